import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { eachDue } from '#server/platform/each-due.ts';
import { deleteEndedHolds, endLapsedHolds, sessionsWithLapsedHolds } from './hold.store.ts';

const KEPT_MS = 60 * 60_000;

/** Ends the holds that have lapsed, session by session, and deletes those that ended an hour ago. */
export const lapsedHolds: ClockTask = {
  name: 'holds.lapsed',
  run: async (deps: Deps, now: Date) => {
    const due = await sessionsWithLapsedHolds(deps.db.pool, now);
    await eachDue(deps, 'holds.lapsed', due, (sessionId) =>
      inTransaction(deps.db, (sql) => endLapsedHolds(sql, sessionId, now)),
    );
    await deleteEndedHolds(deps.db.pool, new Date(now.getTime() - KEPT_MS));
  },
};
