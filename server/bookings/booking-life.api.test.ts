import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readWithIcalJs } from '#server/invites/calendar-parsers.ts';
import { renderQueuedMail } from '#server/invites/mail-message.ts';
import { isNotice, renderQueuedNotice } from '#server/invites/notice-message.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aWaitingEntry } from '#server/testing/waiting-builder.ts';
import { findBooking } from './booking.store.ts';
import { endBooking } from './booking-cancel.service.ts';
import { aBookingRequest } from './booking-request.sample.ts';
import { manageToken } from './manage-token.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let lead: LoginHeaders;
let stranger: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ connections: 20 });
  department = await aDepartment(server.db);
  offer = await anOffer(server.db, department, { maxGroups: 4 });
  lead = await loginHeaders(
    server,
    (await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] })).id,
  );
  const other = await aDepartment(server.db);
  stranger = await loginHeaders(
    server,
    (await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: other.id }] })).id,
  );
});
beforeEach(() => server.clock.set(TEST_NOW));
afterAll(() => server.close());

type Row = Awaited<ReturnType<typeof aBooking>>;

const tokenOf = ({ id, linkVersion }: Pick<Row, 'id' | 'linkVersion'>) =>
  manageToken(server.deps.config.LINK_SECRET, id, linkVersion);
const link = (booking: Row, linkVersion = booking.linkVersion) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${tokenOf({ ...booking, linkVersion })}`,
});

async function call(
  method: string,
  path: string,
  booking: Row,
  body?: unknown,
  headers: Record<string, string> = link(booking),
) {
  const response = await fetch(`${server.url}/api/bookings/${booking.reference}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const rowOf = ({ id }: { id: string }) => server.db.prisma.booking.findUniqueOrThrow({ where: { id } });
const taken = async (id: string) => (await server.db.prisma.session.findUniqueOrThrow({ where: { id } })).takenPupils;
const auditOf = ({ id }: { id: string }) =>
  server.db.prisma.auditEvent.findMany({ where: { bookingId: id }, orderBy: { id: 'asc' } });

/** Kind, calendar method and address of the mails of a booking, sorted by address. */
async function mailsOf({ id }: { id: string }) {
  const mails = await server.db.prisma.outboxMail.findMany({ where: { bookingId: id } });
  return mails.map(({ kind, calendarMethod, recipientEmail }) => [recipientEmail, kind, calendarMethod]).sort();
}

/** The mail of a kind to an address, as it is rendered. */
async function rendered({ id }: { id: string }, kind: string, to: string) {
  const row = await server.db.prisma.outboxMail.findFirstOrThrow({
    where: { bookingId: id, kind: kind as 'CHANGE', recipientEmail: to },
  });
  return isNotice(row) ? renderQueuedNotice(row) : renderQueuedMail(row as Parameters<typeof renderQueuedMail>[0]);
}

const colleague = { name: 'Kollega Kjær', email: 'kollega@example.org', phone: '20 00 00 31' };

describe('a booking changes hands', () => {
  test('the old link is void, CANCEL goes to the old teacher, the invitation to the new one', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    const { status, body } = await call('POST', '/hand-over', booking, { contact: colleague });
    expect({ status, body }).toMatchObject({ status: 200, body: { contact: { email: 'kollega@example.org' } } });
    expect(body).not.toHaveProperty('manageToken');
    expect((await call('GET', '', booking)).status).toBe(404);
    expect((await call('POST', '/cancel', booking, {})).status).toBe(404);
    const seen = await call('GET', '', booking, undefined, link(booking, 2));
    expect(seen.body).toMatchObject({ contact: colleague, visitor: colleague });
    expect(await mailsOf(booking)).toEqual([
      ['kollega@example.org', 'CONFIRMATION', 'REQUEST'],
      ['laerer@example.org', 'HANDED_OVER', 'CANCEL'],
    ]);
    const old = await rendered(booking, 'HANDED_OVER', 'laerer@example.org');
    const farewell = readWithIcalJs(old.ics ?? '');
    expect(farewell).toMatchObject({
      method: 'CANCEL',
      sequence: 1,
      uid: `${booking.id}@${server.deps.config.MAIL_DOMAIN}`,
    });
    expect(old.text).toContain('Kollega Kjær');
    expect(old.text).not.toContain('/booking/');
    const taken = await rendered(booking, 'CONFIRMATION', 'kollega@example.org');
    expect(taken.subject).toContain('Du har overtaget en booking');
    expect(taken.text).toContain('Lærer Lind har givet bookingen');
    expect(taken.text).toContain(tokenOf({ ...booking, linkVersion: 2 }));
    expect((await auditOf(booking)).map(({ action, actor }) => [action, actor])).toEqual([
      ['booking.handedOver', 'link'],
    ]);
  });

  test('whoever comes along as somebody else stays, and gets the new link', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const visitor = { visitorName: 'Vikar Vang', visitorEmail: 'vikar@example.org', visitorPhone: '20 00 00 32' };
    const booking = await aBooking(server.db, session, visitor);
    expect((await call('POST', '/hand-over', booking, { contact: colleague })).status).toBe(200);
    expect(await mailsOf(booking)).toEqual([
      ['kollega@example.org', 'CONFIRMATION', null],
      ['laerer@example.org', 'HANDED_OVER', null],
      ['vikar@example.org', 'CHANGE', 'REQUEST'],
    ]);
    const mail = await rendered(booking, 'CHANGE', 'vikar@example.org');
    expect(mail.text).toContain(tokenOf({ ...booking, linkVersion: 2 }));
  });

  test('S5 sending the form once more gives whoever handed the booking over no link to it', async () => {
    const session = await aSession(server.db, offer, { capacityGroups: 4 });
    const body = JSON.stringify(aBookingRequest(session.id, (await anInstitution(server.db)).number));
    const again = async () => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'handed-over-afterwards-1' };
      const init = { method: 'POST', headers, body };
      return (await fetch(`${server.url}/api/bookings`, init)).json();
    };
    const made = await again();
    const booking = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference: made.reference } });
    expect(made.manageToken).toBe(tokenOf(booking));
    expect((await call('POST', '/hand-over', booking, { contact: colleague })).status).toBe(200);
    expect(await again()).toMatchObject({ reference: made.reference, manageToken: made.manageToken });
    expect((await call('GET', '', booking)).status).toBe(404);
  });

  test('S5 whoever cancels while the booking is being handed over cancels nothing', async () => {
    const booking = await aBooking(server.db, await aSession(server.db, offer));
    const seen = await findBooking(server.db.pool, { id: booking.id });
    if (seen === null) throw new Error('it was just made');
    expect((await call('POST', '/hand-over', booking, { contact: colleague })).status).toBe(200);
    const ending = { by: 'BOOKER', actor: null, code: null, reason: null, now: server.clock.now() } as const;
    expect(await endBooking(server.deps, seen, ending)).toEqual({ kind: 'link void' });
    expect((await rowOf(booking)).status).toBe('CONFIRMED');
  });

  test('a place in the queue can be handed over too; nobody gets an invitation', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session, { status: 'WAITING' });
    expect((await call('POST', '/hand-over', booking, { contact: colleague })).status).toBe(200);
    expect(await mailsOf(booking)).toEqual([
      ['kollega@example.org', 'HANDED_OVER', null],
      ['laerer@example.org', 'HANDED_OVER', null],
    ]);
    const mail = await rendered(booking, 'HANDED_OVER', 'kollega@example.org');
    expect(mail.text).toContain(tokenOf({ ...booking, linkVersion: 2 }));
  });

  test('two who hand it over at once: one does, the other link is void', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    const to = (name: string) =>
      call('POST', '/hand-over', booking, { contact: { ...colleague, email: `${name}@example.org` } });
    const statuses = (await Promise.all([to('en'), to('to')])).map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([404, 409]).toContain(statuses[1]);
    expect(await rowOf(booking)).toMatchObject({ linkVersion: 2 });
  });

  test('not after it has begun, and not what is over', async () => {
    const session = await aSession(server.db, offer, { day: '2026-03-20' });
    const booking = await aBooking(server.db, session);
    const cancelled = await aBooking(server.db, session, { status: 'CANCELLED_BY_BOOKER' });
    expect((await call('POST', '/hand-over', cancelled, { contact: colleague })).body.code).toBe('ALREADY_CANCELLED');
    server.clock.set('2026-03-20T09:30:00Z');
    expect((await call('POST', '/hand-over', booking, { contact: colleague })).body.code).toBe('ALREADY_STARTED');
  });
});

describe('somebody else comes along', () => {
  test('another teacher gets the invitation, the one before a CANCEL, the contact keeps the link', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    const { status, body } = await call('PATCH', '', booking, { visitor: colleague });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { visitor: colleague, contact: { name: 'Lærer Lind' } },
    });
    expect(await mailsOf(booking)).toEqual([
      ['kollega@example.org', 'CONFIRMATION', 'REQUEST'],
      ['laerer@example.org', 'HANDED_OVER', 'CANCEL'],
    ]);
    expect((await rendered(booking, 'HANDED_OVER', 'laerer@example.org')).text).toContain('/booking/');
    await call('PATCH', '', booking, { visitor: null });
    expect(await rowOf(booking)).toMatchObject({ visitorEmail: 'laerer@example.org', sequence: 2, linkVersion: 1 });
  });

  test('people and numbers in one go are one change: everybody who stays reads both', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const visitor = { visitorName: 'Vikar Vang', visitorEmail: 'vikar@example.org', visitorPhone: '20 00 00 32' };
    const booking = await aBooking(server.db, session, visitor);
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 2 }];
    const administrator = { name: 'Kontoret', email: 'kontor@example.org' };
    expect((await call('PATCH', '', booking, { groups, administrator })).status).toBe(200);
    expect(await mailsOf(booking)).toEqual([
      ['kontor@example.org', 'CONFIRMATION', 'REQUEST'],
      ['laerer@example.org', 'CHANGE', null],
      ['vikar@example.org', 'CHANGE', 'REQUEST'],
    ]);
    expect(await rowOf(booking)).toMatchObject({ sequence: 1, version: 3, pupils: 20 });
    expect(await taken(session.id)).toBe(20);
    expect((await auditOf(booking)).map(({ action }) => action).sort()).toEqual([
      'booking.changed',
      'booking.peopleChanged',
    ]);
  });

  test('what does not fit changes neither numbers nor people', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12', capacityPupils: 26 });
    const booking = await aBooking(server.db, session);
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 27, adults: 2 }];
    expect((await call('PATCH', '', booking, { groups, visitor: colleague })).body.code).toBe('TOO_MANY_PUPILS');
    expect(await rowOf(booking)).toMatchObject({ visitorEmail: 'laerer@example.org', version: 1 });
  });
});

describe('cancelling and undoing', () => {
  test('a reason is a code and words; undoing takes the places again with the same UID', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    const cancelled = await call('POST', '/cancel', booking, { code: 'ILLNESS', reason: 'Halv klasse' });
    expect(cancelled.body).toMatchObject({
      status: 'CANCELLED_BY_BOOKER',
      endCode: 'ILLNESS',
      cancelReason: 'Halv klasse',
    });
    expect(cancelled.body.allowedActions).toEqual(['UNDO']);
    expect((await rendered(booking, 'CANCELLATION', 'laerer@example.org')).text).toContain('Sygdom: Halv klasse');
    expect(await taken(session.id)).toBe(0);
    const undone = await call('POST', '/undo', booking);
    expect(undone).toMatchObject({ status: 200, body: { status: 'CONFIRMED', cancelReason: null, endCode: null } });
    expect(await taken(session.id)).toBe(24);
    const again = await rendered(booking, 'CONFIRMATION', 'laerer@example.org');
    expect(again.subject).toContain('Booket igen');
    expect(readWithIcalJs(again.ics ?? '')).toMatchObject({
      method: 'REQUEST',
      sequence: 2,
      uid: `${booking.id}@${server.deps.config.MAIL_DOMAIN}`,
    });
    expect((await call('POST', '/undo', booking)).body.code).toBe('NOTHING_TO_UNDO');
  });

  test('when others have the places it says so, with other times', async () => {
    const own = await anOffer(server.db, department);
    const session = await aSession(server.db, own, { day: '2026-05-12', capacityPupils: 28 });
    const other = await aSession(server.db, own, { day: '2026-05-13' });
    const booking = await aBooking(server.db, session);
    await call('POST', '/cancel', booking, {});
    await aBooking(server.db, session);
    const { status, body } = await call('POST', '/undo', booking);
    expect([status, body.code]).toEqual([409, 'SESSION_FULL']);
    expect(body.reasons[0].alternatives).toMatchObject([{ sessionId: other.id }]);
    expect(await rowOf(booking)).toMatchObject({ status: 'CANCELLED_BY_BOOKER' });
  });

  test('a lapsed hold makes way for undoing and for more pupils', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12', capacityPupils: 28 });
    const booking = await aBooking(server.db, session, { groups: [{ pupils: 14, adults: 1 }] });
    const hold = {
      id: newId(),
      isHold: true,
      contactEmail: '',
      visitorEmail: '',
      expiresAt: new Date('2026-03-16T07:59:00Z'),
    };
    await aBooking(server.db, session, { ...hold, status: 'HELD', groups: [{ pupils: 14, adults: 1 }] });
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 2 }];
    expect((await call('PATCH', '', booking, { groups })).status).toBe(200);
    expect(await taken(session.id)).toBe(20);
  });

  test('a request, an offered place and a place in the queue are withdrawn, whatever the deadline', async () => {
    const session = await aSession(server.db, offer, { day: '2026-03-20' });
    const expiresAt = new Date('2026-03-18T08:00:00Z');
    for (const status of ['REQUESTED', 'OFFERED', 'WAITING'] as const) {
      const booking = await aBooking(server.db, session, { status, expiresAt, groups: [{ pupils: 5, adults: 1 }] });
      const { body } = await call('POST', '/cancel', booking, { code: 'TIMETABLE' });
      expect(body).toMatchObject({ status: 'WITHDRAWN', endCode: 'TIMETABLE', allowedActions: [] });
      expect((await auditOf(booking)).map(({ action }) => action)).toEqual(['booking.withdrawn']);
    }
    expect(await taken(session.id)).toBe(0);
  });
});

describe('whoever waits comes first', () => {
  const full = { capacityGroups: 2, capacityPupils: 28, capacityAdults: 8 };

  test('a cancellation is taken back only if nobody who waits takes the places', async () => {
    const own = await anOffer(server.db, department);
    const session = await aSession(server.db, own, { day: '2026-05-12', ...full });
    const booking = await aBooking(server.db, session);
    const entry = await aWaitingEntry(server.db, session);
    await call('POST', '/cancel', booking, {});
    expect((await call('POST', '/undo', booking)).body.code).toBe('SESSION_FULL');
    expect(await rowOf({ id: entry.bookings[0]?.id ?? '' })).toMatchObject({ status: 'OFFERED' });
    expect(await rowOf(booking)).toMatchObject({ status: 'CANCELLED_BY_BOOKER' });
  });

  test('more pupils and a booking from another time get what nobody who waits can use', async () => {
    const own = await anOffer(server.db, department);
    const session = await aSession(server.db, own, { day: '2026-05-12', ...full });
    const elsewhere = await aSession(server.db, own, { day: '2026-05-13', ...full });
    const stays = await aBooking(server.db, session, { groups: [{ pupils: 10, adults: 1 }] });
    const goes = await aBooking(server.db, session, { groups: [{ pupils: 10, adults: 1 }] });
    const moves = await aBooking(server.db, elsewhere, { groups: [{ pupils: 6, adults: 1 }] });
    await aWaitingEntry(server.db, session, { bookings: [{ groups: [{ pupils: 24 }] }] });
    await call('POST', '/cancel', goes, {});
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 12, adults: 2 }];
    expect((await call('PATCH', '', stays, { groups })).status).toBe(200);
    await call('PATCH', '', stays, { groups: [{ ...groups[0], pupils: 11 }] });
    expect((await call('POST', '/reschedule', moves, { sessionId: session.id })).status).toBe(200);
    expect(await taken(session.id)).toBe(17);
  });
});

describe('what happened', () => {
  test('is read by the link: who in a word, what, and the mails to those who have the link', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    await call('PATCH', '', booking, { administrator: { email: 'kontor@example.org' } });
    server.clock.set('2026-03-16T09:00:00Z');
    await call('POST', '/cancel', booking, { code: 'WEATHER' }, lead);
    const { status, body } = await call('GET', '/events', booking);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { who: 'DEPARTMENT', what: 'Aflyste bookingen', mails: [{ to: 'Lærer Lind', status: 'WAITING' }] },
      { who: 'SCHOOL', what: 'Ændrede, hvem der kommer', mails: [] },
    ]);
    expect(JSON.stringify(body)).not.toContain('kontor@example.org');
    const wrong = { authorization: `Bearer ${tokenOf({ id: newId(), linkVersion: 1 })}` };
    expect((await call('GET', '/events', booking, undefined, wrong)).status).toBe(404);
  });
});

describe('the department', () => {
  test('notes a school’s cancellation after the deadline, and takes its own back', async () => {
    const session = await aSession(server.db, offer, { day: '2026-03-20' });
    const booking = await aBooking(server.db, session);
    expect((await call('POST', '/cancel', booking, {})).body.code).toBe('AFTER_DEADLINE');
    const noted = await call('POST', '/cancel', booking, { by: 'BOOKER', code: 'ILLNESS' }, lead);
    expect(noted.body).toMatchObject({ status: 'CANCELLED_BY_BOOKER' });
    expect((await call('POST', '/undo', booking, undefined, lead)).body).toMatchObject({ status: 'CONFIRMED' });
    const cancelled = await call('POST', '/cancel', booking, { code: 'WEATHER', reason: 'Storm' }, lead);
    expect(cancelled.body).toMatchObject({ status: 'CANCELLED_BY_VENUE', allowedActions: [] });
    expect((await call('POST', '/undo', booking)).body.code).toBe('CANCELLED_BY_VENUE');
    expect((await call('POST', '/undo', booking, undefined, lead)).body).toMatchObject({ status: 'CONFIRMED' });
    expect((await auditOf(booking)).map(({ actor, role }) => `${actor} ${role}`)).toEqual(
      Array(4).fill('account DEPARTMENT_LEAD'),
    );
  });

  test('raises numbers after the booking deadline, as far as there is room', async () => {
    const session = await aSession(server.db, offer, { day: '2026-03-17' });
    const booking = await aBooking(server.db, session);
    const groups = [{ label: '5.b', gradeLevel: 5, pupils: 26, adults: 2 }];
    expect((await call('PATCH', '', booking, { groups })).body.code).toBe('ONLY_LOWERING');
    expect((await call('PATCH', '', booking, { groups }, lead)).status).toBe(200);
    expect(await taken(session.id)).toBe(26);
  });

  test('reaches only its own bookings; a wrong link with a login opens nothing', async () => {
    const session = await aSession(server.db, offer, { day: '2026-05-12' });
    const booking = await aBooking(server.db, session);
    const none = { 'content-type': 'application/json' };
    const wrong = { ...lead, authorization: `Bearer ${tokenOf({ id: newId(), linkVersion: 1 })}` };
    for (const headers of [stranger, none, wrong]) {
      const answers = await Promise.all([
        call('GET', '', booking, undefined, headers),
        call('PATCH', '', booking, { visitor: colleague }, headers),
        call('POST', '/cancel', booking, {}, headers),
        call('POST', '/undo', booking, undefined, headers),
        call('POST', '/hand-over', booking, { contact: colleague }, headers),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    }
  });
});
