import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { anAccount } from '#server/testing/builders.ts';

const words = { nameDa: 'Salen', nameEn: 'The hall' };

/** What belongs to a department beside its sessions: a room, closed days, and somebody's meetings. */
export async function roomThings(
  db: Pick<Database, 'prisma'>,
  { id: departmentId, siteId }: { id: string; siteId: string },
) {
  const room = { id: newId(), departmentId, siteId, kind: 'ROOM' as const, ...words };
  const resource = await db.prisma.resource.create({ data: room });
  const dates = { validFrom: new Date('2026-06-05'), validTo: new Date('2026-06-06') };
  const days = Array.from({ length: 8 }, () => ({
    id: newId(),
    departmentId,
    ...dates,
    reason: 'Fri',
    createdAt: new Date(),
  }));
  await db.prisma.closedDay.createMany({ data: days });
  const { id: createdBy } = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId }] });
  const meetings = Array.from({ length: 8 }, (_, day) => ({
    ...{ id: newId(), departmentId, kind: 'MEETING' as const, title: 'Møde', createdAt: new Date(), createdBy },
    ...{ startsAt: new Date(Date.UTC(2026, 4, day + 1, 8)), endsAt: new Date(Date.UTC(2026, 4, day + 1, 9)) },
  }));
  await db.prisma.blockedTime.createMany({ data: meetings });
  const people = meetings.map(({ id: blockedTimeId }) => ({ blockedTimeId, accountId: createdBy }));
  await db.prisma.blockedTimePerson.createMany({ data: people });
  const blockedTimes = meetings.map(({ id }) => id);
  return { blockedTimes, resource, closedDays: days.map(({ id }) => id) };
}
