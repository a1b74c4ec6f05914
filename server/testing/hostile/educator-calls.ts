import { requestToken } from '#server/educators/request-token.ts';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls about who teaches what, each about people and sessions of its own. */
export async function educatorCalls({ db, deps }: TestServer): Promise<Record<string, Parts>> {
  const department = await aDepartment(db);
  const { slug } = department;
  const offer = await anOffer(db, department);
  const educator = async () =>
    (await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] })).id;
  const session = async (day: string) => (await aSession(db, offer, { day })).id;
  const ofPerson = async () => ({ params: { id: await educator() } });
  const asked = async (day: string) => {
    const accountId = await educator();
    const askedBy = (await anAccount(db)).id;
    const facts = { sessionId: await session(day), accountId, askedBy, askedAt: new Date('2026-03-16T07:00:00Z') };
    const { id } = await db.prisma.educatorRequest.create({ data: { id: newId(), ...facts } });
    return { params: { id }, headers: { authorization: `Bearer ${requestToken(deps.config.LINK_SECRET, id)}` } };
  };
  const hours = { weekday: 1, from: '08:00', to: '15:30', validFrom: '2026-01-01', validTo: '2027-01-01' };
  const span = { department: slug, from: '2026-06-01', to: '2026-06-30' };
  const lacking = await session('2026-06-08');
  const able = await educator();
  return {
    'GET /api/educators': { query: { department: slug } },
    'GET /api/educators/missing': { query: span },
    'GET /api/educators/:id': await ofPerson(),
    'GET /api/educators/:id/replacements': await ofPerson(),
    'PUT /api/educators/:id/hours': { ...(await ofPerson()), body: { department: slug, hours: [hours] } },
    'PUT /api/educators/:id/exceptions': {
      ...(await ofPerson()),
      body: { exceptions: [{ date: '2026-05-04', from: '10:00', to: '12:00' }] },
    },
    'PUT /api/educators/:id/competences': {
      ...(await ofPerson()),
      body: { department: slug, competences: [{ offerId: offer.id, role: 'LEADS' }] },
    },
    'POST /api/educators/:id/absences': {
      ...(await ofPerson()),
      body: { fromDate: '2026-05-04', fromTime: '10:00', toDate: '2026-05-05', toTime: '24:00' },
    },
    'DELETE /api/educators/:id/absences/:absence': { params: { id: await educator(), absence: newId() } },
    'GET /api/sessions/:id/educator-proposals': { params: { id: await session('2026-05-19') } },
    'PUT /api/sessions/:id/educators/:accountId': {
      params: { id: await session('2026-05-20'), accountId: await educator() },
      body: { role: 'LEADS' },
    },
    'DELETE /api/sessions/:id/educators/:accountId': {
      params: { id: await session('2026-05-21'), accountId: await educator() },
    },
    'POST /api/sessions/:id/requests': {
      params: { id: await session('2026-05-22') },
      body: { accountIds: [await educator()], role: 'ASSISTS', replacesId: null },
    },
    'POST /api/educators/assignments': {
      body: { ...span, dryRun: true, assignments: [{ sessionId: lacking, accountId: able, role: 'LEADS' }] },
    },
    'GET /api/educator-requests/:id': await asked('2026-05-26'),
    'POST /api/educator-requests/:id': { ...(await asked('2026-05-27')), body: { answer: 'ACCEPT' } },
  };
}
