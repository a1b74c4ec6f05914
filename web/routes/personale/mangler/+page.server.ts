import { attendanceActions } from '#lib/server/attendance-actions.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { scheduleQueryOf, staffFilterOf } from '#lib/server/staff-filter.ts';
import { visitsOf } from '#lib/staff/visits.ts';
import { readSchedule } from '#server/schedule/schedule.contract.ts';
import { daysBetween } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = attendanceActions;

export const load: PageServerLoad = async (event) => {
  const { today, missingSince } = await event.parent();
  const filter = staffFilterOf(event.url);
  const query = { from: missingSince, to: today, attendance: 'MISSING', ...scheduleQueryOf(filter) };
  const { items } = await staffApi(event).get(readSchedule, { query });
  const visits = visitsOf(items, today, event.locals.language);
  const dates = [...new Set(visits.map(({ date }) => date))].reverse();
  return {
    filter,
    missingDays: daysBetween(missingSince, today),
    days: dates.map((date) => ({ date, visits: visits.filter((visit) => visit.date === date) })),
  };
};
