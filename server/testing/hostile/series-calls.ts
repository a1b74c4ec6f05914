import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls that plan many sessions at once. */
export async function seriesCalls({ db }: TestServer): Promise<Record<string, Parts>> {
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  await aSession(db, offer, { day: '2026-03-24' });
  const rule = {
    from: '2026-05-04',
    to: '2026-05-08',
    weekdays: [2, 4],
    times: ['09:00'],
    everyWeeks: 1,
    exceptWeeks: ['2026-W30'],
    exceptDates: ['2026-05-06'],
    extraDates: [{ date: '2026-05-11', time: '12:00' }],
    publicHolidays: 'SKIP',
  };
  const capacity = { groups: 2, pupils: 40, adults: 8 };
  const note = 'Kun for personalet';
  const meetingsEvery = { count: 1, unit: 'WEEKS' };
  return {
    'POST /api/sessions/series': {
      body: {
        offerId: offer.id,
        rule,
        capacity,
        note,
        meetingsEvery,
        educators: [],
        resources: [],
        leaveOut: 'CONFLICTS',
      },
    },
    'POST /api/sessions/copies': {
      body: { what: 'WEEK', department: department.slug, from: '2026-W13', to: ['2026-W20'], leaveOut: 'CONFLICTS' },
    },
  };
}
