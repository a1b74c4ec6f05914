import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { failedRoom, firstOf, shownDepartment, typedAll } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { closureTexts } from '#lib/texts/closures.ts';
import {
  createClosedDay,
  listClosedDays,
  readClosedDay,
  removeClosedDay,
} from '#server/closures/closed-day.contract.ts';
import { listSchoolHolidays } from '#server/closures/school-holiday.contract.ts';
import { readDepartment } from '#server/departments/department.contract.ts';
import { listResources } from '#server/resources/resource.contract.ts';
import { formatDate, formatDateShort, formatDay, formatMonth, formatTimeRange } from '#server/time/format.ts';
import { addDays } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { department, leads } = shownDepartment(event, departments);
  const { searchParams } = event.url;
  if (department === null)
    return { departments, department, leads, months: [], places: null, made: null, removed: false };
  const { language } = event.locals;
  const api = staffApi(event);
  const { slug } = department;
  const details = await api.get(readDepartment, { params: { slug } });
  const { municipality } = details;
  const to = addDays(today, 500);
  const [closed, holidays, rooms] = await Promise.all([
    api.get(listClosedDays, { query: { department: slug } }),
    api.get(listSchoolHolidays, { query: { municipality: municipality.code, from: today, to } }),
    api.get(listResources, { query: { department: slug, active: 'true' } }),
  ]);
  const texts = closureTexts[language];
  const entries = [
    ...closed.items.map(({ id, from, to, reason, site, resource }) => {
      return {
        id,
        from,
        to,
        what: reason,
        where: resource?.name ?? site?.name ?? texts.whole,
        kind: 'closed' as const,
      };
    }),
    ...holidays.items.map(({ from, to, name }) => {
      return { id: null, from, to, what: name, where: municipality.name, kind: 'holiday' as const };
    }),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const days = (one: { from: string; to: string }) =>
    texts.days(formatDateShort(one.from, language), formatDateShort(one.to, language));
  const months = new Map<string, ((typeof entries)[number] & { days: string })[]>();
  for (const entry of entries) {
    const hasBegun = entry.from < today;
    const month = formatMonth(hasBegun ? today : entry.from, language);
    months.set(month, [...(months.get(month) ?? []), { ...entry, days: days(entry) }]);
  }
  const id = searchParams.get('lukket');
  const made = id ? await api.call(readClosedDay, { params: { id } }) : null;
  return {
    departments,
    department,
    leads,
    municipality: municipality.name,
    hasPlan: holidays.items.length > 0,
    months: [...months].map(([name, items]) => ({ name, items })),
    places: {
      sites: details.sites.map((site) => ({ value: `site:${site.slug}`, label: site.name })),
      rooms: rooms.items
        .filter(({ kind }) => kind !== 'MEETING_POINT')
        .map((room) => ({ value: `resource:${room.id}`, label: room.name })),
    },
    made: made?.ok
      ? {
          reason: made.data.reason,
          shut: made.data.resource === null,
          days: texts.days(formatDate(made.data.from, language), formatDate(made.data.to, language)),
          sessions: made.data.affected.sessions,
          bookings: made.data.affected.bookings,
          dates: [...new Set(made.data.affected.items.map(({ localDate }) => localDate))].slice(0, 14).map((date) => ({
            date,
            name: formatDay(date, language),
            items: made.data.affected.items
              .filter(({ localDate }) => localDate === date)
              .map(({ id: session, startsAt, endsAt, offer, bookings, pupils }) => {
                const time = formatTimeRange(new Date(startsAt), new Date(endsAt), language);
                return { session, time, offer, bookings, pupils };
              }),
          })),
        }
      : null,
    removed: searchParams.has('fjernet'),
  };
};

export const actions: Actions = {
  add: async (event) => {
    const { language } = event.locals;
    const typed = typedAll(await postedForm(event));
    const department = firstOf(typed, 'department');
    const [kind, place = null] = firstOf(typed, 'place').split(':');
    const result = await staffApi(event).call(createClosedDay, {
      body: {
        department,
        site: kind === 'site' ? place : null,
        resourceId: kind === 'resource' ? place : null,
        from: firstOf(typed, 'from'),
        to: firstOf(typed, 'to') || firstOf(typed, 'from'),
        reason: firstOf(typed, 'reason'),
      },
    });
    const base = `${href(language, '/personale/lukkedage')}?afdeling=${encodeURIComponent(department)}`;
    if (result.ok) redirect(303, `${base}&lukket=${result.data.id}`);
    const { problem, status } = result;
    const fieldOf = (path: string) => (path === 'site' || path === 'resourceId' ? 'place' : path);
    const labels = { ...closureTexts[language].fields, place: closureTexts[language].fields.site };
    return failedRoom({ form: 'luk', typed, problem, status, labels, fieldOf });
  },

  remove: async (event) => {
    const typed = typedAll(await postedForm(event));
    const result = await staffApi(event).call(removeClosedDay, { params: { id: firstOf(typed, 'id') } });
    // Somebody who pressed twice has got what they wanted.
    if (!result.ok && result.status !== 404) {
      const { problem, status } = result;
      return failedRoom({ form: 'fjern', typed: {}, problem, status, labels: {} });
    }
    const department = encodeURIComponent(firstOf(typed, 'department'));
    redirect(303, `${href(event.locals.language, '/personale/lukkedage')}?afdeling=${department}&fjernet=1`);
  },
};
