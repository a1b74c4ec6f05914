import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls that plan, change and cancel sessions, each of sessions of its own. */
export async function sessionCalls({ db }: TestServer): Promise<Record<string, Parts>> {
  const department = await aDepartment(db);
  const offer = await anOffer(db, department);
  const educator = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const one = async (time: string) => (await aSession(db, offer, { day: '2026-05-12', time })).id;
  const changed = await one('08:00');
  // The same address is asked with DELETE too: who has been booked once stays.
  await aBooking(db, { id: changed }, { status: 'CANCELLED_BY_BOOKER' });
  const educators = [{ id: educator.id, role: 'LEADS' }];
  const planned = {
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 10,
    educatorsNeeded: 1,
    educators,
    note: 'Husk nøglen.',
  };
  const capacity = { groups: 1, pupils: 28, adults: 6 };
  return {
    'POST /api/sessions': {
      body: {
        offerId: offer.id,
        date: '2026-05-11',
        time: '09:00',
        durationMinutes: 60,
        capacity,
        ...planned,
        dryRun: true,
      },
      headers: { 'idempotency-key': `hostile-${newId()}` },
    },
    'GET /api/sessions': {
      query: {
        department: department.slug,
        from: '2026-05-01',
        to: '2026-05-31',
        weekday: '2',
        state: 'OPEN',
        page: '1',
      },
    },
    'GET /api/planning/choices': { query: { department: department.slug } },
    'GET /api/sessions/:id/editing': { params: { id: await one('07:00') } },
    'PATCH /api/sessions/:id': {
      params: { id: changed },
      body: {
        date: '2026-05-13',
        time: '09:30',
        capacity,
        ...planned,
        state: 'CLOSED',
        message: 'Vi begynder senere.',
      },
    },
    'POST /api/sessions/:id/cancel': {
      params: { id: await one('11:00') },
      body: { cause: 'WEATHER', message: 'Der er varslet storm.', dryRun: true },
    },
    'DELETE /api/sessions/:id': { params: { id: await one('13:00') } },
    'POST /api/sessions/bulk': {
      body: {
        sessionIds: [await one('15:00')],
        action: { kind: 'MOVE_BY', days: 1, minutes: 30 },
        message: 'Vi flytter.',
      },
      headers: { 'idempotency-key': `hostile-${newId()}` },
    },
  };
}

/** What the valid call is answered after everything hostile was tried: it has been removed. */
export const sessionRefusals: Record<string, number[]> = { 'DELETE /api/sessions/:id': [404] };
