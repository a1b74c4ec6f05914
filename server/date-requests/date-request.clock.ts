import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { lapseOffer } from '#server/bookings/offered-places.service.ts';
import { queueNotices } from '#server/notices/notice.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { endedMail } from './date-request.mails.ts';
import { closeDateRequest, findDateRequest, findLapsed, findPassed } from './date-request.store.ts';

const MOST_AT_ONCE = 200;

/** Times that were offered for a date request and not taken: the places become free again, and the school is told. */
export const lapsedDateRequestOffers: ClockTask = {
  name: 'date-requests.offers-lapsed',
  async run(deps, now) {
    for (const { id, bookingId } of await findLapsed(deps.db.pool, now, MOST_AT_ONCE)) {
      const request = await findDateRequest(deps.db.pool, id);
      if (request?.booking === null || request === null) continue;
      const { startsAt, endsAt } = request.booking;
      const mails = request.erased ? [] : [endedMail(request, { startsAt, endsAt }, { config: deps.config, now })];
      if (await lapseOffer(deps.db.pool, bookingId, { mails, now })) deps.wakeMailWorker();
    }
  },
};

/** Date requests whose last wished day has passed without an answer: the school is told. */
export const passedDateRequests: ClockTask = {
  name: 'date-requests.passed',
  async run(deps, now) {
    for (const id of await findPassed(deps.db.pool, localDateOf(now), MOST_AT_ONCE)) await expire(deps, id, now);
  },
};

async function expire({ db, config, wakeMailWorker }: Deps, id: string, now: Date): Promise<void> {
  const expired = await inTransaction(db, async (sql) => {
    const closing = { id, state: 'EXPIRED' as const, answer: null, bookingId: null, by: null, now };
    if (!(await closeDateRequest(sql, closing))) return false;
    const request = await findDateRequest(sql, id);
    if (request === null || request.erased) return false;
    await queueNotices(sql, [endedMail(request, null, { config, now })], { dedupeKey: `dateRequest:${id}`, now });
    await recordAudit(sql, {
      now,
      actor: 'system',
      action: 'dateRequest.expired',
      departmentId: request.offer.department.id,
      offerId: request.offer.id,
      details: { dateRequest: id },
    });
    return true;
  });
  if (expired) wakeMailWorker();
}
