import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { eachDue } from '#server/platform/each-due.ts';
import { lockTogether } from './entry-lock.ts';
import { promoteSession } from './promotion.service.ts';
import { findSessionsDue } from './promotion.store.ts';
import { afterOffer, stillWaiting } from './waiting-outcome.rules.ts';
import { settle } from './waiting-settling.ts';
import * as store from './waitlist.store.ts';

/** As many as one look of the clock takes; the next look takes the rest. */
const AT_ONCE = 50;

/** Offers that nobody answered: the places go on; the entry keeps waiting, or is over after two of them. */
export const lapsedOffers: ClockTask = {
  name: 'waitlist.offers',
  run: async (deps, now) => {
    const due = await store.findLapsedOffers(deps.db.pool, now, AT_ONCE);
    await each(deps, 'waitlist.offers', due, (sql, bookingId) => lapse(deps, sql, bookingId, now));
  },
};

/** Whoever waits for, or was offered, a session that has been cancelled; and whoever's last wished day is over. */
export const waitingEnds: ClockTask = {
  name: 'waitlist.ends',
  run: async (deps, now) => {
    const cancelled = await store.findCancelled(deps.db.pool, AT_ONCE);
    await each(deps, 'waitlist.ends', cancelled, (sql, bookingId) => leaveCancelled(deps, sql, bookingId, now));
    const ended = await store.findEndedWaiting(deps.db.pool, now, AT_ONCE);
    await each(deps, 'waitlist.ends', ended, (sql, bookingId) => endWaiting(deps, sql, bookingId, now));
  },
};

/** Places that came free and that nobody asked for since. */
export const promotions: ClockTask = {
  name: 'waitlist.promotion',
  run: async (deps, now) => {
    const due = await findSessionsDue(deps.db.pool, AT_ONCE);
    await eachDue(deps, 'waitlist.promotion', due, (sessionId) => promoteSession(deps, sessionId, now));
  },
};

async function lapse(deps: Deps, sql: Sql, bookingId: string, now: Date): Promise<void> {
  const locked = await lockTogether(sql, bookingId);
  if (locked === null || locked.entry === null) return;
  const { entry } = locked;
  const bookings = locked.bookings.filter(({ status }) => status === 'OFFERED');
  const [first, ...others] = bookings;
  if (first === undefined || bookings.some(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now)) return;
  await settle(
    deps,
    sql,
    { entry, bookings: [first, ...others] },
    {
      outcome: afterOffer(entry, 'MISSED', now),
      actor: 'system',
      action: 'waitlist.lapsed',
      answer: 'missed',
      told: 'MISSED',
      now,
    },
  );
}

async function leaveCancelled(deps: Deps, sql: Sql, bookingId: string, now: Date): Promise<void> {
  const locked = await lockTogether(sql, bookingId);
  if (locked === null || locked.entry === null) return;
  const { entry } = locked;
  const [first, ...others] = locked.bookings.filter(({ status }) => status === 'OFFERED' || status === 'WAITING');
  if (first === undefined) return;
  const bookings = [first, ...others] as const;
  if (!bookings.some(({ session }) => session.state === 'CANCELLED')) return;
  const outcome = afterOffer(entry, 'CANCELLED', now);
  // What only waits goes on waiting as it does.
  if (outcome.status === 'WAITING' && bookings.every(({ status }) => status === 'WAITING')) return;
  await settle(
    deps,
    sql,
    { entry, bookings },
    { outcome, actor: 'system', action: 'waitlist.sessionCancelled', answer: null, told: 'CANCELLED', now },
  );
}

async function endWaiting(deps: Deps, sql: Sql, bookingId: string, now: Date): Promise<void> {
  const locked = await lockTogether(sql, bookingId);
  if (locked === null || locked.entry === null) return;
  const { entry } = locked;
  const [first, ...others] = locked.bookings.filter(({ status }) => status === 'WAITING');
  if (first === undefined || first.expiresAt === null || new Date(first.expiresAt) > now) return;
  const bookings = [first, ...others] as const;
  const outcome = stillWaiting(entry, now);
  if (outcome.status === 'WAITING') {
    return store.setWaitingEnd(
      sql,
      bookings.map(({ id }) => id),
      outcome.until,
    );
  }
  await settle(
    deps,
    sql,
    { entry, bookings },
    { outcome, actor: 'system', action: 'waitlist.ended', answer: null, told: null, now },
  );
}

/** Each in its own transaction: one that fails keeps none of the others from being done. */
async function each(
  deps: Deps,
  task: string,
  bookingIds: readonly string[],
  work: (sql: Sql, bookingId: string) => Promise<void>,
): Promise<void> {
  await eachDue(deps, task, bookingIds, (bookingId) => inTransaction(deps.db, (sql) => work(sql, bookingId)));
  if (bookingIds.length > 0) deps.wakeMailWorker();
}
