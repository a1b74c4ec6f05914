import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const maalFortetOp: OfferContent = {
  slug: 'maal-fortet-op',
  site: 'bagsvaerd-fort',
  title: both('Mål fortet op', 'Survey the Fort'),
  teaser: both(
    'Tegningerne er væk. Klassen måler fortet op med snor, pind og vinkelmåler og tegner dem igen i 1:500.',
    'The drawings are lost. The class surveys the fort with string, stick and protractor and draws them again at 1:500.',
  ),
  description: both(
    prose`
      Hvor bred er en voldgrav, man ikke kan komme over? Hvor høj er en vold, når man står neden for den? Eleverne arbejder
      i landmålerhold og løser de to spørgsmål med ensvinklede trekanter, før de går videre til resten af fortet.

      Hvert hold måler en del, og delene skal passe sammen. Det gør de sjældent første gang. Så regner vi usikkerheden ud,
      finder den fejl, der betyder mest, og måler om. Klassen går hjem med én fælles tegning.
    `,
    prose`
      How wide is a moat that you can’t cross? How high is a rampart when you stand at the foot of it? The pupils work in
      survey teams and solve these two questions with similar triangles before they go on to the rest of the fort.

      Each team measures one part, and the parts have to fit. They seldom do the first time. Then we work out the
      uncertainty, find the error that matters most and measure again. The class goes home with one drawing made together.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Skridt og snor', 'Steps and string'),
      text: both(
        'Eleverne finder deres egen skridtlængde og dens usikkerhed.',
        'The pupils find the length of their own step and its uncertainty.',
      ),
    },
    {
      minute: 20,
      title: both('Over graven', 'Across the moat'),
      text: both(
        'Ensvinklede trekanter med fire pinde og et målebånd.',
        'Similar triangles with four sticks and a tape measure.',
      ),
    },
    {
      minute: 55,
      title: both('Hold for hold', 'Team by team'),
      text: both('Fem hold måler hver sin del af fortet.', 'Five teams measure one part of the fort each.'),
    },
    {
      minute: 95,
      title: both('Passer det?', 'Does it fit?'),
      text: both(
        'Delene bliver lagt sammen på et stort ark. Vi leder efter den dyreste fejl.',
        'The parts are put together on a large sheet. We look for the costliest error.',
      ),
    },
  ],
  clothing: both(
    'Vi er ude hele tiden. Tøj til vejret og sko med bund.',
    'We are outdoors all the time. Dress for the weather, in shoes with a good sole.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['MATHEMATICS', 'HISTORY'],
  targetGroups: ['PRIMARY'],
  grades: [7, 9],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'FORT', season: 'SUMMER', motif: 'map' },
  keywords: 'landmåling trekanter målestok geometri usikkerhed trigonometri fort',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Flagstangen', 'The flagpole'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Find højden af skolens flagstang uden at klatre. Stil en elev ved siden af, mål elevens skygge og stangens skygge,
          og regn ud. Gør det tre gange med tre elever. Hvor forskellige er svarene?

          Skriv svaret som et tal plus minus noget, og lad klassen blive enig om, hvor stort ”noget” er. Den samtale er hele
          forberedelsen. Tag lommeregner, blyant og et hårdt underlag med pr. elev.
        `,
        prose`
          Find the height of the school flagpole without climbing it. Place a pupil beside it, measure the shadow of the
          pupil and the shadow of the pole, and calculate. Do it three times with three pupils. How different are the answers?

          Write the answer as a number plus or minus something, and let the class agree on how big that something is. That
          conversation is the whole preparation. Bring a calculator, a pencil and a clipboard for each pupil.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Målebog', 'Survey book'),
      note: both('En pr. hold', 'One per team'),
      body: both(
        'Hver måling skrives tre gange af tre forskellige. Holdet bruger den midterste, ikke gennemsnittet, og skriver forskellen mellem den største og den mindste ved siden af.',
        'Each measurement is written three times by three different people. The team uses the middle one, not the average, and writes the difference between the largest and the smallest beside it.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Tegn rent', 'Draw it clean'),
      note: both('2 lektioner', '2 lessons'),
      body: both(
        'Tegn fortet rent i 1:500, på papir eller i et geometriprogram. Find derefter et luftfoto, og læg det under. Hvor ramte I bedst, og hvilken måling ville I tage om, hvis I kun måtte tage én?',
        'Draw the fort clean at 1:500, on paper or in a geometry program. Then find an aerial photo and lay it underneath. Where were you closest, and which measurement would you repeat if you could only repeat one?',
      ),
    },
  ],
  timetable: { months: [4, 5, 6, 8, 9, 10], starts: ['09:00', '12:00'], perWeek: 2 },
};
