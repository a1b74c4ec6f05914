import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { localDateToDate } from '#server/time/local-time.ts';

let server: TestServer;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer();
  offer = await anOffer(server.db, await aDepartment(server.db), { titleDa: 'Æbler; og, pærer', titleEn: 'Apples' });
});
beforeEach(() => server.clock.set(TEST_NOW));
afterAll(() => server.close());

type Grants = NonNullable<Parameters<typeof anAccount>[1]>['grants'];

let people = 0;
async function aPerson(grants: Grants = [{ role: 'TEACHER' }], facts: object = {}) {
  people += 1;
  const email = `person-med-kalender-${people}@example.org`;
  const account = await anAccount(server.db, { email, emailProvenAt: new Date(TEST_NOW), grants, ...facts });
  return {
    ...account,
    email,
    headers: await loginHeaders(server, account.id, { method: 'LINK', secondFactor: false }),
  };
}

const feeds = (headers: Record<string, string>, init: RequestInit & { path?: string } = {}) =>
  fetch(`${server.url}/api/me/feeds${init.path ?? ''}`, { headers, ...init });

async function subscribe(headers: Record<string, string>, body: object = { kind: 'ACCOUNT' }) {
  const response = await feeds(headers, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(201);
  return response.json() as Promise<{ id: string; url: string }>;
}

/** Asks for a feed as a calendar does: without a login. */
const open = ({ url }: { url: string }, init: RequestInit = {}) => fetch(server.url + new URL(url).pathname, init);

async function eventsOf(feed: { url: string }) {
  const text = await (await open(feed)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    summary: String(event.getFirstPropertyValue('summary')),
    status: String(event.getFirstPropertyValue('status')),
    url: event.getFirstPropertyValue('url') as string | null,
    description: String(event.getFirstPropertyValue('description')),
  }));
  const others = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
  expect(others.map((event) => (event?.type === 'VEVENT' ? event.uid : null))).toEqual(events.map(({ uid }) => uid));
  return { text, calendar, events };
}

const visit = async (day: string, facts: object) =>
  aBooking(server.db, await aSession(server.db, offer, { day }), facts);

test('a teacher’s calendar holds the own visits with the key to them, and nothing of needs and messages', async () => {
  const { email, headers } = await aPerson();
  const booking = await visit('2026-04-22', {
    contactEmail: email,
    needs: 'En elev bruger kørestol',
    message: 'Vi har læst om valg',
  });
  await visit('2026-04-22', {});
  const feed = await subscribe(headers);
  const response = await open(feed);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { text, calendar, events } = await eventsOf(feed);
  expect(events).toMatchObject([
    {
      summary: 'Æbler; og, pærer (5.b)',
      status: 'CONFIRMED',
      url: expect.stringContaining(`/booking/${booking.reference}/`),
    },
  ]);
  expect(events[0]?.uid).toContain(booking.id);
  expect(text).not.toMatch(/kørestol|læst om valg|ATTENDEE|ORGANIZER|METHOD/);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT4H');
  expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toBe('Skolebesøg: mine besøg');
});

test('the calendar speaks its owner’s language', async () => {
  const { email, headers } = await aPerson([], { language: 'en' });
  await visit('2026-04-22', { contactEmail: email });
  const { events, calendar } = await eventsOf(await subscribe(headers));
  expect(events[0]?.summary).toBe('Apples (5.b)');
  expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toBe('Skolebesøg: my visits');
});

test('cancelled visits stand as cancelled for 30 days, requests as tentative', async () => {
  const { email, headers } = await aPerson();
  const feed = await subscribe(headers);
  const cancelledAt = new Date('2026-03-10T12:00:00Z');
  const cancelled = { contactEmail: email, status: 'CANCELLED_BY_BOOKER', cancelledAt };
  await visit('2026-04-20', cancelled);
  await visit('2026-04-21', { contactEmail: email, status: 'REQUESTED' });
  await visit('2026-04-22', { ...cancelled, cancelledAt: new Date('2026-01-15T12:00:00Z') });
  await visit('2025-02-12', { contactEmail: email });
  const statuses = async () => (await eventsOf(feed)).events.map(({ status }) => status);
  expect(await statuses()).toEqual(['CANCELLED', 'TENTATIVE']);
  server.clock.set('2026-04-10T12:00:00Z');
  expect(await statuses()).toEqual(['TENTATIVE']);
});

test('the same calendar has the same ETag and answers 304; HEAD answers too', async () => {
  const { email, headers } = await aPerson();
  await visit('2026-04-22', { contactEmail: email });
  const feed = await subscribe(headers);
  const first = await open(feed);
  const etag = first.headers.get('etag') ?? '';
  server.clock.set('2026-03-16T11:00:00Z');
  expect((await open(feed, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const head = await open(feed, { method: 'HEAD' });
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  await visit('2026-04-23', { contactEmail: email });
  expect((await open(feed, { headers: { 'if-none-match': etag } })).status).toBe(200);
});

test('a new address stops the old one, revoking stops both, and each leaves an audit row', async () => {
  const { id, headers } = await aPerson();
  const [old, fresh] = [await subscribe(headers), await subscribe(headers)];
  expect(old.url).not.toBe(fresh.url);
  expect([(await open(old)).status, (await open(fresh)).status]).toEqual([404, 200]);
  expect((await (await feeds(headers)).json()).items).toMatchObject([{ url: fresh.url, kind: 'ACCOUNT' }]);
  expect((await feeds(headers, { path: `/${fresh.id}`, method: 'DELETE' })).status).toBe(204);
  expect((await feeds(headers, { path: `/${fresh.id}`, method: 'DELETE' })).status).toBe(404);
  expect((await open(fresh)).status).toBe(404);
  const audit = await server.db.prisma.auditEvent.findMany({ where: { accountId: id } });
  expect(audit.map(({ action }) => action).sort()).toEqual(['feed.created', 'feed.created', 'feed.revoked']);
});

test('ten asked for at once leave one that answers', async () => {
  const { headers } = await aPerson();
  const made = await Promise.all(Array.from({ length: 10 }, () => subscribe(headers)));
  const answers = await Promise.all(made.map((feed) => open(feed)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('A4 nobody stops the feed of somebody else, or gets one of a school that is not theirs', async () => {
  const school = await anInstitution(server.db);
  const [one, other] = [await aPerson(), await aPerson()];
  const feed = await subscribe(one.headers);
  expect((await feeds(other.headers, { path: `/${feed.id}`, method: 'DELETE' })).status).toBe(404);
  expect((await open(feed)).status).toBe(200);
  const body = JSON.stringify({ kind: 'SCHOOL', institutionNumber: school.number });
  expect((await feeds(other.headers, { method: 'POST', body })).status).toBe(404);
  const everywhere = await loginHeaders(server, (await anAccount(server.db)).id);
  expect((await feeds(everywhere, { method: 'POST', body })).status).toBe(404);
});

test('a school’s calendar holds every visit of the school and its branches, without any key, and keeps nobody busy', async () => {
  const school = await anInstitution(server.db);
  const branch = await anInstitution(server.db, { parentNumber: school.number });
  const { headers } = await aPerson([{ role: 'SCHOOL_ADMINISTRATOR', institutionNumber: school.number }]);
  const atSchool = await visit('2026-04-20', { institution: school, visitorName: 'Ali Noor', needs: 'Kørestol' });
  const atBranch = await visit('2026-04-21', { institution: branch });
  await visit('2026-04-21', { institution: await anInstitution(server.db) });
  const { events, text } = await eventsOf(
    await subscribe(headers, { kind: 'SCHOOL', institutionNumber: school.number }),
  );
  expect(events.map(({ uid }) => uid.split('@')[0])).toEqual([atSchool.id, atBranch.id]);
  expect(events.every(({ url }) => url === null)).toBe(true);
  expect(events[0]?.description).toContain('Ali Noor');
  expect(events[1]?.description).toContain(branch.name);
  expect(text).not.toMatch(/Kørestol|\/booking\/|laerer@example\.org|20 00 00 20/);
  expect(text.match(/TRANSP:TRANSPARENT/g)).toHaveLength(2);
});

test('A4 a role that ended yesterday sees nothing today, and a deactivated person’s calendars fall silent', async () => {
  const school = await anInstitution(server.db);
  const validTo = localDateToDate('2026-03-17');
  const grants = [{ role: 'SCHOOL_ADMINISTRATOR' as const, institutionNumber: school.number, validTo }];
  const { id, headers } = await aPerson(grants);
  const ofSchool = await subscribe(headers, { kind: 'SCHOOL', institutionNumber: school.number });
  const own = await subscribe(headers);
  server.clock.set('2026-03-16T22:59:59Z');
  expect((await open(ofSchool)).status).toBe(200);
  server.clock.set('2026-03-16T23:00:00Z');
  expect([(await open(ofSchool)).status, (await open(own)).status]).toEqual([404, 200]);
  await server.db.prisma.account.update({ where: { id }, data: { active: false } });
  expect((await open(own)).status).toBe(404);
});

test('a branch’s calendar answers to the main school’s administrator, not the other way round', async () => {
  const school = await anInstitution(server.db);
  const branch = await anInstitution(server.db, { parentNumber: school.number });
  const ofMain = await aPerson([{ role: 'SCHOOL_ADMINISTRATOR', institutionNumber: school.number }]);
  const ofBranch = await aPerson([{ role: 'SCHOOL_ADMINISTRATOR', institutionNumber: branch.number }]);
  const feed = await subscribe(ofMain.headers, { kind: 'SCHOOL', institutionNumber: branch.number });
  expect((await open(feed)).status).toBe(200);
  const body = JSON.stringify({ kind: 'SCHOOL', institutionNumber: school.number });
  expect((await feeds(ofBranch.headers, { method: 'POST', body })).status).toBe(404);
});

test('an address that was changed by a letter, or made by another installation, is nothing', async () => {
  const { headers } = await aPerson();
  const { url } = await subscribe(headers);
  const token = url.slice(url.lastIndexOf('/') + 1, -4);
  const [id = '', mac = ''] = token.split('.');
  const swapped = (text: string) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1);
  for (const wrong of [
    `${id}.${swapped(mac)}`,
    `${swapped(id)}.${mac}`,
    id,
    `${id}.`,
    `.${mac}`,
    '%00',
    'x'.repeat(90),
  ]) {
    expect((await fetch(`${server.url}/calendars/${wrong}.ics`)).status, wrong).toBe(404);
  }
});

test('what people type stays text in the calendar', async () => {
  const { email, headers } = await aPerson();
  const names = ['END:VEVENT\r\nBEGIN:VEVENT', 'a;b,c\\n"d"', '5.b\u2028ATTENDEE:mailto:x@example.org'];
  for (const [index, label] of names.entries()) {
    await visit(`2026-04-2${index}`, {
      contactEmail: email,
      groups: [{ label: label.slice(0, 40) }],
      visitorName: label,
    });
  }
  const { events, text } = await eventsOf(await subscribe(headers));
  expect(events).toHaveLength(3);
  expect(text).not.toMatch(/^ATTENDEE/m);
});
