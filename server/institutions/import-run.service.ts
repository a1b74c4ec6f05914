import { type Database, inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { describeError } from '#server/platform/logger.ts';
import { summaryOf } from './import.report.ts';
import { type ImportOutcome, importInstitutions } from './import.service.ts';
import { progressWriter } from './import-run.progress.ts';
import {
  findRun,
  findRuns,
  finishRun,
  insertRun,
  isAnyRunAlive,
  lockRun,
  type RunOutcome,
  type StoredRun,
  saveProgress,
} from './import-run.store.ts';

/** How long the files of a run are kept in memory, so that it can be repeated without them. */
const FILES_KEPT_MINUTES = 30;

type Files = { fileName: string; bytes: Uint8Array }[];

export interface RunRequest {
  files: Files;
  accountId: string;
  dryRun: boolean;
  allowClosing: boolean;
  now: Date;
}

export type Started = { ok: true; id: string } | { ok: false; code: 'IMPORT_RUNNING' | 'FILES_GONE' };

/** Imports in the background of this process, told to and read from the database, so that any server can show them. */
export interface ImportRuns {
  start(request: RunRequest): Promise<Started>;
  /** Runs the files of an earlier run again. */
  repeat(id: string, request: Omit<RunRequest, 'files'>): Promise<Started>;
  list(limit: number): Promise<StoredRun[]>;
  find(id: string): Promise<StoredRun | null>;
  /** Whether the files of a run are still here. */
  hasFiles(id: string, now: Date): boolean;
}

/** Keeps the files of one run at a time: at most one upload's worth of memory. */
export function importRuns({ db, clock, logger }: Pick<Deps, 'db' | 'clock' | 'logger'>): ImportRuns {
  let kept: { id: string; files: Files; until: number } | null = null;
  // One at a time here without asking the database: each run holds a connection of its own.
  let busy = false;
  const filesOf = (id: string, now: Date) => (kept?.id === id && now.getTime() < kept.until ? kept.files : null);

  const start = async (request: RunRequest): Promise<Started> => {
    if (busy || (await isAnyRunAlive(db.pool)) || busy) return { ok: false, code: 'IMPORT_RUNNING' };
    busy = true;
    const id = newId(request.now.getTime());
    const { begun, ended } = runInBackground(db, { ...request, id, clock, logger });
    void ended.finally(() => {
      busy = false;
    });
    await begun;
    kept = { id, files: request.files, until: request.now.getTime() + FILES_KEPT_MINUTES * 60_000 };
    return { ok: true, id };
  };

  return {
    start,
    repeat: async (id, request) => {
      const files = filesOf(id, request.now);
      return files === null ? { ok: false, code: 'FILES_GONE' } : start({ ...request, files });
    },
    list: (limit) => findRuns(db.pool, limit),
    find: (id) => findRun(db.pool, id),
    hasFiles: (id, now) => filesOf(id, now) !== null,
  };
}

type Run = RunRequest & { id: string } & Pick<Deps, 'clock' | 'logger'>;

/** `begun` resolves as soon as the run stands in the database; the import goes on by itself until `ended`, which never rejects. */
function runInBackground(db: Database, run: Run): { begun: Promise<void>; ended: Promise<void> } {
  const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
  const work = inTransaction(db, async (lock) => {
    await lockRun(lock, run.id);
    const fileNames = run.files.map(({ fileName }) => fileName);
    await insertRun(db.pool, { ...run, fileNames });
    resolve();
    await importAndFinish(db, run);
  });
  const ended = work.catch((error) => {
    reject(error);
    run.logger.error('import.failed', { id: run.id, ...describeError(error) });
  });
  return { begun, ended };
}

/** The report is written in the import's own transaction: a run that shows none has changed nothing. */
async function importAndFinish(db: Database, run: Run): Promise<void> {
  const { id, files, accountId, dryRun, allowClosing, now, clock, logger } = run;
  const progress = progressWriter((step) => saveProgress(db.pool, id, step));
  const finish = (outcome: RunOutcome) => finishRun(db.pool, id, { outcome, now: clock.now() });
  try {
    const importer = { accountId, role: 'KNOWLEDGE_CENTRE' as const };
    const outcome = await importInstitutions(db, {
      ...{ files, importer, now, dryRun, allowClosing },
      onStep: progress.tell,
      onReport: async (sql, report) => {
        await progress.end();
        await finishRun(sql, id, { outcome: { kind: 'report', report: summaryOf(report) }, now: clock.now() });
      },
    });
    await progress.end();
    if (!outcome.ok) await finish(refusedOutcome(outcome));
  } catch (error) {
    logger.error('import.failed', { id, ...describeError(error) });
    await progress.end();
    await finish({ kind: 'failed' });
  }
}

function refusedOutcome(outcome: Extract<ImportOutcome, { ok: false }>): RunOutcome {
  if (outcome.code === 'IMPORT_RUNNING') return { kind: 'running elsewhere' };
  return { kind: 'refused', refusals: outcome.refusals };
}
