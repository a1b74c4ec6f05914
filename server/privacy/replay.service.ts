import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { type ErasureReport, eraseIn, erasureHash } from './erasure.service.ts';
import { type ErasedHash, readAddresses, readErasures } from './replay.store.ts';

export interface Replayed {
  /** Addresses that were found again, and erased again. */
  erased: number;
  rows: number;
  /** References of bookings that a restored backup takes for coming: their people have to be told. */
  stillComing: string[];
}

/**
 * Erases again what a restored backup has brought back. Addresses are found by their keyed hash; what was made after an
 * erasure is new data of somebody who came back, and stays. Running it twice changes nothing.
 * @param others erasures from elsewhere: those made after the backup, which the restored database does not know
 */
export async function replayErasures(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { now, others = [] }: { now: Date; others?: ErasedHash[] },
): Promise<Replayed> {
  const lastErased = new Map<string, Date>();
  for (const { emailHash, at } of [...(await readErasures(db.pool)), ...others]) {
    const key = emailHash.toString('hex');
    const known = lastErased.get(key);
    if (known === undefined || known < at) lastErased.set(key, at);
  }
  const replayed: Replayed = { erased: 0, rows: 0, stillComing: [] };
  for (const email of await readAddresses(db.pool)) {
    const before = lastErased.get(erasureHash(config.LINK_SECRET, email).toString('hex'));
    if (before === undefined) continue;
    const { report, obstacles } = await inTransaction(db, async (sql) => {
      const done = await eraseIn(sql, { email, before, now });
      if (rowsOf(done.report) === 0) return done;
      const details = { ...done.report, replayed: true };
      await recordAudit(sql, {
        now,
        actor: 'system',
        action: 'address.erased',
        subjectAccountId: done.accountId,
        details,
      });
      return done;
    });
    const rows = rowsOf(report);
    replayed.erased += rows > 0 ? 1 : 0;
    replayed.rows += rows;
    replayed.stillComing.push(...obstacles.flatMap((one) => (one.code === 'COMING_BOOKINGS' ? one.references : [])));
  }
  return replayed;
}

function rowsOf({ withheld: _, ...report }: ErasureReport): number {
  return Object.values(report).reduce((sum, rows) => sum + rows, 0);
}
