import { redirect } from '@sveltejs/kit';
import { renewCalendar, stopCalendar } from '#lib/server/feed-actions.ts';
import { savedHere, saveHours } from '#lib/server/hours-action.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { resourceBody, resourceTyped } from '#lib/server/resource-form.ts';
import { ledDepartments } from '#lib/server/role-form.ts';
import { failedRoom, firstOf, typedAll } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { roomTexts } from '#lib/texts/rooms.ts';
import { listFeeds } from '#server/calendar-feeds/feed.contract.ts';
import { readDepartment } from '#server/departments/department.contract.ts';
import { readResourceHours } from '#server/resources/opening-hours.contract.ts';
import { changeResource, listResources, readResource, readResourceUse } from '#server/resources/resource.contract.ts';
import { formatDate, formatTime, formatVisit } from '#server/time/format.ts';
import { addDays, isLocalDate } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

const DAYS = 28;

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { language, me } = event.locals;
  const { params, url } = event;
  const api = staffApi(event);
  const asked = url.searchParams.get('fra');
  const from = isLocalDate(asked) && asked > '1902' && asked < '2190' ? asked : today;
  const to = addDays(from, DAYS - 1);
  const resource = await api.get(readResource, { params });
  const [{ sites }, { items }, hours, { items: uses }, feeds] = await Promise.all([
    api.get(readDepartment, { params: { slug: resource.department.slug } }),
    api.get(listResources, { query: { department: resource.department.slug } }),
    api.call(readResourceHours, { params }),
    api.get(readResourceUse, { params, query: { from, to } }),
    api.get(listFeeds),
  ]);
  const named = (id: string) => items.find((one) => one.id === id);
  const clock = (instant: string) => formatTime(new Date(instant), language);
  return {
    resource,
    values: resourceTyped(resource),
    leads: ledDepartments(me, departments).some(({ slug }) => slug === resource.department.slug),
    sites: sites.map(({ slug, name }) => ({ slug, name })),
    wholes: items.flatMap(({ id, name, kind, active }) =>
      kind === 'ROOM' && active && id !== resource.id && !resource.partIds.includes(id) ? [{ id, name }] : [],
    ),
    parent: resource.parentId ? (named(resource.parentId) ?? null) : null,
    parts: resource.partIds.flatMap((id) => named(id) ?? []),
    hours: hours.ok ? { spans: hours.data.spans, etag: hours.etag ?? '' } : { spans: [], etag: '' },
    span: { from: formatDate(from, language), to: formatDate(to, language) },
    before: addDays(from, -DAYS),
    after: addDays(from, DAYS),
    uses: uses.map(({ id, kind, title, startsAt, endsAt, takenFrom, takenTo, quantity, via, people }) => ({
      key: `${id} ${takenFrom} ${via.id}`,
      href: kind === 'SESSION' ? `/personale/tider/${id}` : `/personale/spaerret-tid/${id}`,
      title,
      when: formatVisit(new Date(startsAt), new Date(endsAt), language),
      buffers: takenFrom === startsAt && takenTo === endsAt ? null : { from: clock(takenFrom), to: clock(takenTo) },
      quantity,
      via: via.id === resource.id ? null : via.name,
      people: people.join(', '),
    })),
    feed: feeds.items.find((feed) => feed.resource?.id === resource.id) ?? null,
    saved: url.searchParams.get('gemt'),
    news: (['kalender', 'stoppet'] as const).find((name) => url.searchParams.has(name)) ?? null,
  };
};

export const actions: Actions = {
  facts: async (event) => {
    const typed = typedAll(await postedForm(event));
    const headers = { 'if-match': `"${firstOf(typed, 'version')}"` };
    const call = { params: event.params, headers, body: resourceBody(typed) };
    const result = await staffApi(event).call(changeResource, call);
    if (result.ok) redirect(303, savedHere(event));
    const { problem, status } = result;
    const labels = roomTexts[event.locals.language].fields;
    return failedRoom({ form: 'facts', typed, problem, status, labels });
  },

  state: async (event) => {
    const typed = typedAll(await postedForm(event));
    const headers = { 'if-match': `"${firstOf(typed, 'version')}"` };
    const body = { active: firstOf(typed, 'active') === 'true' };
    const result = await staffApi(event).call(changeResource, { params: event.params, headers, body });
    if (result.ok) redirect(303, savedHere(event));
    const { problem, status } = result;
    return failedRoom({ form: 'state', typed: {}, problem, status, labels: {} });
  },

  hours: (event) => saveHours(event, () => ({ id: event.params.id })),
  calendar: (event) => renewCalendar(event, { kind: 'RESOURCE', resourceId: event.params.id }),
  stopCalendar: (event) => stopCalendar(event),
};
