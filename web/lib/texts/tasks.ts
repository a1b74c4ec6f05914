import type { Language, Texts } from '#server/time/language.ts';

/** The lead's task list: everything that waits for somebody. */
const da = {
  title: 'Opgaver',
  lede: 'Det, som nogen i afdelingen skal svare på eller se på. Det, der haster mest, står øverst.',
  contents: 'På siden',
  nothing: 'Ingen',
  requests: {
    title: 'Anmodninger',
    lede: 'Pladserne er holdt, til I svarer. Svarer ingen inden fristen, udløber anmodningen, og pladserne bliver fri.',
    none: 'Ingen anmodninger venter.',
    until: (until: string) => `Udløber ${until}`,
    forDepartment: 'Venter på jer',
    forHead: 'Venter på skolens leder',
    forSchool: 'Venter på skolens svar på en anden tid',
    otherLevel: 'Et andet trin, end forløbet er lavet til',
    classes: (count: number) => `${count} klasser sammen`,
    answer: 'Se og svar',
    see: 'Se anmodningen',
    more: (shown: number, total: number) => `Viser ${shown} af ${total}.`,
  },
  dateRequests: {
    title: 'Datoønsker',
    lede: 'Skoler, som ingen af datoerne passede. Svar med en tid eller et nej.',
    none: 'Ingen datoønsker venter.',
    answer: 'Se og svar',
    see: 'Se ønsket',
    done: 'Besvaret de sidste 60 dage',
    news: { tid: 'Skolen har fået tilbudt tiden og får en mail.', nej: 'Skolen har fået afslaget på mail.' },
    offered: { OFFERED: 'venter på skolens ja', CONFIRMED: 'skolen sagde ja', REQUESTED: 'venter på skolens leder' },
    notTaken: 'ikke taget imod',
  },
  waiting: {
    title: 'Venteliste',
    lede: 'Ventelisten passer sig selv: Når pladser bliver fri, får den første, der passer, dem tilbudt. Her er dem, der har fået et tilbud eller er sprunget over.',
    none: 'Ingen er på venteliste.',
    calm: 'Ingen har et åbent tilbud, og ingen er sprunget over.',
    count: (count: number) => (count === 1 ? '1 på venteliste' : `${count} på venteliste`),
    all: 'Se hele ventelisten',
    offered: (until: string) => `Tilbudt, svar senest ${until}`,
    skipped: 'Sprunget over',
  },
  reviews: {
    title: 'Aflyste og ændrede tider',
  },
  missing: {
    title: 'Manglende fremmøde',
    none: 'Alt fremmøde er registreret.',
    count: (count: number) =>
      count === 1
        ? '1 besøg mangler at få registreret, hvem der kom.'
        : `${count} besøg mangler at få registreret, hvem der kom.`,
    link: 'Registrer fremmøde',
  },
  people: (pupils: number, adults: number) => `${pupils} børn og unge, ${adults} ${adults === 1 ? 'voksen' : 'voksne'}`,
};

const en: Texts<typeof da> = {
  title: 'Tasks',
  lede: 'What somebody in the department has to answer or to look at. What is most urgent comes first.',
  contents: 'On this page',
  nothing: 'None',
  requests: {
    title: 'Requests',
    lede: 'The places are held until you answer. If nobody does in time, the request expires and the places become free.',
    none: 'No requests are waiting.',
    until: (until) => `Expires ${until}`,
    forDepartment: 'Waiting for you',
    forHead: 'Waiting for the school’s head',
    forSchool: 'Waiting for the school’s answer about another time',
    otherLevel: 'Another level than the offer is made for',
    classes: (count) => `${count} classes together`,
    answer: 'See and answer',
    see: 'See the request',
    more: (shown, total) => `Shows ${shown} of ${total}.`,
  },
  dateRequests: {
    title: 'Date wishes',
    lede: 'Schools that none of the dates suited. Answer with a time, or with no.',
    none: 'No date wishes are waiting.',
    answer: 'See and answer',
    see: 'See the wish',
    done: 'Answered in the last 60 days',
    news: { tid: 'The school has been offered the time and gets a mail.', nej: 'The school has been told no by mail.' },
    offered: {
      OFFERED: 'waiting for the school’s yes',
      CONFIRMED: 'the school said yes',
      REQUESTED: 'waiting for the school’s head',
    },
    notTaken: 'not taken',
  },
  waiting: {
    title: 'Waiting list',
    lede: 'The waiting list looks after itself: when places come free, the first who fits is offered them. Here are those who have an offer or were passed over.',
    none: 'Nobody is on a waiting list.',
    calm: 'Nobody has an open offer, and nobody was passed over.',
    count: (count) => (count === 1 ? '1 on the waiting list' : `${count} on the waiting list`),
    all: 'See the whole waiting list',
    offered: (until) => `Offered, to be answered by ${until}`,
    skipped: 'Passed over',
  },
  reviews: {
    title: 'Cancelled and changed times',
  },
  missing: {
    title: 'Missing attendance',
    none: 'All attendance has been recorded.',
    count: (count) =>
      count === 1 ? 'Who came is not recorded for 1 visit.' : `Who came is not recorded for ${count} visits.`,
    link: 'Record attendance',
  },
  people: (pupils, adults) => `${pupils} children and young people, ${adults} ${adults === 1 ? 'adult' : 'adults'}`,
};

export const taskTexts: Record<Language, typeof da> = { da, en };
