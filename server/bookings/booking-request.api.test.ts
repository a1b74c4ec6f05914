import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aBookingRequest } from './booking-request.sample.ts';

let server: TestServer;
let school: Awaited<ReturnType<typeof anInstitution>>;
let department: Awaited<ReturnType<typeof aDepartment>>;

beforeAll(async () => {
  server = await testServer({ connections: 10 });
  school = await anInstitution(server.db);
  department = await aDepartment(server.db);
});
beforeEach(() => server.clock.set(TEST_NOW));
afterAll(() => server.close());

type Facts = Parameters<typeof aBookingRequest>[2];

async function sessionOf(facts: Parameters<typeof anOffer>[2], session: Parameters<typeof aSession>[2] = {}) {
  return aSession(server.db, await anOffer(server.db, department, facts), session);
}

async function book(sessionId: string, facts: Facts = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(aBookingRequest(sessionId, school.number, facts)),
  });
  return { status: response.status, body: await response.json() };
}

const rowOf = ({ reference }: { reference: string }) =>
  server.db.prisma.booking.findUniqueOrThrow({ where: { reference }, include: { headApproval: true } });

const mailsOf = async ({ reference }: { reference: string }) =>
  (await server.db.prisma.outboxMail.findMany({ where: { booking: { reference } } })).map(({ kind }) => kind).sort();

const ninth = [{ label: '9.a', gradeLevel: 9, pupils: 24, adults: 2 }];
const codesOf = (body: { errors: { path: string; code: string }[] }) =>
  body.errors.map(({ path, code }) => [path, code]);

describe('by request', () => {
  test('the places wait for the department’s answer until a deadline, and nobody gets an invitation yet', async () => {
    const { id } = await sessionOf({ confirmation: 'BY_REQUEST', requestWorkingDays: 5 });
    const { status, body } = await book(id);
    expect([status, body.status]).toEqual([201, 'REQUESTED']);
    expect(await rowOf(body)).toMatchObject({ expiresAt: new Date('2026-03-23T23:00:00Z'), pupils: 26 });
    expect(await mailsOf(body)).toEqual(['DEPARTMENT_TASK', 'REQUEST_RECEIVED']);
  });

  test('an answer sent again says the same, also when the request has become a visit', async () => {
    const { id } = await sessionOf({ confirmation: 'BY_REQUEST' });
    const request = aBookingRequest(id, school.number);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await book(id, request, headers);
    const second = await book(id, request, headers);
    expect(second.body).toEqual(first.body);
  });
});

describe('a level that the offer does not take', () => {
  test('is refused where the lead has not allowed asking', async () => {
    const { status, body } = await book((await sessionOf({})).id, { groups: ninth });
    expect([status, body.code]).toEqual([409, 'LEVEL_NOT_OFFERED']);
  });

  test('is asked for where they have, even if other levels are booked at once', async () => {
    const { id } = await sessionOf({ levelByRequest: true });
    expect((await book(id)).body.status).toBe('CONFIRMED');
    const { body } = await book(id, { groups: ninth });
    expect(body.status).toBe('REQUESTED');
    expect(await rowOf(body)).toMatchObject({ otherLevel: true, status: 'REQUESTED' });
    expect(await mailsOf(body)).toEqual(['DEPARTMENT_TASK', 'REQUEST_RECEIVED']);
  });

  test('is no excuse for other reasons: those are told, and only those', async () => {
    const { id } = await sessionOf({ levelByRequest: true });
    const { body } = await book(id, { groups: [{ label: '9.a', gradeLevel: 9, pupils: 40, adults: 1 }] });
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(['TOO_MANY_PUPILS', 'TOO_FEW_ADULTS']);
  });
});

describe('the school’s head', () => {
  test('has to be named where the offer asks for a yes from there', async () => {
    const { id } = await sessionOf({ headApproval: true });
    const { status, body } = await book(id);
    expect(status).toBe(422);
    expect(codesOf(body)).toEqual([
      ['head.name', 'REQUIRED'],
      ['head.email', 'REQUIRED'],
    ]);
    expect(body.errors[1].message).toContain('lederens e-mailadresse');
  });

  test('is asked, with a deadline of their own, while the places wait', async () => {
    const { id } = await sessionOf({ headApproval: true, headWorkingDays: 8 });
    const { body } = await book(id, { head: { name: 'Ulla Bo', email: 'Leder@example.org' } });
    expect(body.status).toBe('REQUESTED');
    const row = await rowOf(body);
    expect(row.headApproval).toMatchObject({ name: 'Ulla Bo', email: 'leder@example.org', answer: null });
    expect(row.headApproval?.dueAt).toEqual(new Date('2026-03-26T23:00:00Z'));
    expect(await mailsOf(body)).toEqual(['HEAD_ASKED', 'REQUEST_RECEIVED']);
  });

  test('is bothered nowhere else', async () => {
    const { body } = await book((await sessionOf({})).id, { head: { name: 'Ulla Bo', email: 'leder@example.org' } });
    expect(body.status).toBe('CONFIRMED');
    expect((await rowOf(body)).headApproval).toBeNull();
  });
});

describe('an outreach visit', () => {
  const placeOf = async (body: { reference: string }) => {
    const { placeAddress, placePostalCode, placeCity, placeNotes } = await rowOf(body);
    return [placeAddress, placePostalCode, placeCity, placeNotes];
  };

  test('takes place at the school’s address in the register, unless another is written', async () => {
    const { id } = await sessionOf({ form: 'OUTREACH' });
    const { body } = await book(id);
    expect(await placeOf(body)).toEqual([school.address, school.postalCode, school.city, null]);
    const place = { address: 'Skovvej 3', postalCode: ' 4000', city: 'Roskilde', notes: 'Porten i gården' };
    const elsewhere = await book(id, { place });
    expect(await placeOf(elsewhere.body)).toEqual(['Skovvej 3', '4000', 'Roskilde', 'Porten i gården']);
  });

  test('of a school outside the register needs its address', async () => {
    const { id } = await sessionOf({ form: 'OUTREACH' });
    const institution = { name: 'Den lille Skole', municipality: '0185' };
    const { status, body } = await book(id, { institution });
    expect(status).toBe(422);
    expect(codesOf(body).map(([path]) => path)).toEqual(['place.address', 'place.postalCode', 'place.city']);
    const place = { address: 'Skovvej 3', postalCode: '400', city: 'Roskilde' };
    expect(codesOf((await book(id, { institution, place })).body)).toEqual([
      ['place.postalCode', 'INVALID_POSTAL_CODE'],
    ]);
    expect((await book(id, { institution, place: { ...place, postalCode: '4000' } })).status).toBe(201);
  });

  test('only: elsewhere a place is not kept', async () => {
    const place = { address: 'Skovvej 3', postalCode: '4000', city: 'Roskilde' };
    const { body } = await book((await sessionOf({})).id, { place });
    expect(await placeOf(body)).toEqual([null, null, null, null]);
  });
});

describe('numbers that cannot be', () => {
  test.each([
    [0, 422, 'NO_PUPILS'],
    [-1, 422, 'NO_PUPILS'],
    [501, 422, 'TOO_BIG'],
    [1.5, 422, 'NOT_A_NUMBER'],
  ])('%s pupils are named at the field (%s)', async (pupils, status, code) => {
    const { id } = await sessionOf({});
    const refused = await book(id, { groups: [{ label: '5.b', gradeLevel: 5, pupils, adults: 2 }] });
    expect(refused.status).toBe(status);
    expect(refused.body.errors).toMatchObject([{ path: 'groups.0.pupils', code }]);
  });

  test('500 pupils are more than the offer takes, and the sentence says how many it does', async () => {
    const { id } = await sessionOf({});
    const { status, body } = await book(id, { groups: [{ label: '5.b', gradeLevel: 5, pupils: 500, adults: 50 }] });
    expect([status, body.code]).toEqual([409, 'TOO_MANY_PUPILS']);
    expect(body.reasons[0].message).toBe('Der er plads til højst 28 elever; I er 500.');
  });
});

describe('a session', () => {
  test('that was cancelled a second ago is refused for that reason alone', async () => {
    const session = await sessionOf({});
    await server.db.prisma.session.update({ where: { id: session.id }, data: { state: 'CANCELLED' } });
    const { status, body } = await book(session.id);
    expect([status, body.code, body.reasons.length]).toEqual([409, 'SESSION_CANCELLED', 1]);
  });

  test('with places that came free is open again when nobody who waits wants them', async () => {
    const session = await sessionOf({});
    await server.db.prisma.session.update({ where: { id: session.id }, data: { promotionDue: 1 } });
    expect((await book(session.id)).status).toBe(201);
    const { promotionDue } = await server.db.prisma.session.findUniqueOrThrow({ where: { id: session.id } });
    expect(promotionDue).toBeNull();
  });

  test('on one’s own takes no more pupils than the house does in that hour, whatever its own capacity', async () => {
    const house = await aDepartment(server.db);
    await server.db.prisma.site.update({ where: { id: house.siteId }, data: { selfGuidedPupils: 60 } });
    const alone = async () => {
      const offer = await anOffer(server.db, house, { form: 'SELF_GUIDED', educatorsNeeded: 0 });
      return aSession(server.db, offer, { educatorsNeeded: 0 });
    };
    const [one, other] = [await alone(), await alone()];
    expect((await book(one.id)).status).toBe(201);
    expect((await book(one.id)).status).toBe(201);
    const { body } = await book(other.id);
    expect(body.code).toBe('SESSION_FULL');
    expect(body.reasons[0].left.pupils).toBe(8);
    const seen = await (await fetch(`${server.url}/api/sessions/${other.id}?pupils=26`)).json();
    expect([seen.left.pupils, seen.bookable]).toEqual([8, false]);
    expect(seen.reasons[0].message).toContain('8 elever');
    const { slug } = await server.db.prisma.offer.findUniqueOrThrow({ where: { id: other.offerId } });
    const times = await (await fetch(`${server.url}/api/offers/${slug}/sessions?pupils=26`)).json();
    expect(times.items).toMatchObject([{ left: { pupils: 8 }, bookable: false }]);
    const found = async (pupils: number) => {
      const list = await (await fetch(`${server.url}/api/offers?department=${house.slug}&pupils=${pupils}`)).json();
      return list.items.filter((item: { slug: string }) => item.slug === slug);
    };
    expect(await found(26)).toEqual([]);
    expect(await found(8)).toMatchObject([{ nextSession: { pupilsLeft: 8 } }]);
  });
});
