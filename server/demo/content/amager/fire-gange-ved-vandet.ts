import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const fireGangeVedVandet: OfferContent = {
  slug: 'fire-gange-ved-vandet',
  site: 'vaerkstedet',
  title: both('Fire gange ved vandet', 'Four Times by the Water'),
  teaser: both(
    'Et forløb over et skoleår. Klassen passer sin egen kvadratmeter havbund og ser den fire gange.',
    'A course over one school year. The class looks after its own square metre of seabed and sees it four times.',
  ),
  description: both(
    prose`
      Klassen får en firkant på en meter i lagunen, markeret med fire pæle. I kommer i september, november, marts og maj,
      tæller alt i firkanten på samme måde og skriver det i samme bog. Efter fire gange kan I selv svare på, hvad et år er
      under vand.

      Den dag, I booker her, er den første. De tre næste aftaler vi, når I er her, så de passer med skolens skema. Klassen
      har samme underviser alle fire gange.
    `,
    prose`
      The class gets a square of one metre in the lagoon, marked by four posts. You come in September, November, March and
      May, count everything in the square in the same way and write it in the same book. After four times you can answer for
      yourselves what a year is under water.

      The day you book here is the first. We agree on the other three when you are here, so that they fit the school
      timetable. The class has the same educator all four times.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Find jeres firkant', 'Find your square'),
      text: both(
        'Klassen sætter sine egne pæle og giver stedet et navn.',
        'The class sets its own posts and gives the place a name.',
      ),
    },
    {
      minute: 30,
      title: both('Tæl', 'Count'),
      text: both('Seks hold tæller hver sin del, to gange.', 'Six teams count one part each, twice.'),
    },
    {
      minute: 80,
      title: both('Skriv i bogen', 'Write in the book'),
      text: both('Tal, tegninger og et gæt på næste gang.', 'Figures, drawings and a guess about next time.'),
    },
    {
      minute: 110,
      title: both('Aftal datoer', 'Agree on dates'),
      text: both('Læreren og underviseren finder de tre næste.', 'The teacher and the educator find the next three.'),
    },
  ],
  clothing: both(
    'Varmt tøj og skiftesokker. Vi har waders i str. 28–42.',
    'Warm clothes and spare socks. We have waders in sizes 28–42.',
  ),
  subjectFamily: 'SCIENCE',
  subjects: ['NATURE_TECHNOLOGY', 'MATHEMATICS'],
  targetGroups: ['PRIMARY'],
  grades: [5, 6],
  form: 'COURSE',
  languages: ['da'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 15,
  priceKroner: 0,
  cover: { place: 'BEACH', season: 'AUTUMN', motif: 'seaweed' },
  keywords: 'forløb over tid årstider tælling data lagune havbund feltbog',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Prøv på græsset', 'Try it on the grass'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Læg fire tommestokke som en firkant på skolens græs. Tæl alt, hvad der vokser, og alt, hvad der kravler, i ti
          minutter. Lad et andet hold tælle den samme firkant. Fik I det samme?

          Find sammen på tre regler, der ville gøre tallene mere ens. Skriv dem forrest i en tom bog. Det er klassens feltbog,
          og den skal med alle fire gange.
        `,
        prose`
          Lay four folding rules as a square on the school lawn. Count everything that grows and everything that crawls for
          ten minutes. Let another team count the same square. Did you get the same?

          Think up three rules that would make the figures more alike. Write them at the front of an empty book. It is the
          field book of the class, and it comes along all four times.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tælleramme', 'Counting frame'),
      note: both('Vi låner ud', 'We lend it'),
      body: both(
        'Rammen deler firkanten i 25 felter. Tæl fem felter, som I trækker lod om, og gang med fem. Skriv både det, I talte, og det, I regnede ud.',
        'The frame divides the square into 25 fields. Count five fields drawn by lot and multiply by five. Write both what you counted and what you calculated.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Mellem besøgene', 'Between the visits'),
      note: both('10 minutter om ugen', '10 minutes a week'),
      body: both(
        'Slå hver mandag vandets temperatur op, og sæt en prik på en lang strimmel papir i klassen. Skriv jeres fire besøg ind på samme strimmel. I maj har I et år på væggen.',
        'Look up the temperature of the water every Monday and put a dot on a long strip of paper in the classroom. Write your four visits on the same strip. In May you have a year on the wall.',
      ),
    },
  ],
  timetable: { months: [9, 10], starts: ['09:00', '12:15'], perWeek: 2, weekdays: [1, 2, 3] },
};
