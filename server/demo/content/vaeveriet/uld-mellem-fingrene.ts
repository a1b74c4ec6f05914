import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const uldMellemFingrene: OfferContent = {
  slug: 'uld-mellem-fingrene',
  site: 'vaeveriet',
  title: both('Uld mellem fingrene', 'Wool between the Fingers'),
  teaser: both(
    'Blød uld, varmt sæbevand og en seng af skind. En stille formiddag for vuggestue og dagpleje.',
    'Soft wool, warm soapy water and a bed of sheepskin. A quiet morning for nurseries and childminders.',
  ),
  description: both(
    prose`
      Vi bruger det lille rum, hvor maskinerne ikke kan høres. På gulvet ligger uld i fem farver, to skind og en kurv at kravle op i. De
      mindste ligger, de større går, og alle må røre.

      Vi hælder varmt vand og sæbe på en tot uld, og hver hånd klapper. Til sidst er den en kugle, som kan trille. Den kommer med hjem i
      en pose, stadig lidt våd.
    `,
    prose`
      We use the small room where the machines can’t be heard. On the floor there is wool in five colours, two sheepskins and a basket to climb
      into. The smallest lie, the bigger ones walk, and everyone may touch.

      We pour warm water and soap on a tuft of wool, and every hand pats it. At last it is a ball that can roll. It goes home in a bag, still
      slightly wet.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Skind og kurv', 'Sheepskin and basket'),
      text: both('Børnene går på opdagelse. Ingen har travlt.', 'The children explore. Nobody is in a hurry.'),
    },
    {
      minute: 15,
      title: both('Fem farver', 'Five colours'),
      text: both('Vi kaster, gemmer og finder.', 'We throw, hide and find.'),
    },
    {
      minute: 25,
      title: both('Klappe klappe', 'Pat, pat'),
      text: both('Varmt vand, sæbe og en kugle.', 'Warm water, soap and a ball.'),
    },
  ],
  clothing: both('Et skiftesæt. Det ender vådt.', 'A spare set of clothes. It ends up wet.'),
  subjectFamily: 'ARTS',
  subjects: ['BODY_SENSES_MOVEMENT', 'CULTURE_AESTHETICS_COMMUNITY'],
  targetGroups: ['DAYCARE'],
  ageGroups: ['NURSERY', 'MIXED'],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 45,
  maxPupils: 10,
  pupilsPerAdult: 4,
  leadTimeWorkingDays: 1,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'yarn' },
  keywords: 'vuggestue dagpleje uld sanser filt de yngste',
  materials: [
    {
      phase: 'BEFORE',
      title: both('En tot i posten', 'A tuft in the post'),
      note: both('Kommer med brev', 'Comes by post'),
      body: both(
        prose`
          Ugen før sender vi en tot uld og et stykke skind. Læg det i en kurv på gulvet, og lad det være der. Nogle børn går hen til det den
          første dag, andre den femte.

          Skriv i beskeden, om nogen ikke kan tåle uld, så bruger vi bomuld til hele gruppen. Bleer kan skiftes i rummet.
        `,
        prose`
          The week before, we send a tuft of wool and a piece of sheepskin. Put it in a basket on the floor and leave it there. Some children go
          to it on the first day, others on the fifth.

          Tell us in the message if anyone can’t tolerate wool, and we use cotton for the whole group. Nappies can be changed in the room.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Klappesang', 'Patting song'),
      note: both('Et vers', 'One verse'),
      body: both(
        'Klap den lille, klap den rund, klap den nu en lille stund. Versene er så korte, at de yngste kan være med i det sidste ord.',
        'Pat it small and pat it round, pat it with a gentle sound. The verse is so short that the youngest can join in on the last word.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Kuglen på stuen', 'The ball in the room'),
      note: both('Til gulvet', 'For the floor'),
      body: both(
        'Lad kuglen tørre på en radiator. Tril den til hinanden siddende på gulvet med benene spredt. Sig barnets navn, når den triller derhen.',
        'Let the ball dry on a radiator. Roll it to each other, sitting on the floor with your legs apart. Say the child’s name when it rolls their way.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    starts: ['09:15', '10:15'],
    perWeek: 2,
    inSchoolHolidays: true,
  },
};
