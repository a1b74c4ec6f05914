import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { lapsedHolds } from './hold-clock.service.ts';

let server: TestServer;
let school: string;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer({ connections: 10 });
  school = (await anInstitution(server.db)).number;
  offer = await anOffer(server.db, await aDepartment(server.db), { maxGroups: 2 });
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(TEST_NOW));

/** A browser keeps the cookie it is given. */
function browser() {
  let cookie: string | null = null;
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(cookie === null ? {} : { cookie }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) cookie = set.split(';')[0] ?? null;
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), set };
  };
  return {
    see: (sessionId: string) => call('GET', `/api/sessions/${sessionId}`),
    hold: (sessionId: string, places: object = {}) => call('POST', `/api/sessions/${sessionId}/holds`, places),
    extend: (sessionId: string, token: string) => call('POST', `/api/sessions/${sessionId}/holds/extend`, {}, token),
    release: (sessionId: string, token: string) => call('DELETE', `/api/sessions/${sessionId}/holds`, undefined, token),
    book: (sessionId: string, facts: object = {}) =>
      call('POST', '/api/bookings', { ...aBookingRequest(sessionId, school), ...facts }),
  };
}

const session = (facts: Parameters<typeof aSession>[2] = {}) =>
  aSession(server.db, offer, { capacityGroups: 1, capacityPupils: 28, capacityAdults: 6, ...facts });

async function takenOf(id: string) {
  const row = await server.db.prisma.session.findUniqueOrThrow({ where: { id } });
  return [row.takenGroups, row.takenPupils, row.takenAdults];
}

const later = (minutes: number) => new Date(new Date(TEST_NOW).getTime() + minutes * 60_000).toISOString();

describe('whoever opens the form', () => {
  test('holds a class as large as the offer takes for ten minutes', async () => {
    const { id } = await session();
    const { status, body, set } = await browser().hold(id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ expiresAt: later(10), secondsLeft: 600, extendable: true });
    expect(body.places).toEqual({ groups: 1, pupils: 28, adults: 2 });
    expect(await takenOf(id)).toEqual([1, 28, 2]);
    expect(set).toMatch(/^holder=[\w-]{43}; Path=\/; Max-Age=1200; HttpOnly; SameSite=Lax$/);
  });

  test('keeps the places until the booking takes them over', async () => {
    const { id } = await session();
    const [mine, other] = [browser(), browser()];
    const { body } = await mine.hold(id);
    expect((await other.book(id)).body.code).toBe('SESSION_FULL');
    expect((await other.hold(id)).body.reasons).toMatchObject([{ code: 'SESSION_FULL', left: { groups: 0 } }]);
    expect((await mine.book(id, { holdToken: body.holdToken })).status).toBe(201);
    expect(await takenOf(id)).toEqual([1, 26, 2]);
  });

  test('has one live hold in that browser: asked again it changes the numbers, and the end stays', async () => {
    const { id } = await session();
    const mine = browser();
    const first = await mine.hold(id);
    server.clock.set(later(3));
    const second = await mine.hold(id, { groups: [{ pupils: 20, adults: 3 }] });
    expect(second.body).toMatchObject({ holdToken: first.body.holdToken, secondsLeft: 420 });
    expect(await takenOf(id)).toEqual([1, 20, 3]);
    const again = await mine.hold(id);
    expect(again.body.places).toEqual({ groups: 1, pupils: 20, adults: 3 });
  });

  test('sees the places as free that it holds itself; nobody else does', async () => {
    const { id } = await session();
    const [mine, other] = [browser(), browser()];
    await mine.hold(id);
    expect((await mine.see(id)).body).toMatchObject({ bookable: true, left: { groups: 1, pupils: 28 } });
    expect((await other.see(id)).body).toMatchObject({ bookable: false, left: { groups: 0, pupils: 0 } });
  });

  test('can have it ten minutes longer, once', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    server.clock.set(later(8));
    const longer = await mine.extend(id, body.holdToken);
    expect(longer.body).toMatchObject({ holdToken: body.holdToken, secondsLeft: 600, extendable: false });
    const twice = await mine.extend(id, body.holdToken);
    expect([twice.status, twice.body.code]).toEqual([409, 'HOLD_EXTENDED_ALREADY']);
    expect((await mine.hold(id)).body.extendable).toBe(false);
  });

  test('is told that the time was cancelled meanwhile, when they want it longer and when they book', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    await server.db.prisma.session.update({ where: { id }, data: { state: 'CANCELLED' } });
    expect((await mine.extend(id, body.holdToken)).body.code).toBe('SESSION_CANCELLED');
    const refused = await mine.book(id, { holdToken: body.holdToken });
    expect([refused.status, refused.body.reasons.map(({ code }: { code: string }) => code)]).toEqual([
      409,
      ['SESSION_CANCELLED'],
    ]);
  });

  test('gives the places back by leaving, as often as they like', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    expect((await mine.release(id, body.holdToken)).status).toBe(204);
    expect((await mine.release(id, body.holdToken)).status).toBe(204);
    expect(await takenOf(id)).toEqual([0, 0, 0]);
  });

  test('is told when there is less room than asked for, and keeps what was held', async () => {
    const { id } = await session({ capacityPupils: 20 });
    const mine = browser();
    expect((await mine.hold(id)).body.places.pupils).toBe(20);
    const refused = await mine.hold(id, { pupils: 26 });
    expect(refused.body.reasons.map(({ code }: { code: string }) => code)).toEqual(['TOO_MANY_PUPILS']);
    expect(await takenOf(id)).toEqual([1, 20, 2]);
  });
});

describe('a hold that has lapsed', () => {
  test('makes way for whoever comes, before any clock has looked', async () => {
    const { id } = await session();
    await browser().hold(id);
    server.clock.set(later(11));
    expect((await browser().book(id)).status).toBe(201);
    expect(await takenOf(id)).toEqual([1, 26, 2]);
  });

  test('keeps nobody from booking while there is room', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    server.clock.set(later(11));
    await lapsedHolds.run(server.deps, server.clock.now());
    expect(await takenOf(id)).toEqual([0, 0, 0]);
    expect((await mine.extend(id, body.holdToken)).body.code).toBe('HOLD_LAPSED');
    expect((await mine.book(id, { holdToken: body.holdToken })).status).toBe(201);
  });

  test('is refused when another class was faster, with the nearest free times', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    server.clock.set(later(11));
    expect((await browser().book(id)).status).toBe(201);
    expect((await mine.book(id, { holdToken: body.holdToken })).body.code).toBe('SESSION_FULL');
  });

  test('is held anew in the same browser', async () => {
    const { id } = await session();
    const mine = browser();
    const first = await mine.hold(id);
    server.clock.set(later(11));
    const second = await mine.hold(id);
    expect(second.body).toMatchObject({ secondsLeft: 600, extendable: true });
    expect(second.body.holdToken).not.toBe(first.body.holdToken);
    expect(await takenOf(id)).toEqual([1, 28, 2]);
  });

  test('is deleted an hour later', async () => {
    const { id } = await session();
    await browser().hold(id);
    await lapsedHolds.run(server.deps, new Date(later(11)));
    expect(await server.db.prisma.booking.count({ where: { sessionId: id, isHold: true, status: 'EXPIRED' } })).toBe(1);
    await lapsedHolds.run(server.deps, new Date(later(72)));
    expect(await server.db.prisma.booking.count({ where: { sessionId: id } })).toBe(0);
  });
});

describe('a token', () => {
  test('of another browser is refused with a sentence of its own, and books nothing', async () => {
    const { id } = await session({ capacityGroups: 2, capacityPupils: 56, capacityAdults: 12 });
    const [mine, other] = [browser(), browser()];
    const { body } = await mine.hold(id);
    await other.hold(id);
    const { status, body: problem } = await other.book(id, { holdToken: body.holdToken });
    expect([status, problem.code]).toEqual([409, 'HOLD_NOT_YOURS']);
    expect(problem.detail).toContain('ikke holdt i denne browser');
    expect((await other.extend(id, body.holdToken)).body.code).toBe('HOLD_NOT_YOURS');
    expect((await other.release(id, body.holdToken)).body.code).toBe('HOLD_NOT_YOURS');
    expect(await takenOf(id)).toEqual([2, 56, 4]);
  });

  test('that somebody made up is nobody’s', async () => {
    const { id } = await session();
    const mine = browser();
    const { body } = await mine.hold(id);
    const forged = `${body.holdToken.slice(0, -1)}${body.holdToken.endsWith('A') ? 'B' : 'A'}`;
    for (const holdToken of [forged, 'nonsense', `${crypto.randomUUID()}.x`])
      expect((await mine.book(id, { holdToken })).body.code).toBe('HOLD_NOT_YOURS');
    expect((await mine.extend(id, forged)).status).toBe(404);
    expect((await mine.release(id, 'nonsense')).status).toBe(404);
  });

  test('for another time is refused, and says so', async () => {
    const [{ id }, there] = [await session(), await session()];
    const mine = browser();
    const { body } = await mine.hold(id);
    expect((await mine.book(there.id, { holdToken: body.holdToken })).body.code).toBe('HOLD_OTHER_SESSION');
    expect((await mine.extend(there.id, body.holdToken)).status).toBe(404);
  });

  test('is enough for programs that keep no cookies', async () => {
    const { id } = await session();
    const { body } = await browser().hold(id, { groups: 1, pupils: 26, adults: 2 });
    expect((await browser().book(id, { holdToken: body.holdToken })).status).toBe(201);
    expect(await takenOf(id)).toEqual([1, 26, 2]);
  });
});

describe('holding', () => {
  test.each([
    ['nobody', { pupils: 0 }, 422, 'INVALID_INPUT'],
    ['500 pupils', { pupils: 500 }, 409, 'TOO_MANY_PUPILS'],
    ['more groups than come at a time', { groups: 3, pupils: 20 }, 409, 'TOO_MANY_GROUPS'],
  ])('places for %s is refused', async (_who, places, status, code) => {
    const { id } = await session();
    const refused = await browser().hold(id, places);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(await takenOf(id)).toEqual([0, 0, 0]);
  });

  test.each([
    ['cancelled', { state: 'CANCELLED' as const }, 'SESSION_CANCELLED'],
    ['closed', { state: 'CLOSED' as const }, 'SESSION_CLOSED'],
    ['past its booking deadline', { day: '2026-03-17' }, 'TOO_LATE_TO_BOOK'],
  ])('places of a session that is %s is refused', async (_what, facts, code) => {
    const { id } = await session(facts);
    const refused = await browser().hold(id);
    expect([refused.status, refused.body.code]).toEqual([409, code]);
  });

  test('places of no session at all is a 404', async () => {
    expect((await browser().hold(crypto.randomUUID())).status).toBe(404);
    expect((await browser().hold('no-id')).status).toBe(404);
  });

  test('by fifty browsers at once holds exactly what there is, and taking over holds it exactly once', async () => {
    const { id } = await session({ capacityGroups: 4, capacityPupils: 200, capacityAdults: 40 });
    const browsers = Array.from({ length: 50 }, browser);
    const holds = await Promise.all(browsers.map(async (one) => ({ one, ...(await one.hold(id, { pupils: 26 })) })));
    const held = holds.filter(({ status }) => status === 201);
    expect(held).toHaveLength(4);
    const booked = await Promise.all(
      held.flatMap(({ one, body }) => [body, body].map(({ holdToken }) => one.book(id, { holdToken }))),
    );
    expect(booked.filter(({ status }) => status === 201)).toHaveLength(4);
    expect(await takenOf(id)).toEqual([4, 104, 8]);
  });

  test('counts nowhere as a booking', async () => {
    const { id } = await session();
    const { body } = await browser().hold(id);
    const reference = (await server.db.prisma.booking.findFirstOrThrow({ where: { sessionId: id } })).reference;
    const response = await fetch(`${server.url}/api/bookings/${reference}`, {
      headers: { authorization: `Bearer ${body.holdToken}` },
    });
    expect(response.status).toBe(404);
    expect(await server.db.prisma.outboxMail.count({ where: { booking: { sessionId: id } } })).toBe(0);
  });
});
