/** Which offers of the demo ask first: by slug. */
export const byRequest = ['kold-krig-under-jorden', 'krukker-guder-og-helte'];
/** Where the school's head confirms. */
export const byHead = ['stemmen-fylder-rummet'];

/** A class that turns up in one of the demo's stories: what is asked for, how many days ago, and where. */
export interface StoryVisit {
  /** Unique. */
  key: string;
  /** Slug of the offer. */
  offer: string;
  daysAgo: number;
  label: string;
  grade: number;
  pupils: number;
  adults: number;
  message: string | null;
}

/** Requests that wait for the lead; the oldest is about to run out. */
export const requests: StoryVisit[] = [
  {
    ...{ key: 'request-1', offer: 'kold-krig-under-jorden', daysAgo: 4, label: '9.b', grade: 9, pupils: 24, adults: 2 },
    message: 'Vi læser om den kolde krig til prøven i juni og kan flytte os en time.',
  },
  {
    ...{ key: 'request-2', offer: 'kold-krig-under-jorden', daysAgo: 1, label: '8.a', grade: 8, pupils: 26, adults: 2 },
    message: null,
  },
  {
    ...{ key: 'request-3', offer: 'krukker-guder-og-helte', daysAgo: 2, label: '5.c', grade: 5, pupils: 22, adults: 2 },
    message: 'Det er vores emneuge om Grækenland.',
  },
];

/** A class whose school's head has been asked and has not answered yet. */
export const asksHead: StoryVisit = {
  ...{ key: 'head-1', offer: 'stemmen-fylder-rummet', daysAgo: 3, label: '9.a', grade: 9, pupils: 23, adults: 2 },
  message: null,
};

/** The queue for one full session, first come first. */
export const waiting: (StoryVisit & { alsoOtherDays: boolean })[] = [
  {
    ...{ key: 'wait-1', offer: 'vagt-paa-vestvolden', daysAgo: 9, label: '5.a', grade: 5, pupils: 28, adults: 2 },
    ...{ message: null, alsoOtherDays: false },
  },
  {
    ...{ key: 'wait-2', offer: 'vagt-paa-vestvolden', daysAgo: 6, label: '6.y', grade: 6, pupils: 19, adults: 2 },
    ...{ message: 'Helst en tirsdag.', alsoOtherDays: true },
  },
  {
    ...{ key: 'wait-3', offer: 'vagt-paa-vestvolden', daysAgo: 2, label: '4.b', grade: 4, pupils: 25, adults: 2 },
    ...{ message: null, alsoOtherDays: false },
  },
];

/** Classes of one school, booked together for one day. */
export const classesTogether: StoryVisit[] = [
  {
    ...{ key: 'set-1', offer: 'ekko-i-kasematten', daysAgo: 12, label: '4.a', grade: 4, pupils: 25, adults: 2 },
    message: null,
  },
  {
    ...{ key: 'set-2', offer: 'ekko-i-kasematten', daysAgo: 12, label: '4.b', grade: 4, pupils: 24, adults: 2 },
    message: null,
  },
];

/** "None of the dates fits." */
export const dateWishes = [
  {
    ...{ key: 'wish-1', offer: 'fortets-vilde-beboere', daysAgo: 3, label: '2.c', grade: 2, pupils: 24, adults: 2 },
    ...{ timeOfDay: 'MORNING', weekdays: [2, 4], fromDay: 28, toDay: 56 },
    message: 'Vi skal hjem med bussen 12.10. En formiddag i emneugen ville være dejligt.',
  },
  {
    ...{ key: 'wish-2', offer: 'ekko-i-kasematten', daysAgo: 1, label: '3.a', grade: 3, pupils: 27, adults: 3 },
    ...{ timeOfDay: null, weekdays: [], fromDay: 21, toDay: 35 },
    message: 'Musiklæreren er der kun de to uger.',
  },
];

/** What teachers wrote to the department after a visit. */
export const comments = [
  'Eleverne talte om det hele vejen hjem.',
  'Godt tempo, og alle fik noget i hænderne.',
  'Lidt lang introduktion for de yngste. Resten var helt i top.',
  'Materialet til bagefter passede lige ind i vores forløb.',
  'Vi kunne have brugt et sted at spise i tørvejr.',
  'Underviseren så dem, der ellers ikke siger noget. Tak.',
];
