import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { blockedTimeBody } from '#lib/server/blocked-time-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { failedRoom, firstOf, shownDepartment, typedAll } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { blockedTimeTexts } from '#lib/texts/blocked-time.ts';
import {
  createBlockedTimes,
  listBlockedTimes,
  readBlockedTimeChoices,
} from '#server/blocked-times/blocked-time.contract.ts';
import { formatDate, formatDay, formatTimeRange, formatVisit, formatWeek } from '#server/time/format.ts';
import { addDays, isLocalDate, localDateOf, mondayOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

const DAYS = 56;

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { department, leads } = shownDepartment(event, departments);
  const { language } = event.locals;
  const { searchParams } = event.url;
  const api = staffApi(event);
  const asked = searchParams.get('fra');
  const from = isLocalDate(asked) && asked > '1902' && asked < '2190' ? asked : today;
  const to = addDays(from, DAYS - 1);
  const mine = searchParams.get('hvem') === 'mine';
  const slug = department?.slug ?? '';
  const nothing = { people: [], resources: [] };
  const [list, choices] = await Promise.all([
    department ? api.get(listBlockedTimes, { query: { department: slug, from, to, person: mine ? 'me' : '' } }) : null,
    department ? api.get(readBlockedTimeChoices, { query: { department: slug } }) : nothing,
  ]);
  const weeks = new Map<string, string>();
  const items = (list?.items ?? []).map((one) => {
    const [startsAt, endsAt] = [new Date(one.startsAt), new Date(one.endsAt)];
    const sameDay = one.localDate === localDateOf(endsAt);
    return {
      week: mondayOf(one.localDate),
      id: one.id,
      kind: one.kind,
      title: one.title,
      mayChange: one.mayChange,
      when: sameDay
        ? `${formatDay(one.localDate, language)} ${formatTimeRange(startsAt, endsAt, language)}`
        : formatVisit(startsAt, endsAt, language),
      who: [...one.people, ...one.resources].map(({ name }) => name).join(', '),
    };
  });
  for (const { week } of items) weeks.set(week, formatWeek(week, language));
  const own = choices.people.length === 1 ? choices.people.map(({ id }) => id) : [];
  return {
    departments,
    department,
    leads,
    mine,
    weeks: [...weeks].map(([week, name]) => ({ week, name, items: items.filter((one) => one.week === week) })),
    span: { from: formatDate(from, language), to: formatDate(to, language) },
    before: addDays(from, -DAYS),
    after: addDays(from, DAYS),
    choices,
    typed: { kind: ['MEETING'], date: [today], time: ['09:00'], endTime: ['10:00'], people: own },
    saved: Number(searchParams.get('gemt')) || 0,
    removed: searchParams.has('fjernet'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { language } = event.locals;
    const typed = typedAll(await postedForm(event));
    const department = firstOf(typed, 'department');
    const body = { ...blockedTimeBody(typed), department, repeatUntil: firstOf(typed, 'repeatUntil') || null };
    const result = await staffApi(event).call(createBlockedTimes, { body });
    if (result.ok) {
      const query = new URLSearchParams({ afdeling: department, gemt: String(result.data.items.length) });
      if (firstOf(typed, 'date') > '1902') query.set('fra', firstOf(typed, 'date'));
      redirect(303, `${href(language, '/personale/spaerret-tid')}?${query}`);
    }
    const { problem, status } = result;
    return failedRoom({ form: 'ny', typed, problem, status, labels: blockedTimeTexts[language].fields });
  },
};
