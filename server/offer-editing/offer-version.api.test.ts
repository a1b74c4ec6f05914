import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailFacts } from '#emails/facts.ts';
import { renderMail } from '#emails/render.ts';
import { aBookingRequest } from '#server/bookings/booking-request.sample.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let leadId: string;
let lead: LoginHeaders;
beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: department.id }];
  leadId = (await anAccount(server.db, { name: 'Lea Leder', grants })).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  lead = await loginHeaders(server, leadId);
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = lead) {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { 'accept-language': 'da', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}

const before = {
  titleDa: 'Fortet',
  titleEn: 'The fort',
  clothingDa: 'Støvler.',
  clothingEn: 'Boots.',
  priceOre: 40_000,
  cancellationWorkingDays: 5,
};

/** A published offer that nobody has kept a version of yet, as the demo and older data have it. */
async function anOldOffer() {
  return anOffer(server.db, department, before);
}

async function booked(sessionId: string) {
  const school = (await anInstitution(server.db)).number;
  const { status, answer } = await call('POST', 'bookings', aBookingRequest(sessionId, school), {});
  expect(status).toBe(201);
  return { reference: answer.reference, link: { authorization: `Bearer ${answer.manageToken}` } };
}

const change = { titleDa: 'Fortet om natten', priceOre: 90_000, cancellationWorkingDays: 20, durationMinutes: 60 };

async function changed(id: string, body: Record<string, unknown> = change) {
  const { status, answer } = await call('PATCH', `planning/offers/${id}`, body);
  expect([status, answer.errors]).toEqual([200, undefined]);
}

/** The visitor's latest mail about a booking, as it is written. */
async function mailOf(reference: string, kind: 'CHANGE' | 'CANCELLATION') {
  const { id } = await server.db.prisma.booking.findUniqueOrThrow({ where: { reference } });
  const mail = await server.db.prisma.outboxMail.findFirstOrThrow({ where: { bookingId: id, kind } });
  const recipient = { name: mail.recipientName ?? '', email: mail.recipientEmail, role: 'VISITOR' as const };
  return renderMail(kind, recipient, mailFacts.parse(mail.facts)).text;
}

test('a booking keeps the price, the deadline and the title it was made with, and its mails say so', async () => {
  const offer = await anOldOffer();
  const session = await aSession(server.db, offer, { capacityGroups: 9, capacityPupils: 400, capacityAdults: 99 });
  const first = await booked(session.id);
  await changed(offer.id);
  const kept = await call('GET', `bookings/${first.reference}`, undefined, first.link);
  expect(kept.answer).toMatchObject({
    price: { totalOre: 40_000 },
    session: { offer: { title: 'Fortet' } },
    cancellation: { lastDay: '2026-04-16' },
  });
  const second = await booked(session.id);
  const now = await call('GET', `bookings/${second.reference}`, undefined, second.link);
  expect(now.answer).toMatchObject({ price: { totalOre: 90_000 }, session: { offer: { title: 'Fortet om natten' } } });
  expect(now.answer.cancellation.lastDay < '2026-04-01').toBe(true);

  const groups = [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 2 }];
  const patched = await call('PATCH', `bookings/${first.reference}`, { groups }, first.link);
  expect([patched.status, patched.answer.price.totalOre]).toEqual([200, 40_000]);
  const mail = await mailOf(first.reference, 'CHANGE');
  expect(mail).toContain('Fortet');
  expect(mail).not.toContain('om natten');
  expect(mail).toContain('400 kr.');
  expect(mail).toContain('16. april');
});

test('whoever booked sees what has changed since, and what stays as it was booked', async () => {
  const offer = await anOldOffer();
  const session = await aSession(server.db, offer, { capacityGroups: 9, capacityPupils: 400, capacityAdults: 99 });
  const old = await booked(session.id);
  const path = `bookings/${old.reference}/offer-changes`;
  expect((await call('GET', path, undefined, old.link)).answer).toEqual({ items: [] });
  await changed(offer.id, { ...change, clothingDa: null, clothingEn: null, keywords: 'nat' });
  const { answer } = await call('GET', path, undefined, old.link);
  expect(answer.items).toEqual([
    { field: 'title', label: 'Titel', before: 'Fortet', after: 'Fortet om natten', kept: true },
    { field: 'duration', label: 'Varighed', before: '90 minutter', after: '60 minutter', kept: false },
    { field: 'clothing', label: 'Påklædning', before: 'Støvler.', after: '', kept: true },
    { field: 'price', label: 'Pris', before: '400 kr.', after: '900 kr.', kept: true },
    { field: 'cancellation', label: 'Afbudsfrist', before: '5 hverdage før', after: '20 hverdage før', kept: true },
  ]);
  const staff = await call('GET', `bookings/${old.reference}/visit/offer-changes`);
  expect(staff.answer).toEqual(answer);
  const young = await booked(session.id);
  expect((await call('GET', `bookings/${young.reference}/offer-changes`, undefined, young.link)).answer.items).toEqual(
    [],
  );
  const wrong = { authorization: 'Bearer not-the-token' };
  expect((await call('GET', path, undefined, wrong)).status).toBe(404);
});

test('every save of a published offer is a version, with who, when and what was changed', async () => {
  const offer = await anOldOffer();
  await aBooking(server.db, await aSession(server.db, offer));
  await changed(offer.id, { priceOre: 90_000 });
  server.clock.set('2026-03-16T09:00:00Z');
  await changed(offer.id, { titleEn: 'The fort at night', materials: [] });
  await changed(offer.id, { keywords: 'kun til søgning' });
  const { answer } = await call('GET', `planning/offers/${offer.id}/versions`);
  expect(answer).toEqual({
    title: 'Fortet',
    items: [
      version(3, { createdAt: '2026-03-16T09:00:00.000Z', current: true, changed: ['Titel (engelsk)'] }),
      version(2, { changed: ['Pris'] }),
      version(1, { bookings: 1 }),
    ],
  });
  const difference = await call('GET', `planning/offers/${offer.id}/versions/difference?from=1&to=3`);
  expect(difference.answer.items).toEqual([
    { field: 'title', label: 'Titel (engelsk)', before: 'The fort', after: 'The fort at night' },
    { field: 'price', label: 'Pris', before: '400 kr.', after: '900 kr.' },
  ]);
  expect((await call('GET', `planning/offers/${offer.id}/versions/difference?from=1&to=9`)).status).toBe(404);
});

function version(number: number, facts: Record<string, unknown>) {
  const usual = { createdAt: '2026-03-16T08:00:00.000Z', by: 'Lea Leder', current: false, bookings: 0, changed: [] };
  return { number, ...usual, ...facts };
}

test('a draft has no versions before it is published', async () => {
  const offer = await anOffer(server.db, department, { state: 'DRAFT' });
  await changed(offer.id, { titleDa: 'Udkast' });
  expect((await call('GET', `planning/offers/${offer.id}/versions`)).answer.items).toEqual([]);
  expect((await call('POST', `planning/offers/${offer.id}/publish`)).status).toBe(200);
  expect((await call('GET', `planning/offers/${offer.id}/versions`)).answer.items).toHaveLength(1);
});
