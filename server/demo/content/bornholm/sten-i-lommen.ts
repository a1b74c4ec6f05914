import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const stenILommen: OfferContent = {
  slug: 'sten-i-lommen',
  site: 'vaerkstedet-i-roenne',
  title: both('Sten i lommen', 'A Stone in the Pocket'),
  teaser: both(
    'Alle børn har en sten i lommen. Her får den et navn, et bad og en historie.',
    'Every child has a stone in a pocket. Here it gets a name, a bath and a story.',
  ),
  description: both(
    prose`
      Vi begynder med de sten, børnene selv har med. De bliver vasket i en balje, og så sker der noget: Den grå bliver rød,
      den kedelige får prikker. Børnene sorterer efter det, de selv synes betyder noget, og vi spørger hvorfor.

      Derefter går vi ud til klippen bag værkstedet, som er den største sten, de nogensinde kommer til at røre ved. Den er varm
      på den ene side. Vi lægger kinden til, finder en revne og en lav og går hjem med samme sten i lommen, men nu kender vi den.
    `,
    prose`
      We begin with the stones the children bring. They are washed in a tub, and then something happens: the grey one turns
      red, the dull one gets spots. The children sort by what they think matters, and we ask why.

      Then we go out to the rock behind the workshop, which is the largest stone they will ever touch. It is warm on one side.
      We lay a cheek against it, find a crack and a lichen and go home with the same stone in the pocket, but now we know it.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Vis din sten', 'Show your stone'),
      text: both('Hvert barn lægger sin sten på det sorte klæde.', 'Each child lays its stone on the black cloth.'),
    },
    {
      minute: 15,
      title: both('Stenene i bad', 'The stones take a bath'),
      text: both('Baljer, børster og lupper.', 'Tubs, brushes and lenses.'),
    },
    {
      minute: 35,
      title: both('Ud til klippen', 'Out to the rock'),
      text: both(
        'Vi rører, lytter og finder noget, der vokser på den.',
        'We touch, listen and find something that grows on it.',
      ),
    },
  ],
  clothing: both('Forklæde har vi. Tøj til en halv time ude.', 'We have aprons. Clothes for half an hour outdoors.'),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_OUTDOOR_SCIENCE', 'COMMUNICATION_LANGUAGE', 'BODY_SENSES_MOVEMENT'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['KINDERGARTEN', 'NURSERY', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 60,
  maxPupils: 14,
  pupilsPerAdult: 4,
  leadTimeWorkingDays: 1,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'FOREST', season: 'SPRING', motif: 'footprints' },
  keywords: 'sten granit klippe børnehave vuggestue sortere sanser bornholm',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Find en sten', 'Find a stone'),
      note: both('På turen dagen før', 'On the walk the day before'),
      body: both(
        prose`
          Find en sten pr. barn, helst én, barnet selv vælger. Den skal kunne ligge i hånden og være for stor til munden. Har et barn
          glemt sin, har vi en skål med nogle, der venter på at blive valgt.

          Spørg barnet: Hvorfor den? Skriv svaret på en strimmel tape under stenen. Det læser vi op, når stenen har været i bad.
        `,
        prose`
          Find one stone per child, preferably one that the child chooses. It should fit in the hand and be too big for the mouth.
          If a child has forgotten theirs, we have a bowl of stones waiting to be chosen.

          Ask the child: why that one? Write the answer on a strip of tape under the stone. We read it aloud when the stone has
          had its bath.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Sorter som du vil', 'Sort as you like'),
      note: both('Fire ringe på gulvet', 'Four rings on the floor'),
      body: both(
        'Børnene bestemmer, hvad ringene betyder: glat, prikket, sover, farlig. Der er ingen forkerte ringe, men alle skal kunne se, hvad der hører til.',
        'The children decide what the rings mean: smooth, spotted, asleep, dangerous. There are no wrong rings, but everyone must be able to see what belongs.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Stenens seng', 'The stone’s bed'),
      note: both('Til stuen', 'For the room'),
      body: both(
        'Lav en seng til stenen af en æske og lidt stof, og stil den på stuen. Kig til den hver morgen i en uge. Har den flyttet sig? Har den fået støv? Hvad drømmer den om?',
        'Make a bed for the stone from a box and a bit of cloth and place it in the room. Check on it every morning for a week. Has it moved? Has it gathered dust? What does it dream of?',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    starts: ['09:30', '10:45'],
    perWeek: 2,
    inSchoolHolidays: true,
  },
};
