import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const vagtPaaVestvolden: OfferContent = {
  slug: 'vagt-paa-vestvolden',
  site: 'ejbybunkeren',
  title: both('Vagt på Vestvolden', 'On Guard at Vestvolden'),
  teaser: both(
    'Eleverne får hver en post på volden i august 1914 og skal afgøre, hvad der er rygter, og hvad der er besked.',
    'Each pupil is given a post on the rampart in August 1914 and has to tell rumour from orders.',
  ),
  description: both(
    prose`
      I august 1914 blev tusinder af mænd kaldt ind for at bevogte København. De gravede, stod vagt og kedede sig, mens krigen
      foregik et andet sted. Klassen bliver delt i vagthold og går ud på volden med rollekort skrevet efter soldaternes
      breve og dagbøger.

      Undervejs kommer der meldinger: noget er set fra broen, en hest er stukket af, der er ingen kaffe. Holdene skal
      skrive dem ned, vurdere dem og sende dem videre. Til sidst læser vi vagtbogen højt og taler om, hvad en kilde kan
      fortælle, og hvad vi selv har lagt til.
    `,
    prose`
      In August 1914, thousands of men were called up to guard Copenhagen. They dug, stood guard and were bored while the war
      went on elsewhere. The class is divided into watches and goes out on the rampart with role cards based on the
      soldiers’ letters and diaries.

      Messages arrive along the way: something has been seen from the bridge, a horse has run off, there is no coffee. The
      watches write them down, judge them and pass them on. At the end we read the guard book aloud and talk about what a
      source can tell us, and what we have added ourselves.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Mønstring ved porten', 'Roll call at the gate'),
      text: both(
        'Tasker ind, huer på. Eleverne får rollekort og vagthold.',
        'Bags in, hats on. The pupils get role cards and a watch.',
      ),
    },
    {
      minute: 20,
      title: both('Ud på posterne', 'Out to the posts'),
      text: both(
        'Holdene går langs volden og finder deres poster på et kort fra 1914.',
        'The watches walk along the rampart and find their posts on a map from 1914.',
      ),
    },
    {
      minute: 50,
      title: both('Meldinger', 'Messages'),
      text: both(
        'Der kommer besked fra de andre hold. Hvad er set, hvad er hørt, og hvad er gættet?',
        'News comes from the other watches. What was seen, what was heard, and what was guessed?',
      ),
    },
    {
      minute: 85,
      title: both('Vagtbogen', 'The guard book'),
      text: both(
        'I bunkeren læser vi op og sammenligner med et rigtigt brev.',
        'In the bunker we read aloud and compare with a real letter.',
      ),
    },
    {
      minute: 115,
      title: both('Aftrædning', 'Dismissed'),
      text: both('Kort opsamling og farvel ved porten.', 'A short summing-up and goodbye at the gate.'),
    },
  ],
  clothing: both(
    'Vi er ude i 80 minutter. Tøj til vejret og sko, der må blive mudrede. I bunkeren er der 10 grader hele året.',
    'We are outdoors for 80 minutes. Dress for the weather, in shoes that may get muddy. The bunker is 10 degrees all year.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'DANISH'],
  targetGroups: ['PRIMARY'],
  grades: [4, 6],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 0,
  cover: { place: 'FORT', season: 'SPRING', motif: 'sentry' },
  keywords: 'første verdenskrig sikringsstyrken 1914 soldat kilder vold bunker rollespil',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Inden I møder på vagt', 'Before you report for duty'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Find Vestvolden på et kort, og lad eleverne følge den med fingeren fra Hvidovre til Utterslev Mose. Hvorfor mon
          den ligger netop der?

          Læs derefter denne linje højt, skrevet af en 23-årig gårdkarl i vores rollespil: ”Her sker ikke noget, og det er det værste ved det.” Hvad tror eleverne, han laver hele dagen? Skriv gættene på tavlen. Tag et billede af den, så
          I kan se efter, når I er hjemme igen.

          Del gerne klassen i fem hold på forhånd. Holdene skal kunne arbejde sammen i et kvarter uden en voksen lige ved
          siden af.
        `,
        prose`
          Find Vestvolden on a map and let the pupils trace it with a finger from Hvidovre to Utterslev Mose. Why might it
          lie just there?

          Then read this line aloud, written by a 23-year-old farmhand in our role play: “Nothing happens here, and that is the worst of it.” What do the pupils think he does all day? Write the guesses on the board. Take a picture of it,
          so that you can check when you are back.

          It helps if you divide the class into five teams beforehand. The teams should be able to work together for a
          quarter of an hour without an adult right beside them.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Rollekort og vagtbog', 'Role cards and guard book'),
      note: both('Ligger klar på stedet', 'Ready when you arrive'),
      body: both(
        'Hver elev får et rollekort med navn, alder, arbejde derhjemme og en ting i lommen. Hvert hold får en vagtbog med plads til seks meldinger: klokkeslæt, hvem der siger det, og hvor sikre I er fra 1 til 5.',
        'Each pupil gets a role card with a name, an age, a trade at home and one thing in the pocket. Each watch gets a guard book with room for six messages: the time, who says so, and how sure you are from 1 to 5.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Brevet hjem', 'The letter home'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Lad eleverne skrive et brev hjem fra deres rolle. Brevet skal rumme én ting, de selv så, én ting, de hørte fra andre, og én ting, de har digtet. Byt breve, og lad makkeren finde ud af, hvad der er hvad.',
        'Let the pupils write a letter home in their role. The letter must hold one thing they saw themselves, one thing they heard from others and one thing they made up. Swap letters and let a partner work out which is which.',
      ),
    },
  ],
  timetable: { months: [3, 4, 5, 6, 8, 9, 10, 11], starts: ['09:00', '12:15'], perWeek: 4 },
};
