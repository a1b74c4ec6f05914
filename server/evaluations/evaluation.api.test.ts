import { afterAll, beforeAll, expect, test } from 'vitest';
import { manageToken } from '#server/bookings/manage-token.ts';
import { aBooking, type BookingFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { evaluationToken } from './evaluation-token.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer({ now: '2026-03-17T15:00:00Z' });
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { titleDa: 'Stenalderens køkken' });
});
afterAll(() => server.close());

/** A visit of yesterday that came, with the token of its thank-you. */
async function aVisit(facts: BookingFacts = {}, day = '2026-03-16', of = offer) {
  const session = await aSession(server.db, of, { day });
  const booking = await aBooking(server.db, session, { came: 'AS_BOOKED', ...facts });
  const token = evaluationToken(server.deps.config.LINK_SECRET, booking.id, booking.linkVersion);
  return { ...booking, token };
}

const answers = { learning: 5, suitability: 4, comeAgain: 5 };

function evaluate({ reference, token }: { reference: string; token: string }, body: unknown = answers) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'da' };
  const url = `${server.url}/api/bookings/${reference}/evaluation`;
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

function look({ reference, token }: { reference: string; token: string }) {
  return fetch(`${server.url}/api/bookings/${reference}/evaluation`, { headers: { authorization: `Bearer ${token}` } });
}

const kept = (offerId: string) => server.db.prisma.evaluation.findMany({ where: { offerId } });

test('three answers and a comment are kept with offer and month only, and nothing points to the booking', async () => {
  const own = await anOffer(server.db, department);
  const visit = await aVisit({}, '2026-03-16', own);
  expect(await (await look(visit)).json()).toMatchObject({ state: 'OPEN', lastDay: '2026-05-15' });
  const response = await evaluate(visit, { ...answers, comment: ' Bålet var det bedste. ' });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ state: 'GIVEN' });
  const [row, ...more] = await kept(own.id);
  expect(more).toEqual([]);
  const { id, ...rest } = row ?? { id: '' };
  expect(rest).toEqual({
    offerId: own.id,
    departmentId: department.id,
    month: '2026-03',
    learning: 5,
    suitability: 4,
    comeAgain: 5,
    comment: 'Bålet var det bedste.',
  });
  // Version 4: random. Other ids begin with the time at which they were made.
  expect(id[14]).toBe('4');
  const where = { action: 'booking.evaluated', departmentId: department.id };
  const events = await server.db.prisma.auditEvent.findMany({ where });
  const nobody = { bookingId: null, sessionId: null, institutionNumber: null, offerId: null, details: {} };
  expect(events).toMatchObject([{ actor: 'link', ...nobody }]);
});

test('a visit is evaluated once, however often and however fast it is sent', async () => {
  const own = await anOffer(server.db, department);
  const visit = await aVisit({}, '2026-03-16', own);
  const responses = await Promise.all(Array.from({ length: 10 }, () => evaluate(visit)));
  expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
  const refused = responses.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(9);
  expect(await refused[0]?.json()).toMatchObject({ code: 'ALREADY_EVALUATED' });
  expect(await kept(own.id)).toHaveLength(1);
  expect(await (await look(visit)).json()).toMatchObject({ state: 'GIVEN' });
});

test('the booking’s own link evaluates too; a wrong token, another visit’s and an unknown reference are the same 404', async () => {
  const [visit, other] = [await aVisit(), await aVisit()];
  for (const token of [other.token, 'x'.repeat(43), '']) {
    expect((await evaluate({ ...visit, token })).status).toBe(404);
    expect((await look({ ...visit, token })).status).toBe(404);
  }
  expect((await evaluate({ reference: 'ABCD-2345', token: visit.token })).status).toBe(404);
  const own = manageToken(server.deps.config.LINK_SECRET, visit.id, visit.linkVersion);
  expect((await evaluate({ ...visit, token: own })).status).toBe(201);
  // The link of the thank-you opens nothing else.
  const manage = await fetch(`${server.url}/api/bookings/${other.reference}`, {
    headers: { authorization: `Bearer ${other.token}` },
  });
  expect(manage.status).toBe(404);
});

test('what has not been held, and what was long ago, is refused in words', async () => {
  const coming = await aVisit({ came: undefined }, '2026-03-18');
  expect(await (await evaluate(coming)).json()).toMatchObject({
    code: 'NOT_HELD',
    detail: 'Besøget kan først evalueres, når det har været holdt.',
  });
  expect(await (await evaluate(await aVisit({ came: 'NO_SHOW' }))).json()).toMatchObject({ code: 'NOT_HELD' });
  const cancelled = await aVisit({ came: undefined, status: 'CANCELLED_BY_BOOKER' });
  expect((await evaluate(cancelled)).status).toBe(409);
  const old = await evaluate(await aVisit({}, '2026-01-15'));
  expect(await old.json()).toMatchObject({ code: 'EVALUATION_CLOSED', reasons: [{ lastDay: '2026-03-16' }] });
});

test('answers outside 1 to 5, missing ones and fields nobody asked for are named field by field', async () => {
  const visit = await aVisit();
  const response = await evaluate(visit, { learning: 6, suitability: 0, comment: 'x'.repeat(2001), school: '123456' });
  expect(response.status).toBe(422);
  const { errors } = await response.json();
  const paths = errors.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(['learning', 'suitability', 'comeAgain', 'comment']));
  expect((await evaluate(visit, { ...answers, school: '123456' })).status).toBe(422);
  expect((await evaluate(visit)).status).toBe(201);
});

async function asLead(query = '', departmentId = department.id) {
  const { id } = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId }] });
  const headers = await loginHeaders(server, id);
  return fetch(`${server.url}/api/evaluations${query}`, { headers });
}

test('the lead sees means from five answers on, and reads what was written; other departments see nothing of it', async () => {
  const own = await aDepartment(server.db);
  const [much, little] = [await anOffer(server.db, own, { titleDa: 'Meget besøgt' }), await anOffer(server.db, own)];
  for (let nth = 0; nth < 5; nth += 1) {
    const visit = await aVisit({}, '2026-03-16', much);
    const comment = nth === 2 ? 'Mere tid til bålet.' : null;
    await evaluate(visit, { learning: nth + 1, suitability: 5, comeAgain: 4, comment });
  }
  await aVisit({}, '2026-03-16', much);
  await evaluate(await aVisit({}, '2026-03-16', little), { ...answers, comment: 'Godt.' });
  await evaluate(await aVisit({}, '2026-03-02', little));

  const list = await (await asLead('', own.id)).json();
  expect(list).toMatchObject({ schoolYear: '2025/26', schoolYears: ['2025/26'], fewest: 5 });
  expect(list.items).toMatchObject([
    {
      offer: { title: 'Meget besøgt' },
      visits: 6,
      answers: 5,
      figures: { learning: 3, suitability: 5, comeAgain: 4 },
      comments: ['Mere tid til bålet.'],
    },
    { visits: 2, answers: 2, figures: null, comments: ['Godt.'] },
  ]);
  expect(await (await asLead('?schoolYear=2024/25', own.id)).json()).toMatchObject({ items: [] });
  expect((await asLead(`?department=${own.slug}`)).status).toBe(403);
  const others = await (await asLead()).json();
  expect(JSON.stringify(others)).not.toContain('Meget besøgt');
  expect((await asLead('?schoolYear=2025/27')).status).toBe(422);
});

test('educators read no evaluations: they are the lead’s', async () => {
  const { id } = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const headers = await loginHeaders(server, id);
  expect((await fetch(`${server.url}/api/evaluations`, { headers })).status).toBe(403);
});
