import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { CreateBookingSetBody } from './booking-set.contract.ts';

let server: TestServer;
let school: string;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
  school = (await anInstitution(server.db)).number;
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { priceOre: 40_000 });
});
afterAll(() => server.close());

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const oneClass = { capacityGroups: 1, capacityPupils: 28, capacityAdults: 6 };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Three sessions for one class each: two at nine, one at eleven. */
async function threeTimes(of = offer, facts: Parameters<typeof aSession>[2] = {}) {
  const times = ['09:00', '09:00', '11:00'];
  return Promise.all(times.map((time) => aSession(server.db, of, { ...oneClass, time, ...facts })));
}

const classOf = (sessionId: string, label: string, facts: Partial<CreateBookingSetBody['bookings'][number]> = {}) => ({
  sessionId,
  groups: [{ label, gradeLevel: 5, pupils: 25, adults: 2 }],
  ...facts,
});

function aSet(bookings: unknown[], facts: Record<string, unknown> = {}) {
  return {
    institution: { number: school },
    contact: { name: 'Mette Holm', email: `mette-${crypto.randomUUID()}@example.org`, phone: '20 00 41 87' },
    language: 'da',
    bookings,
    ...facts,
  };
}

async function threeClasses(facts: Record<string, unknown> = {}, of = offer) {
  const sessions = await threeTimes(of);
  const [a, b, c] = sessions.map(({ id }) => id) as [string, string, string];
  const bookings = [classOf(a, '5.a'), classOf(b, '5.b'), classOf(c, '5.c')];
  const body = { ...aSet(bookings, facts), bookings };
  return { sessions: [a, b, c], body };
}

const book = (body: unknown, headers: Record<string, string> = {}) => call('POST', '/api/booking-sets', body, headers);
const takenOf = async (ids: string[]) => {
  const rows = await server.db.prisma.session.findMany({ where: { id: { in: ids } } });
  return rows.reduce((sum, { takenGroups }) => sum + takenGroups, 0);
};
const mailsTo = (email: string) =>
  server.db.prisma.outboxMail.findMany({ where: { recipientEmail: email }, orderBy: [{ bookingId: 'asc' }] });

describe('three classes', () => {
  test('are booked at once: a booking, a reference and a link each, and the price of all', async () => {
    const { sessions, body } = await threeClasses();
    const { status, body: answer } = await book(body);
    expect(status).toBe(201);
    expect(answer).toMatchObject({ status: 'CONFIRMED', price: { totalOre: 120_000 } });
    expect(new Set(answer.bookings.map(({ reference }: { reference: string }) => reference)).size).toBe(3);
    expect(await takenOf(sessions)).toBe(3);
    const rows = await server.db.prisma.booking.findMany({ where: { sessionId: { in: sessions } } });
    expect(new Set(rows.map(({ bookingSetId }) => bookingSetId)).size).toBe(1);
    expect(rows[0]?.bookingSetId).not.toBeNull();
  });

  test('come all or none: one full session, and nothing is booked and nobody is mailed', async () => {
    const { sessions, body } = await threeClasses();
    expect((await book(aSet(body.bookings.slice(1, 2)))).status).toBe(201);
    const { status, body: problem } = await book(body);
    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'SESSION_FULL', reasons: [{ booking: 1 }] });
    expect(problem.reasons[0].message).toMatch(/^5\.b: /);
    expect(await takenOf(sessions)).toBe(1);
    expect(await mailsTo(body.contact.email)).toEqual([]);
  });

  test('are told all reasons of all classes at once', async () => {
    const { body } = await threeClasses();
    body.bookings[0] = classOf(body.bookings[0]?.sessionId ?? '', '5.a', {
      groups: [{ label: '5.a', gradeLevel: 5, pupils: 30, adults: 1 }],
    });
    body.bookings[2] = classOf(body.bookings[2]?.sessionId ?? '', '9.c', {
      groups: [{ label: '9.c', gradeLevel: 9, pupils: 20, adults: 2 }],
    });
    const { status, body: problem } = await book(body);
    expect(status).toBe(409);
    const told = problem.reasons.map((reason: { booking: number; code: string }) => [reason.booking, reason.code]);
    expect(told).toEqual([
      [0, 'TOO_MANY_PUPILS'],
      [0, 'TOO_FEW_ADULTS'],
      [2, 'LEVEL_NOT_OFFERED'],
    ]);
  });

  test('are booked once, however often a lost answer is asked for again', async () => {
    const { sessions, body } = await threeClasses();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all([book(body, key), book(body, key), book(body, key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await takenOf(sessions)).toBe(3);
    const other = { ...body, message: 'Noget andet.' };
    expect(await book(other, key)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('never take the same places as others who book at once, in whatever order they name the sessions', async () => {
    const { sessions, body } = await threeClasses();
    const rivals = Array.from({ length: 8 }, (_, index) =>
      aSet(index % 2 === 0 ? body.bookings : [...body.bookings].reverse()),
    );
    const answers = await Promise.all(rivals.map((rival) => book(rival)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect(await takenOf(sessions)).toBe(3);
  });

  test('share a session only where the offer takes several groups, and never name one twice', async () => {
    const { body } = await threeClasses();
    const [first] = body.bookings as [ReturnType<typeof classOf>];
    const two = { ...first, groups: [...first.groups, { label: '5.b', gradeLevel: 5, pupils: 2, adults: 1 }] };
    expect(await book(aSet([two]))).toMatchObject({ status: 409, body: { code: 'TOO_MANY_GROUPS' } });
    expect(await book(aSet([first, first]))).toMatchObject({ status: 422 });
    const both = await anOffer(server.db, department, { maxGroups: 2 });
    const roomy = await aSession(server.db, both);
    expect((await book(aSet([{ ...two, sessionId: roomy.id }]))).status).toBe(201);
  });

  test('are of one offer', async () => {
    const other = await aSession(server.db, await anOffer(server.db, department), oneClass);
    const { sessions } = await threeClasses();
    const { status, body } = await book(aSet([classOf(sessions[0] ?? '', '5.a'), classOf(other.id, '5.b')]));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'bookings.1.sessionId', code: 'OTHER_OFFER' }]);
  });
});

describe('the mails', () => {
  test('the one who books and comes gets one confirmation, and an invitation for each further class', async () => {
    const { body } = await threeClasses({ administrator: { email: 'kontor@engskolen.example.org' } });
    await book(body);
    const told = (await mailsTo(body.contact.email)).map(({ kind, calendarMethod }) => [kind, calendarMethod]);
    expect(told).toEqual([
      ['CONFIRMATION', 'REQUEST'],
      ['SET_INVITATION', 'REQUEST'],
      ['SET_INVITATION', 'REQUEST'],
    ]);
    const office = (await mailsTo('kontor@engskolen.example.org')).map(({ kind }) => kind);
    expect(office).toEqual(['CONFIRMATION', 'SET_INVITATION', 'SET_INVITATION']);
  });

  test('a class may have a teacher of its own, who gets that visit only', async () => {
    const { body } = await threeClasses();
    const ali = { name: 'Ali Noor', email: `ali-${crypto.randomUUID()}@example.org`, phone: '20005516' };
    body.bookings[1] = { ...(body.bookings[1] as ReturnType<typeof classOf>), visitor: ali };
    const { body: answer } = await book(body);
    const [own, ...more] = await mailsTo(ali.email);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ kind: 'CONFIRMATION', calendarMethod: 'REQUEST', recipientRole: 'VISITOR' });
    expect(own?.facts).toMatchObject({ reference: answer.bookings[1].reference });
    expect((await mailsTo(body.contact.email)).map(({ kind }) => kind)).toEqual(['CONFIRMATION', 'SET_INVITATION']);
  });

  test('an educator gets each visit by itself', async () => {
    const email = `ida-${crypto.randomUUID()}@example.org`;
    const educator = await anAccount(server.db, {
      email,
      grants: [{ role: 'EDUCATOR', departmentId: department.id }],
    });
    const { sessions, body } = await threeClasses();
    for (const sessionId of [sessions[0], sessions[2]] as string[])
      await server.db.prisma.sessionEducator.create({ data: { sessionId, accountId: educator.id } });
    await book(body);
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['CONFIRMATION', 'CONFIRMATION']);
  });

  test('where the department answers, one request is told, and all of them wait until the same moment', async () => {
    const asked = await anOffer(server.db, department, { confirmation: 'BY_REQUEST' });
    const { sessions, body } = await threeClasses({}, asked);
    const { body: answer } = await book(body);
    expect(answer.status).toBe('REQUESTED');
    const rows = await server.db.prisma.booking.findMany({ where: { sessionId: { in: sessions } } });
    expect(new Set(rows.map(({ status, expiresAt }) => `${status} ${expiresAt?.toISOString()}`)).size).toBe(1);
    expect((await mailsTo(body.contact.email)).map(({ kind }) => kind)).toEqual(['REQUEST_RECEIVED']);
  });

  test('where the head has a say, one head is asked once', async () => {
    const asked = await anOffer(server.db, department, { headApproval: true });
    const { sessions, body } = await threeClasses({}, asked);
    expect(await book(body)).toMatchObject({ status: 422, body: { errors: [{ path: 'head.name' }, {}] } });
    const head = { name: 'Lone Leder', email: `leder-${crypto.randomUUID()}@example.org` };
    expect((await book({ ...body, head })).body.status).toBe('REQUESTED');
    expect((await mailsTo(head.email)).map(({ kind }) => kind)).toEqual(['HEAD_ASKED']);
    const where = { booking: { sessionId: { in: sessions } } };
    expect(await server.db.prisma.headApproval.count({ where })).toBe(1);
  });
});

describe('the links', () => {
  async function booked(facts: Record<string, unknown> = {}) {
    const { body, sessions } = await threeClasses(facts);
    const { body: answer } = await book(body);
    const [first, second, third] = answer.bookings.map((one: { reference: string; manageToken: string }) => ({
      path: `/api/bookings/${one.reference}/set`,
      link: bearer(one.manageToken),
      reference: one.reference,
    }));
    return { first, second, third, sessions };
  }

  test('the first one shows all classes with their links; the others show their siblings without', async () => {
    const { first, second } = await booked();
    const { body: all } = await call('GET', first.path, undefined, first.link);
    expect(all.whole).toBe(true);
    expect(all.bookings.map(({ own }: { own: boolean }) => own)).toEqual([true, false, false]);
    expect(all.bookings.every(({ manageUrl }: { manageUrl: string | null }) => manageUrl !== null)).toBe(true);
    const { body: one } = await call('GET', second.path, undefined, second.link);
    expect(one.whole).toBe(false);
    const links = one.bookings.map(({ manageUrl }: { manageUrl: string | null }) => manageUrl !== null);
    expect(links).toEqual([false, true, false]);
    expect((await call('GET', second.path, undefined, first.link)).status).toBe(404);
  });

  test('the first one cancels all; another link cancels its own class only', async () => {
    const { first, second, sessions } = await booked();
    expect((await call('POST', `${second.path}/cancel`, {}, second.link)).status).toBe(404);
    const { status, body } = await call('POST', `${first.path}/cancel`, { reason: 'Influenza.' }, first.link);
    expect(status).toBe(200);
    expect(new Set(body.bookings.map(({ status: state }: { status: string }) => state))).toEqual(
      new Set(['CANCELLED_BY_BOOKER']),
    );
    expect(await takenOf(sessions)).toBe(0);
    expect((await call('POST', `${first.path}/cancel`, {}, first.link)).status).toBe(409);
  });

  test('a class that somebody else has taken over is theirs: neither its link nor its cancelling is the first one’s', async () => {
    const { first, third } = await booked();
    await server.db.prisma.booking.update({
      where: { reference: third.reference },
      data: { contactEmail: 'en-anden@example.org', linkVersion: 2 },
    });
    const { body } = await call('POST', `${first.path}/cancel`, {}, first.link);
    expect(body.bookings.map(({ status }: { status: string }) => status)).toEqual([
      'CANCELLED_BY_BOOKER',
      'CANCELLED_BY_BOOKER',
      'CONFIRMED',
    ]);
    expect(body.bookings[2].manageUrl).toBeNull();
  });

  test('too late for one of them, none is cancelled, and the answer says which', async () => {
    const { first, third, sessions } = await booked();
    const soon = await aSession(server.db, offer, { ...oneClass, day: '2026-03-20' });
    await server.db.pool.query('UPDATE booking SET session_id = $1 WHERE reference = $2', [soon.id, third.reference]);
    const { status, body } = await call('POST', `${first.path}/cancel`, {}, first.link);
    expect(status).toBe(409);
    expect(body.reasons).toMatchObject([{ code: 'AFTER_DEADLINE', reference: third.reference }]);
    expect(body.reasons[0].message).toMatch(/^5\.c: /);
    expect(await takenOf(sessions)).toBe(3);
  });
});

describe('a proposal', () => {
  const split = (slug: string, body: unknown) => call('POST', `/api/offers/${slug}/splits`, body);

  test('"3 classes, 74 pupils" names sessions that the same answer can book', async () => {
    const own = await anOffer(server.db, department);
    const sessions = await threeTimes(own);
    const spread = { classes: 3, pupils: 74, gradeLevel: 5 };
    const { status, body } = await split(own.slug, { spread });
    expect(status).toBe(200);
    expect(body.groups.map(({ pupils }: { pupils: number }) => pupils)).toEqual([25, 25, 24]);
    const [best] = body.proposals as { parts: { session: { id: string }; groups: number[] }[] }[];
    expect(best?.parts.map(({ session }) => session.id).sort()).toEqual(sessions.map(({ id }) => id).sort());
    const bookings = best?.parts.map(({ session, groups }) => ({
      sessionId: session.id,
      groups: groups.map((index) => ({ ...body.groups[index], label: `5.${index}`, gradeLevel: 5 })),
    }));
    expect((await book(aSet(bookings ?? []))).status).toBe(201);
    const after = await split(own.slug, { spread });
    expect(after.body).toMatchObject({ proposals: [], reasons: [{ code: 'NO_TIMES' }] });
  });

  test('that cannot be made says why: which class is too large, or how many one day takes', async () => {
    const own = await anOffer(server.db, department);
    await threeTimes(own);
    const large = await split(own.slug, { groups: [{ label: '5.a', pupils: 30 }, { pupils: 20 }] });
    expect(large.body.reasons).toMatchObject([{ code: 'TOO_MANY_PUPILS', group: 0 }]);
    expect(large.body.reasons[0].message).toMatch(/^5\.a: /);
    const four = await split(own.slug, { spread: { classes: 4, pupils: 96 }, sameDay: true });
    expect(four.body.reasons).toMatchObject([{ code: 'NOT_ALL_ON_ONE_DAY', most: 3, of: 4 }]);
    expect(four.body.reasons[0].message).toContain('3 af 4');
  });

  test('keeps to the days that were chosen, and goes over several only where it must', async () => {
    const own = await anOffer(server.db, department);
    const days = ['2026-04-21', '2026-04-22', '2026-05-05'];
    await Promise.all(days.map((day) => aSession(server.db, own, { ...oneClass, day })));
    const spread = { classes: 2, pupils: 50 };
    const near = await split(own.slug, { spread });
    expect(near.body.proposals[0].days).toEqual(['2026-04-21', '2026-04-22']);
    const chosen = await split(own.slug, { spread, days: ['2026-04-21', '2026-05-05'] });
    expect(chosen.body.proposals[0].days).toEqual(['2026-04-21', '2026-05-05']);
    expect((await split('findes-ikke', { spread })).status).toBe(404);
    expect((await split(own.slug, { spread, groups: [{ pupils: 2 }] })).status).toBe(422);
    expect((await split(own.slug, { spread: { classes: 3, pupils: 2 } })).status).toBe(422);
  });
});
