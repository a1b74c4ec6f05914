import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aResource, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { addDays } from '#server/time/local-time.ts';
import { aPlanning, callSessions, type Planning } from './session-editor.sample.ts';

// Whatever leads do at once through HTTP, nobody teaches twice, no room is used twice, and everybody gets an answer.

let server: TestServer;
let world: Planning;
let room: string;
let waders: string;
beforeAll(async () => {
  server = await testServer({ connections: 12 });
  world = await aPlanning(server);
  room = (await aResource(server.db, world.department)).id;
  waders = (await aResource(server.db, world.department, { kind: 'KIT', pooled: true, quantity: 3 })).id;
});
afterAll(() => server.close());

const which = fc.nat({ max: 3 });
const time = fc.constantFrom('09:00', '09:30', '10:15', '11:00');
const people = fc.subarray([0, 1]);
const step = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), which, time }),
  fc.record({ kind: fc.constant('people' as const), which, people, room: fc.boolean(), pairs: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant('move' as const),
    some: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    minutes: fc.constantFrom(-90, -30, 45, 90),
  }),
  fc.record({
    kind: fc.constant('replace' as const),
    some: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    from: fc.nat({ max: 1 }),
  }),
  fc.record({ kind: fc.constant('cancel' as const), which }),
  fc.record({ kind: fc.constant('new' as const), time, people, room: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const educatorsOf = (chosen: number[]) => chosen.map((index) => ({ id: index === 0 ? world.anna : world.bent }));

/** One call of a lead, about the sessions of one day. */
function callOf(one: Step, ids: string[], day: string) {
  const id = (index: number) => ids[index] ?? '';
  switch (one.kind) {
    case 'time':
      return { method: 'PATCH', path: `/${id(one.which)}`, body: { time: one.time, acknowledgedBookings: 1 } };
    case 'people': {
      const resources = [
        ...(one.room ? [{ id: room }] : []),
        ...(one.pairs > 0 ? [{ id: waders, quantity: one.pairs }] : []),
      ];
      return { method: 'PATCH', path: `/${id(one.which)}`, body: { educators: educatorsOf(one.people), resources } };
    }
    case 'move':
      return bulk(one.some.map(id), { kind: 'MOVE_BY', minutes: one.minutes });
    case 'replace':
      return bulk(one.some.map(id), {
        kind: 'REPLACE_EDUCATOR',
        educatorId: one.from === 0 ? world.anna : world.bent,
        byEducatorId: one.from === 0 ? world.bent : world.anna,
      });
    case 'cancel':
      return { method: 'POST', path: `/${id(one.which)}/cancel`, body: { cause: 'WEATHER' } };
    default: {
      const resources = one.room ? [{ id: room }] : [];
      const body = {
        offerId: world.offer.id,
        date: day,
        time: one.time,
        educators: educatorsOf(one.people),
        resources,
      };
      return { method: 'POST', path: '', body };
    }
  }
}

function bulk(sessionIds: string[], action: object) {
  return { method: 'POST', path: '/bulk', body: { sessionIds, action, acknowledgedBookings: 1 } };
}

/** Read from the sessions themselves, not from the allocations: who or what is used by two at once, or more than there is. */
const OVERLAPS = `
  WITH times AS (SELECT s.id, tstzrange(s.starts_at, s.ends_at) AS during FROM session s WHERE s.state <> 'CANCELLED')
  SELECT 'educator' AS what FROM session_educator a JOIN session_educator b ON a.account_id = b.account_id AND a.session_id < b.session_id
    JOIN times x ON x.id = a.session_id JOIN times y ON y.id = b.session_id WHERE x.during && y.during
  UNION ALL SELECT 'room' FROM session_resource a JOIN session_resource b ON a.resource_id = b.resource_id AND a.session_id < b.session_id
    JOIN resource r ON r.id = a.resource_id AND NOT r.pooled
    JOIN times x ON x.id = a.session_id JOIN times y ON y.id = b.session_id WHERE x.during && y.during
  UNION ALL SELECT 'pool' FROM times x WHERE (SELECT sum(u.quantity) FROM session_resource u JOIN resource r ON r.id = u.resource_id AND r.pooled
    JOIN times y ON y.id = u.session_id WHERE y.during @> lower(x.during)) > 3
  UNION ALL SELECT 'allocation' FROM allocation_differences()`;

test('no history of parallel changes, moves and cancellations gives an overlap or a failure', {
  timeout: 240_000,
}, async () => {
  let day = '2026-04-20';
  let saved = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      day = addDays(day, 1);
      const times = ['08:00', '10:00', '12:00', '14:00'];
      const sessions = await Promise.all(times.map((at) => aSession(server.db, world.offer, { day, time: at })));
      const ids = sessions.map(({ id }) => id);
      await aBooking(server.db, { id: ids[0] ?? '' });
      const data = ids.map((sessionId, index) => ({ sessionId, accountId: index % 2 === 0 ? world.anna : world.bent }));
      await server.db.prisma.sessionEducator.createMany({ data });
      const answers = await Promise.all(
        steps.map((one) => callSessions(server, { headers: world.headers, ...callOf(one, ids, day) })),
      );
      const surprises = answers.filter(({ status }) => ![200, 201, 409].includes(status));
      expect(surprises.map(({ status, answer }) => [status, answer])).toEqual([]);
      saved += answers.filter(({ status }) => status < 300).length;
      refused += answers.filter(({ status }) => status === 409).length;
      expect((await server.db.pool.query(OVERLAPS)).rows).toEqual([]);
    }),
    { numRuns: 50, seed: 20260316 },
  );
  expect(server.errors).toEqual([]);
  expect(Math.min(saved, refused)).toBeGreaterThan(30);
});
