import { newId } from '#server/platform/ids.ts';
import { aDepartment, anAccount } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

const words = { nameDa: 'Salen', nameEn: 'The hall', descriptionDa: 'Stor.', descriptionEn: 'Large.' };
const spans = [{ weekday: 1, opensAt: '08:00', closesAt: '16:00' }];

/** Rooms and kits of a department of their own. */
export async function resourceCalls({ db }: TestServer): Promise<Record<string, Parts>> {
  const { id: departmentId, slug, siteId } = await aDepartment(db);
  const room = { id: newId(), departmentId, siteId, kind: 'ROOM' as const, ...words };
  const { id } = await db.prisma.resource.create({ data: room });
  const kit = { id: newId(), departmentId, kind: 'KIT' as const, pooled: true, quantity: 12, ...words };
  await db.prisma.resource.create({ data: kit });
  const whole = { department: slug, site: 'stedet', parentId: id, kind: 'ROOM', ...words, seats: 40 };
  const site = { slug, site: 'stedet' };
  const { id: createdBy } = await anAccount(db);
  const dates = { validFrom: new Date('2026-06-05'), validTo: new Date('2026-06-06') };
  const closed = () => ({
    id: newId(),
    departmentId,
    ...dates,
    reason: 'Grundlovsdag',
    createdAt: new Date(),
    createdBy,
  });
  const closedDay = await db.prisma.closedDay.create({ data: closed() });
  const toOpen = await db.prisma.closedDay.create({ data: closed() });
  const days = { from: '2026-06-05', to: '2026-06-07' };
  const blocked = await blockedTimes(db, departmentId);
  return {
    'GET /api/resources': { query: { department: slug, kind: 'ROOM', active: 'true' } },
    'POST /api/resources': { body: { ...whole, pooled: false, quantity: 1 } },
    'GET /api/resources/:id': { params: { id } },
    'PATCH /api/resources/:id': { params: { id: kit.id }, body: { ...words, quantity: 10, active: true } },
    'GET /api/resources/:id/use': { params: { id }, query: { from: '2026-04-01', to: '2026-04-30' } },
    'GET /api/resources/:id/opening-hours': { params: { id } },
    'PUT /api/resources/:id/opening-hours': { params: { id }, body: { spans } },
    'GET /api/departments/:slug/sites/:site/opening-hours': { params: site },
    'PUT /api/departments/:slug/sites/:site/opening-hours': { params: site, body: { spans } },
    'GET /api/blocked-times': { query: { department: slug, ...days, person: 'me' } },
    'GET /api/blocked-times/choices': { query: { department: slug } },
    'POST /api/blocked-times': {
      body: { ...blocked.meeting, department: slug, repeatUntil: '2026-05-20' },
    },
    'GET /api/blocked-times/:id': { params: { id: blocked.ids[0] ?? '' } },
    'PATCH /api/blocked-times/:id': { params: { id: blocked.ids[0] ?? '' }, body: blocked.meeting },
    'DELETE /api/blocked-times/:id': { params: { id: blocked.ids[1] ?? '' } },
    'GET /api/closed-days': { query: { department: slug, ...days } },
    'POST /api/closed-days': { body: { department: slug, site: 'stedet', ...days, reason: 'Storm' } },
    'GET /api/closed-days/:id': { params: { id: closedDay.id } },
    'DELETE /api/closed-days/:id': { params: { id: toOpen.id } },
    'GET /api/school-holidays': { query: { municipality: '0101', ...days } },
    'GET /api/school-holidays/plans': {},
    'POST /api/imports/school-holidays': {
      query: { dryRun: 'true' },
      body: 'kommunekode,skoleaar,ferie,foerste_dag,sidste_dag\n',
      headers: { 'content-type': 'text/csv' },
    },
  };
}

/** Two meetings of somebody, and what another one is. */
async function blockedTimes({ prisma }: TestServer['db'], departmentId: string) {
  const { id: accountId } = await anAccount({ prisma }, { grants: [{ role: 'EDUCATOR', departmentId }] });
  const rows = ['2026-05-04', '2026-05-05'].map((day) => ({
    ...{
      id: newId(),
      departmentId,
      kind: 'MEETING' as const,
      title: 'Møde',
      createdAt: new Date(),
      createdBy: accountId,
    },
    ...{ startsAt: new Date(`${day}T08:00:00Z`), endsAt: new Date(`${day}T09:00:00Z`) },
  }));
  await prisma.blockedTime.createMany({ data: rows });
  const people = rows.map(({ id: blockedTimeId }) => ({ blockedTimeId, accountId }));
  await prisma.blockedTimePerson.createMany({ data: people });
  const times = { date: '2026-05-06', time: '09:00', endDate: '2026-05-06', endTime: '11:00' };
  const meeting = { kind: 'MEETING', title: 'Personalemøde', ...times, people: [accountId], resources: [] };
  return { ids: rows.map(({ id }) => id), meeting };
}

/** What those calls answer when they are sent as they are meant, after their hostile likes: some have been removed by then. */
export const resourceRefusals: Record<string, number[]> = {
  'GET /api/closed-days/:id': [200, 404],
  'DELETE /api/closed-days/:id': [204, 404],
  'POST /api/blocked-times': [201, 409],
  'GET /api/blocked-times/:id': [200, 404],
  'PATCH /api/blocked-times/:id': [200, 404, 409],
  'DELETE /api/blocked-times/:id': [204, 404],
};
