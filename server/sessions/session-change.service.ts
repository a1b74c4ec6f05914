import { findConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict, PlannedTime } from '#server/allocations/planned-time.ts';
import type { MailSettings } from '#server/bookings/booking.mails.ts';
import { resolveDaysAnew } from '#server/bookings/booking-dimensions.service.ts';
import { tellOfChange, visitsBefore } from '#server/bookings/visit-news.service.ts';
import { settleRequests } from '#server/educators/educator-change.service.ts';
import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import { openReviews } from '#server/reviews/review.service.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { losersOf, tooFewOf } from './places.rules.ts';
import {
  changedFacts,
  conflictsOfChange,
  type Draft,
  type Places,
  plannedTimeOf,
  reviewCauseOf,
  takesTime,
} from './session-editor.rules.ts';
import {
  type BookedPlaces,
  deferAllocationChecks,
  draftOf,
  type SessionRow,
  writeDrafts,
} from './session-editor.store.ts';

// What single edits and bulk changes have in common: to weigh what is wanted, and to carry it out.

/** A session and what is wanted of it. */
export interface WantedSession {
  row: SessionRow;
  draft: Draft;
}

/** What a wanted change would do. */
export interface WeighedSession extends WantedSession {
  fields: (keyof Draft)[];
  /** Everything in the way of the session as it is wanted. */
  conflicts: Conflict[];
  /** Those of them that the change is to blame for and that cannot be saved. */
  blocking: Conflict[];
  cut: { tooFew: Places; losers: BookedPlaces[] } | null;
  /** What the change means to those who have booked; null = nothing they must be asked about. */
  cause: 'SESSION_MOVED' | 'SESSION_CHANGED' | null;
  /** It has ended, and would be moved: what was held was held. */
  isHistory: boolean;
}

/** Whether the bookings of a weighed session have to be looked at again. */
export function touchesBookings({ cause, row }: WeighedSession): boolean {
  return cause !== null && row.bookings.length > 0;
}

export function plannedOf({ row, draft }: WantedSession): PlannedTime {
  return plannedTimeOf({ key: row.id, sessionId: row.id, offerId: row.offer.id }, draft);
}

/** Holds what is wanted against everything else: one search for conflicts in each department, however many sessions. */
export async function weigh(sql: Sql, wanted: readonly WantedSession[], now: Date): Promise<WeighedSession[]> {
  const found = new Map<string, Conflict[]>();
  for (const departmentId of new Set(wanted.map(({ row }) => row.department.id))) {
    const planned = wanted.filter(({ row }) => row.department.id === departmentId).map(plannedOf);
    for (const [key, conflicts] of await findConflicts(sql, { departmentId, planned, now })) found.set(key, conflicts);
  }
  return wanted.map((one) => weighedOf(one, found.get(one.row.id) ?? [], now));
}

function weighedOf({ row, draft }: WantedSession, conflicts: Conflict[], now: Date): WeighedSession {
  const before = draftOf(row);
  const fields = changedFacts(before, draft);
  const tooFew = fields.includes('capacity') ? tooFewOf(draft.capacity, row.taken) : null;
  const ofChange = conflictsOfChange(before, draft, conflicts);
  const cause = reviewCauseOf(fields);
  return {
    row,
    draft,
    fields,
    conflicts,
    blocking: ofChange.filter(({ severity }) => severity === 'BLOCKS'),
    cut: tooFew && { tooFew, losers: losersOf(draft.capacity, row.bookings) },
    cause,
    isHistory: cause !== null && before.endsAt <= now,
  };
}

export interface Change {
  login: Login;
  now: Date;
  /** What the schools are told beside what has changed. */
  message: string | null;
  /** What else the audit should know of it. */
  details?: Record<string, unknown>;
}

/**
 * Carries out what has been weighed, in the transaction that locked the sessions: facts, educators, rooms; the bookings follow
 * to the new day, get a review where they have to, and everybody hears what has changed for them. Whoever is taken twice is
 * found at the end of the transaction. Answers how many sessions were changed.
 */
export async function carryOut(
  sql: Sql,
  settings: MailSettings,
  weighed: readonly WeighedSession[],
  { login, now, message, details = {} }: Change,
): Promise<number> {
  const changed = weighed.filter(({ fields }) => fields.length > 0);
  if (changed.length === 0) return 0;
  const before = await visitsBefore(
    sql,
    changed.map(({ row }) => row.id),
  );
  if (changed.some(({ fields }) => takesTime(fields))) await deferAllocationChecks(sql);
  await writeDrafts(
    sql,
    changed.map(({ row, draft, fields }) => ({ id: row.id, draft, fields })),
  );
  await resolveDaysAnew(
    sql,
    changed.filter(({ fields }) => fields.includes('startsAt')).map(({ row }) => row.id),
  );
  for (const cause of ['SESSION_MOVED', 'SESSION_CHANGED'] as const) {
    const ids = new Set(changed.filter((one) => one.cause === cause).map(({ row }) => row.id));
    await openReviews(sql, { before: before.filter(({ session }) => ids.has(session.id)), cause, message, login, now });
  }
  await settleRequests(
    sql,
    changed.map(({ row }) => row.id),
    now,
  );
  await tellOfChange(sql, settings, { before, message, now });
  for (const { row, draft, fields } of changed) {
    const departmentId = row.department.id;
    const who = {
      actor: 'account' as const,
      accountId: login.accountId,
      role: actingRole('lead', login, { departmentId }),
    };
    const about = { sessionId: row.id, departmentId, offerId: row.offer.id };
    const bookings = before.filter(({ session }) => session.id === row.id).length;
    await recordAudit(sql, {
      ...who,
      ...about,
      now,
      action: 'session.changed',
      details: { fields, bookings, ...details, ...movedDetails(row, draft) },
    });
  }
  return changed.length;
}

/** From when to when, on the Danish clock; nothing where the start stays. */
function movedDetails(row: SessionRow, draft: Draft): Record<string, unknown> {
  const was = new Date(row.startsAt);
  if (was.getTime() === draft.startsAt.getTime()) return {};
  const told = (start: Date) => ({ day: localDateOf(start), time: localTimeOf(start) });
  return { before: told(was), after: told(draft.startsAt) };
}
