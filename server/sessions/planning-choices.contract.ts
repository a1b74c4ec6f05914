import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id } from '#server/http/fields.ts';

const department = z.string().describe('Slug');

export const readPlanningChoices = endpoint({
  method: 'GET',
  path: '/api/planning/choices',
  summary: 'What sessions can be planned with: offers, sites, people, rooms and kits',
  description:
    'Of the departments the caller works for; with `department` only of that one. Archived offers, closed sites and resources out ' +
    'of use are left out.',
  tag: 'sessions',
  policy: 'staff',
  query: z.object({
    department: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .optional()
      .describe('Slug'),
  }),
  answer: z.object({
    offers: z.array(
      z.object({
        id,
        slug: z.string(),
        title: z.string(),
        department,
        state: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
        form: z.string(),
        siteId: id.describe('The usual place'),
        durationMinutes: z.int(),
        meetingCount: z.int(),
        educatorsNeeded: z.int(),
        bufferBeforeMinutes: z.int(),
        bufferAfterMinutes: z.int(),
        travelMinutes: z.int(),
        resources: z.array(z.object({ id, quantity: z.int() })).describe('What it uses unless said'),
        usual: z
          .object({ groups: z.int(), pupils: z.int(), adults: z.int() })
          .describe('Places of a session unless said'),
      }),
    ),
    sites: z.array(z.object({ id, slug: z.string(), name: z.string(), department })),
    educators: z.array(z.object({ id, name: z.string() })).describe('Educators and leads'),
    resources: z.array(
      z.object({
        id,
        name: z.string(),
        kind: z.enum(['ROOM', 'KIT', 'VEHICLE', 'MEETING_POINT']),
        siteId: id.nullable().describe('Null = goes everywhere'),
        department,
        pooled: z.boolean(),
        quantity: z.int(),
      }),
    ),
  }),
});
