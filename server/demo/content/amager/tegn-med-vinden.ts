import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const tegnMedVinden: OfferContent = {
  slug: 'tegn-med-vinden',
  site: 'femoeren',
  title: both('Tegn med vinden', 'Drawing with the Wind'),
  teaser: both(
    'Vinden holder blyanten. Eleverne bygger apparater, der tegner, og lærer at lade være med at rette.',
    'The wind holds the pencil. The pupils build devices that draw and learn to leave the lines alone.',
  ),
  description: both(
    prose`
      På sydstranden er der næsten altid vind. Vi hænger en tusch i en snor, sætter en gren på hjul og lader et sejl trække et
      stykke kul hen over papiret. Stregen bliver aldrig, som man havde tænkt, og det er meningen.

      Eleverne arbejder i par, prøver tre apparater og vælger det stykke af papiret, hvor der sker mest. Til sidst ligger
      alle udsnit i sandet som én lang tegning, og vi går langs den og gætter, hvor det blæste op.
    `,
    prose`
      There is nearly always wind on the southern beach. We hang a marker from a string, put a branch on wheels and let a
      sail pull a piece of charcoal across the paper. The line never turns out as intended, and that is the point.

      The pupils work in pairs, try three devices and choose the part of the paper where most is going on. At the end all
      the cuttings lie in the sand as one long drawing, and we walk along it and guess where the wind rose.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Hvor kommer den fra?', 'Where does it come from?'),
      text: both(
        'Vi finder vindens retning og styrke med et bånd på en pind.',
        'We find the direction and strength of the wind with a ribbon on a stick.',
      ),
    },
    {
      minute: 15,
      title: both('Byg', 'Build'),
      text: both(
        'Par bygger et apparat af grene, snor, stof og ler.',
        'Pairs build a device from branches, string, cloth and clay.',
      ),
    },
    {
      minute: 40,
      title: both('Lad den tegne', 'Let it draw'),
      text: both(
        'Ti minutter uden at røre. Derefter må man flytte papiret.',
        'Ten minutes without touching. After that you may move the paper.',
      ),
    },
    {
      minute: 65,
      title: both('Den lange tegning', 'The long drawing'),
      text: both('Vi lægger udsnittene i rækkefølge efter vinden.', 'The cuttings are laid in order of the wind.'),
    },
  ],
  clothing: both('Vindtæt jakke og tøj, der tåler kul.', 'A windproof jacket and clothes that can take charcoal.'),
  subjectFamily: 'ARTS',
  subjects: ['VISUAL_ARTS', 'NATURE_TECHNOLOGY'],
  targetGroups: ['PRIMARY'],
  grades: [2, 5],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'SUMMER', motif: 'shapes' },
  keywords: 'tegning vind kul billedkunst tilfældighed strand maskine',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Tegn uden at ville noget', 'Draw without wanting anything'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Tape et ark til bordet, bind en tusch i en snor på 30 cm, og hold snoren yderst. Tegn i to minutter uden at se på
          papiret. Skær så et vindue på 10 gange 10 cm i et andet ark, og lad eleverne finde det bedste udsnit.

          Tal om, hvorfor netop det udsnit blev valgt. Er der luft? Er der noget, der støder sammen? De samme spørgsmål stiller
          vi på stranden.
        `,
        prose`
          Tape a sheet to the table, tie a marker to 30 cm of string and hold the far end. Draw for two minutes without
          looking at the paper. Then cut a window of 10 by 10 cm in another sheet and let the pupils find the best cutting.

          Talk about why that one was chosen. Is there air in it? Does something collide? We ask the same questions on the
          beach.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Kasse med byggedele', 'Box of parts'),
      note: both('En pr. par', 'One per pair'),
      body: both(
        'Kassen rummer snor, klemmer, to hjul, stof, kul og en klump ler. Reglen er, at den hånd, der bygger, ikke må tegne.',
        'The box holds string, pegs, two wheels, cloth, charcoal and a lump of clay. The rule is that the hand that builds may not draw.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Giv tegningen et navn', 'Name the drawing'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Hæng udsnittene op. Skriv vindens styrke og retning ved hvert i stedet for en kunstner. Lad eleverne tage ét udsnit og arbejde videre på det med farve, men kun én farve.',
        'Hang the cuttings. Write the strength and direction of the wind beside each one instead of an artist. Let the pupils take one cutting and go on working on it in colour, but only one colour.',
      ),
    },
  ],
  timetable: { months: [5, 6, 8, 9], starts: ['09:30', '11:30'], perWeek: 3 },
};
