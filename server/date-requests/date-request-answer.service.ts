import { mailFactsOf, mailSettings } from '#server/bookings/booking.mails.ts';
import type { Refusal } from '#server/bookings/booking.rules.ts';
import { offerPlaces } from '#server/bookings/offered-places.service.ts';
import { answerDeadline } from '#server/bookings/request.rules.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { queueNotices } from '#server/notices/notice.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import type { Undone } from '#server/sessions/session-editor.service.ts';
import { makeSessionFor } from '#server/sessions/session-maker.service.ts';
import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import { answeredMail, declinedMail } from './date-request.mails.ts';
import { findDateRequest } from './date-request.store.ts';
import type { OfferBody } from './date-request-answer.contract.ts';
import { closeDateRequest } from './date-request-closing.store.ts';

/** The school has so many working days to say yes, unless the lead chooses another day. */
export const ANSWER_WORKING_DAYS = 3;

interface Answering {
  login: Login;
  now: Date;
}

export type OfferResult =
  | { kind: 'offered'; reference: string; sessionId: string; expiresAt: Date }
  | { kind: 'no' | 'closed' | 'started' | 'other offer' | 'unknown institution' }
  | { kind: 'answer day'; path: 'answerBy' }
  | { kind: 'full'; refusal: Refusal }
  | { kind: 'not planned'; why: Undone };

/** Carries what was refused out of the transaction, which then leaves nothing behind. */
class NotOffered extends Error {
  result: OfferResult;

  constructor(result: OfferResult) {
    super(`not offered: ${result.kind}`);
    this.result = result;
  }
}

/** Answers a date request with a time, an open one or a new one: its places wait for the school's yes. */
export async function offerFor(
  deps: Deps,
  { id, body }: { id: string; body: OfferBody },
  answering: Answering,
): Promise<OfferResult> {
  const request = await findForLead(deps, id, answering.login);
  if (request === null) return { kind: 'no' };
  if (request.state !== 'OPEN') return { kind: 'closed' };
  const work = (sql: Sql, sessionId: string) => offerIn(sql, deps, { request, sessionId, body, ...answering });
  try {
    const result = await planned(deps, { request, body }, answering, work);
    deps.wakeMailWorker();
    return result;
  } catch (error) {
    if (error instanceof NotOffered) return error.result;
    throw error;
  }
}

async function planned(
  deps: Deps,
  { request, body }: { request: DateRequestFacts; body: OfferBody },
  answering: Answering,
  work: (sql: Sql, sessionId: string) => Promise<OfferResult>,
): Promise<OfferResult> {
  const { sessionId, newSession } = body;
  if (sessionId !== undefined) return inTransaction(deps.db, (sql) => work(sql, sessionId));
  if (newSession === undefined) throw new Error('the contract asks for one of the two');
  const result = await makeSessionFor(deps, { offerId: request.offer.id, ...newSession }, answering, work);
  return isUndone(result) ? { kind: 'not planned', why: result } : result;
}

const undone = ['unknown', 'changedMeanwhile', 'mismatch', 'invalid', 'refused'] as const;

function isUndone(result: OfferResult | Undone): result is Undone {
  return (undone as readonly string[]).includes(result.kind);
}

interface Offering extends Answering {
  request: DateRequestFacts;
  sessionId: string;
  body: OfferBody;
}

async function offerIn(sql: Sql, deps: Deps, { request, sessionId, body, login, now }: Offering): Promise<OfferResult> {
  const departmentId = request.offer.department.id;
  const message = body.message || null;
  const settings = mailSettings(deps.config);
  const result = await offerPlaces(sql, deps, {
    sessionId,
    asked: bookingOf(request),
    deadlineFor: ({ startsAt, offer }) => {
      if (offer.id !== request.offer.id) throw new NotOffered({ kind: 'other offer' });
      return deadlineOf(body.answerBy, { startsAt: new Date(startsAt), now });
    },
    mailsFor: (booking) => [
      answeredMail(
        request,
        mailFactsOf(booking, settings, now),
        { message, expiresAt: new Date(booking.expiresAt ?? booking.session.startsAt) },
        { config: deps.config, now },
      ),
    ],
    by: { accountId: login.accountId, role: actingRole('lead', login, { departmentId }) },
    now,
  });
  if (result.kind === 'refused') throw new NotOffered({ kind: 'full', refusal: result.refusal });
  if (result.kind === 'unknown session') throw new NotOffered({ kind: 'other offer' });
  if (result.kind !== 'offered') throw new NotOffered({ kind: result.kind });
  const { id: bookingId, reference, expiresAt } = result.booking;
  const closing = { id: request.id, state: 'ANSWERED' as const, answer: message, bookingId, by: login.accountId, now };
  if (!(await closeDateRequest(sql, closing))) throw new NotOffered({ kind: 'closed' });
  await recordAudit(sql, {
    ...whoAnswers(request, { login, now }),
    action: 'dateRequest.answered',
    bookingId,
    sessionId,
  });
  return { kind: 'offered', reference, sessionId, expiresAt: new Date(expiresAt ?? now) };
}

/** The end of the chosen day or of the third working day, and never later than the visit starts. */
function deadlineOf(answerBy: LocalDate | undefined, { startsAt, now }: { startsAt: Date; now: Date }): Date {
  if (answerBy === undefined) return answerDeadline({ now, workingDays: ANSWER_WORKING_DAYS, startsAt });
  if (answerBy < localDateOf(now) || answerBy > localDateOf(startsAt)) {
    throw new NotOffered({ kind: 'answer day', path: 'answerBy' });
  }
  const end = startOfLocalDay(addDays(answerBy, 1));
  return end < startsAt ? end : startsAt;
}

/** The request as a booking that is made. */
function bookingOf({ institution, contact, groups, needs, message, language }: DateRequestFacts) {
  const { number, name, municipalityCode } = institution;
  return {
    institution: number === null ? { name, municipality: municipalityCode ?? '' } : { number },
    contact,
    groups,
    needs,
    message,
    language,
  };
}

export type DeclineResult = { kind: 'declined' | 'closed' | 'no' };

/** Answers a date request with no, in the lead's words. */
export async function declineFor(
  deps: Deps,
  { id, message }: { id: string; message: string },
  { login, now }: Answering,
): Promise<DeclineResult> {
  const request = await findForLead(deps, id, login);
  if (request === null) return { kind: 'no' };
  const closed = await inTransaction(deps.db, async (sql) => {
    const closing = { id, state: 'DECLINED' as const, answer: message, bookingId: null, by: login.accountId, now };
    if (!(await closeDateRequest(sql, closing))) return false;
    const notices = [declinedMail(request, message, { config: deps.config, now })];
    await queueNotices(sql, notices, { dedupeKey: `dateRequest:${id}`, now });
    await recordAudit(sql, { ...whoAnswers(request, { login, now }), action: 'dateRequest.declined' });
    return true;
  });
  if (closed) deps.wakeMailWorker();
  return { kind: closed ? 'declined' : 'closed' };
}

function whoAnswers({ id, offer }: DateRequestFacts, { login, now }: Answering) {
  const departmentId = offer.department.id;
  return {
    now,
    actor: 'account' as const,
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId }),
    departmentId,
    offerId: offer.id,
    details: { dateRequest: id },
  };
}

async function findForLead({ db }: Deps, id: string, login: Login): Promise<DateRequestFacts | null> {
  const request = isId(id) ? await findDateRequest(db.pool, id) : null;
  if (request === null || request.erased) return null;
  return mayReach('lead', login, { departmentId: request.offer.department.id }) ? request : null;
}
