import type { OfferContent } from './content/types.ts';
import type { DemoIds } from './demo-ids.ts';
import type { BookedSession } from './plan-bookings.ts';
import type { PlannedSession } from './plan-sessions.ts';
import { BUFFERS, TRAVEL } from './planning-rows.ts';
import type { Row, TableRows } from './rows.ts';
import { sessionResourceRows } from './session-resources.ts';
import { mailOf } from './staff-accounts.ts';

/** Sessions with their counters, educators, rooms and kits. */
export function sessionRows(ids: DemoIds, sessions: BookedSession[]): TableRows[] {
  return [
    { table: 'session', rows: sessions.map((booked) => sessionRow(ids, booked)) },
    { table: 'session_educator', rows: sessions.flatMap(({ session }) => educatorRows(ids, session)) },
    { table: 'session_resource', rows: sessionResourceRows(ids, sessions) },
  ];
}

function sessionRow(ids: DemoIds, { session, state, bookings }: BookedSession): Row {
  const { department, offer, startsAt, endsAt } = session;
  const groups = bookings.filter(({ status }) => status === 'CONFIRMED').flatMap((booking) => booking.groups);
  const capacity = capacityOf(offer);
  return {
    id: ids.session(offer.slug, startsAt),
    created_at: new Date(startsAt.getTime() - 120 * 86_400_000).toISOString(),
    offer_id: ids.offer(offer.slug),
    site_id: ids.site(department.slug, offer.site),
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
    state,
    version: 1,
    buffer_before_minutes: BUFFERS.before,
    buffer_after_minutes: BUFFERS.after,
    travel_minutes: offer.form === 'OUTREACH' ? TRAVEL : 0,
    educators_needed: offer.timetable.educators ?? 1,
    capacity_groups: capacity.groups,
    capacity_pupils: capacity.pupils,
    capacity_adults: capacity.adults,
    taken_groups: groups.length,
    taken_pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
    taken_adults: groups.reduce((sum, { adults }) => sum + adults, 0),
  };
}

/** Room for the groups of one time, and for a few adults more than the ratio asks. */
function capacityOf({ timetable, maxPupils, maxGroups = 1, pupilsPerAdult }: OfferContent): {
  groups: number;
  pupils: number;
  adults: number;
} {
  const groups = timetable.groups ?? 1;
  const pupils = Math.round((maxPupils * groups) / maxGroups);
  return { groups, pupils, adults: Math.ceil(pupils / pupilsPerAdult) + groups * 3 };
}

function educatorRows(ids: DemoIds, { offer, startsAt, educators }: PlannedSession): Row[] {
  const sessionId = ids.session(offer.slug, startsAt);
  return educators.map((mailbox) => ({ session_id: sessionId, account_id: ids.account(mailOf(mailbox)) }));
}
