import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const hvorKiggerStatuenHen: OfferContent = {
  slug: 'hvor-kigger-statuen-hen',
  site: 'museet',
  title: both('Hvor kigger statuen hen?', 'What Is the Statue Looking At?'),
  teaser: both(
    'Eleverne følger 20 blikke gennem museet med en snor og finder ud af, hvem der ser hvem.',
    'The pupils follow 20 gazes through the museum with a string and find out who sees whom.',
  ),
  description: both(
    prose`
      En skulptur kigger altid på noget. Eleverne lægger sig, stiller sig på tæer og låner øjne hos en hest, en gammel mand og en
      figur uden hoved. Med rød snor trækker de en linje fra blikket til det, det rammer. Efter en halv time er salen fuld af linjer.

      Så flytter vi på noget: Hvad sker der med rummet, når to vender ryggen til hinanden? Holdene bygger deres egne figurer i ler
      og stiller dem op, så blikket fortæller historien.
    `,
    prose`
      A sculpture is always looking at something. The pupils lie down, stand on tiptoe and borrow the eyes of a horse, an old man
      and a figure without a head. With red string they draw a line from the gaze to what it meets. After half an hour the gallery
      is full of lines.

      Then we move something: what happens to the room when two figures turn their backs on each other? The teams build their own
      figures in clay and place them so that the gaze tells the story.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Lån et par øjne', 'Borrow a pair of eyes'),
      text: both('Vi stiller os, hvor statuen kigger.', 'We stand where the statue is looking.'),
    },
    {
      minute: 15,
      title: both('Rød snor', 'Red string'),
      text: both('Par trækker blikke gennem salen.', 'Pairs draw gazes through the gallery.'),
    },
    {
      minute: 40,
      title: both('To figurer', 'Two figures'),
      text: both('I værkstedet: to figurer og ét blik.', 'In the workshop: two figures and one gaze.'),
    },
    {
      minute: 70,
      title: both('Stil op', 'Place them'),
      text: both('Alle figurer på ét bord. Hvem ser hvem?', 'All figures on one table. Who sees whom?'),
    },
  ],
  clothing: both('Tøj, der må få ler.', 'Clothes that may get clay.'),
  subjectFamily: 'ARTS',
  subjects: ['VISUAL_ARTS', 'DANISH'],
  targetGroups: ['PRIMARY'],
  grades: [1, 4],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 10,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 550,
  cover: { place: 'MUSEUM', season: 'SUMMER', motif: 'bust' },
  keywords: 'skulptur blik snor rum ler billedkunst fortælling indskoling mellemtrin',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Blikleg', 'A game of gazes'),
      note: both('10 minutter', '10 minutes'),
      body: both(
        prose`
          Stå i rundkreds, og kig ned. På et signal kigger alle op på én person. Mødes to blikke, bytter de to plads. Tal om, hvordan
          man kan mærke, at nogen ser på en.

          Kig derefter i billedbøger: Hvem kigger ud på læseren, og hvem gør ikke? Hvorfor mon tegneren har valgt det?
        `,
        prose`
          Stand in a circle and look down. On a signal everyone looks up at one person. If two gazes meet, the two change places.
          Talk about how you can feel that somebody is looking at you.

          Then look in picture books: who looks out at the reader, and who doesn’t? Why might the artist have chosen that?
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Snor og klemmer', 'String and pegs'),
      note: both('Ti meter pr. par', 'Ten metres per pair'),
      body: both(
        'Snoren sættes på gulv og vægge med klodser, aldrig på skulpturerne. Skriv på klemmen, hvad figuren ser: en dør, en fjende, ingenting.',
        'The string is fixed to floor and walls with blocks, never to the sculptures. Write on the peg what the figure sees: a door, an enemy, nothing.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Statuen taler', 'The statue speaks'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        'Skriv fem sætninger fra den statue, du kunne bedst med. Begynd hver med: Jeg kan se. Læs højt, mens de andre gætter, hvor den står.',
        'Write five sentences from the statue you got on with best. Begin each one with: I can see. Read aloud while the others guess where it stands.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
    starts: ['09:00', '11:00'],
    perWeek: 3,
    weekdays: [2, 3, 4, 5],
  },
};
