import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { type Alternative, alternativesOf } from '#server/bookings/booking-move.service.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import { type Login, mayReach } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { RequestView } from './approval.contract.ts';
import { refusalOfDeclining } from './approval.rules.ts';
import { findHeadTimes, findWhole } from './approval.store.ts';
import { requestView } from './approval.view.ts';
import { findSiteOf } from './proposal.store.ts';

/** What a booking waits for as a request. */
export async function requestOf({ db }: Pick<Deps, 'db'>, booking: BookingFacts): Promise<RequestView> {
  const ids = (await findWhole(db.pool, booking.id)).map(({ id }) => id).filter((id) => id !== booking.id);
  const whole = [booking, ...(await bookingsOf(db.pool, ids))] as const;
  const head = whole.find((one) => one.head !== null);
  const times = head === undefined ? null : await findHeadTimes(db.pool, head.id);
  const site = booking.proposal === null ? null : await findSiteOf(db.pool, booking.proposal.sessionId);
  return requestView(booking, { whole, remindedAt: times?.remindedAt ?? null, site });
}

/** The same with what somebody of the department can do about it. */
export async function requestForStaff(
  deps: Pick<Deps, 'db'>,
  booking: BookingFacts,
  { login, now }: { login: Login; now: Date },
): Promise<RequestView & { mayAnswer: boolean; alternatives: Alternative[] }> {
  const view = await requestOf(deps, booking);
  const leads = mayReach('lead', login, { departmentId: booking.session.department.id });
  const mayAnswer = leads && refusalOfDeclining(booking, now) === null;
  const mayPropose = mayAnswer && view.classes === 1;
  const found = mayPropose ? await alternativesOf(deps, [booking], { login, now }) : new Map();
  return { ...view, mayAnswer, alternatives: found.get(booking.id) ?? [] };
}
