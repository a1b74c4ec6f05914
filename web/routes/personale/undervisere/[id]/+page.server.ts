import { error } from '@sveltejs/kit';
import { momentWords } from '#lib/educators/moments.ts';
import { ownTimeActions } from '#lib/server/own-time-actions.ts';
import { shownEnd } from '#lib/server/own-time-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readOwnTime } from '#server/educators/own-time.contract.ts';
import { addDays } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const actions: Actions = ownTimeActions;

/** Empty lines to write on. */
const FREE_LINES = 2;
const WORKING_DAYS = 5;

export const load: PageServerLoad = async (event) => {
  const { today } = await event.parent();
  const { language } = event.locals;
  const result = await staffApi(event).call(readOwnTime, { params: { id: event.params.id } });
  if (!result.ok) error(result.status, result.problem.detail);
  const { id, name, own, departments, exceptions, absences } = result.data;
  return {
    id,
    name,
    own,
    version: result.etag ?? '',
    saved: event.url.searchParams.has('gemt'),
    departments: departments.map(({ hours, ...department }) => ({
      ...department,
      hours: [
        ...hours.map((line) => ({
          weekday: String(line.weekday),
          from: line.from,
          to: shownEnd(line.to),
          validFrom: line.validFrom,
          lastDay: line.validTo === null ? '' : addDays(line.validTo, -1),
        })),
        ...emptyHours(hours.length === 0 ? WORKING_DAYS : FREE_LINES, today),
      ],
    })),
    days: [
      ...exceptions.map(({ date, from, to }) => ({ date, from: from ?? '', to: shownEnd(to) })),
      ...Array.from({ length: FREE_LINES }, () => ({ date: '', from: '', to: '' })),
    ],
    absences: absences.map((absence) => ({
      id: absence.id,
      from: momentWords(absence.from, language),
      to: momentWords(absence.to, language, 'END'),
    })),
  };
};

function emptyHours(count: number, today: string) {
  return Array.from({ length: count }, () => ({ weekday: '', from: '', to: '', validFrom: today, lastDay: '' }));
}
