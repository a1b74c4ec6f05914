import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const fortetPaaEgenHaand: OfferContent = {
  slug: 'rundt-om-fortet-paa-egen-haand',
  site: 'gladsaxe-fort',
  title: both('Rundt om fortet på egen hånd', 'Around the Fort on Your Own'),
  teaser: both(
    'Otte poster, et kort og en rygsæk i skuret. I går selv, vi har gjort stien klar.',
    'Eight posts, a map and a rucksack in the shed. You walk on your own, we have made the path ready.',
  ),
  description: both(
    prose`
      Ruten er 1,4 km og går hele vejen rundt om fortet. Ved hver post er der en kasse med en opgave i to udgaver: en til
      dem, der lige har lært at læse, og en til dem, der kan mere. Opgaverne skifter mellem historie, natur og bevægelse,
      så et hold kan tage alle otte, og et andet kan nøjes med de fire første.

      I booker, så vi kan nå at fylde kasserne, og så I har fortet for jer selv. Der er ingen underviser på stedet, men
      vi tager telefonen.
    `,
    prose`
      The route is 1.4 km and goes all the way around the fort. At each post there is a box with a task in two versions: one
      for those who have just learned to read and one for those who can do more. The tasks switch between history, nature
      and movement, so one group can take all eight and another make do with the first four.

      You book so that we can fill the boxes in time and so that you have the fort to yourselves. There is no educator on
      site, but we answer the phone.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Kort og rygsæk', 'Map and rucksack'),
      text: both(
        'Skuret er låst op fra kl. 8. Tag kort og rygsæk.',
        'The shed is unlocked from 8:00. Take the maps and the rucksack.',
      ),
    },
    {
      minute: 10,
      title: both('De otte poster', 'The eight posts'),
      text: both(
        'Gå ruten med uret. Regn med fem-seks minutter pr. post.',
        'Walk the route clockwise. Allow five to six minutes per post.',
      ),
    },
    {
      minute: 55,
      title: both('Tilbage til skuret', 'Back to the shed'),
      text: both(
        'Læg alt på plads, og skriv en linje i bogen til den næste klasse.',
        'Put everything back and write a line in the book for the next class.',
      ),
    },
  ],
  clothing: both(
    'Tøj til vejret. Stien bliver mudret ved post 3 og 4.',
    'Dress for the weather. The path gets muddy at posts 3 and 4.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['INTERDISCIPLINARY', 'HISTORY', 'NATURE_TECHNOLOGY', 'PHYSICAL_EDUCATION'],
  targetGroups: ['PRIMARY', 'UPPER_SECONDARY', 'DAYCARE'],
  grades: [0, 10],
  ageGroups: ['KINDERGARTEN', 'MIXED'],
  form: 'SELF_GUIDED',
  languages: ['da', 'en'],
  durationMinutes: 60,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 1,
  cancellationWorkingDays: 1,
  priceKroner: 0,
  cover: { place: 'FOREST', season: 'SPRING', motif: 'map' },
  keywords: 'selvguidet poster løb rute bevægelse tur fort sfo fritidshjem uden underviser',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Sådan går I ruten', 'How to walk the route'),
      note: both('Til den voksne', 'For the adult'),
      body: both(
        prose`
          Del gruppen i hold på fem-syv, og lad holdene starte fem minutter efter hinanden. Det sidste hold begynder ved post 5,
          så der ikke bliver kø. Der skal være en voksen ved post 4, hvor stien går tæt på vandet.

          Skuret er låst op fra kl. 8 til 15. I rygsækken ligger forbindskasse, lupper, snor og to ekstra kort. Skriv
          i bogen, hvis noget mangler, så fylder vi op samme dag.
        `,
        prose`
          Divide the group into teams of five to seven and let the teams start five minutes apart. The last team begins at
          post 5 so that there is no queue. There has to be an adult at post 4, where the path runs close to the water.

          The shed is unlocked from 8:00 to 15:00. The rucksack holds a first-aid kit, lenses, string and two spare
          maps. Write in the book if something is missing, and we fill it up the same day.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Kort med otte poster', 'Map with eight posts'),
      note: both('Ligger i skuret', 'In the shed'),
      body: both(
        'Kortet viser ruten, vandet og de steder, hvor man kan sidde. På bagsiden er der plads til et svar fra hver post.',
        'The map shows the route, the water and the places to sit. The back has room for one answer from each post.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Lav post nummer ni', 'Make post number nine'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Lad eleverne finde på den post, der manglede: et sted på ruten, en ting man skal lægge mærke til, og en opgave, der tager fem minutter. Send den gerne til os. Hvert år bytter vi én af de otte ud.',
        'Let the pupils invent the post that was missing: a place on the route, one thing to notice and a task that takes five minutes. Do send it to us. Every year we replace one of the eight.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    starts: ['09:00', '10:30', '13:00'],
    perWeek: 4,
    educators: 0,
    inSchoolHolidays: true,
  },
};
