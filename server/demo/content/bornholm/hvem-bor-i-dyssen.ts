import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const hvemBorIDyssen: OfferContent = {
  slug: 'hvem-bor-i-dyssen',
  site: 'dyssen-ved-aakirkeby',
  title: both('Hvem bor i dyssen?', 'Who Lives in the Dolmen?'),
  teaser: both(
    'En grav af kampesten på en mark. Hvordan flyttede de dem, og hvorfor? Klassen prøver selv.',
    'A tomb of boulders in a field. How did they move them, and why? The class tries it out.',
  ),
  description: both(
    prose`
      Dyssen er 5.500 år gammel, og dækstenen vejer som to biler. Eleverne får reb, stammer og en sten på 400 kilo og skal
      flytte den fem meter. Nogen skal trække, nogen skal lægge stammer, og en skal råbe. Det tager tid at finde ud af hvem.

      Bagefter kryber vi ind, to ad gangen, og sidder stille. Vi taler om at lægge sine døde et bestemt sted, om hvem der
      fik en plads, og hvem der ikke gjorde. Det er et godt sted at tale om døden, fordi det er så længe siden.
    `,
    prose`
      The dolmen is 5,500 years old, and its capstone weighs as much as two cars. The pupils get rope, logs and a stone of
      400 kilos and have to move it five metres. Some must pull, some must lay logs, and one must call out. It takes time to
      find out who.

      Afterwards we crawl inside, two at a time, and sit still. We talk about laying your dead in a certain place, about who
      was given room there and who wasn’t. It is a good place to talk about death, because it is so long ago.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Stenen på marken', 'The stone in the field'),
      text: both(
        'Vi går rundt om dyssen to gange uden at sige noget.',
        'We walk around the dolmen twice without a word.',
      ),
    },
    {
      minute: 15,
      title: both('Flyt stenen', 'Move the stone'),
      text: both('Reb, stammer og aftaler. Tre forsøg.', 'Rope, logs and agreements. Three attempts.'),
    },
    {
      minute: 60,
      title: both('Inde', 'Inside'),
      text: both(
        'To ad gangen. De andre sliber flint på gærdet.',
        'Two at a time. The others grind flint on the wall.',
      ),
    },
    {
      minute: 85,
      title: both('Hvem fik plads?', 'Who was given room?'),
      text: both(
        'En samtale i rundkreds om sten, magt og minde.',
        'A conversation in a circle about stones, power and memory.',
      ),
    },
  ],
  clothing: both(
    'Tøj til vejret og arbejdshandsker, hvis I har dem.',
    'Dress for the weather, and bring work gloves if you have them.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'RELIGION'],
  targetGroups: ['PRIMARY'],
  grades: [3, 5],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 105,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'FOREST', season: 'AUTUMN', motif: 'dolmen' },
  keywords: 'stenalder dysse grav oldtid begravelse teknik samarbejde mark',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Fem tusind år på en snor', 'Five thousand years on a string'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Klip en snor på 5,5 meter. En centimeter er ti år. Sæt en knude for jeres egen alder, jeres forældres, skolens og kirkens.
          Hvor langt når I? Rul resten ud på gangen.

          Fortæl, at dyssen er en grav, og at vi kryber ind i den. Den, der ikke har lyst, bliver udenfor og sliber flint. Har I lige mistet nogen i klassen, så ring til os inden, så lægger vi samtalen derefter.
        `,
        prose`
          Cut a string of 5.5 metres. One centimetre is ten years. Tie a knot for your own age, your parents’, that of the school
          and the church. How far do you get? Roll the rest out in the corridor.

          Tell the class that the dolmen is a tomb and that we crawl inside. Anyone who doesn’t want to stays outside and grinds
          flint. If the class has just lost somebody, please ring us beforehand, and we adapt the conversation.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tre forsøg', 'Three attempts'),
      note: both('Ark til holdets skriver', 'Sheet for the scribe'),
      body: both(
        'Skriv for hvert forsøg: Hvem gjorde hvad? Hvor langt kom vi? Hvad ændrer vi næste gang? Det tredje felt er det vigtigste.',
        'For each attempt, write: who did what? How far did we get? What do we change next time? The third field is the most important one.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Et minde i sten', 'A memory in stone'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Find en mindesten, et skilt eller en statue i nærheden af skolen. Hvem er den for, hvem har betalt, og hvem mangler? Lad eleverne tegne den sten, de selv ville sætte, og for hvem.',
        'Find a memorial, a plaque or a statue near the school. Who is it for, who paid, and who is missing? Let the pupils draw the stone they would raise, and for whom.',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:30', '12:00'], perWeek: 2 },
};
