import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const skipperbyensSmaaHuse: OfferContent = {
  slug: 'skipperbyens-smaa-huse',
  site: 'dragoer-havn',
  title: both('Skipperbyens små huse', 'Little Houses of the Skippers’ Town'),
  teaser: both(
    'Far er på havet i ni måneder. Børnene flytter ind i et skipperhus og finder ud af, hvem der gør hvad.',
    'Father is at sea for nine months. The children move into a skipper’s house and find out who does what.',
  ),
  description: both(
    prose`
      Husene i Dragør er gule, lave og tæt på hinanden. Vi går gennem gyderne med et fotografi fra 1885 i hånden og leder efter
      det, der er det samme. Børnene måler en gade med armene og finder huset med det mindste vindue.

      I bådeskuret står et køkken i fuld størrelse. Her henter børnene vand, ælter dej, skriver brev med pen og venter på
      skibet. Underviseren er Ane, som har fem børn og kun to senge. Børnene spørger hende om alt, og hun svarer, så godt hun
      kan.
    `,
    prose`
      The houses of Dragør are yellow, low and close together. We walk through the lanes with a photograph from 1885 in hand
      and look for what is the same. The children measure a street with their arms and find the house with the smallest
      window.

      In the boat shed there is a full-size kitchen. Here the children fetch water, knead dough, write a letter with a pen and
      wait for the ship. The educator is Ane, who has five children and only two beds. The children ask her about everything,
      and she answers as best she can.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Gaden på fotografiet', 'The street in the photograph'),
      text: both('Vi finder stedet, hvor fotografen stod.', 'We find the spot where the photographer stood.'),
    },
    {
      minute: 25,
      title: both('Hos Ane', 'At Ane’s'),
      text: both(
        'Fire hold skiftes i køkkenet, ved brønden, ved dejen og ved skrivebordet.',
        'Four teams take turns in the kitchen, at the well, at the dough and at the desk.',
      ),
    },
    {
      minute: 70,
      title: both('Skibet kommer', 'The ship comes in'),
      text: both(
        'Vi går ud på kajen med brevene og siger dem højt ud over vandet.',
        'We go out on the quay with the letters and say them aloud across the water.',
      ),
    },
  ],
  clothing: both('Tøj til vejret. Ærmer, der kan smøges op.', 'Dress for the weather. Sleeves that can be rolled up.'),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'DANISH'],
  targetGroups: ['PRIMARY', 'DAYCARE'],
  grades: [0, 3],
  ageGroups: ['KINDERGARTEN'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 26,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'house' },
  keywords: 'dragør skipper 1800-tallet barndom køkken hverdag rollespil havn',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Mit hus og dit hus', 'My house and your house'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Lad børnene tegne det rum, de sover i, set oppefra. Hvor mange sover der? Hvor kommer vandet fra? Hvad er der, som ikke
          fandtes, før der var strøm? Sæt en prik ved hver ting.

          Øv at stille et spørgsmål, man ikke kan svare ja eller nej til. Hvert barn tager ét spørgsmål med til Ane.
        `,
        prose`
          Let the children draw the room they sleep in, seen from above. How many sleep there? Where does the water come from?
          What is there that didn’t exist before electricity? Put a dot by each thing.

          Practise asking a question that can’t be answered by yes or no. Each child brings one question for Ane.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Pen, dej og vand', 'Pen, dough and water'),
      note: both('Fire poster', 'Four stations'),
      body: both(
        'Hvert hold har et opgavekort med tre billeder. De voksne går med holdene og læser op, Ane går rundt og spørger, om der er nyt fra skibet.',
        'Each team has a task card with three pictures. The adults go with the teams and read aloud, Ane walks around and asks if there is news of the ship.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Brevet kommer frem', 'The letter arrives'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'I får brevene med hjem. Byt dem, og lad børnene svare som den, der er på havet. Hvor er du? Hvad kan du se? Hvad længes du efter? De yngste kan tegne svaret.',
        'You take the letters home. Swap them and let the children answer as the one who is at sea. Where are you? What can you see? What do you long for? The youngest can draw the answer.',
      ),
    },
  ],
  timetable: { months: [3, 4, 5, 6, 8, 9, 10, 11], starts: ['09:30', '11:30'], perWeek: 3 },
};
