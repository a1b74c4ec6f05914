import { actingRole, type Login } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { limitsOf, periodsOf, type RuleName, ruleNames } from './retention.rules.ts';
import { applyBatch, BATCH_ROWS, countDue, insertRun, type RunRow, readRuns } from './retention.store.ts';

/** Batches of one rule in one run: what is left after them goes in the next. */
const MOST_BATCHES = 400;

interface RunRequest {
  dryRun: boolean;
  /** Null = by the clock, or from the command line. */
  login: Login | null;
  now: Date;
}

/** Runs every rule, in small transactions, and writes the run down. A dry run only counts. */
export async function runRetention(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { dryRun, login, now }: RunRequest,
): Promise<RunRow> {
  const limits = limitsOf(periodsOf(config), now);
  const rules: RunRow['rules'] = [];
  for (const rule of ruleNames) {
    const before = limits[rule];
    const rows = dryRun ? await countDue(db.pool, rule, { before, now }) : await applyRule(db, rule, { before, now });
    rules.push({ rule, before: before.toISOString(), rows });
  }
  const id = newId(now.getTime());
  await inTransaction(db, async (sql) => {
    await insertRun(sql, { id, at: now, dryRun, accountId: login?.accountId ?? null, report: { rules } });
    const total = rules.reduce((sum, { rows }) => sum + rows, 0);
    await recordAudit(sql, {
      now,
      actor: login === null ? 'system' : 'account',
      accountId: login?.accountId ?? null,
      role: login === null ? null : actingRole('knowledgeCentre', login, {}),
      action: dryRun ? 'retention.rehearsed' : 'retention.run',
      details: { run: id, rows: total },
    });
  });
  return { id, at: now.toISOString(), dryRun, startedBy: login?.name ?? null, rules };
}

async function applyRule(db: Database, rule: RuleName, limits: { before: Date; now: Date }): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const rows = await inTransaction(db, (sql) => applyBatch(sql, rule, limits));
    total += rows;
    if (rows < BATCH_ROWS) break;
  }
  return total;
}

/** Runs, newest first. */
export async function retentionRuns(db: Database, question: { page: number; pageSize: number }) {
  return { ...(await readRuns(db, question)), ...question };
}
