import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import type { MailSettings } from '#server/bookings/booking.mails.ts';
import { type Note, noteFor, tellOfCancelledSession, visitsBefore } from '#server/bookings/visit-news.service.ts';
import { settleRequests } from '#server/educators/educator-change.service.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import * as store from './review.store.ts';

export interface ReviewRequest {
  /** As `visitsBefore` answered them before the change. */
  before: readonly BookingFacts[];
  cause: store.ReviewCause;
  /** What the schools are told. */
  message: Note;
  /** Null = the platform itself. */
  login: Login | null;
  now: Date;
}

/**
 * Opens a review for each booking: somebody has to see that it fits the changed session. A booking has one open review at most:
 * a second change turns it to its own cause and message. In the transaction of the change.
 */
export async function openReviews(sql: Sql, { before, cause, message, login, now }: ReviewRequest): Promise<void> {
  if (before.length === 0) return;
  const reviews = before.map((booking) => ({
    id: newId(now.getTime()),
    bookingId: booking.id,
    sessionId: booking.session.id,
    message: noteFor(message, booking),
    before: {
      startsAt: new Date(booking.session.startsAt).toISOString(),
      endsAt: new Date(booking.session.endsAt).toISOString(),
      site: booking.session.site.name,
    },
  }));
  await store.writeReviews(sql, reviews, { cause, by: login?.accountId ?? null, now });
}

export interface CancelRequest {
  sessionIds: readonly string[];
  cause: store.CancelCause;
  message: Note;
  login: Login;
  now: Date;
}

/** What a cancellation did. */
export interface Cancelled {
  /** Ids of the sessions that are cancelled now and were not before. */
  sessionIds: string[];
  /** Their bookings that held places. */
  bookings: BookingFacts[];
}

/**
 * Cancels sessions: each booking stays, with an open review and the mails that tell it, and whoever was asked to teach hears
 * that they need not answer. Who may is the caller's to ask.
 * Sessions that are cancelled already are left alone. Belongs into a transaction; wake the mail worker after the commit.
 */
export async function cancelSessions(
  sql: Sql,
  settings: MailSettings,
  { sessionIds, cause, message, login, now }: CancelRequest,
): Promise<Cancelled> {
  const visits = await visitsBefore(sql, sessionIds);
  const inDanish = typeof message === 'object' && message !== null ? message.da : message;
  const done = await store.cancelOpenSessions(sql, { sessionIds, cause, message: inDanish || null, now });
  const cancelled = new Set(done.map(({ id }) => id));
  const bookings = visits.filter(({ session }) => cancelled.has(session.id));
  await openReviews(sql, { before: bookings, cause: 'SESSION_CANCELLED', message, login, now });
  await tellOfCancelledSession(sql, settings, { before: bookings, message, now });
  await settleRequests(sql, [...cancelled], now);
  for (const { id, departmentId } of done) {
    const role = actingRole('lead', login, { departmentId });
    const details = { cause, bookings: bookings.filter(({ session }) => session.id === id).length };
    const who = { actor: 'account' as const, accountId: login.accountId, role };
    await recordAudit(sql, { ...who, now, action: 'session.cancelled', sessionId: id, departmentId, details });
  }
  return { sessionIds: [...cancelled], bookings };
}
