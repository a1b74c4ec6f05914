import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aBookingRequest } from './booking-request.sample.ts';

// Visits that are not at a site with somebody who teaches there.

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let school: string;
let lead: LoginHeaders;
beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  const address = { address: 'Skolevej 4', postalCode: '2300', city: 'København S' };
  school = (await anInstitution(server.db, { name: 'Engskolen', ...address })).number;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: department.id }];
  lead = await loginHeaders(server, (await anAccount(server.db, { grants })).id);
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'da', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, answer: text.startsWith('{') ? JSON.parse(text) : null };
}

async function aVisit(offer: { id: string }, facts: Parameters<typeof aBookingRequest>[2] = {}, day = '2026-04-23') {
  const session = await aSession(server.db, { ...offer, siteId: department.siteId }, { day, travelMinutes: 30 });
  const educator = await anAccount(server.db, { name: 'Eva Prøve' });
  await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: educator.id } });
  const booked = await call('POST', 'bookings', aBookingRequest(session.id, school, facts));
  const link = { authorization: `Bearer ${booked.answer.manageToken}` };
  return { session, booked, link, reference: booked.answer.reference as string };
}

/** The facts of a visit's mails of a kind, by the role they are for. */
async function mails(reference: string, kind: 'CONFIRMATION' | 'CHANGE') {
  const rows = await server.db.prisma.outboxMail.findMany({ where: { kind, booking: { reference } } });
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a snapshot
  return rows.map(({ recipientRole, facts }) => ({ role: recipientRole, facts: facts as any }));
}

describe('a visit out at a school', () => {
  test('is at the school’s own address unless another is written, and the calendar says so', async () => {
    const offer = await anOffer(server.db, department, { form: 'OUTREACH' });
    const { link, reference } = await aVisit(offer);
    const { answer } = await call('GET', `bookings/${reference}`, undefined, link);
    expect(answer.place).toEqual({ address: 'Skolevej 4', postalCode: '2300', city: 'København S', notes: null });
    expect(answer.session.form).toBe('OUTREACH');
    const { text } = await call('GET', `bookings/${reference}/invite.ics`, undefined, link);
    const lines = text.replace(/\r\n /g, '');
    expect(lines).toContain('LOCATION:Engskolen\\, Skolevej 4\\, 2300 København S');
    expect(lines).not.toContain('GEO:');
    const [mail] = (await mails(reference, 'CONFIRMATION')).filter(({ role }) => role === 'EDUCATOR');
    expect(mail?.facts).toMatchObject({ form: 'OUTREACH', travelMinutes: 30, site: { name: 'Engskolen' } });
  });

  test('may be held elsewhere, and moved to another place by the link: everybody is told', async () => {
    const offer = await anOffer(server.db, department, { form: 'OUTREACH' });
    const place = { address: 'Parkvej 1', postalCode: '2300', city: 'København S', notes: 'Ved hallen.' };
    const { link, reference } = await aVisit(offer, { place });
    const other = { address: 'Engvej 9', postalCode: '2770', city: 'Kastrup', notes: null };
    const changed = await call('PATCH', `bookings/${reference}`, { place: other }, link);
    expect([changed.status, changed.answer.place]).toEqual([200, other]);
    const told = await mails(reference, 'CHANGE');
    expect(told.map(({ role }) => role).sort()).toEqual(['EDUCATOR', 'VISITOR']);
    expect(told[0]?.facts).toMatchObject({
      site: { address: 'Engvej 9, 2770 Kastrup' },
      previous: { site: 'Engskolen, Parkvej 1, 2300 København S' },
    });
    const wrong = await call('PATCH', `bookings/${reference}`, { place: { ...other, postalCode: '27' } }, link);
    expect([wrong.status, wrong.answer.errors[0].path]).toEqual([422, 'place.postalCode']);
  });
});

describe('an online visit', () => {
  const onlineUrl = 'https://moede.example.org/fort';

  test('tells its link to those who have booked, and never to anybody else', async () => {
    const offer = await anOffer(server.db, department, { form: 'ONLINE', onlineUrl });
    const { session, link, reference } = await aVisit(offer, { administrator: { email: 'kontor@example.org' } });
    for (const path of [`sessions/${session.id}`, `offers/${offer.slug}`, `offers/${offer.slug}/sessions`, 'offers']) {
      const { status, text } = await call('GET', path);
      expect([path, status, text.includes(onlineUrl)]).toEqual([path, 200, false]);
    }
    expect((await call('GET', `bookings/${reference}`, undefined, link)).answer.onlineUrl).toBe(onlineUrl);
    const { text } = await call('GET', `bookings/${reference}/invite.ics`, undefined, link);
    expect(text.replace(/\r\n /g, '')).toContain(`LOCATION:${onlineUrl}`);
    expect((await mails(reference, 'CONFIRMATION')).every(({ facts }) => facts.onlineUrl === onlineUrl)).toBe(true);
  });

  test('keeps its link to itself while it is only asked for', async () => {
    const offer = await anOffer(server.db, department, { form: 'ONLINE', onlineUrl, confirmation: 'BY_REQUEST' });
    const { link, reference } = await aVisit(offer);
    const { text } = await call('GET', `bookings/${reference}`, undefined, link);
    expect(text).not.toContain(onlineUrl);
  });

  test('with another link of its offer is told to those who come, unless the session has its own', async () => {
    const offer = await anOffer(server.db, department, { form: 'ONLINE', onlineUrl });
    const { reference } = await aVisit(offer);
    const other = await aVisit(offer, {}, '2026-04-24');
    const own = `sessions/${other.session.id}`;
    expect((await call('PATCH', own, { onlineUrl: `${onlineUrl}-egen` }, lead)).status).toBe(200);
    expect(await mails(other.reference, 'CHANGE')).not.toEqual([]);
    const count = (await mails(other.reference, 'CHANGE')).length;

    const saved = await call('PATCH', `planning/offers/${offer.id}`, { onlineUrl: `${onlineUrl}-2` }, lead);
    expect([saved.status, saved.answer.onlineUrl]).toEqual([200, `${onlineUrl}-2`]);
    const told = await mails(reference, 'CHANGE');
    expect(told.map(({ role }) => role).sort()).toEqual(['EDUCATOR', 'VISITOR']);
    expect(told[0]?.facts).toMatchObject({ onlineUrl: `${onlineUrl}-2`, previous: { onlineUrl } });
    expect(await mails(other.reference, 'CHANGE')).toHaveLength(count);
  });

  test('has a secure address: anything else is refused with a sentence', async () => {
    const offer = await anOffer(server.db, department, { form: 'ONLINE', onlineUrl });
    for (const wrong of ['http://moede.example.org', 'javascript:alert(1)', 'moede', 'https://a b']) {
      const { status, answer } = await call('PATCH', `planning/offers/${offer.id}`, { onlineUrl: wrong }, lead);
      expect([status, answer.errors[0].code]).toEqual([422, 'INVALID_LINK']);
    }
  });
});

describe('where nobody teaches', () => {
  test('a session is not moved into hours in which the house is full', async () => {
    const place = { id: department.siteId };
    await server.db.prisma.site.update({ where: place, data: { selfGuidedPupils: 30 } });
    const offer = await anOffer(server.db, department, { form: 'SELF_GUIDED', educatorsNeeded: 0 });
    const of = { ...offer, siteId: department.siteId };
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 2 }];
    const sessions = await Promise.all(
      ['09:00', '12:00'].map((time) => aSession(server.db, of, { day: '2026-05-12', time, educatorsNeeded: 0 })),
    );
    for (const { id } of sessions) {
      expect((await call('POST', 'bookings', aBookingRequest(id, school, { groups }))).status).toBe(201);
    }
    const path = `sessions/${sessions[1]?.id}`;
    const moved = await call('PATCH', path, { time: '09:30', acknowledgedBookings: 1 }, lead);
    expect([moved.status, moved.answer.code]).toEqual([409, 'HOUSE_FULL']);
    expect((await call('PATCH', path, { time: '11:00', acknowledgedBookings: 1 }, lead)).status).toBe(200);
    const { answer } = await call('GET', `${path}/editing`, undefined, lead);
    expect(answer.house).toEqual({
      limit: 30,
      hours: [
        { startsAt: '2026-05-12T09:00:00.000Z', pupils: 20 },
        { startsAt: '2026-05-12T10:00:00.000Z', pupils: 20 },
      ],
    });
    expect((await server.db.pool.query('SELECT * FROM site_hour_differences()')).rows).toEqual([]);
  });

  test('a class on its own needs no educator, out at a school and online somebody comes', async () => {
    const offer = await anOffer(server.db, department);
    const change = (body: unknown) => call('PATCH', `planning/offers/${offer.id}`, body, lead);
    expect((await change({ form: 'SELF_GUIDED', educatorsNeeded: 3 })).answer.educatorsNeeded).toBe(0);
    const { status, answer } = await change({ form: 'OUTREACH' });
    expect([status, answer.errors[0].code]).toEqual([422, 'SOMEBODY_TEACHES']);
    expect((await change({ form: 'OUTREACH', educatorsNeeded: 1 })).status).toBe(200);
  });
});
