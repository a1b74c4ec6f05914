import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about several classes booked as one, in a department of their own. */
export async function bookingSetCalls(server: TestServer): Promise<Record<string, Parts>> {
  const { db } = server;
  const offer = await anOffer(db, await aDepartment(db));
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const sessions = await Promise.all(['09:00', '11:00'].map((time) => aSession(db, offer, { ...room, time })));
  const institution = { number: (await anInstitution(db)).number };
  const person = { name: 'Ali Noor', email: 'ali@example.org', phone: '20005516' };
  const body = () => ({
    institution,
    contact: { name: 'Mette Holm', email: `mette-${crypto.randomUUID()}@example.org`, phone: '20 00 41 87' },
    visitor: person,
    administrator: { name: 'Kontoret', email: 'kontor@example.org' },
    needs: 'Kort gåtur.',
    message: 'Vi glæder os.',
    language: 'da',
    bookings: sessions.map(({ id }, index) => ({
      sessionId: id,
      groups: [{ label: `5.${index}`, gradeLevel: 5, pupils: 24, adults: 2 }],
      visitor: person,
      needs: 'To bruger kørestol.',
    })),
  });
  const groups = [{ label: '5.a', gradeLevel: 5, pupils: 24, adults: 2 }, { pupils: 22 }];
  return {
    'POST /api/offers/:slug/splits': {
      params: { slug: offer.slug },
      body: { groups, from: '2026-04-01', to: '2026-06-30', days: ['2026-04-23'], sameDay: true },
    },
    'POST /api/booking-sets': { body: body(), headers: { 'idempotency-key': 'hostile-input-set-key-0' } },
    'GET /api/bookings/:reference/set': await bookedSet(server, body()),
    'POST /api/bookings/:reference/set/cancel': {
      ...(await bookedSet(server, body())),
      body: { code: 'ILLNESS', reason: 'Influenza.' },
    },
  };
}

/** What the calls above may answer once their hostile twins have been there. */
export const bookingSetRefusals: Record<string, number[]> = {
  'POST /api/booking-sets': [201, 422, 429],
  'POST /api/bookings/:reference/set/cancel': [200, 409],
};

/** The address and the link of the first booking of a set. */
async function bookedSet(server: TestServer, body: unknown): Promise<Parts> {
  const response = await fetch(`${server.url}/api/booking-sets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { bookings } = (await response.json()) as { bookings: { reference: string; manageToken: string }[] };
  const [first] = bookings;
  if (first === undefined) throw new Error('a set has a first booking');
  return { params: { reference: first.reference }, headers: { authorization: `Bearer ${first.manageToken}` } };
}
