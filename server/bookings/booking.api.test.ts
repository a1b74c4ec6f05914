import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { aBookingRequest } from './booking-request.sample.ts';

let server: TestServer;
let school: string;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
  school = (await anInstitution(server.db)).number;
  department = await aDepartment(server.db, { slug: 'koebenhavns-befaestning' });
  offer = await anOffer(server.db, department, { priceOre: 40_000, maxGroups: 2 });
});
afterAll(() => server.close());

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  return { status: response.status, body: json, headers: response.headers };
}

const book = (body: unknown, headers: Record<string, string> = {}) => call('POST', '/api/bookings', body, headers);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function booked(facts: Parameters<typeof aBookingRequest>[2] = {}, session: Parameters<typeof aSession>[2] = {}) {
  const { id } = await aSession(server.db, offer, session);
  const { status, body } = await book(aBookingRequest(id, school, facts));
  expect(status).toBe(201);
  return { ...body, sessionId: id, link: bearer(body.manageToken), path: `/api/bookings/${body.reference}` };
}

async function takenOf(sessionId: string) {
  const s = await server.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  return { groups: s.takenGroups, pupils: s.takenPupils, adults: s.takenAdults };
}

describe('a teacher books', () => {
  test('and gets a reference, a link and the session back; the places are taken', async () => {
    const booking = await booked();
    expect(booking).toMatchObject({
      status: 'CONFIRMED',
      price: { totalOre: 40_000 },
      session: { localDate: '2026-04-23' },
    });
    expect(booking.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(booking.manageUrl).toBe(
      `${server.deps.config.PUBLIC_URL}/booking/${booking.reference}/${booking.manageToken}`,
    );
    expect(await takenOf(booking.sessionId)).toEqual({ groups: 1, pupils: 26, adults: 2 });
  });

  test('and the statistics’ dimensions are frozen as of the day of the visit', async () => {
    const { reference } = await booked({}, { day: '2027-02-10' });
    const row = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
    expect(row).toMatchObject({
      schoolYear: '2026/27',
      regionCode: '1086',
      municipalityCode: '0101',
      gradeStage: 'MIDDLE',
      targetGroup: 'PRIMARY',
    });
  });

  test('and a mail is queued for everybody invited, in the same transaction', async () => {
    const educator = await anAccount(server.db, {
      name: 'Ida Krogh',
      grants: [{ role: 'EDUCATOR', departmentId: department.id }],
    });
    const session = await aSession(server.db, offer);
    await server.db.prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: educator.id } });
    const visitor = { name: 'Ali Noor', email: 'ali@example.org', phone: '20005516' };
    const { body } = await book(
      aBookingRequest(session.id, school, { visitor, administrator: { name: null, email: 'kontor@example.org' } }),
    );
    const mails = await server.db.prisma.outboxMail.findMany({
      where: { booking: { reference: body.reference } },
      orderBy: { recipientRole: 'asc' },
    });
    expect(mails.map((mail) => [mail.recipientRole, mail.kind, mail.calendarMethod, mail.sequence])).toEqual([
      ['VISITOR', 'CONFIRMATION', 'REQUEST', 0],
      ['CONTACT', 'CONFIRMATION', null, 0],
      ['EDUCATOR', 'CONFIRMATION', 'REQUEST', 0],
      ['ADMINISTRATOR', 'CONFIRMATION', 'REQUEST', 0],
    ]);
  });

  test('and one address in several roles gets one mail', async () => {
    const contact = { name: 'Mette Holm', email: 'mette@example.org', phone: '20004187' };
    const { reference } = await booked({ contact, administrator: { name: 'Mette', email: 'mette@example.org' } });
    expect(await server.db.prisma.outboxMail.count({ where: { booking: { reference } } })).toBe(1);
  });

  test('for a school that is not in the register by writing name and municipality', async () => {
    const { link, path } = await booked({ institution: { name: 'Den lille Skole', municipality: '0185' } });
    const { body } = await call('GET', path, undefined, link);
    expect(body.institution).toEqual({
      number: null,
      name: 'Den lille Skole',
      kind: null,
      municipality: { code: '0185', name: 'Tårnby' },
    });
  });

  test('with a school number that nobody has and is told at the field', async () => {
    const { id } = await aSession(server.db, offer);
    const { status, body } = await book(aBookingRequest(id, '111111'));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'institution.number', code: 'UNKNOWN_INSTITUTION' }]);
  });

  test.each([crypto.randomUUID(), 'no-id', '../x'])('an unknown session (%s) is a 404', async (sessionId) => {
    const { status, body } = await book(aBookingRequest(sessionId, school));
    expect([status, body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
  });
});

describe('a refusal', () => {
  const refused = async (facts: object, session: Parameters<typeof aSession>[2] = {}) => {
    const { id } = await aSession(server.db, offer, session);
    const { status, body } = await book(aBookingRequest(id, school, facts));
    expect(await takenOf(id)).toEqual({ groups: 0, pupils: 0, adults: 0 });
    return { status, codes: body.reasons?.map((reason: { code: string }) => reason.code), body };
  };

  test('lists all its reasons, each with a sentence', async () => {
    const { status, codes, body } = await refused({ groups: [{ label: '9.a', gradeLevel: 9, pupils: 40, adults: 1 }] });
    expect(status).toBe(409);
    expect(codes).toEqual(['TOO_MANY_PUPILS', 'TOO_FEW_ADULTS', 'LEVEL_NOT_OFFERED']);
    expect(body.reasons[0].message).toBe('Der er plads til højst 28 elever; I er 40.');
    expect(body.reasons[1].message).toBe('Der skal mindst 3 voksne med: 1 pr. 14 elever i gruppen.');
  });

  test('names a cancelled and a closed session', async () => {
    expect((await refused({}, { state: 'CANCELLED' })).codes).toEqual(['SESSION_CANCELLED']);
    expect((await refused({}, { state: 'CLOSED' })).codes).toEqual(['SESSION_CLOSED']);
  });

  test('names the booking deadline: two working days before, here a Monday for a Wednesday', async () => {
    expect((await refused({}, { day: '2026-03-17' })).codes).toEqual(['TOO_LATE_TO_BOOK']);
    const { id } = await aSession(server.db, offer, { day: '2026-03-18' });
    expect((await book(aBookingRequest(id, school))).status).toBe(201);
  });

  test('of a full session offers the nearest free times', async () => {
    const small = await anOffer(server.db, department);
    const { id } = await aSession(server.db, small, { capacityPupils: 30, day: '2026-05-06' });
    const near = await aSession(server.db, small, { day: '2026-05-07' });
    const far = await aSession(server.db, small, { day: '2026-06-07' });
    expect((await book(aBookingRequest(id, school))).status).toBe(201);
    const { body } = await book(aBookingRequest(id, school));
    expect(body.code).toBe('SESSION_FULL');
    expect(body.reasons[0].left).toEqual({ groups: 1, pupils: 4, adults: 14 });
    expect(body.reasons[0].alternatives.map((one: { id: string }) => one.id)).toEqual([near.id, far.id]);
  });

  test('comes in English for those who ask in English', async () => {
    const { id } = await aSession(server.db, offer, { state: 'CLOSED' });
    const { body } = await book(aBookingRequest(id, school), { 'accept-language': 'en' });
    expect(body.detail).toBe('This time is closed for booking.');
  });
});

describe('an idempotency key', () => {
  test('answers the same booking again, also after it was cancelled', async () => {
    const { id } = await aSession(server.db, offer);
    const request = aBookingRequest(id, school);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await book(request, key);
    await call('POST', `/api/bookings/${first.body.reference}/cancel`, {}, bearer(first.body.manageToken));
    const second = await book(request, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await server.db.prisma.booking.count({ where: { sessionId: id } })).toBe(1);
  });

  test('with another body is refused', async () => {
    const { id } = await aSession(server.db, offer);
    const key = { 'idempotency-key': crypto.randomUUID() };
    await book(aBookingRequest(id, school), key);
    const { status, body } = await book(aBookingRequest(id, school), key);
    expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('sent ten times at once books once', async () => {
    const { id } = await aSession(server.db, offer);
    const request = aBookingRequest(id, school);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(request, key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.reference}`)).size).toBe(1);
    expect(await takenOf(id)).toEqual({ groups: 1, pupils: 26, adults: 2 });
  });

  test('that is too short is named', async () => {
    const { id } = await aSession(server.db, offer);
    const { status, body } = await book(aBookingRequest(id, school), { 'idempotency-key': 'short' });
    expect([status, body.errors[0].path]).toEqual([422, 'Idempotency-Key']);
  });
});

describe('the link', () => {
  test('S5 opens its booking; a wrong token and an unknown reference get the same 404', async () => {
    const { link, path } = await booked({ needs: 'To elever bruger kørestol.' });
    const { status, body, headers } = await call('GET', path, undefined, link);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      needs: 'To elever bruger kørestol.',
      allowedActions: ['CHANGE_NUMBERS', 'RESCHEDULE', 'CHANGE_PEOPLE', 'HAND_OVER', 'CANCEL'],
    });
    const wrong = await call('GET', path, undefined, bearer('x'.repeat(43)));
    const unknown = await call('GET', '/api/bookings/2222-2222', undefined, link);
    const none = await call('GET', path);
    expect([wrong.status, unknown.status, none.status]).toEqual([404, 404, 404]);
    expect(wrong.body).toEqual(unknown.body);
  });

  test('changes the numbers: places follow, everybody is mailed with a higher sequence', async () => {
    const { link, path, sessionId, reference } = await booked();
    const before = await call('GET', path, undefined, link);
    const groups = [
      { ...before.body.groups[0], pupils: 24 },
      { label: '5.c', gradeLevel: 5, pupils: 20, adults: 2 },
    ];
    const { status, body } = await call('PATCH', path, { groups }, { ...link, 'if-match': '"1"' });
    expect(status).toBe(200);
    expect(body.groups.map((group: { pupils: number }) => group.pupils)).toEqual([24, 20]);
    expect(body.groups[0].id).toBe(before.body.groups[0].id);
    expect(body.price.totalOre).toBe(80_000);
    expect(await takenOf(sessionId)).toEqual({ groups: 2, pupils: 44, adults: 4 });
    const mails = await server.db.prisma.outboxMail.findMany({
      where: { booking: { reference } },
      orderBy: { sequence: 'asc' },
    });
    expect(mails.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['CONFIRMATION', 0],
      ['CHANGE', 1],
    ]);
  });

  test('leaves in the audit which fields were changed, not what was written', async () => {
    const { link, path, reference } = await booked();
    await call('PATCH', path, { needs: 'To elever bruger kørestol.', message: 'Vi glæder os' }, link);
    const { id: bookingId } = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
    const where = { bookingId, action: 'booking.changed' };
    const [event, ...others] = await server.db.prisma.auditEvent.findMany({ where });
    expect(event?.details).toMatchObject({ fields: ['needs', 'message'] });
    expect(JSON.stringify(event)).not.toMatch(/kørestol|glæder/);
    expect(others).toEqual([]);
  });

  test('refuses a change of something that changed meanwhile', async () => {
    const { link, path } = await booked();
    await call('PATCH', path, { needs: 'En' }, link);
    const { status, body } = await call('PATCH', path, { needs: 'To' }, { ...link, 'if-match': '"1"' });
    expect([status, body.code]).toEqual([412, 'CHANGED_MEANWHILE']);
    expect((await call('PATCH', path, { needs: 'To' }, { ...link, 'if-match': '*' })).status).toBe(200);
  });

  test('mails nobody when nothing changed, and nobody when only the invoice did', async () => {
    const { link, path, reference } = await booked();
    await call('PATCH', path, {}, link);
    const invoice = { gln: '5798 0000 1234 9', orderNumber: '4711', reference: 'Musik' };
    const first = await call('PATCH', path, { invoice }, link);
    expect(first.body.invoice).toEqual({ ...invoice, gln: '5798000012349' });
    const second = await call('PATCH', path, { invoice }, link);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await server.db.prisma.outboxMail.count({ where: { booking: { reference } } })).toBe(1);
  });

  test('takes no group twice: the sums would count children that are in no group', async () => {
    const { link, path, sessionId } = await booked();
    const [group] = (await call('GET', path, undefined, link)).body.groups;
    const { status, body } = await call('PATCH', path, { groups: [group, { ...group, label: '5.c' }] }, link);
    expect([status, body.errors]).toMatchObject([422, [{ path: 'groups', code: 'GROUP_TWICE' }]]);
    expect(await takenOf(sessionId)).toEqual({ groups: 1, pupils: 26, adults: 2 });
  });

  test('mails everybody fifty changes, then no more: cancelling stays possible', async () => {
    const { link, path, reference } = await booked();
    await server.db.prisma.booking.update({ where: { reference }, data: { sequence: 50 } });
    const { status, body } = await call('PATCH', path, { needs: 'Kørestol' }, link);
    expect([status, body.code]).toEqual([429, 'TOO_MANY_CHANGES']);
    expect(await server.db.prisma.outboxMail.count({ where: { booking: { reference } } })).toBe(1);
    expect((await call('POST', `${path}/cancel`, {}, link)).status).toBe(200);
  });

  test('names what it cannot change instead of passing over it', async () => {
    const { link, path } = await booked();
    const contact = { name: 'Ali Noor', email: 'ali@example.org', phone: '20005516' };
    const { status, body } = await call('PATCH', path, { contact, needs: 'En rampe' }, link);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'contact', code: 'UNKNOWN_FIELD' }]);
    expect((await call('GET', path, undefined, link)).body.needs).toBeNull();
  });

  test('raises no further than there is room', async () => {
    const { link, path, sessionId } = await booked({}, { capacityPupils: 27 });
    const { status, body } = await call(
      'PATCH',
      path,
      { groups: [{ label: '5.b', gradeLevel: 5, pupils: 28, adults: 2 }] },
      link,
    );
    expect([status, body.code]).toEqual([409, 'TOO_MANY_PUPILS']);
    expect(await takenOf(sessionId)).toEqual({ groups: 1, pupils: 26, adults: 2 });
  });

  test('cancels until the deadline; the places are free at once and everybody gets a CANCEL', async () => {
    const { link, path, sessionId, reference } = await booked();
    const { status, body } = await call('POST', `${path}/cancel`, { reason: 'Klassen er syg' }, link);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'CANCELLED_BY_BOOKER',
      cancelReason: 'Klassen er syg',
      allowedActions: ['UNDO'],
    });
    expect(await takenOf(sessionId)).toEqual({ groups: 0, pupils: 0, adults: 0 });
    const cancel = await server.db.prisma.outboxMail.findFirstOrThrow({
      where: { booking: { reference }, kind: 'CANCELLATION' },
    });
    expect(cancel).toMatchObject({ calendarMethod: 'CANCEL', sequence: 1 });
    const again = await call('POST', `${path}/cancel`, {}, link);
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_CANCELLED']);
  });

  test('cannot cancel after the deadline, and says whom to ring; lowering stays allowed', async () => {
    const { link, path } = await booked({}, { day: '2026-03-20' });
    const { status, body } = await call('POST', `${path}/cancel`, {}, link);
    expect([status, body.code]).toEqual([409, 'AFTER_DEADLINE']);
    expect(body.reasons[0]).toMatchObject({ phone: '20 00 00 10', email: 'koebenhavns-befaestning@example.org' });
    expect(body.detail).toContain('Ring til');
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 2 }];
    expect((await call('PATCH', path, { groups }, link)).status).toBe(200);
  });

  test('changes and cancels nothing once attendance is recorded, even before the start', async () => {
    const early = await anOffer(server.db, department, { cancellationWorkingDays: 0, leadTimeWorkingDays: 0 });
    const { id } = await aSession(server.db, early, { day: '2026-03-16', time: '13:00' });
    const { body } = await book(aBookingRequest(id, school));
    const link = bearer(body.manageToken);
    const path = `/api/bookings/${body.reference}`;
    const { id: bookingId } = await server.db.prisma.booking.findUniqueOrThrow({
      where: { reference: body.reference },
    });
    const { id: recordedBy } = await anAccount(server.db);
    await server.db.prisma.attendance.create({
      data: { bookingId, outcome: 'CAME', groupCount: 1, pupils: 26, adults: 2, recordedBy },
    });
    const groups = [{ label: '5.x', gradeLevel: 5, pupils: 20, adults: 2 }];
    expect((await call('PATCH', path, { groups }, link)).body.code).toBe('ALREADY_STARTED');
    expect((await call('POST', `${path}/cancel`, {}, link)).body.code).toBe('ALREADY_STARTED');
    expect((await call('GET', path, undefined, link)).body.allowedActions).toEqual([]);
  });

  test('gives the visit as a calendar file', async () => {
    const { link, path } = await booked();
    const { status, body, headers } = await call('GET', `${path}/invite.ics`, undefined, link);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/calendar');
    expect(body).toContain('DTSTART:20260423T070000Z');
  });
});

describe('wrong input', () => {
  test('is named field by field', async () => {
    const { id } = await aSession(server.db, offer);
    const request = {
      ...aBookingRequest(id, school),
      contact: { name: '', email: 'mette', phone: '12' },
      groups: [{ label: '5.b', gradeLevel: 5, ageGroup: 'NURSERY', pupils: 0, adults: 1e308 }],
    };
    const { status, body } = await book(request);
    expect(status).toBe(422);
    const codes = Object.fromEntries(
      body.errors.map((error: { path: string; code: string }) => [error.path, error.code]),
    );
    expect(codes).toMatchObject({
      'contact.name': 'REQUIRED',
      'contact.email': 'INVALID_EMAIL',
      'contact.phone': 'INVALID_PHONE',
      'groups.0.pupils': 'NO_PUPILS',
    });
    expect(codes['groups.0.adults']).toBeDefined();
  });

  test.each([
    ['no JSON', '{"sessionId": '],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['nothing', ''],
    ['deep nesting', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['a prototype', '{"__proto__": {"admin": true}}'],
  ])('%s is a 422', async (_name, text) => {
    const { status, headers } = await book(text);
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  test('NUL, lone surrogates and line breaks in a name are a 422, not a broken database', async () => {
    const { id } = await aSession(server.db, offer);
    for (const name of ['a\u0000b', 'a\ud800b', 'a\r\nBCC: b@example.org']) {
      const contact = { name, email: 'mette@example.org', phone: '20004187' };
      expect((await book(aBookingRequest(id, school, { contact }))).status).toBe(422);
    }
  });

  test('ten megabytes are a 413', async () => {
    const { status, body } = await book(`{"needs": "${'x'.repeat(10_000_000)}"}`);
    expect([status, body.code]).toEqual([413, 'TOO_LARGE']);
  });
});

test('twenty bookings an hour for a contact address, then a pause', async () => {
  const wide = await anOffer(server.db, department, { maxPupils: 28 });
  const { id } = await aSession(server.db, wide, { capacityGroups: 30, capacityPupils: 500, capacityAdults: 100 });
  const contact = { name: 'Travl Lærer', email: 'travl@example.org', phone: '20004187' };
  const request = aBookingRequest(id, school, {
    contact,
    groups: [{ label: '5.b', gradeLevel: 5, pupils: 10, adults: 1 }],
  });
  for (let i = 0; i < 20; i++) expect((await book(request)).status).toBe(201);
  expect((await book(request)).status).toBe(429);
});

test('counters agree with the bookings, and bookings with their groups, after all this', async () => {
  for (const recount of ['session_counter_differences', 'booking_sum_differences']) {
    expect((await server.db.pool.query(`SELECT * FROM ${recount}()`)).rows).toEqual([]);
  }
  expect(server.errors).toEqual([]);
});
