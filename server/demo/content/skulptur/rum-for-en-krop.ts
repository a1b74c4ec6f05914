import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const rumForEnKrop: OfferContent = {
  slug: 'rum-for-en-krop',
  site: 'museet',
  title: both('Rum for en krop', 'Room for a Body'),
  teaser: both(
    'Fire meter pap, tape og en opgave: Byg et rum, der får den, der går ind, til at sætte farten ned.',
    'Four metres of cardboard, tape and a task: build a room that makes whoever enters slow down.',
  ),
  description: both(
    prose`
      Installation er skulptur, man kan gå ind i. Vi ser tre værker fra samlingen, der ændrer den måde, man går på, og finder ud af
      hvordan: lofthøjde, lys, lyd, en tærskel. Derefter får grupperne pap og en god time.

      Rummene bliver prøvet af en anden gruppe, som ikke må få noget at vide. Vi filmer deres fødder. Først når filmen er set,
      fortæller byggerne, hvad de ville. Forløbet er for udskoling og ungdomsuddannelser, og opgaven bliver sværere med alderen.
    `,
    prose`
      Installation is sculpture you can walk into. We look at three works from the collection that change the way you walk, and find
      out how: the height of the ceiling, light, sound, a threshold. Then the groups get cardboard and a good hour.

      The rooms are tried by another group, which may not be told anything. We film their feet. Only when the film has been seen do
      the builders say what they wanted. The visit is for years 7 to 10 and youth education, and the task gets harder with age.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tre rum', 'Three rooms'),
      text: both('Gå ind alene, kom ud, skriv ét ord.', 'Walk in alone, come out, write one word.'),
    },
    {
      minute: 25,
      title: both('Skitse', 'Sketch'),
      text: both(
        'Grupperne vælger en fart: langsom, krybende, løbende.',
        'The groups choose a pace: slow, crawling, running.',
      ),
    },
    {
      minute: 40,
      title: both('Byg', 'Build'),
      text: both('Pap, tape, lamper og stof.', 'Cardboard, tape, lamps and cloth.'),
    },
    {
      minute: 110,
      title: both('Fødderne', 'The feet'),
      text: both('Afprøvning og film. Hvad virkede?', 'Trial and film. What worked?'),
    },
  ],
  subjectFamily: 'ARTS',
  subjects: ['VISUAL_ARTS', 'CRAFTS_DESIGN'],
  targetGroups: ['PRIMARY', 'UPPER_SECONDARY'],
  grades: [7, 10],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 150,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 10,
  priceKroner: 750,
  cover: { place: 'MUSEUM', season: 'AUTUMN', motif: 'shapes' },
  keywords: 'installation rum arkitektur pap design innovation udskoling htx stx',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Fem døre', 'Five doors'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Gå gennem fem døre på skolen, og læg mærke til kroppen: Bøjer du nakken? Sænker du stemmen? Går du langsommere? Find den dør, der
          ændrer mest, og tegn den i snit med en person i.

          Lav grupper på fire-fem, og lad hver gruppe vælge en, der tegner, en, der måler, og en, der holder øje med tiden.
        `,
        prose`
          Walk through five doors at school and notice your body: do you bend your neck? Lower your voice? Slow down? Find the door that
          changes the most and draw it in section with a person in it.

          Make groups of four or five, and let each group choose one who draws, one who measures and one who watches the time.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Regler for pap', 'Rules for cardboard'),
      note: both('Hænger på væggen', 'On the wall'),
      body: both(
        'Rummet skal kunne stå selv, have én indgang og kunne rumme en person på 180 cm. Knive bruges ved skærebordet. Alt pap bliver brugt igen af næste hold.',
        'The room must stand by itself, have one entrance and hold a person of 180 cm. Knives are used at the cutting table. All cardboard is used again by the next group.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Et sted på skolen', 'A place at school'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Vælg et sted på skolen, hvor alle har for travlt. Foreslå én ændring, der koster under 500 kr., og tegn den. Afprøv den i en uge, og tæl, om farten falder.',
        'Choose a place at school where everyone is in too much of a hurry. Propose one change that costs less than 500 kroner and draw it. Try it for a week and count whether the pace drops.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 8, 9, 10, 11, 12],
    starts: ['09:00', '12:00'],
    perWeek: 2,
    weekdays: [2, 3, 4, 5],
  },
};
