import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const enTroejeBliverTil: OfferContent = {
  slug: 'en-troeje-bliver-til',
  site: 'vaeveriet',
  title: both('En trøje bliver til', 'How a Sweater Comes to Be'),
  teaser: both(
    'Fra en håndfuld beskidt uld til et stykke stof på to timer. Eleverne prøver hvert led og forstår prisen.',
    'From a handful of dirty wool to a piece of cloth in two hours. The pupils try each step and understand the price.',
  ),
  description: both(
    prose`
      Uld lugter af får, indtil man vasker den. Eleverne karter, spinder på håndten og væver et stykke på 10 gange 10 centimeter. Det tager
      en time for de hurtige. Så går vi ind i salen og ser maskinen væve det samme på fire sekunder.

      Klassen regner på, hvad trøjen ville koste, hvis den blev lavet i hånden, og hvad den koster i butikken. Forskellen er hele
      industrihistorien, og den ligger i mærkerne i elevernes egne nakker.
    `,
    prose`
      Wool smells of sheep until you wash it. The pupils card, spin on a hand spindle and weave a piece of 10 by 10 centimetres. It takes
      the fast ones an hour. Then we go into the hall and see the machine weave the same in four seconds.

      The class calculates what the sweater would cost if it were made by hand and what it costs in the shop. The difference is the whole
      history of industry, and it is found in the labels at the pupils’ own necks.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Mærket i nakken', 'Labels'),
      text: both(
        'Hvor er jeres tøj lavet? Vi sætter nåle i et kort.',
        'Where were your clothes made? We put pins in a map.',
      ),
    },
    {
      minute: 15,
      title: both('Kart, spind, væv', 'Card, spin, weave'),
      text: both('Tre værksteder, så langt man når.', 'Three workshops, as far as you get.'),
    },
    {
      minute: 80,
      title: both('Salen', 'The hall'),
      text: both('Høreværn på. En væv kører i to minutter.', 'Ear protection on. A loom runs for two minutes.'),
    },
    {
      minute: 100,
      title: both('Hvad koster en trøje?', 'What does a sweater cost?'),
      text: both('Vi regner og bliver uenige.', 'We calculate and disagree.'),
    },
  ],
  subjectFamily: 'ARTS',
  subjects: ['CRAFTS_DESIGN', 'HISTORY', 'MATHEMATICS'],
  targetGroups: ['PRIMARY'],
  grades: [4, 6],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 500,
  cover: { place: 'MUSEUM', season: 'AUTUMN', motif: 'yarn' },
  keywords: 'uld væve spinde tekstil håndværk industri tøj bæredygtighed pris',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Tøjet på stolen', 'Clothes on the chair'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Lad eleverne vende en trøje på vrangen og svare på fire ting: Hvad er den lavet af? Hvor er den lavet? Hvor mange syninger
          kan du finde? Hvad gik først i stykker på den sidste, du smed ud?

          Saml svarene i et skema. Vi bruger tallene, når vi regner på prisen, så tag skemaet med.
        `,
        prose`
          Let the pupils turn a sweater inside out and answer four things: what is it made of? Where was it made? How many seams can you find?
          What broke first on the last one you threw away?

          Gather the answers in a table. We use the figures when we calculate the price, so bring the table.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Vævekort', 'Weaving card'),
      note: both('Tages med hjem', 'To take home'),
      body: both(
        'Pap med 21 hak, trend i bomuld og islæt af jeres egen tråd. Over, under, over. Træk ikke til i siderne, så bliver stykket smallere for hver række.',
        'Cardboard with 21 notches, a warp of cotton and a weft of your own thread. Over, under, over. Don’t pull at the sides, or the piece gets narrower with each row.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Væv færdig', 'Finish weaving'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Væv kortet færdigt med strimler af kasseret tøj. Sy klassens stykker sammen til ét. Sæt et mærke i: hvem, hvor, hvornår og hvor mange timer.',
        'Finish the card with strips of discarded clothes. Sew the pieces of the class together into one. Add a label: who, where, when and how many hours.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12], starts: ['09:00', '12:00'], perWeek: 3 },
};
