import type { Inline } from '#emails/content.ts';
import type { NoticeWords, NoticeWriter } from './compose.ts';
import type { NoticeFacts } from './notice-facts.ts';
import { type Approval, type WaitingTexts, waitingTexts } from './waiting-texts.ts';

// Mails of the waiting list, all to the contact. Values of all kinds: `offer`, `offerUrl`, `time` (the first visit's), `classes` (how
// many bookings). WAITING_JOINED: `position`, `wishes` (in words, or null). PLACE_OFFERED: `until` (in words), `approval` (HEAD,
// DEPARTMENT, BOTH or null). OFFER_LAPSED: `why` (MISSED or CANCELLED). WAITING_ENDED: `why` (PASSED, MISSED or CANCELLED).

const text = (facts: NoticeFacts, name: string) => String(facts.values[name] ?? '');
const number = (facts: NoticeFacts, name: string) => Number(facts.values[name] ?? 0);

/** Somebody stands on the waiting list. */
export const waitingJoined: NoticeWriter = (facts) => {
  const { joined: words, ...all } = waitingTexts[facts.language];
  const { wishes } = facts.values;
  return {
    subject: words.subject(text(facts, 'offer')),
    preheader: words.preheader(number(facts, 'position')),
    heading: words.heading,
    lead: words.lead(text(facts, 'offer'), text(facts, 'time')),
    action: words.action,
    paragraphs: [
      ...classesOf(facts, words),
      ...(wishes === null ? [] : [[words.wishes(String(wishes))]]),
      [words.position(number(facts, 'position'))],
      [words.later],
    ],
    ...shown(facts, all),
  };
};

/** Places are free and wait for an answer. */
export const placeOffered: NoticeWriter = (facts) => {
  const { offered: words, ...all } = waitingTexts[facts.language];
  const { approval } = facts.values;
  return {
    subject: words.subject(text(facts, 'offer')),
    preheader: words.preheader(text(facts, 'until')),
    heading: words.heading,
    lead: [...words.lead(text(facts, 'offer')), ' ', ...words.until(text(facts, 'until'))],
    action: words.action,
    paragraphs: [
      ...classesOf(facts, words),
      ...(approval === null ? [] : [[words.approval[approval as Approval]]]),
      [words.no],
    ],
    ...shown(facts, all),
  };
};

/** The places went on to the next; it still waits. */
export const offerLapsed: NoticeWriter = (facts) => {
  const { lapsed: words, ...all } = waitingTexts[facts.language];
  const why = text(facts, 'why') as keyof typeof words.next;
  return {
    subject: words.subject(text(facts, 'offer')),
    preheader: words.preheader,
    heading: words.heading,
    lead: words.lead[why](text(facts, 'offer')),
    action: words.action,
    paragraphs: [[words.next[why]]],
    ...shown(facts, all),
    withoutVisit: true,
  };
};

/** Nobody is asked any more. */
export const waitingEnded: NoticeWriter = (facts) => {
  const { ended: words, ...all } = waitingTexts[facts.language];
  const why = text(facts, 'why') as keyof typeof words.why;
  return {
    subject: words.subject(text(facts, 'offer')),
    preheader: words.preheader,
    heading: words.heading,
    lead: words.lead(text(facts, 'offer')),
    action: words.action,
    paragraphs: [[words.why[why]], words.next(text(facts, 'offerUrl'))],
    ...shown(facts, all),
    withoutVisit: true,
  };
};

function classesOf(facts: NoticeFacts, words: { classes: (count: number) => string }): Inline[][] {
  const count = number(facts, 'classes');
  return count > 1 ? [[words.classes(count)]] : [];
}

/** Several classes have rows of their own instead of one visit's. */
function shown(
  facts: NoticeFacts,
  { whyContact }: Pick<WaitingTexts, 'whyContact'>,
): Pick<NoticeWords, 'why' | 'withoutVisit'> {
  return { why: whyContact, withoutVisit: facts.rows.length > 0 };
}
