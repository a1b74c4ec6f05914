import { findConflicts, type Plan, planOrConflicts } from '#server/allocations/conflict.service.ts';
import type { Conflict } from '#server/allocations/planned-time.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { actingRole, type Login, mayReach, worksFor } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { cancelSessions } from '#server/reviews/review.service.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { findResourcesOf, findSitesOf } from './planning-place.store.ts';
import { carryOut, plannedOf, touchesBookings, type WeighedSession, weigh } from './session-change.service.ts';
import type { CancellationBody, SessionChangeBody } from './session-editor.contract.ts';
import { type Draft, fulfilled, type WrongWish } from './session-editor.rules.ts';
import {
  type BookedPlaces,
  deleteSession,
  draftOf,
  findSessionRows,
  hadBookings,
  lockSessionRows,
  type SessionRow,
} from './session-editor.store.ts';
import type { SessionReason } from './session-editor.texts.ts';

/** Who changes something, when, and which revision they have seen (If-Match; null = none said). */
export interface Editor {
  login: Login;
  now: Date;
  seen: string | null;
}

/** What was done, or in a dry run what would be. */
export interface Outcome {
  kind: 'done';
  dryRun: boolean;
  /** As it stands now; null = a new one that was not made. */
  row: SessionRow | null;
  conflicts: Conflict[];
  /** Those that are touched. */
  bookings: BookedPlaces[];
  /** Of a dry run: why it could not be saved. */
  reasons: SessionReason[];
}

export type Undone =
  | { kind: 'unknown' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'mismatch' }
  | { kind: 'invalid'; errors: [WrongWish, ...WrongWish[]] }
  | { kind: 'refused'; reasons: [SessionReason, ...SessionReason[]] };

export interface SessionRead {
  row: SessionRow;
  /** What stands in its way as it is: an overlap is never hidden. */
  conflicts: Conflict[];
  mayEdit: boolean;
}

/** A session with everything that is planned about it; null = there is none for this login. */
export async function readSession(
  sql: Sql,
  id: string,
  { login, now }: Pick<Editor, 'login' | 'now'>,
): Promise<SessionRead | null> {
  const [row] = await findSessionRows(sql, [id]);
  if (row === undefined || !worksFor(login, row.department.id)) return null;
  const departmentId = row.department.id;
  const isOver = new Date(row.endsAt) <= now || row.state === 'CANCELLED';
  const planned = [plannedOf({ row, draft: draftOf(row) })];
  const found = isOver ? new Map<string, Conflict[]>() : await findConflicts(sql, { departmentId, planned, now });
  const conflicts = (found.get(id) ?? []).filter(({ code }) => code !== 'IN_THE_PAST');
  return { row, conflicts, mayEdit: mayReach('lead', login, { departmentId }) };
}

/** Changes a session. Bookings follow another time or site only when the caller has been shown them. */
export function editSession(
  deps: Deps,
  { id, changes }: { id: string; changes: SessionChangeBody },
  editor: Editor,
): Promise<Outcome | Undone> {
  return planning(deps, editor.now, async (sql, planned): Promise<Outcome | Undone> => {
    const row = await lockedFor(sql, id, editor);
    if ('kind' in row) return row;
    const { dryRun = false, acknowledgedBookings, message = null, ...wish } = changes;
    if (row.state === 'CANCELLED') return { kind: 'refused', reasons: [{ code: 'SESSION_CANCELLED' }] };
    const before = draftOf(row);
    const { draft, wrong } = fulfilled(before, wish);
    const [error, ...errors] = [
      ...wrong,
      ...(await wrongPlaces(sql, { departmentId: row.department.id, before, draft })),
    ];
    if (error !== undefined) return { kind: 'invalid', errors: [error, ...errors] };
    const [weighed] = await weigh(sql, [{ row, draft }], editor.now);
    if (weighed === undefined) throw new Error('one session is weighed');
    planned({ departmentId: row.department.id, planned: [plannedOf(weighed)], now: editor.now });
    const reasons = reasonsAgainst(weighed);
    const bookings = touchesBookings(weighed) ? row.bookings : [];
    if (dryRun) return { kind: 'done', dryRun, row, conflicts: weighed.conflicts, bookings, reasons };
    const unseen = bookings.length > 0 && acknowledgedBookings !== bookings.length;
    const [reason, ...more] = [...reasons, ...(unseen ? [{ code: 'HAS_BOOKINGS' as const, bookings }] : [])];
    if (reason !== undefined) return { kind: 'refused', reasons: [reason, ...more] };
    await carryOut(sql, mailSettings(deps.config), [weighed], { ...editor, message });
    const [after = row] = await findSessionRows(sql, [id]);
    const conflicts = weighed.conflicts.filter(({ severity }) => severity === 'WARNS');
    return { kind: 'done', dryRun, row: after, conflicts, bookings, reasons: [] };
  });
}

/** Why a weighed change cannot be saved, all reasons at once. */
export function reasonsAgainst({ blocking, cut, row, isHistory }: WeighedSession): SessionReason[] {
  return [
    ...(isHistory ? [{ code: 'SESSION_OVER' as const }] : []),
    ...blocking.map((conflict) => ({ code: 'CONFLICT' as const, conflict })),
    ...(cut === null ? [] : [{ code: 'CAPACITY_BELOW_BOOKED' as const, taken: row.taken, ...cut }]),
  ];
}

/** What a draft names that does not belong to the department: another's site, or something that is no meeting point there. */
export async function wrongPlaces(
  sql: Sql,
  { departmentId, before, draft }: { departmentId: string; before: Draft | null; draft: Draft },
): Promise<WrongWish[]> {
  const wrong: WrongWish[] = [];
  const { siteId, meetingPointId } = draft;
  if (siteId !== before?.siteId && (await findSitesOf(sql, departmentId, [siteId])).length === 0) {
    wrong.push({ path: 'siteId', code: 'INVALID_CHOICE' });
  }
  if (meetingPointId !== null && (meetingPointId !== before?.meetingPointId || siteId !== before.siteId)) {
    const [point] = await findResourcesOf(sql, departmentId, [meetingPointId]);
    const fits = point?.kind === 'MEETING_POINT' && point.active && point.siteId === siteId;
    if (!fits) wrong.push({ path: 'meetingPointId', code: 'INVALID_CHOICE' });
  }
  return wrong;
}

/** Cancels a session: its bookings get a review each, and the schools are told. */
export function callOff(
  deps: Deps,
  { id, asked }: { id: string; asked: CancellationBody },
  editor: Editor,
): Promise<Outcome | Undone> {
  return planning(deps, editor.now, async (sql): Promise<Outcome | Undone> => {
    const row = await lockedFor(sql, id, editor);
    if ('kind' in row) return row;
    const { cause, message = null, acknowledgedBookings, dryRun = false } = asked;
    const { bookings } = row;
    const reasons: SessionReason[] = [];
    if (row.state === 'CANCELLED') reasons.push({ code: 'SESSION_CANCELLED' });
    else if (new Date(row.endsAt) <= editor.now) reasons.push({ code: 'SESSION_OVER' });
    if (dryRun) return { kind: 'done', dryRun, row, conflicts: [], bookings, reasons };
    const shown = acknowledgedBookings ?? bookings.length;
    if (shown !== bookings.length) reasons.push({ code: 'HAS_BOOKINGS', bookings });
    const [reason, ...more] = reasons;
    if (reason !== undefined) return { kind: 'refused', reasons: [reason, ...more] };
    const { login, now } = editor;
    await cancelSessions(sql, mailSettings(deps.config), { sessionIds: [id], cause, message, login, now });
    const [after = row] = await findSessionRows(sql, [id]);
    return { kind: 'done', dryRun, row: after, conflicts: [], bookings, reasons: [] };
  });
}

/** Removes a session that nobody ever booked. */
export function removeSession({ db }: Deps, id: string, editor: Editor): Promise<{ kind: 'removed' } | Undone> {
  return inTransaction(db, async (sql) => {
    const row = await lockedFor(sql, id, editor);
    if ('kind' in row) return row;
    if (await hadBookings(sql, id)) return { kind: 'refused', reasons: [{ code: 'SESSION_HAS_HAD_BOOKINGS' }] };
    await deleteSession(sql, id);
    const { login, now } = editor;
    const departmentId = row.department.id;
    const who = {
      actor: 'account' as const,
      accountId: login.accountId,
      role: actingRole('lead', login, { departmentId }),
    };
    const about = { sessionId: id, departmentId, offerId: row.offer.id };
    await recordAudit(sql, {
      ...who,
      ...about,
      now,
      action: 'session.removed',
      details: { day: localDateOf(new Date(row.startsAt)) },
    });
    return { kind: 'removed' };
  });
}

/** The session, locked, if the login leads its department and has seen it as it is. */
async function lockedFor(sql: Sql, id: string, { login, seen }: Editor): Promise<SessionRow | Undone> {
  const [row] = await lockSessionRows(sql, [id]);
  if (row === undefined || !mayReach('lead', login, { departmentId: row.department.id })) return { kind: 'unknown' };
  const hasSeen = seen === null || seen === '*' || seen === String(row.revision);
  return hasSeen ? row : { kind: 'changedMeanwhile' };
}

/** The site takes no more who are there on their own, in some hour of the session. */
function houseIsFull(error: unknown): Undone {
  if ((error as { constraint?: string }).constraint !== 'site_hour_within_capacity') throw error;
  return { kind: 'refused', reasons: [{ code: 'HOUSE_FULL' }] };
}

/**
 * Runs `work` in a transaction and wakes the mail worker afterwards. What the database refuses in the end, because somebody
 * else was quicker, is answered like what was seen before: `work` says what it plans as soon as it knows.
 */
export async function planning<Result>(
  deps: Deps,
  now: Date,
  work: (sql: Sql, planned: (plan: Plan) => void) => Promise<Result>,
): Promise<Result | Undone> {
  let plan: Plan = { departmentId: '', planned: [], now };
  const result = await planOrConflicts(
    deps.db,
    (sql) =>
      work(sql, (one) => {
        plan = one;
      }),
    () => plan,
  ).catch(houseIsFull);
  deps.wakeMailWorker();
  if (typeof result !== 'object' || result === null || !('conflicts' in result) || !(result.conflicts instanceof Map)) {
    return result as Result;
  }
  const [reason, ...more] = [...result.conflicts.values()]
    .flat()
    .filter(({ severity }) => severity === 'BLOCKS')
    .map((conflict) => ({ code: 'CONFLICT' as const, conflict }));
  return { kind: 'refused', reasons: reason === undefined ? [{ code: 'TAKEN_MEANWHILE' }] : [reason, ...more] };
}
