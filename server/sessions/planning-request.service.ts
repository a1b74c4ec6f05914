import { createHash } from 'node:crypto';
import type { Sql } from '#server/platform/database.ts';
import { findPlanningRequest, keepPlanningRequest } from './planning-request.store.ts';

export interface KeyedRequest {
  /** Idempotency-Key; null = every call is a new one. */
  key: string | null;
  accountId: string;
  /** Name of the operation and everything it was asked. */
  asked: { operation: string; body: unknown };
  now: Date;
}

/**
 * Does something once for each key, in the transaction that does it: the same request answers what it answered the first
 * time, another one under the same key is a mismatch. `answer` picks what is remembered (ids and numbers); null = nothing is.
 */
export async function onceByKey<Done, Kept>(
  sql: Sql,
  { key, accountId, asked, now }: KeyedRequest,
  steps: { work: () => Promise<Done>; answer: (done: Done) => Kept | null; replay: (kept: Kept) => Promise<Done> },
): Promise<Done | { kind: 'mismatch' }> {
  if (key === null) return steps.work();
  const requestHash = createHash('sha256')
    .update(JSON.stringify([accountId, asked]))
    .digest('hex');
  const known = await findPlanningRequest(sql, key);
  if (known !== null)
    return known.requestHash === requestHash ? steps.replay(known.answer as Kept) : { kind: 'mismatch' };
  const done = await steps.work();
  const answer = steps.answer(done);
  if (answer !== null) await keepPlanningRequest(sql, { key, requestHash, answer, now });
  return done;
}
