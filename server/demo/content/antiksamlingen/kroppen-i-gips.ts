import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const kroppenIGips: OfferContent = {
  slug: 'kroppen-i-gips',
  site: 'samlingen',
  title: both('Kroppen i gips', 'The Body in Plaster'),
  teaser: both(
    'Hvem bestemte, hvordan en smuk krop ser ud? Holdet tegner efter 60 figurer og leder efter dem, der mangler.',
    'Who decided what a beautiful body looks like? The group draws from 60 figures and looks for those who are missing.',
  ),
  description: both(
    prose`
      Gipserne er kopier af kopier. De har stået model for idealer i to hundrede år, og de er stadig i brug, nu bare på en
      skærm. Holdet begynder med at stille sig som figurerne og mærke, hvad stillingen gør ved kroppen.

      Derefter tegner vi proportioner og sammenligner tre århundreders svar på det samme spørgsmål. Grupperne vælger til sidst en
      figur, som samlingen burde have, og argumenterer for den. Forløbet passer til oldtidskundskab C og billedkunst C og B.
    `,
    prose`
      The casts are copies of copies. They have modelled for ideals for two hundred years, and they are still in use, only now on
      a screen. The group begins by standing like the figures and feeling what the pose does to the body.

      Then we draw proportions and compare the answers of three centuries to the same question. At the end the groups choose a
      figure that the collection ought to have and argue for it. The visit suits classical studies and visual arts.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Stil dig sådan', 'Stand like this'),
      text: both(
        'Alle vælger en figur og holder stillingen i et minut.',
        'Everyone chooses a figure and holds the pose for a minute.',
      ),
    },
    {
      minute: 20,
      title: both('Mål og tegn', 'Measure and draw'),
      text: both(
        'Hvor mange hoveder høj? Tre figurer, tre svar.',
        'How many heads tall? Three figures, three answers.',
      ),
    },
    {
      minute: 60,
      title: both('Tre tider, ét ideal?', 'Three ages, one ideal?'),
      text: both('Vi sammenligner 450 f.Kr., 1820 og i dag.', 'We compare 450 BC, 1820 and today.'),
    },
    {
      minute: 80,
      title: both('Hvem mangler?', 'Who is missing?'),
      text: both('Gruppernes forslag til en ny figur.', 'The groups propose a new figure.'),
    },
  ],
  subjectFamily: 'ARTS',
  subjects: ['VISUAL_ARTS', 'CLASSICAL_STUDIES'],
  targetGroups: ['UPPER_SECONDARY'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 105,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 650,
  cover: { place: 'MUSEUM', season: 'AUTUMN', motif: 'bust' },
  keywords: 'oldtidskundskab skulptur ideal krop proportioner tegning billedkunst stx hf køn',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Et billede i lommen', 'A picture in your pocket'),
      note: both('15 minutter', '15 minutes'),
      body: both(
        prose`
          Bed eleverne finde ét billede af en krop, som de har set i reklame eller spil den sidste uge, og skrive, hvad den skal
          få dem til at ville. Gem billederne på telefonen, vi finder dem frem undervejs.

          Aftal, at vi taler om figurer og billeder, ikke om hinanden. Ingen skal stå model, og ingen bliver målt.
        `,
        prose`
          Ask the students to find one picture of a body that they have seen in an advert or a game during the last week, and
          write what it is meant to make them want. Keep the pictures on the phone, we bring them out along the way.

          Agree that we talk about figures and pictures, not about each other. Nobody has to model, and nobody is measured.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Proportionsark', 'Proportion sheet'),
      note: both('Med gitter', 'With a grid'),
      body: both(
        'Mål figuren i hoveder, ikke i centimeter, og sæt streger ved knæ, hofte, navle og bryst. Skriv, hvor billedhuggeren har snydt.',
        'Measure the figure in heads, not in centimetres, and mark the knee, hip, navel and chest. Write where the sculptor has cheated.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Indstilling til samlingen', 'A proposal to the collection'),
      note: both('Hjemmeopgave', 'Homework'),
      body: both(
        'Skriv en indstilling på en side: Hvilken figur skal samlingen have, hvor skal den stå, og hvilken skal flyttes? Brug to af de begreber, vi arbejdede med. De bedste hænger vi op ved siden af gipsen.',
        'Write a proposal of one page: which figure should the collection acquire, where should it stand, and which should be moved? Use two of the concepts we worked with. We hang the best ones beside the casts.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 8, 9, 10, 11, 12], starts: ['09:00', '12:00'], perWeek: 2, weekdays: [2, 3, 4, 5] },
};
