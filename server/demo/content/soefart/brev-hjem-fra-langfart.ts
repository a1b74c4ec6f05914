import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const brevHjemFraLangfart: OfferContent = {
  slug: 'brev-hjem-fra-langfart',
  site: 'skonnerten-ellida',
  title: both('Brev hjem fra langfart', 'Letters from the Deep Sea'),
  teaser: both(
    'Tolv breve fra verdenshavene, skrevet af unge på 17. Holdet læser dem som kilder og som litteratur.',
    'Twelve letters from the oceans, written by 17-year-olds. The group reads them as sources and as literature.',
  ),
  description: both(
    prose`
      Brevene er skrevet mellem 1870 og 1930 og ligger i museets arkiv. De handler om varme, penge, en mor, en kolonihavn, en død kammerat
      og meget om maden. Holdet læser i lasten, hvor der er plads til at sidde, som afsenderen sad.

      Vi spørger på to måder. Som historikere: Hvad ved han, hvem skriver han til, hvad skjuler han? Som læsere: Hvor skifter tonen? Hvad står
      der mellem linjerne? Til sidst skriver eleverne det svar, der aldrig nåede frem.
    `,
    prose`
      The letters were written between 1870 and 1930 and lie in the museum’s archive. They are about heat, money, a mother, a colonial port,
      a dead friend and a great deal about food. The group reads in the hold, where there is room to sit as the sender sat.

      We ask in two ways. As historians: what does he know, to whom is he writing, what does he hide? As readers: where does the tone change?
      What stands between the lines? At the end the students write the answer that never arrived.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('I lasten', 'In the hold'),
      text: both('Vi læser ét brev højt og langsomt.', 'We read one letter aloud, slowly.'),
    },
    {
      minute: 20,
      title: both('Tolv breve', 'Twelve letters'),
      text: both('Par får hver sit brev og to sæt spørgsmål.', 'Each pair gets a letter and two sets of questions.'),
    },
    {
      minute: 60,
      title: both('Verdenskortet', 'The map of the world'),
      text: both(
        'Brevene lægges ud efter havn og år. Hvilke mønstre er der?',
        'The letters are laid out by port and year. What patterns are there?',
      ),
    },
    {
      minute: 80,
      title: both('Svaret', 'The answer'),
      text: both('Skriv det brev, der aldrig kom frem.', 'Write the letter that never arrived.'),
    },
  ],
  clothing: both('Lasten er uopvarmet. Tag en varm trøje på.', 'The hold is unheated. Wear a warm sweater.'),
  subjectFamily: 'HISTORY',
  subjects: ['DANISH', 'HISTORY'],
  targetGroups: ['UPPER_SECONDARY', 'PRIMARY'],
  grades: [9, 10],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 105,
  maxPupils: 26,
  pupilsPerAdult: 26,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 600,
  cover: { place: 'BEACH', season: 'AUTUMN', motif: 'letter' },
  keywords: 'breve kilder kolonihistorie dansk skriftlighed ungdom hf stx hhx fgu søfolk',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Et brev at øve sig på', 'A letter to practise on'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Læs øvebrevet, vi sender ugen før, og lad eleverne markere i tre farver: det, han så, det, han hørte, det, han følte. Hvilken
          farve fylder mest, og hvor mangler den?

          Nogle af brevene bruger ord om mennesker, som vi ikke bruger i dag. Tal om, hvordan I vil læse dem højt, eller om I vil lade være.
        `,
        prose`
          Read the practice letter that we send the week before, and let the students mark it in three colours: what he saw, what he
          heard, what he felt. Which colour takes up the most room, and where is it missing?

          Some of the letters use words about people that we don’t use today. Talk about how you will read them aloud, or whether you won’t.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('To sæt spørgsmål', 'Two sets of questions'),
      note: both('Et kort, to sider', 'One card, two sides'),
      body: both(
        'Forsiden er historikerens: afsender, modtager, tid, sted, hensigt. Bagsiden er læserens: fortæller, tempo, billeder, tavshed. Brug begge, og notér, hvor de giver forskellige svar.',
        'The front is the historian’s: sender, receiver, time, place, purpose. The back is the reader’s: narrator, pace, images, silence. Use both and note where they give different answers.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skriftlig opgave', 'Written assignment'),
      note: both('Kan afleveres i dansk eller historie', 'For Danish or history'),
      body: both(
        'Skriv to sider om jeres brev. Første side er en kildekritisk redegørelse, anden side en nærlæsning af højst ti linjer. Slut med svaret, I skrev om bord, og en sætning om, hvad det lærte jer om brevet.',
        'Write two pages about your letter. The first page is a critical account of the source, the second a close reading of at most ten lines. End with the answer you wrote on board and a sentence on what it taught you about the letter.',
      ),
    },
  ],
  timetable: { months: [3, 4, 5, 8, 9, 10, 11], starts: ['09:00', '12:30'], perWeek: 2 },
};
