import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const barnPaaFabrik: OfferContent = {
  slug: 'barn-paa-fabrik',
  site: 'vaeveriet',
  title: both('Barn på fabrik', 'A Child in the Factory'),
  teaser: both(
    'Året er 1898, klokken er 5.45, og stempeluret er ligeglad. Klassen arbejder et skift og fører sin egen lønbog.',
    'The year is 1898, it is 5.45 in the morning, and the time clock doesn’t care. The class works a shift and keeps its own wage book.',
  ),
  description: both(
    prose`
      I 1898 arbejdede 22 børn på fabrikken. Vi kender navnene på de fleste fra lønbogen. Eleverne får hver et nummer, en plads i salen og
      en opgave, som er ufarlig i dag: sortere spoler, feje, bære garn. Der er bøder for at snakke og for at komme for sent fra pause.

      Efter skiftet er der opgør. Klassen læser loven fra 1901, som hævede aldersgrænsen på fabrikkerne til 12 år, og hører tre, der var imod: en fabrikant,
      en mor og en dreng på 13. Hvem har ret i hvad?
    `,
    prose`
      In 1898, 22 children worked in the factory. We know most of their names from the wage book. Each pupil gets a number, a place in the
      hall and a task that is harmless today: sorting bobbins, sweeping, carrying yarn. There are fines for talking and for coming back
      late from the break.

      After the shift comes the reckoning. The class reads the act of 1901, which raised the age limit in factories to 12, and hears three who were
      against it: a factory owner, a mother and a boy of 13. Who is right about what?
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Stemplet ind', 'Clocked in'),
      text: both('Nummer, plads og reglement.', 'Number, place and rules.'),
    },
    {
      minute: 15,
      title: both('Skiftet', 'The shift'),
      text: both(
        '35 minutter i salen. Lønnen bliver skrevet ned.',
        '35 minutes in the hall. The wages are written down.',
      ),
    },
    {
      minute: 55,
      title: both('Lønbogen', 'The wage book'),
      text: both('Hvad kunne man købe for dagens løn?', 'What could you buy for the day’s wages?'),
    },
    {
      minute: 75,
      title: both('For og imod', 'For and against'),
      text: both('Tre stemmer om loven, derefter afstemning.', 'Three voices on the act, then a vote.'),
    },
  ],
  clothing: both('Lukkede sko og langt hår sat op.', 'Closed shoes and long hair tied up.'),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'SOCIAL_STUDIES'],
  targetGroups: ['PRIMARY'],
  grades: [6, 9],
  form: 'ON_SITE',
  languages: ['da'],
  durationMinutes: 105,
  maxPupils: 50,
  maxGroups: 2,
  pupilsPerAdult: 14,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 500,
  cover: { place: 'MUSEUM', season: 'WINTER', motif: 'lantern' },
  keywords: 'industrialisering børnearbejde fabrik løn rettigheder lov 1901 kilder',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Et nummer', 'A number'),
      note: both('1 lektion', '1 lesson'),
      body: both(
        prose`
          Del numre ud fra 1 til 28. Brug kun numrene i en halv time. Hvordan er det at blive kaldt ved et tal? Tal om, hvorfor en fabrik
          gjorde det, og hvornår I selv er et nummer i dag.

          Fortæl, at det er et rollespil med strenge regler, men at alle kan løfte hånden og træde ud, når de vil. Vi råber ikke ad nogen.
        `,
        prose`
          Hand out numbers from 1 to 28. Use only the numbers for half an hour. What is it like to be called by a number? Talk about why a
          factory did it, and when you are a number yourselves today.

          Tell the class that it is a role play with strict rules, but that everyone can raise a hand and step out whenever they want. We
          don’t shout at anybody.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Lønbog', 'Wage book'),
      note: both('En side pr. elev', 'One page per pupil'),
      body: both(
        'Skriv ind: tid, opgave, bøde, løn. Bag på står prisen på brød, sko, petroleum og et lægebesøg i 1898.',
        'Write: time, task, fine, wages. On the back are the prices of bread, shoes, paraffin and a visit to the doctor in 1898.',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Hvem laver det nu?', 'Who makes it now?'),
      note: both('2–3 lektioner', '2–3 lessons'),
      body: both(
        'Vælg én ting i klassen, og undersøg, hvem der har lavet den, og under hvilke regler. Sammenlign med loven fra 1901: Hvilke af reglerne gælder dér, hvor tingen er lavet?',
        'Choose one thing in the classroom and find out who made it and under which rules. Compare with the act of 1901: which of its rules hold where the thing was made?',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 8, 9, 10, 11, 12], starts: ['09:00', '11:30'], perWeek: 3, groups: 2 },
};
