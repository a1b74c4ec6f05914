import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { mailsOfCancelledSession, visitsOf } from '#server/bookings/visit-news.service.ts';
import { departmentsOf, type Login } from '#server/http/policy.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { addDays } from '#server/time/local-time.ts';
import { type CancellationBody, type CancellationView, MAX_DAYS, MAX_SESSIONS } from './cancellation.contract.ts';
import { findCancellable, lockCancellable, type TouchedRow } from './cancellation.store.ts';
import { cancelSessions } from './review.service.ts';

export type CancellationResult =
  | { kind: 'done'; view: CancellationView }
  | { kind: 'invalid'; path: 'to' | 'message.da'; code: 'BEFORE_FROM' | 'TOO_MANY_DAYS' | 'REQUIRED' }
  | { kind: 'too many' }
  | { kind: 'nothing' };

export interface CancellationRequest {
  body: CancellationBody;
  login: Login;
  language: Language;
  now: Date;
}

/** Cancels the sessions of some days with one message, or shows what that would touch: all in one transaction. */
export async function cancelMany(deps: Deps, request: CancellationRequest): Promise<CancellationResult> {
  const { body } = request;
  const to = body.to ?? body.from;
  if (to < body.from) return { kind: 'invalid', path: 'to', code: 'BEFORE_FROM' };
  if (to >= addDays(body.from, MAX_DAYS)) return { kind: 'invalid', path: 'to', code: 'TOO_MANY_DAYS' };
  if (!body.dryRun && !body.message?.da) return { kind: 'invalid', path: 'message.da', code: 'REQUIRED' };
  const result = await inTransaction(deps.db, (sql) => cancelChosen(deps, sql, request, to));
  if (result.kind === 'done' && !body.dryRun) deps.wakeMailWorker();
  return result;
}

async function cancelChosen(
  deps: Deps,
  sql: Sql,
  { body, login, language, now }: CancellationRequest,
  to: string,
): Promise<CancellationResult> {
  const departments = departmentsOf(login, 'lead');
  const limit = MAX_SESSIONS + 1;
  const question = { departments, from: body.from, to, siteId: null, sessionIds: null, now, limit };
  const all = body.dryRun ? await findCancellable(sql, question) : await lockCancellable(sql, question);
  if (all.length > MAX_SESSIONS) return { kind: 'too many' };
  const chosen = new Set(body.sessionIds);
  const rows = all.filter(
    ({ id, siteId }) => (!body.siteId || siteId === body.siteId) && (body.sessionIds === undefined || chosen.has(id)),
  );
  const sessionIds = rows.map(({ id }) => id);
  const { dryRun, cause, message = null } = body;
  if (dryRun) return { kind: 'done', view: viewOf(rows, await visitsOf(sql, sessionIds), all, { dryRun, language }) };
  if (rows.length === 0) return { kind: 'nothing' };
  const done = await cancelSessions(sql, mailSettings(deps.config), { sessionIds, cause, message, login, now });
  const cancelled = new Set(done.sessionIds);
  if (cancelled.size === 0) return { kind: 'nothing' };
  const touched = rows.filter(({ id }) => cancelled.has(id));
  return { kind: 'done', view: viewOf(touched, done.bookings, all, { dryRun, language }) };
}

function viewOf(
  rows: TouchedRow[],
  bookings: readonly BookingFacts[],
  all: TouchedRow[],
  { dryRun, language }: { dryRun: boolean; language: Language },
): CancellationView {
  const bySession = Map.groupBy(bookings, ({ session }) => session.id);
  const schools = new Set(bookings.map(({ institution }) => institution.number ?? institution.name));
  const sites = new Map(all.map(({ siteId, site }) => [siteId, site]));
  return {
    dryRun,
    sessions: rows.map((row) => ({
      id: row.id,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      localDate: row.localDate,
      offer: row.title[language],
      site: row.site,
      department: row.department,
      educators: row.educators,
      bookings: (bySession.get(row.id) ?? []).map(bookingView),
    })),
    totals: {
      sessions: rows.length,
      bookings: bookings.length,
      schools: schools.size,
      pupils: bookings.reduce((sum, booking) => sum + pupilsOf(booking), 0),
      mails: mailsOfCancelledSession(bookings),
    },
    sites: [...sites].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'da')),
  };
}

const pupilsOf = ({ groups }: BookingFacts) => groups.reduce((sum, { pupils }) => sum + pupils, 0);

function bookingView(booking: BookingFacts) {
  const { reference, institution, groups } = booking;
  return {
    reference,
    institution: institution.name,
    groups: groups.map(({ label }) => label),
    pupils: pupilsOf(booking),
  };
}
