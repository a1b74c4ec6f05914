import { createHash } from 'node:crypto';
import type { Plan } from '#server/allocations/conflict.service.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { type Login, mayReach } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { cancelSessions } from '#server/reviews/review.service.ts';
import { onceByKey } from './planning-request.service.ts';
import { type BulkAction, type BulkBody, MAX_SESSIONS } from './session-bulk.contract.ts';
import { acted } from './session-bulk.rules.ts';
import { carryOut, plannedOf, touchesBookings, type WeighedSession, weigh } from './session-change.service.ts';
import type { WrongWish } from './session-editor.rules.ts';
import { planning, reasonsAgainst, type Undone, wrongPlaces } from './session-editor.service.ts';
import { draftOf, findSessionRows, lockSessionRows, type SessionRow } from './session-editor.store.ts';
import type { SessionReason } from './session-editor.texts.ts';
import { pickedSessionIds } from './session-list.service.ts';

/** One session of a bulk change. */
export interface BulkSession extends WeighedSession {
  /** As it was before. */
  before: SessionRow;
  changes: boolean;
  touchesBookings: boolean;
  wrong: WrongWish[];
  reasons: SessionReason[];
}

export interface BulkDone {
  kind: 'done';
  dryRun: boolean;
  preview: string;
  sessions: BulkSession[];
}

export type BulkUndone =
  | Exclude<Undone, { kind: 'unknown' | 'invalid' }>
  | { kind: 'invalid'; errors: [WrongPick, ...WrongPick[]] }
  | { kind: 'blocked'; sessions: BulkSession[] };

export interface WrongPick {
  path: string;
  code: 'INVALID_CHOICE' | 'ONE_OF_TWO' | 'TOO_MANY_SESSIONS' | 'ONE_DEPARTMENT_AT_A_TIME';
}

export interface BulkEditor {
  login: Login;
  now: Date;
  /** Idempotency-Key. */
  key: string | null;
}

interface Kept {
  sessionIds: string[];
  preview: string;
}

/** Changes many sessions, all or none; in a dry run says what would happen to each. */
export function changeMany(
  deps: Deps,
  body: BulkBody,
  { login, now, key }: BulkEditor,
): Promise<BulkDone | BulkUndone> {
  const { dryRun = false } = body;
  const request = { key: dryRun ? null : key, accountId: login.accountId, asked: { operation: 'bulk', body }, now };
  return planning(deps, now, (sql, planned) =>
    onceByKey<BulkDone | BulkUndone, Kept>(sql, request, {
      work: () => changeAll(deps, sql, { body, login, now, planned }),
      answer: (done) =>
        done.kind === 'done' ? { sessionIds: done.sessions.map(({ row }) => row.id), preview: done.preview } : null,
      replay: (kept) => asTheyStand(sql, kept),
    }),
  ) as Promise<BulkDone | BulkUndone>;
}

interface Changing {
  body: BulkBody;
  login: Login;
  now: Date;
  planned: (plan: Plan) => void;
}

async function changeAll(
  deps: Deps,
  sql: Sql,
  { body, login, now, planned }: Changing,
): Promise<BulkDone | BulkUndone> {
  const rows = await pickedRows(sql, body, { login, now });
  if ('kind' in rows) return rows;
  const [first] = rows;
  const { action, message = null, dryRun = false } = body;
  const preview = previewOf(rows, action);
  if (first === undefined) return { kind: 'done', dryRun, preview, sessions: [] };
  if (body.seen !== undefined && body.seen !== preview) return { kind: 'changedMeanwhile' };
  const departmentId = first.department.id;
  if (action.kind === 'SET_SITE') {
    const before = draftOf(first);
    const [wrong] = await wrongPlaces(sql, {
      departmentId,
      before: null,
      draft: { ...before, siteId: action.siteId, meetingPointId: null },
    });
    if (wrong !== undefined) return { kind: 'invalid', errors: [{ path: 'action.siteId', code: 'INVALID_CHOICE' }] };
  }
  const wanted = rows.map((row) => ({ row, ...acted(draftOf(row), action) }));
  planned({ departmentId, planned: wanted.map(plannedOf), now });
  const weighed = await weigh(sql, wanted, now);
  const sessions = weighed.map((one, index) => bulkSessionOf(one, wanted[index]?.wrong ?? [], { action, now }));
  if (dryRun) return { kind: 'done', dryRun, preview, sessions };
  if (sessions.some(({ reasons, wrong }) => reasons.length + wrong.length > 0)) return { kind: 'blocked', sessions };
  const bookings = sessions.flatMap((one) => (one.touchesBookings ? one.row.bookings : []));
  if (bookings.length > 0 && body.acknowledgedBookings !== bookings.length) {
    return { kind: 'refused', reasons: [{ code: 'HAS_BOOKINGS', bookings }] };
  }
  const settings = mailSettings(deps.config);
  const sessionIds = rows.map(({ id }) => id);
  if (action.kind === 'CANCEL')
    await cancelSessions(sql, settings, { sessionIds, cause: action.cause, message, login, now });
  else await carryOut(sql, settings, sessions, { login, now, message, details: { bulk: action.kind } });
  return { kind: 'done', dryRun, preview, sessions };
}

/** What a session of a bulk change comes to: cancelled ones stay as they are, and what is over is not cancelled. */
function bulkSessionOf(
  weighed: WeighedSession,
  wrong: WrongWish[],
  { action, now }: { action: BulkAction; now: Date },
): BulkSession {
  const { row, fields } = weighed;
  const cancels = action.kind === 'CANCEL';
  const isCancelled = row.state === 'CANCELLED';
  const isOver = new Date(row.endsAt) <= now;
  const reasons: SessionReason[] = isCancelled
    ? [{ code: 'SESSION_CANCELLED' }]
    : [...(cancels && isOver ? [{ code: 'SESSION_OVER' as const }] : []), ...reasonsAgainst(weighed)];
  const changes = !isCancelled && (cancels || fields.length > 0);
  const touches = changes && (cancels ? row.bookings.length > 0 : touchesBookings(weighed));
  return { ...weighed, before: row, changes, touchesBookings: touches, wrong, reasons };
}

/** The sessions that are meant, locked: all of one department that the login leads. */
async function pickedRows(
  sql: Sql,
  { sessionIds, filter }: BulkBody,
  asker: { login: Login; now: Date },
): Promise<SessionRow[] | Extract<BulkUndone, { kind: 'invalid' }>> {
  const wrong = (path: string, code: WrongPick['code']) => ({
    kind: 'invalid' as const,
    errors: [{ path, code }] as [WrongPick],
  });
  if ((sessionIds === undefined) === (filter === undefined)) return wrong('sessionIds', 'ONE_OF_TWO');
  const ids = sessionIds ?? (await pickedSessionIds(sql, filter ?? {}, asker, MAX_SESSIONS + 1));
  if (ids.length > MAX_SESSIONS) return wrong('filter', 'TOO_MANY_SESSIONS');
  const rows = await lockSessionRows(sql, [...new Set(ids)]);
  const reached = new Set(
    rows.filter(({ department }) => mayReach('lead', asker.login, { departmentId: department.id })).map(({ id }) => id),
  );
  const [unknown, ...more] = ids.flatMap((id, index) =>
    reached.has(id) ? [] : [{ path: `sessionIds.${index}`, code: 'INVALID_CHOICE' as const }],
  );
  if (unknown !== undefined) return { kind: 'invalid', errors: [unknown, ...more] };
  const departments = new Set(rows.map(({ department }) => department.id));
  return departments.size > 1 ? wrong(sessionIds ? 'sessionIds' : 'filter', 'ONE_DEPARTMENT_AT_A_TIME') : rows;
}

/** Names what was looked at: other sessions, another edit or another booking make another name. */
function previewOf(rows: readonly SessionRow[], action: BulkAction): string {
  const looked = rows.map(({ id, revision, bookings }) => [id, revision, bookings.map(({ reference }) => reference)]);
  return createHash('sha256')
    .update(JSON.stringify([action, looked]))
    .digest('base64url');
}

/** The answer to a request that was done before. */
async function asTheyStand(sql: Sql, { sessionIds, preview }: Kept): Promise<BulkDone> {
  const rows = await findSessionRows(sql, sessionIds);
  const nothing = {
    fields: [],
    conflicts: [],
    blocking: [],
    cut: null,
    cause: null,
    isHistory: false,
    wrong: [],
    reasons: [],
  };
  const sessions = rows.map((row) => ({
    ...nothing,
    row,
    draft: draftOf(row),
    before: row,
    changes: true,
    touchesBookings: false,
  }));
  return { kind: 'done', dryRun: false, preview, sessions };
}
