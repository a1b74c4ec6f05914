import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const viLaverVejr: OfferContent = {
  slug: 'vi-laver-vejr',
  site: 'scenen',
  title: both('Vi laver vejr', 'We Make Weather'),
  teaser: both(
    'Regn af ris, torden af blik og en sol, der står op, når vi synger. Musik og teater for de mindste.',
    'Rain of rice, thunder of tin and a sun that rises when we sing. Music and theatre for the youngest.',
  ),
  description: both(
    prose`
      I teatret kan man lave vejr, og nu er det børnenes tur. Vi sidder midt på scenen med lyset nede og begynder med en enkelt dråbe. Så kommer
      bygen, og den kan styres med hænderne: op og ned, hurtigt og langsomt.

      Nogle børn spiller, nogle danser i regnen, nogle kigger. De største får lov at kalde på solen, og den kommer kun, hvis alle er med. Til sidst bliver
      der stille, og vi hører, hvad der er tilbage.
    `,
    prose`
      In the theatre you can make weather, and now it is the children’s turn. We sit in the middle of the stage with the lights down and begin with a single drop.
      Then the shower comes, and it can be conducted with the hands: up and down, fast and slow.

      Some children play, some dance in the rain, some watch. The biggest may call the sun, and it only comes if everyone joins in. At the end it gets quiet,
      and we hear what is left.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('En dråbe', 'A drop'),
      text: both('Vi lytter i halvmørke.', 'We listen in the half-dark.'),
    },
    { minute: 8, title: both('Bygen', 'The shower'), text: both('Ris, rør og hænder.', 'Rice, tubes and hands.') },
    {
      minute: 22,
      title: both('Torden', 'Thunder'),
      text: both('Den store blikplade, ét slag ad gangen.', 'The large sheet of tin, one stroke at a time.'),
    },
    { minute: 35, title: both('Solen', 'The sun'), text: both('Vi synger lyset op.', 'We sing the light up.') },
  ],
  clothing: both('Bløde sko eller bare tæer.', 'Soft shoes or bare feet.'),
  subjectFamily: 'ARTS',
  subjects: ['CULTURE_AESTHETICS_COMMUNITY', 'BODY_SENSES_MOVEMENT', 'COMMUNICATION_LANGUAGE'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['NURSERY', 'KINDERGARTEN', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 45,
  maxPupils: 18,
  pupilsPerAdult: 4,
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 5,
  priceKroner: 400,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'drum' },
  keywords: 'musik teater vejr regn torden vuggestue børnehave sanser sang',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Regn på bordet', 'Rain on the table'),
      note: both('Fem minutter', 'Five minutes'),
      body: both(
        prose`
          Trom med én finger på bordet, så med to, så med hele hånden, og tilbage igen. Lad børnene bestemme, hvornår det holder op. Det er den samme byge,
          vi laver på scenen, bare større.

          Torden kommer med varsel: Vi lyser, vi tæller til tre, og så slår vi. Den, der ikke har lyst, kan holde sig for ørerne eller sidde i foyeren med en voksen.
        `,
        prose`
          Drum on the table with one finger, then two, then the whole hand, and back again. Let the children decide when it stops. It is the same shower that we
          make on the stage, only bigger.

          Thunder comes with a warning: we flash, we count to three, and then we strike. Anyone who doesn’t want to can cover their ears or sit in the foyer
          with an adult.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Vejrkasser', 'Weather boxes'),
      note: both('En pr. tre børn', 'One for three children'),
      body: both(
        'I kassen er der ris i rør, en børste, papir og en lille plade. Lad børnene gå på opdagelse, og sig kun noget, når barnet har fundet en lyd og kigger op.',
        'The box holds tubes of rice, a brush, paper and a small sheet of tin. Let the children explore and only say something when a child has found a sound and looks up.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Dagens vejr', 'Weather of the day'),
      note: both('Hver morgen i en uge', 'Every morning for a week'),
      body: both(
        'Gå ud og lyt til vejret, og lav det bagefter inde. Er det stille vejr, så lav det stille. Det er det sværeste og det, børnene bliver bedst til.',
        'Go out and listen to the weather, then make it indoors. If the weather is still, make it still. That is the hardest, and what the children get best at.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
    starts: ['09:30', '10:30'],
    perWeek: 3,
    weekdays: [1, 2, 3, 4],
  },
};
