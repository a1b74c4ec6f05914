import { error } from '@sveltejs/kit';
import { attendanceActions } from '#lib/server/attendance-actions.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { scheduleQueryOf, staffFilterOf } from '#lib/server/staff-filter.ts';
import { freeTimesOf, visitsOf } from '#lib/staff/visits.ts';
import { mondayOfWeek } from '#lib/staff/week.ts';
import { readSchedule } from '#server/schedule/schedule.contract.ts';
import { addDays } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = attendanceActions;

export const load: PageServerLoad = async (event) => {
  const monday = mondayOfWeek(event.params.week);
  const { today } = await event.parent();
  if (monday === null) error(404);
  const filter = staffFilterOf(event.url);
  const query = { from: monday, to: addDays(monday, 6), ...scheduleQueryOf(filter) };
  const { items } = await staffApi(event).get(readSchedule, { query });
  const { language } = event.locals;
  const visits = visitsOf(items, today, language);
  const free = freeTimesOf(items, language);
  const days = Array.from({ length: 7 }, (_, index) => {
    const date = addDays(monday, index);
    return {
      date,
      holiday: publicHolidayName(date)?.[language] ?? null,
      visits: visits.filter((visit) => visit.date === date),
      free: free.filter((time) => time.date === date),
    };
  });
  return { monday, filter, days: days.filter((day, index) => index < 5 || day.visits.length + day.free.length > 0) };
};
