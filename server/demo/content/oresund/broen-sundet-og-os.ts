import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const broenSundetOgOs: OfferContent = {
  slug: 'broen-sundet-og-os',
  site: 'kastrup-strandpark',
  title: both('Broen, sundet og os', 'The Bridge, the Strait and Us'),
  teaser: both(
    'I dag kører man over på ti minutter. Klassen undersøger, hvad sundet var, da det skilte, og hvad det er nu.',
    'Today you cross in ten minutes. The class explores what the strait was when it divided, and what it is now.',
  ),
  description: both(
    prose`
      Fra molen kan man se to lande, en bro og tusinder af biler. Eleverne tæller, tegner snit og
      finder ud af, hvorfor broen blev til en tunnel det sidste stykke.

      Derefter rejser vi tilbage. Grupperne får hver sit årstal og en familie, der skal over sundet: i 1658, 1943, 1974 og
      2000. Hvad måtte de have med, hvem skulle de spørge, og hvor lang tid tog det? Til sidst skriver klassen den regel for
      sundet, som de selv synes burde gælde om 50 år.
    `,
    prose`
      From the pier you can see two countries, a bridge and thousands of cars. The pupils count,
      draw cross-sections and find out why the bridge became a tunnel for the last stretch.

      Then we travel back. Each group gets a year and a family that has to cross: in 1658, 1943, 1974 and 2000. What could
      they bring, whom did they have to ask, and how long did it take? At the end the class writes the rule for the strait
      that they think should hold in 50 years.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tæl trafikken', 'Count the traffic'),
      text: both(
        'Ti minutter med kikkert: biler, tog, skibe, fly.',
        'Ten minutes with binoculars: cars, trains, ships, planes.',
      ),
    },
    {
      minute: 20,
      title: both('Tegn sundet', 'Draw the strait'),
      text: both(
        'Et snit fra Kastrup til Lernacken. Hvorfor en tunnel?',
        'A cross-section from Kastrup to Lernacken. Why a tunnel?',
      ),
    },
    {
      minute: 45,
      title: both('Fire familier', 'Four families'),
      text: both(
        'Grupperne planlægger en overfart i hver sin tid.',
        'The groups plan a crossing, each in their own time.',
      ),
    },
    {
      minute: 85,
      title: both('Om 50 år', 'In 50 years'),
      text: both('Klassen forhandler en regel på én sætning.', 'The class negotiates a rule of one sentence.'),
    },
  ],
  clothing: both(
    'Der er altid vind på molen. Vindtæt jakke og hue.',
    'There is always wind on the pier. Windproof jacket and hat.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'GEOGRAPHY', 'SOCIAL_STUDIES'],
  targetGroups: ['PRIMARY'],
  grades: [6, 9],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 105,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'SUMMER', motif: 'ship' },
  keywords: 'øresundsbroen sverige grænse flugt 1943 trafik region tunnel',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Spørg derhjemme', 'Ask at home'),
      note: both('En uge før', 'A week before'),
      body: both(
        prose`
          Lad eleverne spørge en, der er over 40, om en tur over sundet før broen: Hvor sejlede I fra? Hvad købte I? Hvem havde
          pas med? Skriv ét svar på en seddel, og tag den med.

          Vi bruger ordene grænse, region, told og pendler. Lad klassen forklare dem for hinanden med et eksempel fra deres
          egen hverdag.
        `,
        prose`
          Let the pupils ask someone over 40 about a trip across the strait before the bridge: where did you sail from? What
          did you buy? Who brought a passport? Write one answer on a slip and bring it.

          We use the words border, region, customs and commuter. Let the class explain them to each other with an example
          from their own everyday life.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Familiernes mapper', 'The family folders'),
      note: both('Fire mapper med kilder', 'Four folders with sources'),
      body: both(
        'Mappen rummer et kort, en prisliste, en regel og et vidne. Gruppen skal bruge alle fire og må stille to spørgsmål til en anden familie.',
        'The folder holds a map, a price list, a rule and a witness. The group has to use all four and may put two questions to another family.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skriv til den anden side', 'Write to the other side'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Skriv et brev til en klasse i Malmö om, hvad sundet er for jer. Vi har kontakt til skoler, der gerne vil svare. Skriv på dansk, og lad dem svare på svensk: Hvad forstår I uden at slå op?',
        'Write a letter to a class in Malmö about what the strait is to you. We know schools that would like to answer. Write in Danish and let them answer in Swedish: what do you understand without looking anything up?',
      ),
    },
  ],
  timetable: { months: [3, 4, 5, 6, 8, 9, 10], starts: ['09:30', '12:30'], perWeek: 3 },
};
