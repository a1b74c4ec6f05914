import { mailsAbout, type SentMail } from '#server/mails/mail.service.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { type AuditRow, findTimeline } from './audit.store.ts';
import { actionSentence } from './audit.texts.ts';
import type { BookingEvent } from './booking-events.contract.ts';

/** What was done to the session as a whole that a school has to know of; how it was planned is the department's own affair. */
const OF_SESSION = ['session.cancelled', 'session.reopened'];
/** Those of the school who have the link; the head of the school was asked by them. */
const OF_SCHOOL = ['VISITOR', 'CONTACT', 'HEAD'];
const STAFF = ['EDUCATOR', 'DEPARTMENT_LEAD', 'COORDINATOR', 'KNOWLEDGE_CENTRE'];

const unsent = { da: 'Sendte en mail', en: 'Sent a mail' };

/**
 * What happened to a booking as its school may read it, newest first: nobody of the department is named, and only mails to those who
 * have the link are shown. A mail stands with what it told of; one that came by the clock stands alone.
 */
export async function eventsForSchool(
  sql: Sql,
  { id, sessionId }: { id: string; sessionId: string },
  language: Language,
): Promise<BookingEvent[]> {
  const [rows, mails] = await Promise.all([findTimeline(sql, { bookingId: id, sessionId }), mailsAbout(sql, id)]);
  const told = mails.filter(({ recipient }) => OF_SCHOOL.includes(recipient.role));
  const shown = rows.filter(({ booking, action }) => booking !== null || OF_SESSION.includes(action));
  const events = shown.map((row, index): BookingEvent => {
    const at = row.at.toISOString();
    const isFirst = shown.findIndex((other) => other.at.getTime() === row.at.getTime()) === index;
    const own = isFirst ? told.filter((mail) => mail.createdAt === at) : [];
    return { id: row.id, at, who: whoOf(row), what: actionSentence(row.action, language), mails: own.map(mailOf) };
  });
  const known = new Set(events.map(({ at }) => at));
  const alone = told
    .filter(({ createdAt }) => !known.has(createdAt))
    .map((mail): BookingEvent => {
      return { id: mail.id, at: mail.createdAt, who: 'SYSTEM', what: unsent[language], mails: [mailOf(mail)] };
    });
  return [...events, ...alone].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function whoOf({ actor, role }: AuditRow): BookingEvent['who'] {
  if (actor === 'system' || actor === 'import') return 'SYSTEM';
  return actor === 'account' && role !== null && STAFF.includes(role) ? 'DEPARTMENT' : 'SCHOOL';
}

function mailOf({ recipient, subject, status }: SentMail): BookingEvent['mails'][number] {
  const words = { SENT: 'SENT', FAILED: 'FAILED', WITHHELD: 'NOT_SENT', ABORTED: 'NOT_SENT' } as const;
  return { to: recipient.name, subject, status: status in words ? words[status as keyof typeof words] : 'WAITING' };
}
