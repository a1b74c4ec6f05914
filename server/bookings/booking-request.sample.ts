import type { CreateBookingBody } from './booking.contract.ts';

/** A valid POST /api/bookings body for tests: 5.b with 26 pupils and 2 adults. */
export function aBookingRequest(
  sessionId: string,
  institutionNumber: string,
  facts: Partial<CreateBookingBody> = {},
): CreateBookingBody {
  return {
    sessionId,
    institution: { number: institutionNumber },
    contact: { name: 'Mette Holm', email: `mette-${crypto.randomUUID()}@example.org`, phone: '20 00 41 87' },
    groups: [{ label: '5.b', gradeLevel: 5, pupils: 26, adults: 2 }],
    language: 'da',
    ...facts,
  };
}
