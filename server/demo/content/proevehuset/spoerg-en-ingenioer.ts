import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const spoergEnIngenioer: OfferContent = {
  slug: 'spoerg-en-ingenioer',
  site: 'vaerfthallen',
  title: both('Spørg en ingeniør', 'Ask an Engineer'),
  teaser: both(
    'Klassen stiller spørgsmål på skærmen til en, der bygger broer, proteser eller vindmøller. Vi styrer kameraet.',
    'The class asks questions on screen to someone who builds bridges, prostheses or turbines. We run the camera.',
  ),
  description: both(
    prose`
      Fra studiet i Prøvehuset sender vi live til en eller to klasser ad gangen. Gæsten har en ting med, som gik galt, og fortæller i fem minutter hvorfor.
      Resten af tiden er jeres spørgsmål.

      I skal bruge en skærm, et kamera og en mikrofon, der kan gå rundt. Vi prøver forbindelsen af dagen før. Nævn i beskeden, hvad klassen arbejder med,
      så finder vi en gæst, der passer.
    `,
    prose`
      From the studio in Prøvehuset we broadcast live to one or two classes at a time. The guest brings a thing that went wrong and tells in five minutes why.
      The rest of the time is for your questions.

      You need a screen, a camera and a microphone that can be passed around. We test the connection the day before. Mention in your message what the
      class is working on, and we find a guest to match.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Vi er på', 'We are on'),
      text: both('Hej til klassen og til gæsten.', 'Hello to the class and to the guest.'),
    },
    {
      minute: 5,
      title: both('Det gik galt', 'It went wrong'),
      text: both('En ting, en fejl og hvad den lærte os.', 'A thing, a mistake and what it taught us.'),
    },
    {
      minute: 12,
      title: both('Jeres spørgsmål', 'Your questions'),
      text: both('En halv time. Eleverne styrer ordet.', 'Half an hour. The pupils run it.'),
    },
    {
      minute: 42,
      title: both('Ét råd', 'One piece of advice'),
      text: both('Gæstens råd til en på jeres alder.', 'The guest’s advice to someone of your age.'),
    },
  ],
  subjectFamily: 'SCIENCE',
  subjects: ['PHYSICS_CHEMISTRY', 'TECHNOLOGY'],
  targetGroups: ['PRIMARY', 'UPPER_SECONDARY'],
  grades: [7, 10],
  form: 'ONLINE',
  languages: ['da', 'en'],
  durationMinutes: 45,
  maxPupils: 60,
  maxGroups: 2,
  pupilsPerAdult: 30,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 5,
  priceKroner: 0,
  cover: { place: 'MUSEUM', season: 'SPRING', motif: 'flask' },
  keywords: 'online live ingeniør job uddannelse teknologi spørgsmål hele landet',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Ti gode spørgsmål', 'Ten good questions'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Lad eleverne skrive alle de spørgsmål, de kan komme på, på fem minutter. Sortér dem: dem, man kan slå op, dem, man kan svare kort på, og dem, der
          kræver en historie. Vælg ti fra den sidste bunke.

          Sæt to elever til at styre ordet og en til at holde øje med tiden. De tre er værter, og de siger goddag og farvel.
        `,
        prose`
          Let the pupils write every question they can think of in five minutes. Sort them: those you can look up, those with a short answer, and those that
          need a story. Choose ten from the last pile.

          Let two pupils run the conversation and one watch the time. The three are hosts, and they say hello and goodbye.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Værtens kort', 'The host’s card'),
      note: both('En side', 'One page'),
      body: both(
        'Sig navnet på den, der spørger, kun hvis I vil have det med. Optag ikke. Hvis forbindelsen ryger, så bliv siddende, vi ringer op inden for to minutter.',
        'Only say the name of the one who asks if you want to. Don’t record. If the connection breaks, stay seated, we ring back within two minutes.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('En ting, der gik galt', 'A thing that went wrong'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Byg en bro af 20 stykker papir mellem to borde. Belast den, til den bryder sammen, og skriv en rapport på tre sætninger: hvad skete der, hvorfor, og hvad gør vi næste gang?',
        'Build a bridge of 20 sheets of paper between two tables. Load it until it collapses and write a report in three sentences: what happened, why, and what do we do next time?',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 9, 10, 11],
    starts: ['09:00', '10:15', '12:30'],
    perWeek: 2,
    weekdays: [2, 4],
    groups: 2,
  },
};
