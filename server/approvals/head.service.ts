import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { isHeadToken } from '#server/bookings/head-token.ts';
import { headDeclinedMails, headMail, type Whole } from '#server/bookings/request.mails.ts';
import { answerDeadline, waitsFor } from '#server/bookings/request.rules.ts';
import { bookingOf, bookingsOf } from '#server/bookings/stored-booking.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import { type AnswerRefusal, laterOf, refusalOfConfirming } from './approval.rules.ts';
import { findTogether, replaceHead, setExpiry, tell, writeHeadAnswer } from './approval.store.ts';
import { confirmRequests } from './request-confirming.ts';
import { endRequests } from './request-ending.ts';
import { lockRequest } from './request-lock.ts';

/** What the school's head is asked: the bookings, and the question itself. */
export interface HeadQuestion {
  whole: Whole;
  head: NonNullable<BookingFacts['head']>;
}

/** Who asks for a question: whoever holds the link of the mail. */
export interface ByHeadLink {
  /** Of the booking that the question stands with. */
  id: string;
  token: string | null;
}

export type HeadRefusal = AnswerRefusal | { code: 'ALREADY_ANSWERED'; answered: 'CONFIRMED' | 'DECLINED' };

export type HeadResult =
  | { kind: 'question'; question: HeadQuestion }
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: HeadRefusal };

/** The question that a link opens; reading answers nothing. Null = no such question, or a wrong token. */
export async function readQuestion(deps: Deps, link: ByHeadLink): Promise<HeadQuestion | null> {
  if (!(await opens(deps, link))) return null;
  const { pool } = deps.db;
  const ids = await findTogether(pool, link.id);
  const found = new Map((await bookingsOf(pool, ids)).map((one) => [one.id, one]));
  return questionOf(
    link.id,
    ids.map((id) => found.get(id)).filter((one) => one !== undefined),
  );
}

async function opens(deps: Deps, { id, token }: ByHeadLink): Promise<boolean> {
  if (!isId(id) || token === null) return false;
  const booking = await bookingOf(deps.db.pool, id);
  if (booking === null || booking.head === null) return false;
  return isHeadToken(deps.config.LINK_SECRET, { bookingId: id, email: booking.head.email }, token);
}

/** The bookings in their order, the one that the question stands with first. */
function questionOf(id: string, bookings: readonly BookingFacts[]): HeadQuestion | null {
  const own = bookings.find((booking) => booking.id === id);
  if (own === undefined || own.head === null) return null;
  return { whole: [own, ...bookings.filter((booking) => booking !== own)], head: own.head };
}

/**
 * The head's answer. Yes: the visit is confirmed, or waits for the department alone. No: the request is withdrawn, its places are
 * free, and the teacher is told in the head's words. The same answer again changes nothing.
 */
export async function answerAsHead(
  deps: Deps,
  link: ByHeadLink,
  { answer, reason, now }: { answer: 'CONFIRM' | 'DECLINE'; reason: string | null; now: Date },
): Promise<HeadResult> {
  if (!(await opens(deps, link))) return { kind: 'unknown' };
  const wanted = answer === 'CONFIRM' ? 'CONFIRMED' : 'DECLINED';
  const refusal = await inTransaction(deps.db, async (sql): Promise<HeadRefusal | null> => {
    const question = questionOf(link.id, (await lockRequest(sql, link.id)) ?? []);
    if (question === null) throw new Error('a question is never deleted');
    const { whole, head } = question;
    if (head.answer === wanted) return null;
    if (head.answer !== null) return { code: 'ALREADY_ANSWERED', answered: head.answer };
    const refused = refusalOfAnswering(question, now);
    if (refused !== null) return refused;
    await writeHeadAnswer(sql, { bookingId: link.id, answer: wanted, reason, now });
    await (wanted === 'CONFIRMED' ? sayYes(sql, deps, whole, now) : sayNo(sql, deps, question, { reason, now }));
    return null;
  });
  if (refusal !== null) return { kind: 'refused', refusal };
  deps.wakeMailWorker();
  const question = await readQuestion(deps, link);
  return question === null ? { kind: 'unknown' } : { kind: 'question', question };
}

function refusalOfAnswering({ whole, head }: HeadQuestion, now: Date): AnswerRefusal | null {
  for (const booking of whole) {
    const refusal = refusalOfConfirming(booking, now);
    if (refusal !== null) return refusal;
  }
  return now >= new Date(head.dueAt) ? { code: 'REQUEST_EXPIRED' } : null;
}

async function sayYes(sql: Sql, deps: Deps, whole: Whole, now: Date): Promise<void> {
  const [first] = whole;
  const actor = { actor: 'link' as const };
  const about = { bookingId: first.id, sessionId: first.session.id, departmentId: first.session.department.id };
  await recordAudit(sql, { ...actor, now, action: 'booking.headConfirmed', ...about });
  if (!waitsFor(whole).department) {
    await confirmRequests(sql, whole, { settings: mailSettings(deps.config), actor, now });
    return;
  }
  // The department has its own time; the head's was perhaps the shorter one.
  const { startsAt, offer } = first.session;
  const own = answerDeadline({
    now: new Date(first.createdAt),
    workingDays: offer.requestWorkingDays,
    startsAt: new Date(startsAt),
  });
  const bookingIds = whole.map(({ id }) => id);
  await setExpiry(sql, { bookingIds, expiresAt: laterOf(first.expiresAt, own), now });
}

async function sayNo(
  sql: Sql,
  deps: Deps,
  { whole, head }: HeadQuestion,
  { reason, now }: { reason: string | null; now: Date },
): Promise<void> {
  await endRequests(sql, whole, {
    status: 'WITHDRAWN',
    code: 'HEAD_DECLINED',
    reason,
    action: 'booking.headDeclined',
    actor: { actor: 'link' },
    mails: headDeclinedMails(whole, { name: head.name, reason }, mailSettings(deps.config), now),
    now,
  });
}

export type ReplaceResult =
  | { kind: 'asked' }
  | { kind: 'refused'; refusal: HeadRefusal | { code: 'NOBODY_ASKED' | 'TOO_MANY_CHANGES' } };

/** Mailed questions of one booking: more are a program. */
const QUESTIONS = 20;

/** The school asks another head, or the same one at another address; the link given before opens nothing any more. */
export async function askOtherHead(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  { name, email, now }: { name: string; email: string; now: Date },
): Promise<ReplaceResult> {
  const refusal = await inTransaction(deps.db, async (sql) => {
    const whole = (await lockRequest(sql, id)) ?? [];
    const asked = whole.find(({ head }) => head !== null);
    if (asked === undefined || asked.head === null) return { code: 'NOBODY_ASKED' as const };
    if (asked.head.answer !== null) return { code: 'ALREADY_ANSWERED' as const, answered: asked.head.answer };
    const refused = refusalOfConfirming(asked, now);
    if (refused !== null) return refused;
    if (asked.sequence >= QUESTIONS) return { code: 'TOO_MANY_CHANGES' as const };
    await replaceHead(sql, { bookingId: asked.id, name, email, now });
    const anew: BookingFacts = { ...asked, head: { ...asked.head, name, email } };
    const others = whole.filter((booking) => booking !== asked);
    await tell(sql, asked.id, [headMail('HEAD_ASKED', [anew, ...others], mailSettings(deps.config), now)], now);
    const about = { bookingId: asked.id, sessionId: asked.session.id, departmentId: asked.session.department.id };
    await recordAudit(sql, { actor: 'link', now, action: 'booking.headReplaced', ...about });
    return null;
  });
  if (refusal !== null) return { kind: 'refused', refusal };
  deps.wakeMailWorker();
  return { kind: 'asked' };
}
