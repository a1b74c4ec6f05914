import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { endOffer } from '#server/bookings/offered-places.service.ts';
import { queueNotices } from '#server/notices/notice.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { eachDue } from '#server/platform/each-due.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import { endedMail } from './date-request.mails.ts';
import { findDateRequest } from './date-request.store.ts';
import {
  closeDateRequest,
  findCancelled,
  findLapsed,
  findPassed,
  reopenDateRequest,
} from './date-request-closing.store.ts';

const MOST_AT_ONCE = 200;

/**
 * Times that were offered for a date request and not taken: the places become free again, and the school is told. Where the time
 * itself was cancelled, the wish stands open again.
 */
export const endedDateRequestOffers: ClockTask = {
  name: 'date-requests.offers-ended',
  async run(deps, now) {
    const { pool } = deps.db;
    const cancelled = await findCancelled(pool, MOST_AT_ONCE);
    await eachDue(deps, 'date-requests.offers-ended', cancelled, (one) =>
      endOne(deps, { ...one, why: 'CANCELLED', now }),
    );
    const lapsed = await findLapsed(pool, now, MOST_AT_ONCE);
    await eachDue(deps, 'date-requests.offers-ended', lapsed, (one) => endOne(deps, { ...one, why: 'LAPSED', now }));
  },
};

interface EndingOne {
  id: string;
  bookingId: string;
  why: 'LAPSED' | 'CANCELLED';
  now: Date;
}

async function endOne(deps: Deps, { id, bookingId, why, now }: EndingOne): Promise<void> {
  const ended = await inTransaction(deps.db, async (sql) => {
    const request = await findDateRequest(sql, id);
    if (request === null) return false;
    const reason = why === 'LAPSED' ? ('NOT_TAKEN' as const) : ('CANCELLED' as const);
    const ending = { reason, offered: request.booking };
    const mails = request.erased ? [] : [endedMail(request, ending, { config: deps.config, now })];
    if (!(await endOffer(sql, bookingId, { why, mails, now }))) return false;
    if (why === 'CANCELLED' && (await reopenDateRequest(sql, id, bookingId))) {
      await recordAudit(sql, { ...bySystem(request, now), action: 'dateRequest.reopened', bookingId });
    }
    return true;
  });
  if (ended) deps.wakeMailWorker();
}

/** Date requests whose last wished day has passed without an answer: the school is told. */
export const passedDateRequests: ClockTask = {
  name: 'date-requests.passed',
  async run(deps, now) {
    const passed = await findPassed(deps.db.pool, localDateOf(now), MOST_AT_ONCE);
    await eachDue(deps, 'date-requests.passed', passed, (id) => expire(deps, id, now));
  },
};

async function expire({ db, config, wakeMailWorker }: Deps, id: string, now: Date): Promise<void> {
  const expired = await inTransaction(db, async (sql) => {
    const closing = { id, state: 'EXPIRED' as const, answer: null, bookingId: null, by: null, now };
    if (!(await closeDateRequest(sql, closing))) return false;
    const request = await findDateRequest(sql, id);
    if (request === null) return false;
    await recordAudit(sql, { ...bySystem(request, now), action: 'dateRequest.expired' });
    if (request.erased) return false;
    const mail = endedMail(request, { reason: 'NO_ANSWER', offered: null }, { config, now });
    await queueNotices(sql, [mail], { dedupeKey: `dateRequest:${id}`, now });
    return true;
  });
  if (expired) wakeMailWorker();
}

function bySystem({ id, offer }: DateRequestFacts, now: Date) {
  const about = { departmentId: offer.department.id, offerId: offer.id, details: { dateRequest: id } };
  return { now, actor: 'system' as const, ...about };
}
