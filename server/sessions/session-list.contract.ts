import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id, listOf, localDate } from '#server/http/fields.ts';
import { plannedTime, teachingRole } from './session-shape.contract.ts';

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const named = z.object({ id, name: z.string() });
const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

/** What sessions can be picked by; the words of the list and of bulk changes. */
export const sessionFilter = {
  department: slug.optional().describe('Slug'),
  offer: slug.optional().describe('Slug'),
  site: id.optional(),
  educator: z
    .union([z.literal('me'), id])
    .optional()
    .describe('An account id, or `me`'),
  from: localDate.optional().describe('First Danish day; default today'),
  to: localDate.optional().describe('Last Danish day, included'),
} as const;

const listedSession = plannedTime.extend({
  id,
  revision: z.int(),
  state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
  department: z.object({ slug: z.string(), name: z.string() }),
  offer: z.object({ slug: z.string(), title: z.string() }),
  site: named,
  capacity: places,
  taken: places,
  bookings: z.int().describe('Those that take places'),
  educators: z.array(named.extend({ role: teachingRole })),
  educatorsNeeded: z.int(),
  asked: z.int().describe('Colleagues who have not answered yet'),
  meetings: z.int().describe('Further meetings of a course'),
});
export type ListedSession = z.output<typeof listedSession>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  summary: 'Sessions of the departments the caller works for, by start',
  description: 'Another department is an empty list.',
  tag: 'sessions',
  policy: 'staff',
  query: z.object({
    ...sessionFilter,
    weekday: countText(1, 7).optional().describe('1 = Monday … 7 = Sunday'),
    state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']).optional().describe('Default: all that are not cancelled'),
    needsEducator: z
      .enum(['true', 'false'])
      .optional()
      .describe('true = only those with fewer educators than they need (who are learning do not count)'),
    page: countText(1, 100_000).optional(),
    pageSize: countText(1, 100).optional(),
  }),
  answer: listOf(listedSession),
});
