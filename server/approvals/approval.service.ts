import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import type { EndCode } from '#server/bookings/end-codes.ts';
import { requestDeclinedMails } from '#server/bookings/request.mails.ts';
import { waitsFor } from '#server/bookings/request.rules.ts';
import type { Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { type AnswerRefusal, refusalOfConfirming, refusalOfDeclining } from './approval.rules.ts';
import { setExpiry, writeAcceptance } from './approval.store.ts';
import { leadActor } from './request-actor.ts';
import { confirmRequests } from './request-confirming.ts';
import { endRequests } from './request-ending.ts';
import { lockRequest } from './request-lock.ts';

/** What became of an answer. `waiting` = the department has said yes, and the school's head has not answered yet. */
export type AnswerResult =
  | { kind: 'done'; outcome: 'CONFIRMED' | 'WAITING_FOR_HEAD' | 'DECLINED' }
  | { kind: 'refused'; refusal: AnswerRefusal };

export interface Answering {
  login: Login;
  now: Date;
}

/**
 * The department says yes to a request, and to all classes that were booked with it: it becomes a booking, or waits for the school's
 * head alone. Who may is the caller's to ask. A second yes changes nothing.
 */
export async function confirmRequest(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  { login, now }: Answering,
): Promise<AnswerResult> {
  const result = await inTransaction(deps.db, async (sql): Promise<AnswerResult> => {
    const whole = await lockRequest(sql, id);
    if (whole === null) throw new Error('a booking is never deleted');
    const [first] = whole;
    if (first.status === 'CONFIRMED') return { kind: 'done', outcome: 'CONFIRMED' };
    for (const booking of whole) {
      const refusal = refusalOfConfirming(booking, now);
      if (refusal !== null) return { kind: 'refused', refusal };
    }
    const bookingIds = whole.map((booking) => booking.id);
    const actor = leadActor(login, first);
    const waits = waitsFor(whole);
    if (waits.head && !waits.department) return { kind: 'done', outcome: 'WAITING_FOR_HEAD' };
    await writeAcceptance(sql, { bookingIds, by: login.accountId, now });
    if (!waits.head) {
      await confirmRequests(sql, whole, { settings: mailSettings(deps.config), actor, now });
      return { kind: 'done', outcome: 'CONFIRMED' };
    }
    const dueAt = whole.find(({ head }) => head !== null)?.head?.dueAt;
    await setExpiry(sql, { bookingIds, expiresAt: dueAt === undefined ? null : new Date(dueAt), now });
    const about = { bookingId: first.id, sessionId: first.session.id, departmentId: first.session.department.id };
    await recordAudit(sql, { ...actor, now, action: 'booking.requestAccepted', ...about });
    return { kind: 'done', outcome: 'WAITING_FOR_HEAD' };
  });
  if (result.kind === 'done') deps.wakeMailWorker();
  return result;
}

/** The department says no, with a reason: the places are free, the school and its head are told. For all classes booked together. */
export async function declineRequest(
  deps: Deps,
  { id }: Pick<BookingFacts, 'id'>,
  { code, reason, login, now }: Answering & { code: EndCode; reason: string | null },
): Promise<AnswerResult> {
  const result = await inTransaction(deps.db, async (sql): Promise<AnswerResult> => {
    const whole = await lockRequest(sql, id);
    if (whole === null) throw new Error('a booking is never deleted');
    const [first] = whole;
    // Its own class may have been given up while the others still ask.
    const own = whole.find((booking) => booking.id === id) ?? first;
    if (own.status === 'DECLINED') return { kind: 'done', outcome: 'DECLINED' };
    const refusal = refusalOfDeclining(own, now);
    if (refusal !== null) return { kind: 'refused', refusal };
    await endRequests(sql, whole, {
      status: 'DECLINED',
      code,
      reason,
      action: 'booking.requestDeclined',
      actor: leadActor(login, first),
      mails: requestDeclinedMails(whole, { code, reason }, mailSettings(deps.config), now),
      now,
    });
    return { kind: 'done', outcome: 'DECLINED' };
  });
  if (result.kind === 'done') deps.wakeMailWorker();
  return result;
}
