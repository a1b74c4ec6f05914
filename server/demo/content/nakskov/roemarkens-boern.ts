import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const roemarkensBoern: OfferContent = {
  slug: 'roemarkens-boern',
  site: 'roekasernen',
  state: 'ARCHIVED',
  title: both('Roemarkens børn', 'Children of the Beet Fields'),
  teaser: both(
    'I 1912 kom der unge fra Galizien for at luge roer på Lolland. Klassen følger tre af dem gennem en sommer.',
    'In 1912 young people came from Galicia to weed beets on Lolland. The class follows three of them through a summer.',
  ),
  description: both(
    prose`
      De var 16 år, boede 20 i et rum og sendte penge hjem. Mange blev. Klassen får tre kufferter, tre kontrakter og en mark, der skal luges, og prøver at forstå
      et valg, som stadig bliver truffet: at rejse for at arbejde.

      Vi luger en række på knæ, laver mad på et komfur til tyve og læser kontrakten med lup. Til sidst regner eleverne ud, hvad der var tilbage at sende.
    `,
    prose`
      They were 16 years old, lived 20 to a room and sent money home. Many stayed. The class gets three suitcases, three contracts and a field to weed, and tries to
      understand a choice that is still being made: to travel for work.

      We weed a row on our knees, cook on a stove for twenty and read the contract with a lens. At the end the pupils calculate what was left to send.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Ankomst', 'Arrival'),
      text: both('Tre kufferter og et sprog, ingen forstår.', 'Three suitcases and a language nobody understands.'),
    },
    {
      minute: 25,
      title: both('Rækken', 'The row'),
      text: both('Vi luger i 20 minutter og tæller planter.', 'We weed for 20 minutes and count plants.'),
    },
    {
      minute: 60,
      title: both('Kontrakten', 'The contract'),
      text: both('Hvad står der, og hvad står der ikke?', 'What does it say, and what doesn’t it say?'),
    },
    {
      minute: 90,
      title: both('Penge hjem', 'Money home'),
      text: both('Et regnskab for en sommer.', 'The accounts of a summer.'),
    },
  ],
  clothing: both('Tøj, der tåler jord på knæene.', 'Clothes that can take earth on the knees.'),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'SOCIAL_STUDIES'],
  targetGroups: ['PRIMARY'],
  grades: [5, 8],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 400,
  cover: { place: 'FOREST', season: 'SUMMER', motif: 'suitcase' },
  keywords: 'indvandring arbejdsmigration roer lolland polen galizien 1900-tallet',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Hvem er rejst?', 'Who has travelled?'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Lad eleverne spørge hjemme, om nogen i familien er flyttet for at arbejde: til en anden by, et andet land, i dag eller for længe siden. Ingen skal fortælle, men alle kan tegne en streg på klassens kort.',
        'Let the pupils ask at home whether anyone in the family has moved for work: to another town, another country, today or long ago. Nobody has to tell, but everyone can draw a line on the map of the class.',
      ),
    },
    {
      phase: 'DURING',
      title: both('Kontrakt fra 1912', 'Contract from 1912'),
      note: both('Afskrift på dansk', 'Transcript'),
      body: both(
        'Kontrakten har otte paragraffer. Find den, der handler om mad, den, der handler om sygdom, og den, der mangler.',
        'The contract has eight sections. Find the one about food, the one about illness and the one that is missing.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Et postkort', 'A postcard'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Skriv et postkort hjem på højst 30 ord. Hvad fortæller du, og hvad lader du være med at fortælle? Læs det med en makker, der er den, som får kortet.',
        'Write a postcard home in at most 30 words. What do you tell, and what do you leave out? Read it with a partner who is the one who gets the card.',
      ),
    },
  ],
  timetable: { months: [8, 9, 10, 11], starts: ['09:30', '12:00'], perWeek: 3 },
};
