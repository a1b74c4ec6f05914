import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const farverAfJord: OfferContent = {
  slug: 'farver-af-jord',
  site: 'vaerkstedet-i-roenne',
  title: both('Farver af jord', 'Colours of Earth'),
  teaser: both(
    'Rødt ler, gul okker, sort skifer. Eleverne river deres egen maling og opdager, at en farve er et sted.',
    'Red clay, yellow ochre, black slate. The pupils grind their own paint and discover that a colour is a place.',
  ),
  description: both(
    prose`
      Bornholm har flere farver jord end resten af landet. På bordet står tolv glas, og hvert glas har en adresse. Eleverne
      river jord i morter, sigter den og rører den op med æggeblomme, hørfrøolie eller bare vand, og ser, hvordan samme jord
      bliver tre forskellige farver.

      Så maler vi stedet med det, stedet er lavet af. Ingen får en færdig blå, for den findes ikke i jorden her. Det giver de
      bedste himle.
    `,
    prose`
      Bornholm has more colours of earth than the rest of the country. Twelve jars stand on the table, and each jar has an
      address. The pupils grind earth in mortars, sieve it and stir it with egg yolk, linseed oil or just water, and see the
      same earth become three different colours.

      Then we paint the place with what the place is made of. Nobody is given a ready-made blue, because there is none in the
      earth here. That makes for the best skies.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tolv glas', 'Twelve jars'),
      text: both(
        'Vi dufter, mærker og lægger jorden på et kort over øen.',
        'We smell, touch and lay the earth on a map of the island.',
      ),
    },
    {
      minute: 15,
      title: both('Riv og rør', 'Grind and stir'),
      text: both('Tre bindemidler, tre prøver af hver farve.', 'Three binders, three samples of each colour.'),
    },
    {
      minute: 50,
      title: both('Mal et sted', 'Paint a place'),
      text: both('Store ark, højst fire farver.', 'Large sheets, four colours at most.'),
    },
    {
      minute: 80,
      title: both('Kortet af billeder', 'The map of pictures'),
      text: both('Vi lægger billederne, hvor jorden kom fra.', 'We lay the pictures where the earth came from.'),
    },
  ],
  clothing: both('Tøj, der må få pletter. Vi har forklæder.', 'Clothes that may get stains. We have aprons.'),
  subjectFamily: 'ARTS',
  subjects: ['VISUAL_ARTS', 'NATURE_TECHNOLOGY', 'CRAFTS_DESIGN'],
  targetGroups: ['PRIMARY'],
  grades: [0, 6],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 90,
  maxPupils: 24,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'brush' },
  keywords: 'pigment maling ler okker billedkunst materiale farvelære geologi',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Tag jord med', 'Bring some earth'),
      note: both('På vej til skole', 'On the way to school'),
      body: both(
        prose`
          Bed eleverne samle en spiseskefuld jord fra et sted, de kender godt, og skrive stedet på posen. Tør jorden på et stykke
          papir i vindueskarmen natten over.

          Læg prøverne på en række fra lys til mørk. Det er sværere, end det lyder, og samtalen om det er hele pointen. Tag de
          fem prøver med, der ligner hinanden mindst.
        `,
        prose`
          Ask the pupils to collect a spoonful of earth from a place they know well and write the place on the bag. Dry the
          earth on a piece of paper on the window sill overnight.

          Lay the samples in a row from light to dark. It is harder than it sounds, and the conversation about it is the whole
          point. Bring the five samples that are least alike.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Opskrift på maling', 'Recipe for paint'),
      note: both('Hænger over bordet', 'Hangs above the table'),
      body: both(
        'En skefuld fin jord, en skefuld bindemiddel, ti dråber vand. Rør i et minut. Er den grynet, så riv igen. Løber den, så mere jord.',
        'One spoon of fine earth, one spoon of binder, ten drops of water. Stir for a minute. If it is grainy, grind again. If it runs, add earth.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skolens farvekort', 'The school’s colour chart'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Lav et farvekort over skolens område med mindst otte farver: jord, tegl, rust, kul, saft af blade. Skriv stedet under hver. Giv farverne navne, som kun jeres klasse kunne finde på.',
        'Make a colour chart of the school grounds with at least eight colours: earth, brick, rust, coal, leaf juice. Write the place under each. Give the colours names that only your class could think of.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 9, 10, 11, 12], starts: ['09:00', '11:00'], perWeek: 3 },
};
