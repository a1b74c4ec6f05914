import { error } from '@sveltejs/kit';
import { attendanceActions } from '#lib/server/attendance-actions.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { scheduleQueryOf, staffFilterOf } from '#lib/server/staff-filter.ts';
import { blocksOf, visitsOf } from '#lib/staff/visits.ts';
import { readSchedule } from '#server/schedule/schedule.contract.ts';
import { isLocalDate } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = attendanceActions;

export const load: PageServerLoad = async (event) => {
  const { date } = event.params;
  const { today, departments } = await event.parent();
  if (!isLocalDate(date)) error(404);
  const filter = staffFilterOf(event.url);
  const query = { from: date, to: date, ...scheduleQueryOf(filter) };
  const { items, blocked } = await staffApi(event).get(readSchedule, { query });
  const { language } = event.locals;
  return {
    date,
    filter,
    holiday: publicHolidayName(date)?.[language] ?? null,
    visits: visitsOf(items, today, language),
    blocks: blocksOf(blocked, language),
    /** The one department whose sheet this is; null = several. */
    department: departments.find(({ slug }) => slug === filter.department)?.name ?? onlyName(departments),
  };
};

function onlyName(departments: { name: string }[]): string | null {
  return departments.length === 1 ? (departments[0]?.name ?? null) : null;
}
