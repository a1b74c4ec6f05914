import { both, prose } from '#server/demo/content/prose.ts';
import type { OfferContent } from '#server/demo/content/types.ts';

export const koldKrigUnderJorden: OfferContent = {
  slug: 'kold-krig-under-jorden',
  site: 'ejbybunkeren',
  title: both('Kold krig under jorden', 'Cold War Underground'),
  teaser: both(
    'Klokken er 6.12 en morgen i 1983. Holdet sidder i bunkeren med fire telefoner og skal råde en regering.',
    'It is 6.12 on a morning in 1983. The group sits in the bunker with four telephones and has to advise a government.',
  ),
  description: both(
    prose`
      Ejbybunkeren blev bygget for at kunne lede luftforsvaret, når alt andet var væk. Vi bruger rummet til det, det var
      tænkt til: at træffe beslutninger med for lidt viden og for lidt tid. Holdet bliver delt i forsvar, udenrigstjeneste,
      civilforsvar og presse, og der kommer nye oplysninger hvert femte minut.

      Efter spillet lægger vi de valg, I traf, ved siden af kilder fra 1983. Hvem vidste hvad? Hvad blev sagt til
      befolkningen? Forløbet passer til historie B og A, til samfundsfag og til udskolingen, som får en kortere udgave af spillet.
    `,
    prose`
      Ejbybunkeren was built so that air defence could be led when everything else was gone. We use the room for what it
      was meant for: making decisions with too little knowledge and too little time. The group is divided into defence,
      foreign service, civil defence and press, and new information arrives every five minutes.

      After the game we lay the choices you made beside sources from 1983. Who knew what? What was the public told? The
      visit suits history at levels B and A and social studies. Lower secondary classes get a shorter version of the game.
    `,
  ),
  programme: [
    {
      minute: 0,
      title: both('Ned i bunkeren', 'Down into the bunker'),
      text: both('Rundgang, roller og spilleregler.', 'A tour, roles and rules.'),
    },
    {
      minute: 25,
      title: both('6.12 om morgenen', '6.12 in the morning'),
      text: both(
        'Spillet går i gang. Hver gruppe har sin telefon og sine hemmeligheder.',
        'The game begins. Each group has its telephone and its secrets.',
      ),
    },
    {
      minute: 70,
      title: both('Hvad skete der i 1983?', 'What happened in 1983?'),
      text: both(
        'Vi læser tre kilder og sammenligner med vores egen log.',
        'We read three sources and compare them with our own log.',
      ),
    },
    {
      minute: 105,
      title: both('Hvem skulle have vidst det?', 'Who should have known?'),
      text: both('En kort debat om hemmeligheder i et demokrati.', 'A short debate about secrets in a democracy.'),
    },
  ],
  clothing: both(
    'Der er 10 grader i bunkeren hele året. Tag jakken med ned.',
    'The bunker is 10 degrees all year. Bring your jacket down.',
  ),
  subjectFamily: 'HISTORY',
  subjects: ['HISTORY', 'SOCIAL_STUDIES'],
  targetGroups: ['PRIMARY', 'UPPER_SECONDARY'],
  grades: [8, 10],
  form: 'ON_SITE',
  languages: ['da', 'en'],
  durationMinutes: 120,
  maxPupils: 28,
  pupilsPerAdult: 28,
  leadTimeWorkingDays: 3,
  cancellationWorkingDays: 10,
  priceKroner: 400,
  priceNote: both(
    'Prisen dækker materialer og rundvisning i bunkeren.',
    'The price covers materials and a tour of the bunker.',
  ),
  cover: { place: 'FORT', season: 'WINTER', motif: 'bunker' },
  keywords: 'den kolde krig atomkrig 1983 bunker beslutning kilder stx hf hhx htx',
  materials: [
    {
      phase: 'BEFORE',
      title: both('Fire ord om 1983', 'Four words about 1983'),
      note: both('Læsning, 20 minutter', 'Reading, 20 minutes'),
      body: both(
        prose`
          Eleverne får mest ud af spillet, når de kender fire ord: NATO, Warszawapagten, mellemdistanceraket og fodnote.
          Bed dem slå dem op to og to og skrive én sætning om hvert.

          Tal derefter om dette: En radarskærm viser noget, der ligner fem missiler. Udstyret er nyt og har fejlet før. Du
          har otte minutter. Hvem ringer du til, og hvad siger du, at du ved? Gem svarene, vi vender tilbage til dem.
        `,
        prose`
          The students get most out of the game when they know four words: NATO, the Warsaw Pact, intermediate-range missile
          and footnote. Ask them to look the words up in pairs and write one sentence about each.

          Then discuss this: a radar screen shows something that looks like five missiles. The equipment is new and has
          failed before. You have eight minutes. Whom do you ring, and what do you say that you know? Keep the answers, we
          return to them.
        `,
      ),
    },
    {
      phase: 'DURING',
      title: both('Log og kilder', 'Log and sources'),
      note: both('Tre sider pr. gruppe', 'Three pages per group'),
      body: both(
        'Loggen har fire spalter: tid, oplysning, hvem den kom fra, og hvad gruppen gjorde. Den sidste linje udfylder I først efter spillet: Hvad vidste vi ikke?',
        'The log has four columns: time, information, who it came from, and what the group did. You fill in the last line only after the game: what did we not know?',
      ),
    },
    {
      phase: 'AFTER',
      title: both('Skriv regeringens pressemeddelelse', 'Write the government’s press release'),
      note: both('1–2 lektioner', '1–2 lessons'),
      body: both(
        'Skriv den pressemeddelelse, jeres regering ville have sendt klokken 7.00. Højst 150 ord. Byt med en anden gruppe, der streger alt det over, som ikke kunne vides på det tidspunkt. Hvad er tilbage?',
        'Write the press release your government would have sent at 7.00. At most 150 words. Swap with another group, which strikes out everything that could not have been known at the time. What is left?',
      ),
    },
  ],
  timetable: { months: [1, 2, 3, 4, 5, 8, 9, 10, 11, 12], starts: ['09:00', '12:30'], perWeek: 3 },
};
