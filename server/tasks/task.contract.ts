import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { instant } from '#server/http/fields.ts';

const requestTask = z.object({
  reference: z.string().describe('Of several classes the first: they are answered together'),
  institution: z.string(),
  groups: z.array(z.string()),
  classes: z.int(),
  pupils: z.int(),
  adults: z.int(),
  offer: z.string(),
  department: z.string(),
  startsAt: instant,
  endsAt: instant,
  createdAt: instant,
  expiresAt: instant.nullable().describe('When it ends by itself and gives its places back'),
  waitsFor: z.object({ department: z.boolean(), head: z.boolean(), school: z.boolean() }),
  otherLevel: z.boolean().describe('The offer is not made for their level'),
  mayAnswer: z.boolean(),
});
export type RequestTask = z.output<typeof requestTask>;

export const listRequestTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/requests',
  summary: 'Requests that hold places until somebody answers',
  description:
    'Of the own departments, soonest to expire first, at most 200. `waitsFor.school`: another time was proposed, and the school has ' +
    'not answered. Answered with POST /api/bookings/{reference}/confirm, /decline or /propose.',
  tag: 'tasks',
  policy: 'staff',
  answer: z.object({ items: z.array(requestTask), total: z.int() }),
});

export const countTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/count',
  summary: 'How much waits for somebody of one’s departments',
  tag: 'tasks',
  policy: 'staff',
  answer: z.object({
    requests: z.int().describe('That wait for the department’s answer'),
    dateRequests: z.int(),
    reviews: z.int(),
    waiting: z.int().describe('In the queues: nobody has to do anything, but somebody may'),
    total: z.int().describe('Requests, date requests and reviews'),
  }),
});
