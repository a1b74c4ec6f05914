import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loginFinder } from '#server/accounts/account.service.ts';
import { createApp } from '#server/app.ts';
import { type AnswerApi, recorded } from '#server/http/asked-api.ts';
import { dispatch } from '#server/http/dispatch.ts';
import { httpServer } from '#server/http/http-server.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { instantOf, localDateToDate } from '#server/time/local-time.ts';
import { boardPages } from './board-pages.ts';

// The pages themselves are stood in for by one that asks the API what a page and its frame ask, and shows the answers.

const PATH = '/personale/tavle/2026-W12';
let server: TestServer;
let pages: ReturnType<typeof httpServer>;
let url: string;
let rendered = 0;
let own: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
let kim: { id: string; headers: LoginHeaders };
let lone: { id: string; headers: LoginHeaders };

beforeAll(async () => {
  server = await testServer();
  const { app } = createApp(server.deps);
  const answerApi: AnswerApi = (request, address) => dispatch(app, request, address);
  const front = express();
  const reader = { findLogin: loginFinder(server.db), loginCookie: 'login' };
  front.use(boardPages({ ...server.deps, ...reader, answerApi }));
  front.use((request, response) => void showPage(recorded(answerApi), request, response));
  pages = httpServer(front);
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  own = await aDepartment(server.db, { slug: 'egen' });
  offer = await anOffer(server.db, own);
  kim = await educator('Kim Prøve');
  lone = await educator('Lone Prøve');
});
afterEach(() => server.clock.set(TEST_NOW));
afterAll(async () => {
  pages.closeAllConnections();
  await new Promise((resolve) => pages.close(resolve));
  await server.close();
});

async function educator(name: string) {
  const { id } = await anAccount(server.db, { name, grants: [{ role: 'EDUCATOR', departmentId: own.id }] });
  return { id, headers: await loginHeaders(server, id) };
}

async function showPage(api: AnswerApi, request: express.Request, response: express.Response) {
  rendered += 1;
  const asked = new URL(request.originalUrl, 'http://own.invalid').searchParams;
  const query = new URLSearchParams({
    week: request.path.slice(-8),
    ...(asked.get('sted') && { site: asked.get('sted') ?? '' }),
  });
  const headers = { cookie: request.get('cookie') ?? '' };
  const parts: string[] = [];
  for (const address of ['/api/me', '/api/attendance/missing', `/api/boards/week?${query}`]) {
    const answer = await api(new Request(new URL(address, 'http://own.invalid'), { headers }), 'unknown');
    if (answer.status !== 200) return void response.status(answer.status).type('html').send('no');
    parts.push(await answer.text());
  }
  response.set('content-security-policy', "script-src 'self' 'nonce-abc123=='; base-uri 'none'");
  response.type('html').send(`<html>${parts.join('<hr>')}</html>`);
}

interface Seen {
  status: number;
  html: string;
  /** Whether it was made for this request. */
  fresh: boolean;
  headers: Headers;
}

async function see(headers: LoginHeaders = kim.headers, path = PATH): Promise<Seen> {
  const before = rendered;
  const response = await fetch(url + path, { headers: { cookie: headers.cookie } });
  return { status: response.status, html: await response.text(), fresh: rendered > before, headers: response.headers };
}

/** Sees the page kept, does something, and sees the page again. */
async function seeAfter(change: () => Promise<unknown>, headers?: LoginHeaders): Promise<Seen> {
  await see(headers);
  expect(await see(headers)).toMatchObject({ fresh: false, status: 200 });
  await change();
  return see(headers);
}

const at = (day: string, time: string) => instantOf(day, time) as Date;
const day = () => ({ departmentId: own.id, createdAt: new Date(), createdBy: kim.id });
const aRoom = (name: string) =>
  server.db.prisma.resource.create({
    data: { id: newId(), departmentId: own.id, siteId: own.siteId, kind: 'ROOM', nameDa: name, nameEn: name },
  });

test('a page that is asked for again is not made again, and is the same to the letter', async () => {
  const first = await see();
  const again = await see();
  expect(first).toMatchObject({ status: 200, fresh: true });
  expect(again).toMatchObject({ status: 200, fresh: false, html: first.html });
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
});

test('a nonce is for one answer: a page that holds none is given again without it in its policy', async () => {
  await see();
  expect((await see()).headers.get('content-security-policy')).toBe("script-src 'self'; base-uri 'none'");
});

test('each change of what the board shows is seen at once', async () => {
  const { prisma } = server.db;
  const session = await aSession(server.db, offer, { day: '2026-03-17' });
  const second = await aSession(server.db, offer, { day: '2026-03-18' });
  const room = await aRoom('Salen');
  const past = await aSession(server.db, offer, { day: '2026-03-16', time: '06:00' });
  const visit = await aBooking(server.db, past, { institutionName: 'Kommet Skole' });
  const booking = await aBooking(server.db, second);
  const blocked = newId();
  const changes: Record<string, () => Promise<unknown>> = {
    'a new session': () => aSession(server.db, offer, { day: '2026-03-19' }),
    'a booking': () => aBooking(server.db, session, { institutionName: 'Ny Skole' }),
    'another size of a group': () =>
      prisma.booking.update({ where: { id: booking.id }, data: { pupils: 11, version: { increment: 1 } } }),
    'a booking cancelled': () =>
      prisma.booking.update({
        where: { id: booking.id },
        data: { status: 'CANCELLED_BY_BOOKER', cancelledAt: new Date() },
      }),
    attendance: () =>
      prisma.attendance.create({
        data: { bookingId: visit.id, outcome: 'NO_SHOW', groupCount: 0, pupils: 0, adults: 0, recordedBy: kim.id },
      }),
    'a move': () =>
      prisma.session.update({
        where: { id: session.id },
        data: { startsAt: at('2026-03-20', '11:00'), endsAt: at('2026-03-20', '12:30') },
      }),
    'an educator': () => prisma.sessionEducator.create({ data: { sessionId: session.id, accountId: lone.id } }),
    'a room': () => prisma.sessionResource.create({ data: { sessionId: session.id, resourceId: room.id } }),
    'a room renamed': () => prisma.resource.update({ where: { id: room.id }, data: { nameDa: 'Storsalen' } }),
    'a later meeting': () =>
      prisma.sessionMeeting.create({
        data: {
          id: newId(),
          sessionId: second.id,
          position: 2,
          startsAt: at('2026-03-19', '13:00'),
          endsAt: at('2026-03-19', '14:00'),
        },
      }),
    'an absence': () =>
      prisma.absence.create({
        data: {
          ...{ id: newId(), accountId: lone.id, createdBy: kim.id, createdAt: new Date() },
          ...{ startsAt: at('2026-03-18', '00:00'), endsAt: at('2026-03-19', '00:00') },
        },
      }),
    'working hours': () =>
      prisma.workingHours.create({
        data: {
          ...{ id: newId(), accountId: lone.id, departmentId: own.id, weekday: 1 },
          ...{ startsAt: '08:00', endsAt: '15:00', validFrom: localDateToDate('2026-01-01') },
        },
      }),
    'other hours on one day': () =>
      prisma.workingDayException.create({
        data: { id: newId(), accountId: lone.id, localDate: localDateToDate('2026-03-16') },
      }),
    'a closed day': () =>
      prisma.closedDay.create({
        data: {
          id: newId(),
          ...day(),
          validFrom: localDateToDate('2026-03-20'),
          validTo: localDateToDate('2026-03-21'),
          reason: 'Storm',
        },
      }),
    'a school holiday': () =>
      prisma.schoolHoliday.create({
        data: {
          ...{ id: newId(), municipalityCode: '0101', schoolYear: '2025/26', name: 'Fri' },
          ...{ validFrom: localDateToDate('2026-03-19'), validTo: localDateToDate('2026-03-20') },
        },
      }),
    'blocked time': () =>
      prisma.blockedTime.create({
        data: {
          ...{ id: blocked, ...day(), kind: 'MEETING', title: 'Møde' },
          ...{
            startsAt: at('2026-03-16', '12:00'),
            endsAt: at('2026-03-16', '13:00'),
            people: { create: { accountId: lone.id } },
          },
        },
      }),
    'blocked time renamed': () => prisma.blockedTime.update({ where: { id: blocked }, data: { title: 'Teammøde' } }),
    'a colleague asked': () =>
      prisma.educatorRequest.create({
        data: { id: newId(), sessionId: second.id, accountId: lone.id, askedBy: kim.id, askedAt: new Date() },
      }),
    'a review': () =>
      prisma.reviewTask.create({
        data: {
          id: newId(),
          bookingId: booking.id,
          sessionId: second.id,
          cause: 'SESSION_MOVED',
          before: {},
          createdAt: new Date(),
        },
      }),
    'an offer renamed': () => prisma.offer.update({ where: { id: offer.id }, data: { titleDa: 'Nyt navn' } }),
    'a department renamed': () => prisma.department.update({ where: { id: own.id }, data: { name: 'Nyt center' } }),
    'a place renamed': () => prisma.site.update({ where: { id: own.siteId }, data: { name: 'Porten' } }),
    'a colleague renamed': () => prisma.account.update({ where: { id: lone.id }, data: { name: 'Lone Ny' } }),
    'a new colleague': () => educator('Ny Prøve'),
    'a session cancelled': () => prisma.session.update({ where: { id: second.id }, data: { state: 'CANCELLED' } }),
    'a session removed': async () => {
      const { id } = await prisma.session.findFirstOrThrow({ where: { localDate: localDateToDate('2026-03-19') } });
      await prisma.session.delete({ where: { id } });
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const before = await see();
    const after = await seeAfter(change);
    expect(after.fresh, what).toBe(true);
    expect(after.html, what).not.toBe(before.html);
    expect((await see()).html, what).toBe(after.html);
  }
});

test('what the board does not show makes no new page', async () => {
  const elsewhere = await anOffer(server.db, await aDepartment(server.db));
  const unseen = [
    () => aSession(server.db, elsewhere, { day: '2026-03-17' }),
    () => aSession(server.db, offer, { day: '2026-09-17' }),
  ];
  for (const change of unseen) expect(await seeAfter(change)).toMatchObject({ fresh: false, status: 200 });
});

test('what the frame shows of the person is seen at once: the name, a role that is given or ended', async () => {
  const own1 = await educator('Rolf Prøve');
  const renamed = () => server.db.prisma.account.update({ where: { id: own1.id }, data: { name: 'Rolf Ny' } });
  expect(await seeAfter(renamed, own1.headers)).toMatchObject({
    fresh: true,
    html: expect.stringContaining('Rolf Ny'),
  });
  const ended = () =>
    server.db.prisma.roleGrant.updateMany({
      where: { accountId: own1.id },
      data: { validTo: localDateToDate('2026-03-16') },
    });
  expect((await seeAfter(ended, own1.headers)).status).toBe(403);
});

test('a role that ends by itself at midnight ends on the board too, and the number of visits without attendance follows the clock', async () => {
  const today = await aSession(server.db, offer, { day: '2026-03-16', time: '10:00' });
  await aBooking(server.db, today);
  const before = await see();
  server.clock.set('2026-03-16T10:29:59Z');
  expect((await see()).html).toBe(before.html);
  server.clock.set('2026-03-16T10:30:01Z');
  expect((await see()).html).not.toBe(before.html);
  server.clock.set('2026-03-16T18:00:00Z');
  const { id, headers } = await educator('Nat Prøve');
  const validTo = localDateToDate('2026-03-17');
  await server.db.prisma.roleGrant.updateMany({ where: { accountId: id }, data: { validTo } });
  server.clock.set('2026-03-16T22:59:58Z');
  await see(headers);
  expect(await see(headers)).toMatchObject({ status: 200, fresh: false });
  server.clock.set('2026-03-16T23:00:01Z');
  expect((await see(headers)).status).toBe(403);
});

test('nobody sees the page of somebody else, nor after logging out, nor with an account that was closed', async () => {
  const anna = await educator('Anna Prøve');
  const bo = await educator('Bo Prøve');
  await see(anna.headers);
  const { html } = await see(bo.headers);
  expect(JSON.parse(html.slice('<html>'.length).split('<hr>')[0] ?? '').name).toBe('Bo Prøve');
  expect((await fetch(url + PATH)).status).toBe(401);
  await see(bo.headers);
  await server.db.prisma.account.update({ where: { id: bo.id }, data: { active: false } });
  expect((await see(bo.headers)).status).toBe(401);
  await see(anna.headers);
  await fetch(`${server.url}/api/logout`, { method: 'POST', headers: anna.headers });
  expect((await see(anna.headers)).status).toBe(401);
  const late = await educator('Sen Prøve');
  await see(late.headers);
  server.clock.set('2026-03-16T20:00:01Z');
  expect((await see(late.headers)).status).toBe(401);
});

test('another address is another page; wrong ones are not kept; forms and other pages pass by', async () => {
  const plain = await see();
  const english = await see(kim.headers, `/en${PATH}`);
  expect(english.fresh).toBe(true);
  expect((await see(kim.headers, `${PATH}?sted=stedet`)).html).not.toBe('');
  expect((await see(kim.headers, `${PATH}?sted=findes-ikke`)).status).toBe(422);
  expect((await see(kim.headers, `${PATH}?sted=findes-ikke`)).status).toBe(422);
  expect((await see()).html).toBe(plain.html);
  const posted = await fetch(url + PATH, { method: 'POST', headers: { cookie: kim.headers.cookie } });
  expect(posted.headers.get('content-encoding')).toBeNull();
  expect((await see(kim.headers, '/personale/uge/2026-W12')).fresh).toBe(true);
});

test('whoever takes gzip gets the same page compressed', async () => {
  const { html } = await see();
  const compressed = async () => {
    const response = await fetch(url + PATH, { headers: { cookie: kim.headers.cookie, 'accept-encoding': 'gzip' } });
    return { encoding: response.headers.get('content-encoding'), text: await response.text() };
  };
  await expect.poll(async () => (await compressed()).encoding, { timeout: 30_000 }).toBe('gzip');
  expect((await compressed()).text).toBe(html);
  const plain = await fetch(url + PATH, { headers: { cookie: kim.headers.cookie, 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(html);
});
