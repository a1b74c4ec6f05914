import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

const words = { nameDa: 'Salen', nameEn: 'The hall' };

/** What belongs to a department beside its sessions: a room, and closed days. */
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
  return { resource, closedDays: days.map(({ id }) => id) };
}
