import type { z } from 'zod';
import type { createDateRequest } from './date-request.contract.ts';

type Body = z.input<NonNullable<typeof createDateRequest.body>>;

/** A valid POST /api/offers/:slug/date-requests body for tests: 5.b on a Tuesday or Thursday morning in April and May 2026. */
export function aDateRequest(institutionNumber: string, facts: Partial<Body> = {}): Body {
  return {
    institution: { number: institutionNumber },
    contact: { name: 'Mette Holm', email: `mette-${crypto.randomUUID()}@example.org`, phone: '20 00 41 87' },
    groups: [{ label: '5.b', gradeLevel: 5, pupils: 24, adults: 2 }],
    wish: { from: '2026-04-20', to: '2026-05-29', weekdays: [2, 4], timeOfDay: 'MORNING' },
    message: 'Vi har emneuge i maj.',
    language: 'da',
    ...facts,
  };
}
