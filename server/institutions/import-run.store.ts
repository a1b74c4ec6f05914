import type { ClientBase } from 'pg';
import type { Sql } from '#server/platform/database.ts';
import type { ReportSummary } from './import.report.ts';
import type { FileRefusal } from './register.types.ts';

/** How a run ended, as it is kept: without sentences, so that each reader gets their language. */
export type RunOutcome =
  | { kind: 'report'; report: ReportSummary }
  | { kind: 'refused'; refusals: FileRefusal[] }
  | { kind: 'running elsewhere' }
  | { kind: 'failed' };

export interface StoredRun {
  id: string;
  fileNames: string[];
  dryRun: boolean;
  startedAt: Date;
  finishedAt: Date | null;
  startedBy: string;
  step: 'reading' | 'comparing' | 'writing';
  share: number;
  outcome: RunOutcome | null;
  /** Whether some server holds the run's lock: it is at work. */
  alive: boolean;
}

/** First half of the locks' keys; the second is made of the run's id. */
const RUN_LOCK = 72707372;

/** Held as long as the transaction: who asks sees by it that the run is alive, whichever server it runs in. */
export async function lockRun(sql: ClientBase, id: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [RUN_LOCK, id]);
}

const ALIVE = `EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid::bigint = ${RUN_LOCK} AND l.objid = hashtext(r.id::text)::bit(32)::bigint::oid)`;

const RUN = `SELECT r.id, r.file_names AS "fileNames", r.dry_run AS "dryRun", r.started_at AS "startedAt",
  r.finished_at AS "finishedAt", a.name AS "startedBy", r.step, r.share, r.outcome, ${ALIVE} AS alive
  FROM import_run r JOIN account a ON a.id = r.account_id`;

/** The latest runs, newest first. */
export async function findRuns(sql: Sql, limit: number): Promise<StoredRun[]> {
  const { rows } = await sql.query<StoredRun>(`${RUN} ORDER BY r.started_at DESC, r.id DESC LIMIT $1`, [limit]);
  return rows;
}

export async function findRun(sql: Sql, id: string): Promise<StoredRun | null> {
  const { rows } = await sql.query<StoredRun>(`${RUN} WHERE r.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Whether any run is at work, in whichever server. */
export async function isAnyRunAlive(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query(`SELECT FROM import_run r WHERE r.finished_at IS NULL AND ${ALIVE} LIMIT 1`);
  return rows.length > 0;
}

export interface NewRun {
  id: string;
  accountId: string;
  fileNames: string[];
  dryRun: boolean;
  now: Date;
}

export async function insertRun(sql: Sql, { id, accountId, fileNames, dryRun, now }: NewRun): Promise<void> {
  await sql.query(
    `INSERT INTO import_run (id, account_id, file_names, dry_run, started_at, step) VALUES ($1, $2, $3, $4, $5, 'reading')`,
    [id, accountId, fileNames, dryRun, now],
  );
}

export async function saveProgress(sql: Sql, id: string, progress: { step: string; share: number }): Promise<void> {
  await sql.query('UPDATE import_run SET step = $2, share = $3 WHERE id = $1 AND finished_at IS NULL', [
    id,
    progress.step,
    progress.share,
  ]);
}

export async function finishRun(sql: Sql, id: string, { outcome, now }: { outcome: RunOutcome; now: Date }) {
  await sql.query(
    'UPDATE import_run SET finished_at = $2, share = 1, outcome = $3 WHERE id = $1 AND finished_at IS NULL',
    [id, now, JSON.stringify(outcome)],
  );
}
