import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const stemmenFylderRummet: OfferContent = {
  slug: 'stemmen-fylder-rummet',
  site: 'scenen',
  title: both('Stemmen fylder rummet', 'A Voice Fills the Room'),
  teaser: both(
    'At tale, så bageste række kan høre det, uden at råbe. Holdet arbejder med stemme, krop og en tekst på ti linjer.',
    'To speak so that the back row can hear it, without shouting. The group works on voice, body and a text of ten lines.',
  ),
  description: both(
    prose`
      De fleste skal tale for andre, til en eksamen, en jobsamtale eller en begravelse. Her er der 300 tomme stole at øve sig på. Vi begynder med åndedræt og
      fødder og slutter med ti linjer fra en tekst, holdet selv vælger.

      Alle kommer på scenen, men ingen alene fra begyndelsen: først som kor, så seks ad gangen, så to. Den, der vil, prøver alene med lys på. Underviserne giver
      ét råd til hver, og det er altid noget, man kan gøre med det samme.
    `,
    prose`
      Most people have to speak to others, at an exam, a job interview or a funeral. Here are 300 empty seats to practise on. We begin with breath and feet and
      end with ten lines from a text that the group chooses.

      Everyone comes on stage, but nobody alone at first: as a chorus, then six at a time, then two. Those who want to can try alone with the lights on. The educators
      give each of them one piece of advice, and it is always something that can be done at once.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Fødder og luft', 'Feet and air'),
      text: both('Øvelser i foyeren, alle sammen.', 'Exercises in the foyer, all together.'),
    },
    {
      minute: 20,
      title: both('Kor', 'Chorus'),
      text: both('Hele holdet siger teksten til bageste række.', 'The whole group says the text to the back row.'),
    },
    {
      minute: 45,
      title: both('Seks, to, én', 'Six, two, one'),
      text: both('Mindre og mindre hold på scenen.', 'Smaller and smaller groups on stage.'),
    },
    {
      minute: 90,
      title: both('Ét råd', 'One piece of advice'),
      text: both(
        'Hvad tager du med til næste gang, du skal tale?',
        'What will you bring to the next time you have to speak?',
      ),
    },
  ],
  subjectFamily: 'ARTS',
  subjects: ['DRAMA', 'DANISH'],
  targetGroups: ['UPPER_SECONDARY', 'PRIMARY'],
  grades: [8, 10],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 105,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 600,
  cover: { place: 'MUSEUM', season: 'AUTUMN', motif: 'rings' },
  keywords: 'retorik stemme mundtlighed eksamen drama dansk fgu hf stx oplæsning',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Vælg ti linjer', 'Choose ten lines'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Vælg en tekst sammen: en tale, et digt, en sangtekst. Den skal have mindst ét vendepunkt. Læs den højt i hold, og sæt streg, hvor I trækker vejret, og
          ring om det ord, der bærer linjen.

          Tal om, at det er en øvetime og ikke en optagelse. Telefoner bliver i taskerne, også lærerens.
        `,
        prose`
          Choose a text together: a speech, a poem, a song. It needs at least one turning point. Read it aloud in groups, draw a line where you breathe and a ring
          around the word that carries the line.

          Talk about this being practice and not a recording. Phones stay in the bags, the teacher’s too.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Lyttekort', 'Listening card'),
      note: both('Til dem i salen', 'For those in the seats'),
      body: both(
        'De, der sidder i salen, lytter efter én ting: hvor du stod, hvornår du trak vejret, eller hvilket ord de husker. De siger det som en iagttagelse, ikke som en dom.',
        'Those in the seats listen for one thing: where you stood, when you breathed, or which word they remember. They say it as an observation, not as a judgement.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('To minutter hver', 'Two minutes each'),
      note: both('Over to uger', 'Over two weeks'),
      body: both(
        'Lad én elev om dagen tale i to minutter om noget, vedkommende ved noget om. Klassen bruger lyttekortene. Efter to uger skriver hver elev, hvad der er blevet lettere.',
        'Let one student a day speak for two minutes about something they know about. The class uses the listening cards. After two weeks each student writes what has become easier.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 8, 9, 10, 11], starts: ['09:00', '12:00'], perWeek: 2, weekdays: [1, 2, 3, 4] },
};
