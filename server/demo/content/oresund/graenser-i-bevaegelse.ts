import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const graenserIBevaegelse: OfferContent = {
  slug: 'graenser-i-bevaegelse',
  site: 'kastrup-strandpark',
  title: both('Grænser i bevægelse', 'Moving Borders'),
  teaser: both(
    'En lufthavn, en bro og en kontrol, der kommer og går. Holdet laver feltarbejde ved grænsen og måler, hvad den koster.',
    'An airport, a bridge and controls that come and go. The group does fieldwork at the border and measures what it costs.',
  ),
  description: both(
    prose`
      Sundet er en grænse, som ændrer sig med politik, kurser og uro i verden. Holdet begynder på molen med tal for pendling,
      boligpriser og kontrol fra 2000 til i dag. Grupperne vælger én kurve og finder de tre knæk, der kræver en forklaring.

      Derefter interviewer de to personer, vi har inviteret: en, der pendler, og en, der arbejder med kontrol. Forløbet giver
      materiale til en synopsis i samfundsfag eller en opgave i afsætning og international økonomi.
    `,
    prose`
      The strait is a border that changes with politics, exchange rates and unrest in the world. The group begins on the pier
      with figures for commuting, housing prices and controls from 2000 until today. The groups choose one curve and find the
      three kinks that need an explanation.

      Then they interview two people we have invited: one who commutes and one who works with controls. The visit gives
      material for a synopsis in social studies or a paper in marketing and international economics.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Tre knæk', 'Three kinks'),
      text: both('Grupperne vælger kurve og formulerer en undren.', 'The groups choose a curve and put a question.'),
    },
    {
      minute: 35,
      title: both('To samtaler', 'Two conversations'),
      text: both('Ti minutter pr. gruppe med hver af de inviterede.', 'Ten minutes per group with each guest.'),
    },
    {
      minute: 80,
      title: both('Fra svar til forklaring', 'From answers to explanation'),
      text: both('Hvilke teorier kan bære det, I har hørt?', 'Which theories can carry what you have heard?'),
    },
    {
      minute: 105,
      title: both('Ét minut', 'One minute'),
      text: both('Hver gruppe fremlægger sin kurve på et minut.', 'Each group presents its curve in one minute.'),
    },
  ],
  clothing: both(
    'Den første halve time er vi ude i vinden. Resten er indendørs i havnehuset.',
    'The first half hour is out in the wind. The rest is indoors in the harbour house.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['SOCIAL_STUDIES', 'GEOGRAPHY'],
  targetGroups: ['UPPER_SECONDARY'],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 5,
  cancellationWorkingDays: 15,
  priceKroner: 500,
  priceNote: both('Prisen dækker de to inviterede gæster.', 'The price covers the two invited guests.'),
  cover: { place: 'BEACH', season: 'AUTUMN', motif: 'ship' },
  keywords: 'samfundsfag pendling integration grænsekontrol statistik interview hhx stx hf feltarbejde',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Vælg en kurve', 'Choose a curve'),
      note: both('1 modul', '1 period'),
      body: both(
        prose`
          Vi sender seks kurver ugen før. Lad grupperne vælge én og skrive, hvad de ser, uden at forklare det: stiger,
          falder, står stille, hvornår og hvor meget. Først derefter må de gætte på hvorfor.

          Gennemgå forskellen på årsag og sammenfald, og øv tre åbne interviewspørgsmål. Et godt spørgsmål begynder med hvordan
          eller hvornår.
        `,
        prose`
          We send six curves the week before. Let the groups choose one and write what they see without explaining it:
          rising, falling, standing still, when and how much. Only then may they guess why.

          Go through the difference between cause and coincidence, and practise three open interview questions. A good
          question begins with how or when.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Interviewguide', 'Interview guide'),
      note: both('En side', 'One page'),
      body: both(
        'Tre felter: Hvad vil vi vide? Hvad spurgte vi om? Hvad sagde de, ord for ord? Gæsterne har sagt ja til at blive citeret med stilling, ikke med navn.',
        'Three fields: what do we want to know? What did we ask? What did they say, word for word? The guests have agreed to be quoted by position, not by name.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Synopsis', 'Synopsis'),
      note: both('Hjemmeopgave', 'Homework'),
      body: both(
        'Skriv en synopsis på halvanden side: problemformulering, tre underspørgsmål, jeres kurve, to citater og en metodekritik. Overvej især, hvad to personer kan sige noget om, og hvad de ikke kan.',
        'Write a synopsis of a page and a half: the question, three sub-questions, your curve, two quotations and a criticism of method. Consider above all what two people can tell you about, and what they can’t.',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 8, 9, 10, 11], starts: ['09:00', '12:30'], perWeek: 2, weekdays: [2, 3, 4] },
};
