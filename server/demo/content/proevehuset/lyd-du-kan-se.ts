import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const lydDuKanSe: OfferContent = {
  slug: 'lyd-du-kan-se',
  site: 'vaerfthallen',
  title: both('Lyd du kan se', 'Sound You Can See'),
  teaser: both(
    'Sand på en plade, en flamme i et rør, en stemme på en skærm. Eleverne gør lyd synlig og bygger et instrument.',
    'Sand on a plate, a flame in a tube, a voice on a screen. The pupils make sound visible and build an instrument.',
  ),
  description: both(
    prose`
      Lyd er luft, der skubber. Det kan siges, men det er bedre at se det: Saltet hopper i mønstre, flammerne danser, og en elevs eget navn
      bliver til et bjerglandskab på skærmen. Eleverne går mellem fire opstillinger og gætter, før de prøver.

      I anden halvdel bygger hvert par et instrument af rør, gummi og spande, som skal kunne tre bestemte toner. Der bliver målt, savet og
      stemt, og til sidst spiller hele klassen den samme melodi, cirka.
    `,
    prose`
      Sound is air that pushes. You can say so, but it is better to see it: the salt jumps into patterns, the flames dance, and a pupil’s own name
      becomes a mountain range on the screen. The pupils go between four set-ups and guess before they try.

      In the second half each pair builds an instrument of pipes, rubber and buckets that must play three given notes. They measure, saw and tune,
      and at the end the whole class plays the same melody, roughly.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Gæt først', 'Guess first'),
      text: both('Hvad sker der med saltet, når vi stryger pladen?', 'What happens to the salt when we bow the plate?'),
    },
    {
      minute: 15,
      title: both('Fire opstillinger', 'Four set-ups'),
      text: both('Otte minutter ved hver.', 'Eight minutes at each.'),
    },
    { minute: 50, title: both('Byg', 'Build'), text: both('Tre toner, rør og sav.', 'Three notes, pipes and a saw.') },
    { minute: 80, title: both('Spil', 'Play'), text: both('Klassen spiller sammen.', 'The class plays together.') },
  ],
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY', 'PHYSICS_CHEMISTRY', 'MUSIC'],
  targetGroups: ['PRIMARY'],
  grades: [4, 7],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 600,
  cover: { place: 'MUSEUM', season: 'SUMMER', motif: 'rings' },
  keywords: 'lyd bølger frekvens forsøg instrument fysik naturfag eksperiment',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Lineal på bordkanten', 'A ruler on the edge of the table'),
      note: both('20 minutter', '20 minutes'),
      body: both(
        prose`
          Hold en lineal ud over bordkanten, og slå den an. Hvad sker der med tonen, når den bliver kortere? Lad eleverne finde tre toner, de
          kan huske, og skrive længden ned i centimeter.

          Ordene svingning, tone og frekvens er nok. Definitionen kommer af sig selv, når de har hørt forskellen tyve gange.
        `,
        prose`
          Hold a ruler out over the edge of the table and strike it. What happens to the note when it gets shorter? Let the pupils find three
          notes they can remember and write down the length in centimetres.

          The words vibration, note and frequency will do. The definition comes by itself when they have heard the difference twenty times.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Gæt og se', 'Guess and see'),
      note: both('Et hæfte pr. par', 'A booklet per pair'),
      body: both(
        'Ved hver opstilling: Vi tror. Vi så. Vi undrer os over. Man må ikke rette i det, man troede, men gerne skrive til.',
        'At each set-up: We think. We saw. We wonder about. You may not change what you thought, but you may add to it.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Mål skolens støj', 'Measure the noise at school'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Brug en telefon til at måle støj fem steder på skolen, tre gange hvert sted. Tegn et kort med farver. Vælg ét sted, prøv at dæmpe det med stof eller møbler, og mål igen.',
        'Use a phone to measure the noise in five places at school, three times in each. Draw a map in colours. Choose one place, try to dampen it with cloth or furniture, and measure again.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12], starts: ['09:00', '11:00', '12:45'], perWeek: 4 },
};
