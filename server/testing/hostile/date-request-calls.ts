import { aDateRequest } from '#server/date-requests/date-request.sample.ts';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about wishes for another day, each with one of its own, and about what waits for an answer. */
export async function dateRequestCalls(server: TestServer): Promise<Record<string, Parts>> {
  const { db, url } = server;
  const offer = await anOffer(db, await aDepartment(db));
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const session = await aSession(db, offer, room);
  const school = await anInstitution(db);
  const params = { slug: offer.slug };
  const asked = async () => {
    const sent = { method: 'POST', body: JSON.stringify(aDateRequest(school.number)) };
    const response = await fetch(`${url}/api/offers/${offer.slug}/date-requests`, sent);
    return (await response.json()) as { id: string; token: string };
  };
  const byLink = async () => {
    const { id, token } = await asked();
    return { params: { id }, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
  };
  const byId = async () => ({ params: { id: (await asked()).id } });
  return {
    'GET /api/tasks/requests': {},
    'GET /api/tasks/count': {},
    'POST /api/offers/:slug/date-requests': {
      params,
      body: { ...aDateRequest(school.number), needs: 'En elev i kørestol.' },
      headers: { 'idempotency-key': 'hostile-input-key-of-dates' },
    },
    'GET /api/date-requests/:id': await byLink(),
    'POST /api/date-requests/:id/withdraw': await byLink(),
    'GET /api/date-requests': { query: { state: 'open' } },
    'GET /api/date-requests/:id/answering': await byId(),
    'POST /api/date-requests/:id/offer': {
      ...(await byId()),
      body: { sessionId: session.id, answerBy: '2026-03-20', message: 'Velkommen.' },
    },
    'POST /api/date-requests/:id/decline': { ...(await byId()), body: { message: 'Vi har ikke flere dage.' } },
  };
}

/** What those calls answer when they come a second time: the wish has its answer, the key its wish, the address enough of them. */
export const dateRequestRefusals: Record<string, number[]> = {
  'POST /api/offers/:slug/date-requests': [201, 422, 429],
  'POST /api/date-requests/:id/offer': [200, 409],
  'POST /api/date-requests/:id/decline': [200, 409],
};
