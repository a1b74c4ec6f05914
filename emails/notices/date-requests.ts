import { formatUntil } from '#server/time/format.ts';
import type { NoticeWords, NoticeWriter } from './compose.ts';
import type { NoticeFacts } from './notice-facts.ts';

const da = {
  why: (institution: string) => `I får mailen, fordi ${institution} har ønsket en anden dag.`,
  received: {
    subject: (offer: string) => `Vi har fået jeres datoønske: ${offer}`,
    heading: 'Vi har fået jeres ønske om en anden dag',
    lead: [
      'Ingen af datoerne til ',
      ' passede jer. Nu ser den ansvarlige på jeres ønske og svarer med en tid eller et nej.',
    ],
    action: 'Se ønsket, eller træk det tilbage',
    nothing: 'I har ikke booket noget endnu. Får I tilbudt en tid, skal I selv sige ja til den, før den gælder.',
  },
  answered: {
    subject: (offer: string) => `Vi kan tilbyde jer en tid: ${offer}`,
    heading: 'Vi har fundet en tid til jer',
    lead: ['I ønskede en anden dag til ', '. Her er en tid, som vi holder til jer.'],
    until: (until: string) => `Sig ja senest ${until}. Derefter giver vi pladserne fri igen.`,
    action: 'Sig ja eller nej til tiden',
    notYet: 'Tiden gælder først, når I har sagt ja. Så får I en bekræftelse med kalenderinvitation.',
  },
  declined: {
    subject: (offer: string) => `Vi kan desværre ikke finde en dag: ${offer}`,
    heading: 'Vi kan desværre ikke finde en dag til jer',
    lead: ['Vi har set på jeres ønske om en anden dag til ', ', men det kan ikke lade sig gøre.'],
    action: 'Se de ledige tider',
  },
  ended: {
    subject: {
      NO_ANSWER: (offer: string) => `Jeres datoønske er udløbet: ${offer}`,
      NOT_TAKEN: (offer: string) => `Tiden er givet fri igen: ${offer}`,
      CANCELLED: (offer: string) => `Aflyst: den tid, vi tilbød jer til ${offer}`,
    },
    NO_ANSWER: {
      heading: 'Jeres datoønske er udløbet',
      lead: ['Den sidste dag, I ønskede til ', ', er gået, uden at vi fandt en tid. Det er vi kede af.'],
      more: 'Ring eller skriv gerne til os, eller ønsk andre dage.',
    },
    NOT_TAKEN: {
      heading: 'Tiden er givet fri igen',
      lead: ['Vi tilbød jer en tid til ', ', men hørte ikke fra jer inden fristen. Derfor har vi givet pladserne fri.'],
      more: 'Vil I stadig gerne komme, så ønsk en dag igen, eller ring til os.',
    },
    CANCELLED: {
      heading: 'Tiden, vi tilbød jer, er aflyst',
      lead: ['Vi må desværre aflyse den tid, vi tilbød jer til ', '.'],
      more: 'Jeres ønske står åbent igen. Den ansvarlige leder videre og skriver til jer.',
    },
    action: 'Se de ledige tider',
  },
};

const en: typeof da = {
  why: (institution: string) => `You get this mail because ${institution} has asked for another day.`,
  received: {
    subject: (offer: string) => `We have your date wish: ${offer}`,
    heading: 'We have your wish for another day',
    lead: [
      'None of the dates of ',
      ' suited you. The lead now looks at your wish and answers with a time, or with no.',
    ],
    action: 'See the wish, or take it back',
    nothing: 'You have not booked anything yet. If you are offered a time, you have to say yes to it before it counts.',
  },
  answered: {
    subject: (offer: string) => `We can offer you a time: ${offer}`,
    heading: 'We have found a time for you',
    lead: ['You asked for another day for ', '. Here is a time that we hold for you.'],
    until: (until: string) => `Say yes by ${until}. After that we give the places free again.`,
    action: 'Say yes or no to the time',
    notYet: 'The time counts only when you have said yes. You then get a confirmation with a calendar invitation.',
  },
  declined: {
    subject: (offer: string) => `Sorry, we cannot find a day: ${offer}`,
    heading: 'Sorry, we cannot find a day for you',
    lead: ['We have looked at your wish for another day for ', ', but it cannot be done.'],
    action: 'See the free times',
  },
  ended: {
    subject: {
      NO_ANSWER: (offer: string) => `Your date wish has ended: ${offer}`,
      NOT_TAKEN: (offer: string) => `The time is free again: ${offer}`,
      CANCELLED: (offer: string) => `Cancelled: the time that we offered you for ${offer}`,
    },
    NO_ANSWER: {
      heading: 'Your date wish has ended',
      lead: ['The last day that you wished for ', ' has passed without our finding a time. We are sorry.'],
      more: 'Do call or write to us, or wish for other days.',
    },
    NOT_TAKEN: {
      heading: 'The time has been given free again',
      lead: ['We offered you a time for ', ', but did not hear from you in time. So the places are free again.'],
      more: 'If you would still like to come, wish for a day again, or call us.',
    },
    CANCELLED: {
      heading: 'The time that we offered is cancelled',
      lead: ['Sorry, we have to cancel the time that we offered you for ', '.'],
      more: 'Your wish is open again. The lead goes on looking and will write to you.',
    },
    action: 'See the free times',
  },
};

const wordsOf = ({ language }: NoticeFacts) => ({ da, en })[language];

/** What all four say in the same way. Values: `offer`, `institution`. */
function common(facts: NoticeFacts, lead: string[]): Pick<NoticeWords, 'lead' | 'why' | 'withoutVisit'> {
  const { offer, institution } = facts.values;
  const [before = '', after = ''] = lead;
  return { lead: [before, { strong: String(offer) }, after], why: wordsOf(facts).why(String(institution)) };
}

/** To the school: the wish has arrived. */
export const dateRequestReceived: NoticeWriter = (facts) => {
  const words = wordsOf(facts).received;
  return {
    ...common(facts, words.lead),
    subject: words.subject(String(facts.values.offer)),
    preheader: words.nothing,
    heading: words.heading,
    action: words.action,
    paragraphs: [[words.nothing]],
  };
};

/** To the school: a time is offered. Values: also `expiresAt` (an instant). */
export const dateRequestAnswered: NoticeWriter = (facts) => {
  const words = wordsOf(facts).answered;
  const until = words.until(formatUntil(new Date(String(facts.values.expiresAt)), facts.language));
  return {
    ...common(facts, words.lead),
    subject: words.subject(String(facts.values.offer)),
    preheader: until,
    heading: words.heading,
    action: words.action,
    paragraphs: [[{ strong: until }], [words.notYet]],
  };
};

/** To the school: no. The department's words stand among the rows. */
export const dateRequestDeclined: NoticeWriter = (facts) => {
  const words = wordsOf(facts).declined;
  return {
    ...common(facts, words.lead),
    subject: words.subject(String(facts.values.offer)),
    preheader: words.heading,
    heading: words.heading,
    action: words.action,
    paragraphs: [],
  };
};

/** To the school: it is over. Values: also `reason`: NO_ANSWER (nobody found a time), NOT_TAKEN (the school did not say yes) or CANCELLED (the time was). */
export const dateRequestEnded: NoticeWriter = (facts) => {
  const { ended } = wordsOf(facts);
  const reason = facts.values.reason as 'NO_ANSWER' | 'NOT_TAKEN' | 'CANCELLED';
  const words = ended[reason];
  return {
    ...common(facts, words.lead),
    subject: ended.subject[reason](String(facts.values.offer)),
    preheader: words.heading,
    heading: words.heading,
    action: ended.action,
    paragraphs: [[words.more]],
    withoutVisit: true,
  };
};
