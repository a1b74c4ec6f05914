import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const soldatensKuffert: OfferContent = {
  slug: 'soldatens-kuffert',
  site: 'ejbybunkeren',
  title: both('Soldatens kuffert', 'The Soldier’s Suitcase'),
  teaser: both(
    'Vi kommer ud på skolen med en kuffert fra 1892. Eleverne pakker den ud, én ting ad gangen.',
    'We come to your school with a suitcase from 1892. The pupils unpack it, one thing at a time.',
  ),
  description: both(
    prose`
      En kuffert bliver stillet på gulvet. I låget står et navn, ellers ved vi ingenting. Eleverne tager hvide handsker på
      og pakker ud: en ske med hakker, et brev uden kuvert, sæbe, et fotografi, en sok, der er stoppet fem gange.

      Ud fra tingene bygger klassen et menneske. Hvor gammel var han, hvad savnede han, og hvad kan vi slet ikke vide? Spørg gerne naboklassen, om de vil booke samme dag, så kører vi kun én gang.
    `,
    prose`
      A suitcase is placed on the floor. There is a name inside the lid, otherwise we know nothing. The pupils put on white
      gloves and unpack: a spoon with notches, a letter without an envelope, soap, a photograph, a sock darned five times.

      From the things the class builds a person. How old was he, what did he miss, and what can we not know at all? If a
      colleague next door would like the same visit, do book the same day, so that we drive only once.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Kufferten', 'The suitcase'),
      text: both('Hvad kan vi sige, før den er åbnet?', 'What can we say before it is opened?'),
    },
    {
      minute: 15,
      title: both('Pak ud', 'Unpack'),
      text: both(
        'Fem grupper får hver to ting og tre spørgsmål.',
        'Five groups get two things each and three questions.',
      ),
    },
    {
      minute: 50,
      title: both('Byg et menneske', 'Build a person'),
      text: both(
        'Svarene bliver hængt på en silhuet i fuld størrelse.',
        'The answers are hung on a life-size silhouette.',
      ),
    },
    {
      minute: 75,
      title: both('Pak din egen', 'Pack your own'),
      text: both('Hvilke fem ting ville fortælle om dig?', 'Which five things would tell about you?'),
    },
  ],
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'DANISH'],
  targetGroups: ['PRIMARY'],
  grades: [2, 4],
  form: 'OUTREACH',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 10,
  priceKroner: 400,
  priceNote: both('Prisen er med kørsel inden for 30 km fra Rødovre.', 'Includes transport within 30 km of Rødovre.'),
  cover: { place: 'MUSEUM', season: 'AUTUMN', motif: 'suitcase' },
  keywords: 'ud på skolen genstande kilder kuffert soldat 1800-tallet hverdagsliv',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Gør lokalet klar', 'Make the room ready'),
      note: both('10 minutter', '10 minutes'),
      body: both(
        prose`
          Ryd gulvet, så der er plads til en rundkreds og fem grupper. Vi skal bruge en væg til en silhuet på to meter og et
          bord til kufferten. Hav en voksen med hele tiden, også når alt går godt.

          Bed eleverne tage én ting med hjemmefra, som de har brugt i mere end et år. Den skal kunne ligge i en hånd, og den
          må gerne være slidt. Vi bruger den til sidst.
        `,
        prose`
          Clear the floor so that there is room for a circle and five groups. We need a wall for a silhouette of two metres
          and a table for the suitcase. Please have an adult present all the time, also when everything goes well.

          Ask the pupils to bring one thing from home that they have used for more than a year. It should fit in a hand and
          may well be worn. We use it at the end.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tre spørgsmål til en ting', 'Three questions to a thing'),
      note: both('Kort, vi har dem med', 'Cards, we bring them'),
      body: both(
        'Hvad er den lavet af? Hvor er den slidt? Hvem har haft den i hånden? Det sidste svar skal altid begynde med ordet måske.',
        'What is it made of? Where is it worn? Whose hand has held it? The last answer always has to begin with the word maybe.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Klassens museum', 'The class museum'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Stil elevernes egne ting frem med et kort ved hver: hvad man kan se, hvad ejeren ved, og hvad man må gætte. Inviter naboklassen, og lad dem læse kortene, før de må spørge.',
        'Put the pupils’ own things on show with a card beside each: what you can see, what the owner knows and what you have to guess. Invite the class next door and let them read the cards before they may ask.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 9, 10, 11, 12], starts: ['08:30', '11:00'], perWeek: 2, weekdays: [2, 4] },
};
