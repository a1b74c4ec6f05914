import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { findMissed } from './candidate.store.ts';
import { withdrawForReturned } from './educator-change.store.ts';
import { mailWithdrawn } from './educator-request.mails.ts';
import { absenceSpan, type LocalSpan } from './own-time.rules.ts';
import { type Asked, type Change, changing, type OwnTimeResult, tell } from './own-time.service.ts';
import * as store from './own-time.store.ts';

/** Somebody is away. Their sessions stay theirs until a colleague takes over. */
export function addAbsenceOf(
  db: Database,
  { span, ...change }: Change & { span: LocalSpan },
  asked: Asked,
): Promise<OwnTimeResult> {
  return changing(db, change, asked, async (sql, row) => {
    const { now, login } = asked;
    const read = absenceSpan(span, now);
    if (read.kind === 'wrong') return { kind: 'wrongSpan', wrong: read };
    const { startsAt, endsAt } = read;
    const absence = { id: newId(now.getTime()), accountId: row.id, startsAt, endsAt, now, createdBy: login.accountId };
    await store.insertAbsence(sql, absence);
    await tell(sql, { action: 'educator.absenceChanged', row }, asked);
    return null;
  });
}

/** Somebody is back, or does not go away after all. */
export function endAbsenceOf(db: Database, { id, absence }: { id: string; absence: string }, asked: Asked) {
  return changing(db, { id, seen: null }, asked, async (sql, row) => {
    const missed = await findMissed(sql, id, asked.now);
    const ended = await store.endAbsence(sql, { id: absence, accountId: id, now: asked.now });
    if (!ended) return null;
    // Whoever was asked to take over need not answer any more.
    const sessionIds = missed.map((session) => session.id);
    await mailWithdrawn(sql, await withdrawForReturned(sql, { accountId: id, sessionIds }), asked.now);
    await tell(sql, { action: 'educator.absenceChanged', row }, asked);
    return null;
  });
}
