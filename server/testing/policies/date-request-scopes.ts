import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { ScopedCall } from './scoped-calls.ts';

/** A wish for another day that waits for an answer. */
export async function aStoredDateRequest(
  db: Pick<Database, 'prisma'>,
  { id: offerId, departmentId }: { id: string; departmentId: string },
): Promise<string> {
  const contact = { contactName: 'Mette Holm', contactEmail: 'mette@example.org', contactPhone: '20 00 41 87' };
  const groups = [{ label: '5.b', gradeLevel: 5, ageGroup: null, studyYear: null, pupils: 24, adults: 2 }];
  const numbers = { groups: groups.map((group) => ({ ...group, specialEducation: false })), pupils: 24, adults: 2 };
  const days = { wishFrom: new Date('2026-04-20'), wishTo: new Date('2026-05-29') };
  const about = { institutionName: 'Skolen', language: 'da', createdAt: new Date('2026-03-16T08:00:00Z') };
  const data = { id: newId(), offerId, departmentId, ...contact, ...numbers, ...days, ...about };
  return (await db.prisma.dateRequest.create({ data })).id;
}

/** Wishes of a department: nobody else's business, so hidden, whether they are open or not. */
export const dateRequestScopes: Record<string, ScopedCall> = {
  'GET /api/date-requests/:id/answering': { outside: 404, params: ({ dateRequest }) => ({ id: dateRequest }) },
  'POST /api/date-requests/:id/offer': {
    outside: 404,
    params: ({ dateRequest }) => ({ id: dateRequest }),
    // Answered too late, after the visit: refused with a reason.
    body: ({ session }) => ({ sessionId: session.id, answerBy: '2030-01-01' }),
  },
  'POST /api/date-requests/:id/decline': {
    outside: 404,
    params: ({ dateRequest }) => ({ id: dateRequest }),
    body: () => ({ message: 'Vi har ikke flere dage.' }),
  },
};
