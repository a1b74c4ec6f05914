import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const lerIHaenderne: OfferContent = {
  slug: 'ler-i-haenderne',
  site: 'museet',
  title: both('Ler i hænderne', 'Clay in the Hands'),
  teaser: both(
    'Et kilo ler til hvert barn. Først som det vil, så som en lyd, og til sidst som noget, man kan bo i.',
    'A kilo of clay for each child. First as it likes, then as a sound, and at last as something to live in.',
  ),
  description: both(
    prose`
      Ler er koldt, tungt og gør, hvad man siger, hvis man siger det langsomt. Børnene sidder på gulvet om en stor plade og
      begynder med at slå, trykke og rive. Vi laver lyde i leret: en prik, et langt strøg, et klap, og ser, hvad lyden efterlader.

      Så går vi ud i gården og rører ved en bronze, der engang har været ler. Man kan finde kunstnerens tommelfinger. Det sidste
      kvarter bygger vi et hus til alle fingrene, og det må I få med hjem i en kasse.
    `,
    prose`
      Clay is cold, heavy and does what you say, if you say it slowly. The children sit on the floor around a large board and
      begin by beating, pressing and tearing. We make sounds in the clay: a dot, a long stroke, a clap, and see what the sound
      leaves behind.

      Then we go out into the courtyard and touch a bronze that was once clay. You can find the artist’s thumb. For the last
      quarter of an hour we build a house for all the fingers, and you may take it home in a box.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Sko af, ærmer op', 'Shoes off, sleeves up'),
      text: both('Vi hilser på leret med albuen.', 'We greet the clay with an elbow.'),
    },
    {
      minute: 10,
      title: both('Lyde i ler', 'Sounds in clay'),
      text: both(
        'Underviseren laver lyden, børnene laver sporet.',
        'The educator makes the sound, the children make the trace.',
      ),
    },
    {
      minute: 30,
      title: both('Find tommelfingeren', 'Find the thumb'),
      text: both(
        'Ud i gården til bronzen, med rene hænder.',
        'Out into the courtyard to the bronze, with clean hands.',
      ),
    },
    {
      minute: 45,
      title: both('Fingerhuset', 'The finger house'),
      text: both('Et fælles hus med plads til alle.', 'A house built together with room for everyone.'),
    },
  ],
  clothing: both(
    'Tøj, der må få ler. Det går af i vask. Vi har forklæder.',
    'Clothes that may get clay. It washes out. We have aprons.',
  ),
  subjectFamily: 'ARTS',
  subjects: ['CULTURE_AESTHETICS_COMMUNITY', 'BODY_SENSES_MOVEMENT'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['KINDERGARTEN', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 60,
  maxPupils: 15,
  pupilsPerAdult: 5,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 400,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'pot' },
  keywords: 'ler skulptur børnehave sanser værksted forme',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Dej på bordet', 'Dough on the table'),
      note: both('En formiddag', 'A morning'),
      body: both(
        prose`
          Ælt en dej af mel, salt og vand, og lad børnene gøre fire ting: trykke, rulle, rive og samle. Sig ordene, mens de gør det.
          De samme fire ord bruger vi med leret.

          Nogle børn bryder sig ikke om at få noget på hænderne. De kan begynde med en pind eller en handske, og de får lov at
          kigge så længe, de vil.
        `,
        prose`
          Knead a dough of flour, salt and water and let the children do four things: press, roll, tear and gather. Say the words
          while they do it. We use the same four words with the clay.

          Some children don’t like getting something on their hands. They can begin with a stick or a glove, and they may watch
          for as long as they want.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Den store plade', 'The large board'),
      note: both('Alle arbejder på samme gulv', 'Everyone works on the same floor'),
      body: both(
        'De voksne har også ler. Lav noget selv, i stedet for at hjælpe: Børnene ser mere på jeres hænder, end de hører på jeres råd.',
        'The adults have clay too. Make something yourselves instead of helping: the children look at your hands more than they listen to your advice.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Huset flytter ind', 'The house moves in'),
      note: both('Fire dage', 'Four days'),
      body: both(
        'Lad fingerhuset tørre i fire dage uden sol. Tegn det hver dag: Det bliver lysere og lidt mindre. Når det er tørt, kan det males med vandfarve, men tåler ikke vand.',
        'Let the finger house dry for four days out of the sun. Draw it every day: it gets lighter and slightly smaller. When it is dry it can be painted with watercolour, but it doesn’t tolerate water.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
    starts: ['09:30', '11:00'],
    perWeek: 3,
    weekdays: [2, 3, 4, 5],
  },
};
