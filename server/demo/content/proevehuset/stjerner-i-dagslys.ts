import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const stjernerIDagslys: OfferContent = {
  slug: 'stjerner-i-dagslys',
  site: 'vaerfthallen',
  title: both('Stjerner i dagslys', 'Stars in Daylight'),
  teaser: both(
    'I den mørke kuppel er det nat klokken ti om formiddagen. Vi finder Karlsvognen og laver vores egne stjernebilleder.',
    'In the dark dome it is night at ten in the morning. We find the Plough and make constellations of our own.',
  ),
  description: both(
    prose`
      Børnene ligger på ryggen på madrasser, mens himlen bliver mørk så langsomt, at ingen opdager hvornår. Vi begynder med det, de kan se
      hjemmefra, og slukker byens lys lidt efter lidt. Så kommer resten.

      Når lyset er tændt igen, prikker hvert barn sit eget stjernebillede i sort karton og fortæller, hvem det er. Stjernebillederne bliver vist på
      kuplen til sidst, ét ad gangen.
    `,
    prose`
      The children lie on their backs on mattresses while the sky darkens so slowly that nobody notices when. We begin with what they can see from
      home and put out the lights of the city little by little. Then the rest appears.

      When the lights are on again, each child pricks a constellation in black card and tells who it is. At the end the constellations are shown on the
      dome, one at a time.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Natten falder på', 'Night falls'),
      text: both('Vi ligger ned. Det bliver mørkt over ti minutter.', 'We lie down. It gets dark over ten minutes.'),
    },
    {
      minute: 20,
      title: both('Find vej', 'Find your way'),
      text: both('Karlsvognen, Nordstjernen og et par planeter.', 'The Plough, the North Star and a few planets.'),
    },
    {
      minute: 35,
      title: both('Prik din egen', 'Prick your own'),
      text: both('Syl, karton og en historie.', 'Awl, card and a story.'),
    },
    {
      minute: 50,
      title: both('Vores himmel', 'Our sky'),
      text: both('Alle billeder på kuplen.', 'All pictures on the dome.'),
    },
  ],
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY', 'DANISH'],
  targetGroups: ['PRIMARY', 'DAYCARE'],
  grades: [0, 2],
  ageGroups: ['KINDERGARTEN'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 60,
  maxPupils: 26,
  pupilsPerAdult: 8,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 400,
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'telescope' },
  keywords: 'stjerner planetarium rummet himmel mørke karlsvognen indskoling børnehave',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Kig op i aften', 'Look up tonight'),
      note: both('En seddel til tasken', 'A note for the bag'),
      body: both(
        prose`
          Giv børnene en seddel med hjem: Gå ud i fem minutter, når det er mørkt, og tæl, hvad I kan se. I byen er ti stjerner mange. Det er
          også et svar, hvis det var overskyet.

          Nogle børn er utrygge ved mørke. Vis dem en mørk papkasse med et hul i, og fortæl, at døren i kuplen står på klem. Man må gerne
          ligge ved den.
        `,
        prose`
          Send a note home with the children: go out for five minutes when it is dark and count what you can see. In the city ten stars are many.
          If it was cloudy, that is an answer too.

          Some children are uneasy in the dark. Show them a dark cardboard box with a hole and tell them that the door of the dome stands ajar.
          You may lie next to it.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Sort karton', 'Black card'),
      note: both('Et pr. barn', 'One per child'),
      body: both(
        'Mindst fem huller, højst ni. Forbind dem med en finger, før du bestemmer, hvem det er. De voksne holder om sylen sammen med de mindste.',
        'At least five holes, at most nine. Join them with a finger before you decide who it is. The adults hold the awl together with the smallest.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Himlen i vinduet', 'The sky in the window'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Hæng kartonerne i vinduet, så dagslyset skinner igennem. Giv himlen et navn, og fortæl historierne i rækkefølge fra øst til vest.',
        'Hang the cards in the window so that daylight shines through. Give the sky a name and tell the stories in order from east to west.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 9, 10, 11, 12], starts: ['09:15', '10:45', '12:30'], perWeek: 3 },
};
