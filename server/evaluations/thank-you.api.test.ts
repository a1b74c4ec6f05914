import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeFacts } from '#emails/notices/notice-facts.ts';
import { newId } from '#server/platform/ids.ts';
import { aBooking, type BookingFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anOffer, aSession, serialNumber } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { thankYous } from './thank-you.service.ts';

let server: TestServer;
let offer: Awaited<ReturnType<typeof anOffer>>;

beforeAll(async () => {
  server = await testServer();
  offer = await anOffer(server.db, await aDepartment(server.db), { titleDa: 'Stenalderens køkken' });
  const words = { noteDa: '', noteEn: '', bodyDa: 'Tegn.', bodyEn: 'Draw.' };
  const material = (phase: 'BEFORE' | 'AFTER', titleDa: string) => ({
    id: newId(),
    offerId: offer.id,
    phase,
    position: 1,
    titleDa,
    titleEn: 'Draw the hearth',
    ...words,
  });
  await server.db.prisma.material.createMany({
    data: [material('BEFORE', 'Læs om bålet'), material('AFTER', 'Tegn bålet')],
  });
});
afterAll(() => server.close());

async function aVisit(facts: BookingFacts = {}, day = '2026-03-16') {
  const visitorEmail = `laerer-${serialNumber()}@example.org`;
  return aBooking(server.db, await aSession(server.db, offer, { day }), { visitorEmail, came: 'AS_BOOKED', ...facts });
}

const run = (instant: string) => thankYous.run(server.deps, new Date(instant));
const mailsTo = (recipientEmail: string) =>
  server.db.prisma.outboxMail.findMany({ where: { kind: 'THANK_YOU', recipientEmail } });
const TUESDAY_1600 = '2026-03-17T15:00:00Z';

test('on the day after at four the visiting teacher is thanked, with the materials for after and the way to end such mails', async () => {
  const visit = await aVisit({ contactEmail: 'kontor@example.org' });
  await run('2026-03-16T19:00:00Z');
  await run('2026-03-17T14:59:00Z');
  expect(await mailsTo(visit.visitorEmail)).toHaveLength(0);
  await run(TUESDAY_1600);
  const [mail, ...more] = await mailsTo(visit.visitorEmail);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ bookingId: visit.id, recipientRole: 'VISITOR', calendarMethod: null, language: 'da' });
  expect(mail?.facts).toMatchObject({
    url: expect.stringMatching(new RegExp(`/evaluering/${visit.reference}/[\\w-]{43}$`)),
    unsubscribeUrl: expect.stringMatching(/\/api\/mail-opt-outs\/[\w-]{86}$/),
    values: { materials: 1, 'material.0.title': 'Tegn bålet', 'material.0.url': expect.stringContaining('/tilbud/') },
  });
  expect(await mailsTo('kontor@example.org')).toHaveLength(0);
});

test('nobody is thanked twice, not by two processes at once either', async () => {
  const visits = await Promise.all([aVisit(), aVisit(), aVisit()]);
  await Promise.all([run(TUESDAY_1600), run(TUESDAY_1600), run(TUESDAY_1600)]);
  await run('2026-03-18T16:00:00Z');
  for (const { visitorEmail } of visits) expect(await mailsTo(visitorEmail)).toHaveLength(1);
});

test('who did not come, who is not recorded yet, and what was cancelled gets no thanks; what is recorded later does', async () => {
  const noShow = await aVisit({ came: 'NO_SHOW' });
  const unknown = await aVisit({ came: undefined });
  const cancelled = await aVisit({ came: undefined, status: 'CANCELLED_BY_VENUE' });
  const longAgo = await aVisit({}, '2026-02-02');
  await run(TUESDAY_1600);
  for (const { visitorEmail } of [noShow, unknown, cancelled, longAgo]) expect(await mailsTo(visitorEmail)).toEqual([]);
  const nobody = { outcome: 'CAME' as const, groupCount: 1, pupils: 24, adults: 2 };
  const { id: recordedBy } = await server.db.prisma.account.findFirstOrThrow();
  await server.db.prisma.attendance.create({ data: { bookingId: unknown.id, ...nobody, recordedBy } });
  await run('2026-03-19T16:00:00Z');
  expect(await mailsTo(unknown.visitorEmail)).toHaveLength(1);
});

test('a teacher with three classes booked as one is thanked once, even when they are recorded on different days', async () => {
  const together = { bookingSetId: newId(), visitorEmail: `tre-klasser-${serialNumber()}@example.org` };
  await aVisit(together);
  await aVisit(together);
  await run(TUESDAY_1600);
  await aVisit(together);
  await run('2026-03-18T15:00:00Z');
  expect(await mailsTo(together.visitorEmail)).toHaveLength(1);
  const left = await server.db.prisma.booking.count({
    where: { bookingSetId: together.bookingSetId, thankedAt: null },
  });
  expect(left).toBe(0);
});

test('mails of this kind are ended by one POST without login, cookie or page, and can be wanted again', async () => {
  const visitorEmail = `faerre-mails-${serialNumber()}@example.org`;
  await aVisit({ visitorEmail });
  await run(TUESDAY_1600);
  const [mail] = await mailsTo(visitorEmail);
  const { unsubscribeUrl } = noticeFacts.parse(mail?.facts);
  const url = String(unsubscribeUrl).replace(/^https?:\/\/[^/]+/, server.url);
  expect(url).not.toContain('example.org');

  const seen = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' });
  expect(seen.status).toBe(302);
  expect(seen.headers.get('location')).toMatch(/\/afmeld\/[\w-]{86}$/);
  expect(await (await fetch(url)).json()).toEqual({ ended: false });

  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  for (const _again of [1, 2]) {
    const answer = await fetch(url, oneClick);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ended: true });
  }
  const ended = await aVisit({ visitorEmail: visitorEmail.toUpperCase() });
  await run('2026-03-17T15:30:00Z');
  expect(await mailsTo(ended.visitorEmail)).toHaveLength(0);
  expect(await mailsTo(visitorEmail)).toHaveLength(1);
  const stored = await server.db.prisma.mailOptOut.findMany();
  expect(Buffer.from(stored[0]?.emailHash ?? []).toString()).not.toContain('faerre');

  expect(await (await fetch(url, { method: 'DELETE' })).json()).toEqual({ ended: false });
  await aVisit({ visitorEmail });
  await run('2026-03-17T15:40:00Z');
  expect(await mailsTo(visitorEmail)).toHaveLength(2);
});

test('a link that somebody made up ends nothing', async () => {
  for (const token of ['x', 'A'.repeat(86), 'A'.repeat(87), '%00']) {
    expect((await fetch(`${server.url}/api/mail-opt-outs/${token}`, { method: 'POST' })).status).toBe(404);
  }
});
