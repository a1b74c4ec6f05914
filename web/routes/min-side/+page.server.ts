import { opensFor } from '#lib/page-policies.ts';
import { renewCalendar, stopCalendar } from '#lib/server/feed-actions.ts';
import { timeInWords } from '#lib/server/offer-row.ts';
import { saveName } from '#lib/server/own-name.ts';
import { ownVisit } from '#lib/server/own-visits.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { listFeeds } from '#server/calendar-feeds/feed.contract.ts';
import { listMemberships } from '#server/memberships/membership.contract.ts';
import { listColleagueVisits, listOwnBookings } from '#server/own-bookings/own-booking.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { language, me } = event.locals;
  const { searchParams } = event.url;
  const page = /^[1-9]\d{0,3}$/.test(searchParams.get('side') ?? '') ? Number(searchParams.get('side')) : 1;
  const api = staffApi(event);
  const [coming, past, feeds, memberships, colleagues] = await Promise.all([
    api.get(listOwnBookings, { query: { when: 'coming' } }),
    api.get(listOwnBookings, { query: { when: 'past', page } }),
    api.get(listFeeds),
    api.get(listMemberships),
    api.get(listColleagueVisits),
  ]);
  const roles = me?.roles ?? [];
  const held = roles.map(({ role }) => role);
  const areas = (['/personale', '/omraade', '/statistik'] as const).filter((route) => opensFor(route, held));
  return {
    /** Staff who have never booked are not told about bookings, schools and colleagues. */
    books:
      areas.length === 0 ||
      coming.total + past.total + memberships.items.length > 0 ||
      feeds.items.some(({ kind }) => kind === 'ACCOUNT' || kind === 'SCHOOL'),
    name: me?.name ?? '',
    email: me?.email ?? null,
    emailProven: me?.emailProven ?? false,
    coming: coming.items.map((booking) => ownVisit(booking, language)),
    past: past.items.map((booking) => ownVisit(booking, language)),
    pages: { page, pages: Math.ceil(past.total / past.pageSize) },
    feed: feeds.items.find(({ kind }) => kind === 'ACCOUNT') ?? null,
    /** Whoever works for a department can have the own teaching in a calendar. */
    teaches: areas.includes('/personale'),
    teachingFeed: feeds.items.find(({ kind }) => kind === 'EDUCATOR') ?? null,
    shares: memberships.items.some(({ sharesVisits, confirmedAt }) => sharesVisits && confirmedAt !== null),
    colleagues: colleagues.items.map((visit) => ({
      title: visit.offer.title,
      slug: visit.offer.slug,
      who: { colleague: visit.colleague, groups: visit.groups.join(', ') },
      school: visit.institution.name,
      department: visit.department,
      when: timeInWords(visit.startsAt, language),
    })),
    schools: roles.flatMap(({ role, institution }) =>
      role === 'SCHOOL_ADMINISTRATOR' && institution !== null ? [institution] : [],
    ),
    areas,
    news: (['kalender', 'stoppet', 'gemt'] as const).find((name) => searchParams.has(name)) ?? null,
  };
};

export const actions: Actions = {
  calendar: (event) => renewCalendar(event, { kind: 'ACCOUNT' }),
  teachingCalendar: (event) => renewCalendar(event, { kind: 'EDUCATOR' }),
  stopCalendar: (event) => stopCalendar(event),
  name: (event) => saveName(event),
};
