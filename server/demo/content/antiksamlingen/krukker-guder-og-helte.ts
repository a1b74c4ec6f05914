import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const krukkerGuderOgHelte: OfferContent = {
  slug: 'krukker-guder-og-helte',
  site: 'samlingen',
  title: both('Krukker, guder og helte', 'Pots, Gods and Heroes'),
  teaser: both(
    'Hvad fortæller en krukke, når ingen kan læse skriften? Eleverne tegner sig frem til svaret.',
    'What does a pot tell us when nobody can read the writing? The pupils draw their way to the answer.',
  ),
  description: both(
    prose`
      På en græsk krukke er historien malet hele vejen rundt, og man skal gå for at få den med. Eleverne begynder med at tegne
      en eneste figur, langsomt, uden at vide hvem den er. Hvad holder den i hånden? Hvem kigger den på?

      Så mødes de, der har tegnet figurer fra samme krukke, og lægger scenen sammen. Først til sidst fortæller vi myten. Den
      passer næsten altid med det, klassen har set, og hvor den ikke passer, bliver det for alvor interessant.
    `,
    prose`
      On a Greek pot the story is painted all the way around, and you have to walk to get all of it. The pupils begin by drawing
      a single figure, slowly, without knowing who it is. What does it hold? Whom is it looking at?

      Then those who drew figures from the same pot meet and put the scene together. Only at the end do we tell the myth. It
      nearly always fits what the class has seen, and where it doesn’t fit it gets really interesting.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tegn én figur', 'Draw one figure'),
      text: both('Blyant, underlag og ti minutter i ro.', 'Pencil, board and ten quiet minutes.'),
    },
    {
      minute: 20,
      title: both('Find din krukke', 'Find your pot'),
      text: both('Tegningerne samles til scener.', 'The drawings are gathered into scenes.'),
    },
    {
      minute: 45,
      title: both('Fortæl', 'Tell'),
      text: both(
        'Hver gruppe fortæller sin scene, stående rundt om krukken.',
        'Each group tells its scene, standing around the pot.',
      ),
    },
    {
      minute: 70,
      title: both('Myten', 'The myth'),
      text: both('Nu fortæller vi. Hvad passede?', 'Now we tell. What fitted?'),
    },
  ],
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'DANISH', 'VISUAL_ARTS'],
  targetGroups: ['PRIMARY'],
  grades: [5, 7],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 90,
  maxPupils: 28,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 650,
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'pot' },
  keywords: 'grækenland antikken myter vaser helte odysseus tegning billedanalyse',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Ti genkendelige ting', 'Ten things to know them by'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Guder og helte kendes på det, de har med: en kølle, en lyre, en ugle, et par vinger på skoene. Skriv ti ting på
          tavlen, og lad eleverne tegne en person fra deres egen tid, som man kan kende på én ting. Kan naboen gætte hvem?

          Fortæl ikke myterne på forhånd. Kender eleverne dem i forvejen, beder vi dem holde dem for sig selv, til vi når dertil.
        `,
        prose`
          Gods and heroes are known by what they carry: a club, a lyre, an owl, a pair of wings on the shoes. Write ten things on
          the board and let the pupils draw a person of their own time who can be known by one thing. Can a neighbour guess who?

          Don’t tell the myths beforehand. If the pupils know them already, we ask them to keep them to themselves until we get
          there.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Tegneark', 'Drawing sheet'),
      note: both('Vi har blyanter', 'We have pencils'),
      body: both(
        'Arket har en ramme og tre linjer: Hvad gør den? Hvad har den på? Hvem mangler? Viskelæder er ikke nødvendigt, streger må gerne blive stående.',
        'The sheet has a frame and three lines: what is it doing? What is it wearing? Who is missing? No rubber is needed, lines may stay.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Klassens krukke', 'The class pot'),
      note: both('2–3 lektioner', '2–3 lessons'),
      body: both(
        'Mal en scene fra klassens år på en urtepotte eller en lang papirstrimmel, kun med sort og rødbrunt. Ingen navne, ingen tale. Stil den frem, og se, om en anden klasse kan fortælle historien.',
        'Paint a scene from the class’s year on a flowerpot or a long strip of paper, in black and reddish brown only. No names, no speech. Put it on show and see whether another class can tell the story.',
      ),
    },
  ],
  timetable: {
    months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
    starts: ['09:00', '11:00'],
    perWeek: 4,
    weekdays: [2, 3, 4, 5],
  },
};
