import type { Database, Sql } from '#server/platform/database.ts';
import { EMPTY_DATE_REQUEST } from './date-request-erasure.store.ts';
import { emptyAccounts } from './empty-account.ts';
import { ERASED_NAME } from './personal-data.ts';
import { EMPTY_HEAD_APPROVAL } from './request-erasure.store.ts';
import type { RuleName } from './retention.rules.ts';

/** Rows that one statement empties or deletes, so that nobody waits long for what it locks. */
export const BATCH_ROWS = 500;

interface RuleSql {
  table: string;
  /** Column or columns that name a row. */
  key: string;
  /** Which rows have been kept for their time; $1 is the limit (not included), $2 is now. */
  where: string;
  /** What becomes of the rows `(SELECT key …)` called `due`. Several statements run in this order. */
  apply: string[];
}

const NOT_COMING = "b.local_date < ($1::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date";

const LIMIT_DAY = "($1::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date";

/** Mails that are settled, about visits that were before the limit, or about accounts and made before it. */
const OLD_MAIL = `m.status NOT IN ('QUEUED', 'RETRY', 'INFLIGHT') AND m.created_at < $1
  AND (m.booking_id IS NULL OR EXISTS (SELECT FROM booking b WHERE b.id = m.booking_id AND ${NOT_COMING}))`;

const EMPTY_MAIL = `facts = '{}', rendered = NULL, smtp_answer = NULL`;
const ANONYMOUS_MAIL = `recipient_name = '${ERASED_NAME}', recipient_email = '', dedupe_key = 'erased:' || id, stream_key = 'erased:' || id`;

const EMPTY_ACCOUNT = emptyAccounts({
  which: 'SELECT id FROM due',
  now: '$2',
  today: "($2::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date",
});

const TEACHES = `EXISTS (SELECT FROM session_educator e JOIN session s ON s.id = e.session_id
  WHERE e.account_id = a.id AND s.ends_at > $2 AND s.state <> 'CANCELLED')`;

/** One question for each way to have booked: with OR, every account would be held against every booking. */
function neverBooked(how: string): string {
  return `NOT EXISTS (SELECT FROM booking b WHERE ${how} AND b.created_at >= $1)`;
}

const ruleSql: Record<RuleName, RuleSql> = {
  contacts: {
    table: 'booking b',
    key: 'b.id',
    where: `b.erased_at IS NULL AND ${NOT_COMING}`,
    apply: [
      `UPDATE outbox_mail SET ${EMPTY_MAIL}, ${ANONYMOUS_MAIL} WHERE booking_id IN (SELECT id FROM due)`,
      'DELETE FROM idempotency_key WHERE booking_id IN (SELECT id FROM due)',
      'UPDATE review_task SET message = NULL WHERE booking_id IN (SELECT id FROM due)',
      `UPDATE head_approval SET ${EMPTY_HEAD_APPROVAL} WHERE booking_id IN (SELECT id FROM due)`,
      'UPDATE time_proposal SET message = NULL WHERE booking_id IN (SELECT id FROM due)',
      `UPDATE booking_group SET label = '–' WHERE booking_id IN (SELECT id FROM due)`,
      `UPDATE booking SET contact_name = '${ERASED_NAME}', contact_email = '', contact_phone = '', visitor_name = '${ERASED_NAME}',
         visitor_email = '', visitor_phone = '', administrator_name = NULL, administrator_email = NULL, needs = NULL, message = NULL,
         cancel_reason = NULL, place_address = NULL, place_postal_code = NULL, place_city = NULL, place_notes = NULL, invoice_reference = NULL, invoice_order_number = NULL, booked_by = NULL,
         link_version = link_version + 1, version = version + 1, erased_at = $2, updated_at = $2
       WHERE id IN (SELECT id FROM due)`,
    ],
  },
  mails: {
    table: 'outbox_mail m',
    key: 'm.id',
    where: `${OLD_MAIL} AND (m.facts <> '{}' OR m.rendered IS NOT NULL OR m.smtp_answer IS NOT NULL)`,
    apply: [
      `UPDATE outbox_mail SET ${EMPTY_MAIL} WHERE id IN (SELECT id FROM due)`,
      `UPDATE outbox_mail SET ${ANONYMOUS_MAIL} WHERE id IN (SELECT id FROM due) AND booking_id IS NULL`,
    ],
  },
  caughtMails: deleting('caught_mail', 'id', 'caught_at < $1'),
  idempotencyKeys: deleting('idempotency_key', 'key', 'created_at < $1'),
  logins: deleting('login', 'id', 'expires_at < $1'),
  links: deleting('mail_link', 'id', 'expires_at < $1'),
  challenges: {
    ...deleting('login_challenge', 'id_hash', 'expires_at < $1'),
    apply: [
      'DELETE FROM oidc_attempt WHERE expires_at < $1',
      'DELETE FROM login_challenge WHERE id_hash IN (SELECT id FROM due)',
    ],
  },
  attempts: deleting('throttle_event', 'id', 'at < $1'),
  blockedTimes: deleting('blocked_time', 'id', 'ends_at < $1'),
  unusedAccounts: {
    table: 'account a',
    key: 'a.id',
    where: `a.active AND a.erased_at IS NULL AND a.created_at < $1
      AND NOT EXISTS (SELECT FROM role_grant g WHERE g.account_id = a.id AND g.role NOT IN ('TEACHER', 'SCHOOL_ADMINISTRATOR')
                       AND (g.valid_to IS NULL OR g.valid_to > $1::timestamptz::date))
      AND NOT EXISTS (SELECT FROM login l WHERE l.account_id = a.id AND (l.last_seen_at >= $1 OR l.expires_at > $2))
      AND NOT EXISTS (SELECT FROM audit_event e WHERE e.account_id = a.id AND e.at >= $1)
      AND ${neverBooked('b.booked_by = a.id')} AND ${neverBooked('lower(b.contact_email) = a.email')}
      AND ${neverBooked('lower(b.visitor_email) = a.email')}
      AND NOT EXISTS (SELECT FROM mail_link k WHERE k.email = a.email AND k.created_at >= $1) AND NOT ${TEACHES}`,
    apply: EMPTY_ACCOUNT,
  },
  deactivatedAccounts: {
    table: 'account a',
    key: 'a.id',
    where: `NOT a.active AND a.erased_at IS NULL AND a.deactivated_at < $1 AND NOT ${TEACHES} AND $2::timestamptz IS NOT NULL`,
    apply: EMPTY_ACCOUNT,
  },
  importReports: deleting('import_run', 'id', 'finished_at < $1'),
  retentionReports: deleting('retention_run', 'id', 'at < $1'),
  absences: deleting('absence', 'id', 'ends_at < $1'),
  workingDays: deleting('working_day_exception', 'id', `local_date < ${LIMIT_DAY}`),
  workingHours: deleting('working_hours', 'id', `valid_to < ${LIMIT_DAY}`),
  dateRequests: {
    table: 'date_request q',
    key: 'q.id',
    where: `q.erased_at IS NULL AND q.wish_to < ${LIMIT_DAY}`,
    apply: [
      `UPDATE date_request SET ${EMPTY_DATE_REQUEST}, erased_at = $2, answered_at = coalesce(answered_at, $2),
         state = CASE WHEN state = 'OPEN' THEN 'EXPIRED' ELSE state END WHERE id IN (SELECT id FROM due)`,
    ],
  },
  educatorRequests: {
    ...deleting(
      'educator_request q',
      'q.id',
      'EXISTS (SELECT FROM session s WHERE s.id = q.session_id AND s.ends_at < $1)',
    ),
    apply: ['DELETE FROM educator_request WHERE id IN (SELECT id FROM due)'],
  },
  attendanceNudges: deleting('attendance_nudge', 'at', 'at < $1'),
  evaluationComments: {
    table: 'evaluation',
    key: 'id',
    where: `comment IS NOT NULL AND month < to_char(($1::timestamptz AT TIME ZONE 'Europe/Copenhagen'), 'YYYY-MM')`,
    apply: ['UPDATE evaluation SET comment = NULL WHERE id IN (SELECT id FROM due)'],
  },
};

function deleting(table: string, key: string, where: string): RuleSql {
  return { table, key, where, apply: [`DELETE FROM ${table} WHERE ${key} IN (SELECT id FROM due)`] };
}

interface Limits {
  before: Date;
  now: Date;
}

/** How many rows a rule would reach. */
export async function countDue(sql: Sql, rule: RuleName, { before, now }: Limits): Promise<number> {
  const { table, where } = ruleSql[rule];
  const { rows } = await sql.query<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE ${where} AND $2::timestamptz IS NOT NULL`,
    [before, now],
  );
  return rows[0]?.total ?? 0;
}

/** Empties or deletes at most one batch of a rule, inside a transaction. Answers how many rows it reached. */
export async function applyBatch(sql: Sql, rule: RuleName, { before, now }: Limits): Promise<number> {
  const { table, key, where, apply } = ruleSql[rule];
  await sql.query('DROP TABLE IF EXISTS pg_temp.due');
  const { rowCount } = await sql.query(
    `CREATE TEMP TABLE due ON COMMIT DROP AS
     SELECT ${key} AS id FROM ${table} WHERE ${inlined(where, { before, now })} ORDER BY 1 LIMIT ${BATCH_ROWS} FOR UPDATE`,
  );
  for (const statement of apply) await sql.query(inlined(statement, { before, now }));
  return rowCount ?? 0;
}

/** Statements that make tables take no parameters: the two instants are written into them. They come from the clock, not from people. */
function inlined(sql: string, { before, now }: Limits): string {
  return sql
    .replaceAll('$1', `'${before.toISOString()}'::timestamptz`)
    .replaceAll('$2', `'${now.toISOString()}'::timestamptz`);
}

export interface RunRow {
  id: string;
  /** ISO 8601. */
  at: string;
  dryRun: boolean;
  startedBy: string | null;
  rules: { rule: string; before: string; rows: number }[];
}

export async function insertRun(
  sql: Sql,
  run: { id: string; at: Date; dryRun: boolean; accountId: string | null; report: object },
): Promise<void> {
  await sql.query('INSERT INTO retention_run (id, at, dry_run, account_id, report) VALUES ($1, $2, $3, $4, $5)', [
    run.id,
    run.at,
    run.dryRun,
    run.accountId,
    JSON.stringify(run.report),
  ]);
}

/** Newest first. */
export async function readRuns(
  { pool }: Pick<Database, 'pool'>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: RunRow[]; total: number }> {
  const { rows } = await pool.query<Omit<RunRow, 'at'> & { at: Date; total: number }>(
    `SELECT r.id, r.at, r.dry_run AS "dryRun", a.name AS "startedBy", r.report->'rules' AS rules, count(*) OVER () AS total
       FROM retention_run r LEFT JOIN account a ON a.id = r.account_id ORDER BY r.at DESC, r.id DESC LIMIT $1 OFFSET $2`,
    [pageSize, (page - 1) * pageSize],
  );
  const total =
    rows[0]?.total ??
    (await pool.query<{ total: number }>('SELECT count(*) AS total FROM retention_run')).rows[0]?.total;
  return { items: rows.map(({ total: _, ...row }) => ({ ...row, at: row.at.toISOString() })), total: total ?? 0 };
}

/** When the last run by the clock was made; null = never. */
export async function readLastNightlyRun(sql: Sql): Promise<Date | null> {
  const { rows } = await sql.query<{ at: Date | null }>(
    'SELECT max(at) AS at FROM retention_run WHERE account_id IS NULL AND NOT dry_run',
  );
  return rows[0]?.at ?? null;
}

/** What does not fit the sessions and bookings it is counted or derived from: there should never be any. */
export interface Recount {
  /** Sessions whose counters differ from their bookings. */
  sessions: string[];
  /** Bookings whose sums differ from their groups. */
  bookings: string[];
  /** Sessions whose educators are not taken, or the other way round. */
  allocations: string[];
  /** Sites where an hour's pupils on their own differ from those of the sessions. */
  houses: string[];
}

export async function recount(sql: Sql): Promise<Recount> {
  const idsOf = async (query: string) => (await sql.query<{ id: string }>(query)).rows.map(({ id }) => id);
  return {
    sessions: await idsOf('SELECT session_id AS id FROM session_counter_differences()'),
    bookings: await idsOf('SELECT booking_id AS id FROM booking_sum_differences()'),
    allocations: await idsOf('SELECT DISTINCT session_id AS id FROM allocation_differences()'),
    houses: await idsOf('SELECT DISTINCT site_id AS id FROM site_hour_differences()'),
  };
}
