import { formatUntil } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { approvalTexts, type EndWords } from './approval-texts.ts';
import type { NoticeWords, NoticeWriter } from './compose.ts';
import type { NoticeFacts } from './notice-facts.ts';

// What is told of requests. Values, by kind:
// REQUEST_RECEIVED { department, head (name or null), dueAt, classes }
// REQUEST_DECLINED { code, reason }, REQUEST_EXPIRED { waitedFor: "department" | "head" }
// TIME_PROPOSED { when, site (or null), message, dueAt }
// HEAD_ASKED, HEAD_REMINDER { dueAt, school, teacher }
// HEAD_SETTLED { outcome: "CONFIRMED" | "DECLINED" | "WITHDRAWN" | "EXPIRED" | "HEAD_DECLINED", head, reason }

const text = (facts: NoticeFacts, name: string) => {
  const value = facts.values[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const titleOf = ({ visit }: NoticeFacts) => visit?.offer.title ?? '';

/** "torsdag den 26. marts"; null = there is no deadline. */
function until(facts: NoticeFacts): string | null {
  const dueAt = text(facts, 'dueAt');
  return dueAt === null ? null : formatUntil(new Date(dueAt), facts.language);
}

const of = (language: Language) => approvalTexts[language];

/** To the school: the request has arrived, and what happens now. */
export const requestReceived: NoticeWriter = (facts) => {
  const words = of(facts.language).received;
  const head = text(facts, 'head');
  const due = until(facts);
  const byDepartment = facts.values.department === true;
  const waiting = byDepartment
    ? [words.department(facts.department.name), ...(head === null ? [] : [words.headToo(head)])]
    : [words.head(head ?? '')];
  return {
    subject: words.subject(titleOf(facts)),
    preheader: words.preheader,
    heading: words.heading,
    lead: [...words.lead(titleOf(facts))],
    action: words.action,
    paragraphs: [waiting, ...(due === null ? [] : [[words.due(due)]]), [words.calendar]].map((lines) => [
      lines.join(' '),
    ]),
    why: of(facts.language).whySchool,
  };
};

function ended(facts: NoticeFacts, words: EndWords, said: string[]): NoticeWords {
  return {
    subject: words.subject(titleOf(facts)),
    preheader: words.preheader,
    heading: words.heading,
    // Why stands where the no stands, before anything else is said.
    lead: [[words.lead(titleOf(facts)), ...said].filter((one) => one !== '').join(' ')],
    briefVisit: true,
    action: words.action,
    paragraphs: [[words.next]],
    why: of(facts.language).whySchool,
  };
}

/** To the school: the department says no. */
export const requestDeclined: NoticeWriter = (facts) => {
  const words = of(facts.language);
  const code = text(facts, 'code');
  const reason = text(facts, 'reason');
  const said = [
    ...(code === null ? [] : [words.codes[code] ?? '']),
    ...(reason === null ? [] : [words.wrote(facts.department.name, reason)]),
  ];
  return ended(facts, words.declined, said);
};

/** To the school: nobody answered in time. */
export const requestExpired: NoticeWriter = (facts) => {
  const words = of(facts.language);
  return ended(facts, words.expired, [facts.values.waitedFor === 'head' ? words.expiredHead : words.expiredDepartment]);
};

/** To the school: another time, with places held. */
export const timeProposed: NoticeWriter = (facts) => {
  const words = of(facts.language).proposed;
  const due = until(facts);
  const message = text(facts, 'message');
  const site = text(facts, 'site');
  return {
    subject: words.subject(titleOf(facts)),
    preheader: words.preheader(text(facts, 'when') ?? ''),
    heading: words.heading,
    lead: [
      words.lead(facts.department.name),
      { strong: text(facts, 'when') ?? '' },
      `${site === null ? '' : `, ${site},`}${words.instead}`,
    ],
    briefVisit: true,
    action: words.action,
    paragraphs: [
      ...(message === null ? [] : [[of(facts.language).wrote(facts.department.name, message)]]),
      [due === null ? words.held : words.due(due)],
    ],
    why: of(facts.language).whySchool,
  };
};

function asking(
  facts: NoticeFacts,
  words: { subject: (school: string, title: string) => string; heading: string; preheader: (due: string) => string },
) {
  const common = of(facts.language).head;
  const due = until(facts) ?? '';
  return {
    subject: words.subject(text(facts, 'school') ?? '', titleOf(facts)),
    preheader: words.preheader(due),
    heading: words.heading,
    lead: [...common.lead(text(facts, 'teacher') ?? '', titleOf(facts))],
    action: common.action,
    paragraphs: [[common.due(due)], [common.scanner]],
    why: common.why,
  };
}

/** To the school's head: does the visit suit? */
export const headAsked: NoticeWriter = (facts) => asking(facts, of(facts.language).head.asked);

/** To the school's head, half-way to the deadline. */
export const headReminder: NoticeWriter = (facts) => asking(facts, of(facts.language).head.reminder);

/** To the school's head: no answer is needed any more; to the teacher: what the head has answered. */
export const headSettled: NoticeWriter = (facts, { role }) => {
  const words = of(facts.language);
  const head = text(facts, 'head') ?? '';
  const reason = text(facts, 'reason');
  if (role !== 'HEAD') {
    const said = reason === null ? [] : [words.wrote(head, reason)];
    return ended(facts, { ...words.headSaidNo, lead: (title) => words.headSaidNo.lead(head, title) }, said);
  }
  const outcome = words.settled.outcomes[text(facts, 'outcome') ?? ''] ?? '';
  return {
    subject: words.settled.subject(titleOf(facts)),
    preheader: outcome,
    heading: words.settled.heading,
    lead: [outcome],
    briefVisit: true,
    action: null,
    paragraphs: [[words.settled.nothing]],
    why: words.head.why,
  };
};
