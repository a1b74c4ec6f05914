import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const bagTaeppet: OfferContent = {
  slug: 'bag-taeppet',
  site: 'scenen',
  title: both('Bag tæppet', 'Behind the Curtain'),
  teaser: both(
    'Klassen overtager scenen: fem laver lys, fem laver lyd, resten spiller. På 90 minutter har I en scene på tre minutter.',
    'The class takes over the stage: five do lights, five do sound, the rest act. In 90 minutes you have a scene of three minutes.',
  ),
  description: both(
    prose`
      Der er flere bag tæppet end foran. Eleverne vælger et fag og går i lære: lys, lyd, rekvisitter, regi eller scene. Vi giver dem en historie på ti
      sætninger om en dør, som ingen må åbne.

      Hvert hold skal finde ud af, hvad deres del kan fortælle, uden at de andre siger det. Kan lyset gøre os bange? Kan en lyd være en person? Til sidst
      kører vi scenen to gange: først med alt, så med ét af holdene slukket. Det er der, klassen opdager, hvad der bar.
    `,
    prose`
      There are more people behind the curtain than in front. The pupils choose a trade and become apprentices: light, sound, props, direction or acting. We
      give them a story of ten sentences about a door that nobody may open.

      Each team has to find out what its part can tell without the others saying it. Can light frighten us? Can a sound be a person? At the end we run the
      scene twice: first with everything, then with one of the teams switched off. That is when the class discovers what carried it.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Rundt om scenen', 'Around the stage'),
      text: both('Fra loft til kælder, og valg af fag.', 'From loft to basement, and the choice of trades.'),
    },
    {
      minute: 20,
      title: both('I lære', 'Apprenticeship'),
      text: both('Hvert hold prøver sit udstyr af.', 'Each team tries out its equipment.'),
    },
    { minute: 45, title: both('Døren', 'The door'), text: both('Vi sætter historien op.', 'We stage the story.') },
    {
      minute: 75,
      title: both('Forestilling', 'Performance'),
      text: both('To gange, med en forskel.', 'Twice, with a difference.'),
    },
  ],
  clothing: both(
    'Mørkt tøj og bløde sko, så man ikke kan ses bag scenen.',
    'Dark clothes and soft shoes, so that you can’t be seen backstage.',
  ),
  subjectFamily: 'ARTS',
  subjects: ['DRAMA', 'DANISH', 'MUSIC'],
  targetGroups: ['PRIMARY'],
  grades: [3, 7],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 15,
  priceKroner: 700,
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'mask' },
  keywords: 'teater drama lys lyd scene samarbejde instruktion rekvisit',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Ti sætninger om en dør', 'Ten sentences about a door'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Vi sender historien ugen før. Læs den højt tre gange: én gang hurtigt, én gang meget langsomt, én gang uden det sidste ord i hver sætning.
          Hvornår var den uhyggeligst?

          Lad eleverne ønske fag på en seddel, første og anden prioritet. Alle fag tæller lige meget, og der skal være fem i hvert.
        `,
        prose`
          We send the story the week before. Read it aloud three times: once fast, once very slowly, once without the last word of each sentence. When was
          it scariest?

          Let the pupils write a wish for a trade on a slip, first and second choice. All trades count the same, and there have to be five in each.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Fagkort', 'Trade cards'),
      note: both('Fem kort', 'Five cards'),
      body: both(
        'Kortet har tre øvelser og en regel. Lysholdets regel er: Mørke er også lys. Lydholdets regel er: Find den mest stille lyd først.',
        'The card has three exercises and one rule. The rule of the light team is: darkness is light too. The rule of the sound team is: find the quietest sound first.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Klasseværelset som scene', 'The classroom as a stage'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Spil scenen i klassen med det, I har: en lampe, en telefon, en gardinstang. Inviter en anden klasse, og lad dem sige, hvad de tror er bag døren, før I svarer.',
        'Play the scene in class with what you have: a lamp, a phone, a curtain rail. Invite another class and let them say what they think is behind the door before you answer.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 9, 10, 11, 12], starts: ['09:00', '11:00'], perWeek: 3, weekdays: [1, 2, 3, 4] },
};
