import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const sildRoegOgSalt: OfferContent = {
  slug: 'sild-roeg-og-salt',
  site: 'roegeriet-i-nexoe',
  title: both('Sild, røg og salt', 'Herring, Smoke and Salt'),
  teaser: both(
    'Eleverne renser, salter og røger sild og spiser dem. Undervejs handler det om bakterier, penge og en hel by.',
    'The pupils clean, salt and smoke herring and eat them. Along the way it is about bacteria, money and a whole town.',
  ),
  description: both(
    prose`
      En sild holder en dag i varmen. Med salt og røg holder den i uger, og så kan den sælges. Hele Nexø er bygget på den
      forskel. Klassen arbejder i tre hold: et renser, et passer ovnen, et regner på, hvad en familie kunne leve af.

      Holdene skifter, og når sildene er gyldne, sætter vi os til bords. Alle rører ved en fisk, men ingen skal rense en, hvis
      de ikke vil. Der er brød og radiser til dem, der ikke spiser fisk.
    `,
    prose`
      A herring keeps for a day in the heat. With salt and smoke it keeps for weeks, and then it can be sold. All of Nexø is
      built on that difference. The class works in three teams: one cleans, one tends the oven, one calculates what a family
      could live on.

      The teams swap, and when the herring are golden we sit down at the table. Everyone touches a fish, but nobody has to clean
      one if they don’t want to. There is bread and radishes for those who don’t eat fish.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Lugt og se', 'Smell and see'),
      text: both(
        'Tre sild: en frisk, en saltet, en røget. Hvad er der sket?',
        'Three herring: one fresh, one salted, one smoked. What has happened?',
      ),
    },
    {
      minute: 20,
      title: both('Tre hold', 'Three teams'),
      text: both(
        'Kniv, ovn og regnskab. Skift efter 25 minutter.',
        'Knife, oven and accounts. Change after 25 minutes.',
      ),
    },
    {
      minute: 100,
      title: both('Til bords', 'At the table'),
      text: both(
        'Vi spiser og taler om, hvem der fik mest for silden.',
        'We eat and talk about who earned the most on the herring.',
      ),
    },
    {
      minute: 140,
      title: both('Vask op', 'Wash up'),
      text: both('Alle hjælper, så er vi færdige på ti minutter.', 'Everyone helps, and we are done in ten minutes.'),
    },
  ],
  clothing: both(
    'Tøj, der gerne må lugte af røg. Langt hår sættes op.',
    'Clothes that may smell of smoke. Long hair is tied up.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['FOOD_KNOWLEDGE', 'BIOLOGY', 'HISTORY'],
  targetGroups: ['PRIMARY'],
  grades: [5, 8],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 150,
  maxPupils: 24,
  pupilsPerAdult: 8,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 10,
  priceKroner: 450,
  priceNote: both(
    'Prisen dækker fisk, brød og brænde til hele klassen.',
    'The price covers fish, bread and firewood for the whole class.',
  ),
  cover: { place: 'BEACH', season: 'SUMMER', motif: 'fish' },
  keywords: 'røgeri sild madkundskab konservering bakterier fiskeri håndværk mad',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Tre glas agurk', 'Three jars of cucumber'),
      note: both('Start fem dage før', 'Begin five days before'),
      body: both(
        prose`
          Læg agurkeskiver i tre glas: et med vand, et med vand og en spiseskefuld salt, et tomt. Stil dem i vindueskarmen i fem
          dage, og skriv hver dag, hvad I ser og lugter. Smag ikke.

          Tal om, hvad saltet gør. Skriv klassens forklaring ned med jeres egne ord, og tag den med. Allergier og mad, I ikke
          spiser, skriver I i feltet om behov, uden navne.
        `,
        prose`
          Put slices of cucumber in three jars: one with water, one with water and a spoon of salt, one empty. Leave them on the
          window sill for five days and write every day what you see and smell. Don’t taste.

          Talk about what the salt does. Write down the explanation of the class in your own words and bring it. Write allergies
          and food you don’t eat in the field about needs, without names.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Ovnens logbog', 'The oven log'),
      note: both('Ved ovnen', 'By the oven'),
      body: both(
        'Mål temperaturen hvert femte minut, og skriv farven på fisken: sølv, halm, guld, kobber. Åbn kun lågen, når alle er klar til at se.',
        'Measure the temperature every five minutes and write the colour of the fish: silver, straw, gold, copper. Only open the door when everyone is ready to look.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Hvad holder længst?', 'What keeps the longest?'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Find fem madvarer derhjemme, og undersøg, hvorfor de holder: salt, sukker, syre, kulde, tørring, røg, dåse. Lav et fælles skema. Hvilken metode ville I vælge, hvis strømmen gik i en måned?',
        'Find five kinds of food at home and work out why they keep: salt, sugar, acid, cold, drying, smoke, tin. Make one table together. Which method would you choose if the power were gone for a month?',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:00'], perWeek: 2 },
};
