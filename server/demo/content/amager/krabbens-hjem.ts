import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const krabbensHjem: OfferContent = {
  slug: 'krabbens-hjem',
  site: 'vaerkstedet',
  title: both('Krabbens hjem', 'The Crab’s Home'),
  teaser: both(
    'Børnene fisker krabber fra broen, bygger dem et hus i en balje og finder ud af, hvad en krabbe synes om.',
    'The children fish for crabs from the jetty, build them a house in a tub and find out what a crab likes.',
  ),
  description: both(
    prose`
      En snor, en klemme og et stykke musling. Børnene ligger på maven på broen, tæt ved en voksen, og venter. Når
      krabben er oppe, får den plads i en balje, og så begynder det vigtige: Hvad har den brug for?

      Børnene prøver med sten, tang og sand og ser, hvor krabben går hen. Vi måler den, ser om den er en han eller en hun,
      og holder krabbevæddeløb på vejen hjem til vandet, i krabbens tempo.
    `,
    prose`
      A string, a peg and a piece of mussel. The children lie on their stomachs on the jetty, close to an adult,
      and wait. When the crab is up it gets room in a tub, and then the important part begins: what does it need?

      The children try stones, seaweed and sand and watch where the crab goes. We measure it, see whether it is a male or a
      female, and hold a crab race on the way home to the water, at the crab’s pace.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Redningsveste på', 'Life jackets on'),
      text: both('Alle får vest på, også de voksne.', 'Everyone gets a life jacket, the adults too.'),
    },
    {
      minute: 15,
      title: both('Krabbefiskeri', 'Crab fishing'),
      text: both(
        'Fra broen, liggende. Halvdelen fisker, halvdelen bygger huse.',
        'From the jetty, lying down. Half of the group fishes, half builds houses.',
      ),
    },
    {
      minute: 50,
      title: both('Hvad vil krabben have?', 'What does the crab want?'),
      text: both('Vi lader den vælge mellem sten, tang og sand.', 'We let it choose between stones, seaweed and sand.'),
    },
    {
      minute: 75,
      title: both('Hjem til vandet', 'Home to the water'),
      text: both('Krabberne går selv det sidste stykke.', 'The crabs walk the last stretch by themselves.'),
    },
  ],
  clothing: both(
    'Tøj, der må blive vådt, og et skiftesæt. Redningsveste har vi.',
    'Clothes that may get wet and a spare set. We have life jackets.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_OUTDOOR_SCIENCE', 'SOCIAL_DEVELOPMENT'],
  targetGroups: ['DAYCARE', 'PRIMARY'],
  grades: [0, 1],
  ageGroups: ['KINDERGARTEN', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 20,
  pupilsPerAdult: 5,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'AUTUMN', motif: 'crab' },
  keywords: 'krabbe krabbefiskeri bro hav børnehave redningsvest dyr',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Gå som en krabbe', 'Walk like a crab'),
      note: both('10 minutter på gulvet', '10 minutes on the floor'),
      body: both(
        prose`
          Gå sidelæns på hænder og fødder med maven opad. Kan man nå en bold? Kan man komme gennem en dør? Tal om, hvorfor det
          mon er smart at gå sidelæns mellem sten.

          Aftal reglen for broen: Man ligger ned, når man fisker, og man rejser sig først, når den voksne siger det. Sig den
          højt sammen tre gange. Det er den eneste regel, vi er strenge med.
        `,
        prose`
          Walk sideways on hands and feet with your stomach up. Can you reach a ball? Can you get through a door? Talk about
          why it might be clever to walk sideways between stones.

          Agree on the rule of the jetty: you lie down when you fish, and you only get up when the adult says so. Say it
          aloud together three times. It is the only rule we are strict about.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Krabbepas', 'Crab passport'),
      note: both('Et kort pr. krabbe', 'A card per crab'),
      body: both(
        'Hver krabbe får et pas med bredde i fingre, antal ben, farve på maven og yndlingssted i baljen. Barnet tegner, den voksne skriver.',
        'Each crab gets a passport with its width in fingers, number of legs, colour of its belly and favourite place in the tub. The child draws, the adult writes.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Byg et hus til nogen', 'Build a house for someone'),
      note: both('En formiddag', 'A morning'),
      body: both(
        'Byg et hus til et dyr på legepladsen: en bænkebider, en solsort, en regnorm. Begynd med det samme spørgsmål: Hvad har den brug for? Se efter i en uge, om nogen flytter ind.',
        'Build a house for an animal in the playground: a woodlouse, a blackbird, an earthworm. Begin with the same question: what does it need? Check for a week whether anyone moves in.',
      ),
    },
  ],
  timetable: { months: [5, 6, 7, 8, 9, 10], starts: ['09:15', '11:15'], perWeek: 4, inSchoolHolidays: true },
};
