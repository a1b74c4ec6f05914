import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { headMail, requestExpiredMails } from '#server/bookings/request.mails.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { eachDue } from '#server/platform/each-due.ts';
import { findLapsedRequests, findUnremindedHeads, tell, writeReminder } from './approval.store.ts';
import { closeLapsedProposals } from './proposal.store.ts';
import { endRequests } from './request-ending.ts';
import { lockRequest } from './request-lock.ts';

/** As many at a time; the next look takes the next. */
const AT_ONCE = 50;

/** Proposals and requests that nobody answered in time: their places are free, and school and head are told. */
export const lapsedRequests: ClockTask = {
  name: 'requests.lapsed',
  async run(deps, now) {
    await closeLapsedProposals(deps.db.pool, now);
    const due = await findLapsedRequests(deps.db.pool, now, AT_ONCE);
    await eachDue(deps, 'requests.lapsed', due, (bookingId) => expire(deps, bookingId, now));
    if (due.length > 0) deps.wakeMailWorker();
  },
};

async function expire(deps: Deps, bookingId: string, now: Date): Promise<void> {
  await inTransaction(deps.db, async (sql) => {
    const whole = await lockRequest(sql, bookingId);
    if (whole === null) return;
    // Somebody may have answered since it was found.
    const isOver = whole.some(
      ({ status, expiresAt, head }) =>
        status === 'REQUESTED' &&
        ((expiresAt !== null && now >= new Date(expiresAt)) ||
          (head !== null && head.answer === null && now >= new Date(head.dueAt))),
    );
    if (!isOver || whole.some(({ status }) => status !== 'REQUESTED')) return;
    await endRequests(sql, whole, {
      status: 'EXPIRED',
      code: null,
      reason: null,
      action: 'booking.requestExpired',
      actor: { actor: 'system' },
      mails: requestExpiredMails(whole, mailSettings(deps.config), now),
      now,
    });
  });
}

/** Heads who have not answered half-way to their deadline. */
export const headReminders: ClockTask = {
  name: 'heads.reminders',
  async run(deps, now) {
    const due = await findUnremindedHeads(deps.db.pool, now, AT_ONCE);
    await eachDue(deps, 'heads.reminders', due, (bookingId) => remind(deps, bookingId, now));
    if (due.length > 0) deps.wakeMailWorker();
  },
};

async function remind(deps: Deps, bookingId: string, now: Date): Promise<void> {
  await inTransaction(deps.db, async (sql) => {
    const locked = (await lockRequest(sql, bookingId)) ?? [];
    const own = locked.find(({ id }) => id === bookingId);
    if (own === undefined || own.status !== 'REQUESTED' || !(await writeReminder(sql, bookingId, now))) return;
    const others = locked.filter((booking) => booking !== own);
    await tell(sql, bookingId, [headMail('HEAD_REMINDER', [own, ...others], mailSettings(deps.config), now)], now);
    const about = { bookingId, sessionId: own.session.id, departmentId: own.session.department.id };
    await recordAudit(sql, { actor: 'system', now, action: 'booking.headReminded', ...about });
  });
}
