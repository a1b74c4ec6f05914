import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** Calls about places that are held, at a session of their own. */
export async function holdCalls(server: TestServer): Promise<Record<string, Parts>> {
  const offer = await anOffer(server.db, await aDepartment(server.db));
  const room = { capacityGroups: 10_000, capacityPupils: 100_000, capacityAdults: 100_000 };
  const held = async () => {
    const { id } = await aSession(server.db, offer, room);
    const response = await fetch(`${server.url}/api/sessions/${id}/holds`, { method: 'POST', body: '{}' });
    const { holdToken } = (await response.json()) as { holdToken: string };
    return { params: { id }, headers: { authorization: `Bearer ${holdToken}`, 'content-type': 'application/json' } };
  };
  const { id } = await aSession(server.db, offer, room);
  return {
    'POST /api/sessions/:id/holds': { params: { id }, body: { groups: [{ pupils: 24, adults: 2 }] } },
    'POST /api/sessions/:id/holds/extend': await held(),
    'DELETE /api/sessions/:id/holds': await held(),
  };
}

/** Hostile bodies are no matter to what reads none: the same hold has been extended before. */
export const holdRefusals: Record<string, number[]> = { 'POST /api/sessions/:id/holds/extend': [200, 409] };
