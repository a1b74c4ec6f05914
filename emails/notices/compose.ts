import type { Fact, Inline, MailContent } from '#emails/content.ts';
import type { MailFacts, MailRole } from '#emails/facts.ts';
import { oneLine } from '#emails/plain-text.ts';
import { textsOf } from '#emails/texts.ts';
import { visitFacts } from '#emails/visit-facts.ts';
import type { NoticeFacts, NoticeKind } from './notice-facts.ts';
import { noticeWriters } from './writers.ts';

/** What a writer of one kind says; the rest is the same for all. */
export interface NoticeWords {
  subject: string;
  /** What a list of mails shows beside the subject. */
  preheader: string;
  heading: string;
  lead: Inline[];
  /** Words of the button; needed where the facts have a url. */
  action: string | null;
  paragraphs: Inline[][];
  /** Whether the visit's own rows are shown. Default: they are. */
  withoutVisit?: boolean;
  /** Only which visit it is about, without how to get there: it does not take place as it was asked for. */
  briefVisit?: boolean;
  /** Why this person gets the mail: the last line. */
  why: string;
}

/** The one person, or the department, that a notice is for. */
export interface NoticeRecipient {
  role: MailRole | 'HEAD' | 'DEPARTMENT';
  name: string;
  email: string;
}

export type NoticeWriter = (facts: NoticeFacts, recipient: NoticeRecipient) => NoticeWords;

/** What one person is told of a turn, in words, before it becomes text and HTML. */
export function noticeContent(kind: NoticeKind, recipient: NoticeRecipient, facts: NoticeFacts): MailContent {
  const { department, language } = facts;
  const words = noticeWriters[kind](facts, recipient);
  return {
    language,
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading,
    greeting: textsOf({ language }).greeting(oneLine(recipient.name)),
    lead: words.lead,
    facts: rowsOf(facts, recipient, words),
    action: facts.url === null || words.action === null ? null : { label: words.action, url: facts.url },
    paragraphs: words.paragraphs,
    footer: [[department.name, ' · ', phoneLink(department.phone), ' · ', mailLink(department.email)], [words.why]],
  };
}

function rowsOf(
  { visit, rows }: NoticeFacts,
  { role }: NoticeRecipient,
  { withoutVisit, briefVisit = false }: NoticeWords,
): Fact[] {
  return visit === null || withoutVisit ? rows : [...rows, ...visitRows(visit, role, briefVisit)];
}

/** A department reads of a visit what its contact reads; a head, who stays at home, what the school's office reads. */
function visitRows(visit: MailFacts, role: NoticeRecipient['role'], isBrief: boolean): Fact[] {
  const readsLike = { HEAD: 'ADMINISTRATOR', DEPARTMENT: 'CONTACT' } as const;
  return visitFacts(
    isBrief ? 'CANCELLATION' : 'CONFIRMATION',
    role === 'HEAD' || role === 'DEPARTMENT' ? readsLike[role] : role,
    visit,
  );
}

function phoneLink(phone: string): Inline {
  return { label: phone, url: `tel:${phone.replace(/[^+\d]/g, '')}` };
}

function mailLink(email: string): Inline {
  return { label: email, url: `mailto:${email}` };
}
