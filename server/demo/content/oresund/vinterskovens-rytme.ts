import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const vinterskovensRytme: OfferContent = {
  slug: 'vinterskovens-rytme',
  site: 'kongelunden',
  title: both('Vinterskovens rytme', 'Rhythm of the Winter Wood'),
  teaser: both(
    'Når bladene er væk, kan man høre skoven. Børnene trommer på stammer og finder den takt, de selv går i.',
    'When the leaves are gone you can hear the wood. The children drum on trunks and find the beat they walk in.',
  ),
  description: both(
    prose`
      En bøg lyder ikke som en birk. I den bare skov prøver børnene sig frem med stokke og hænder og bygger et orkester af det,
      der ligger på jorden: grene, kogler, is. Vi spiller efter skovens egne rytmer, spættens hamren, skridt i frossent løv,
      dryp fra en gren.

      Halvvejs samles vi ved bålet og bliver varme. Derefter går vi en skovtur, hvor takten skifter, hver gang nogen løfter en hånd. Ingen behøver kunne noder, og alle kan være dirigent.
    `,
    prose`
      A beech doesn’t sound like a birch. In the bare wood the children try things out with sticks and hands and build an
      orchestra of what lies on the ground: branches, cones, ice. We play to the rhythms of the wood itself, the hammering of
      the woodpecker, steps in frozen leaves, drips from a branch.

      Halfway through we gather by the fire and get warm. Then we go for a walk in which the beat changes each time someone
      raises a hand. Nobody needs to read music, and everyone can be the conductor.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Find din stamme', 'Find your trunk'),
      text: both('Hvert barn vælger et træ og giver det en lyd.', 'Each child chooses a tree and gives it a sound.'),
    },
    {
      minute: 25,
      title: both('Orkester', 'Orchestra'),
      text: both('Tre grupper: høje, dybe og bløde lyde.', 'Three groups: high, deep and soft sounds.'),
    },
    {
      minute: 45,
      title: both('Bål', 'Fire'),
      text: both('Varm saft og stille lytten.', 'Warm cordial and quiet listening.'),
    },
    {
      minute: 60,
      title: both('Takten går', 'The beat walks'),
      text: both(
        'En tur, hvor børnene skiftes til at styre farten.',
        'A walk where the children take turns to set the pace.',
      ),
    },
  ],
  clothing: both(
    'Flyverdragt, hue, luffer og varme støvler. Vi er ude hele tiden.',
    'Snowsuit, hat, mittens and warm boots. We are outdoors all the time.',
  ),
  subjectFamily: 'ARTS',
  subjects: ['MUSIC', 'PHYSICAL_EDUCATION'],
  targetGroups: ['PRIMARY', 'DAYCARE'],
  grades: [0, 2],
  ageGroups: ['KINDERGARTEN'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 75,
  maxPupils: 26,
  pupilsPerAdult: 8,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'FOREST', season: 'WINTER', motif: 'drum' },
  keywords: 'vinter skov rytme tromme bål indskoling lyd træer',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Hånden på bordet', 'Hand on the table'),
      note: both('10 minutter', '10 minutes'),
      body: both(
        prose`
          Sid i rundkreds, og send et klap rundt. Derefter to klap, det ene hurtigt. Lad så den, der har klappet, bestemme det
          næste. Bliver det ved at være det samme hele vejen rundt?

          Aftal et tegn for stilhed, som I bruger til daglig. Vi bruger jeres tegn i skoven. Pak ekstra luffer: De våde bliver
          hængt ved bålet og er tørre til hjemturen.
        `,
        prose`
          Sit in a circle and send a clap around. Then two claps, one of them fast. Then let the one who clapped decide the
          next. Does it stay the same all the way around?

          Agree on a sign for silence that you use every day. We use your sign in the wood. Pack spare mittens: the wet ones
          are hung by the fire and are dry for the way home.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('To stokke', 'Two sticks'),
      note: both('Vi skærer dem til', 'We cut them'),
      body: both(
        'Alle får to stokke af hassel i længde med deres underarm. Reglen er: Stokken rører træet, aldrig et barn, og den peger nedad, når man går.',
        'Everyone gets two hazel sticks as long as their forearm. The rule is: the stick touches the tree, never a child, and points down when you walk.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skolegårdens rytme', 'Rhythm of the playground'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Find fem ting i skolegården, der lyder forskelligt. Skriv en takt med fem tegn på asfalten, og spil den i frikvarteret, så naboklassen kan følge tegnene.',
        'Find five things in the playground that sound different. Write a bar of five signs on the tarmac and play it at break, so that the class next door can follow the signs.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 11, 12], starts: ['09:15', '11:00'], perWeek: 3 },
};
