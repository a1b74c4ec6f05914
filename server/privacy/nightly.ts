import { removeOrphans } from '#server/files/file.service.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { describeError } from '#server/platform/logger.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { isDue } from './retention.rules.ts';
import { runRetention } from './retention.service.ts';
import { readLastNightlyRun, recount } from './retention.store.ts';

/** Held by the process that does the night's work; others leave it to that one. */
const NIGHT_LOCK = 72707371;
const LOOK_EVERY_MS = 60_000;

export interface Nightly {
  start(): void;
  /** Looks no more, and waits for what is under way. */
  stop(): Promise<void>;
  /** Looks at the clock once. True = this process did the night's work now. */
  look(): Promise<boolean>;
}

/** Once in each Danish night, in one process however many run: the retention rules, files that hang on nothing, and a recount of the places taken. */
export function nightlyFor(deps: Pick<Deps, 'db' | 'config' | 'clock' | 'logger'>): Nightly {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<boolean> | null = null;
  const look = () => {
    looking ??= doNightlyWork(deps)
      .catch((error) => {
        deps.logger.error('night.failed', describeError(error));
        return false;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  return {
    look,
    start() {
      timer = setInterval(look, LOOK_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function doNightlyWork(deps: Pick<Deps, 'db' | 'config' | 'clock' | 'logger'>): Promise<boolean> {
  const { db, clock, logger } = deps;
  const now = clock.now();
  const today = localDateOf(now);
  if (!isDue(localTimeOf(now), { today, lastRunOn: null })) return false;
  return inTransaction(db, async (sql) => {
    const { rows } = await sql.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [NIGHT_LOCK]);
    if (!rows[0]?.taken) return false;
    const last = await readLastNightlyRun(sql);
    if (!isDue(localTimeOf(now), { today, lastRunOn: last === null ? null : localDateOf(last) })) return false;
    const run = await runRetention(deps, { dryRun: false, login: null, now });
    logger.info('retention.run', Object.fromEntries(run.rules.map(({ rule, rows }) => [rule, rows])));
    logger.info('files.orphans', { rows: await removeOrphans(sql, now) });
    const differences = await recount(sql);
    if (Object.values(differences).some((ids) => ids.length > 0)) logger.error('recount.differs', { ...differences });
    return true;
  });
}
