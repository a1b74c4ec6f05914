import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id, instant } from '#server/http/fields.ts';

const common = { tag: 'planning' } as const;
const reference = z.object({ reference: z.string().max(40) });

const version = z.object({
  number: z.int(),
  createdAt: instant,
  by: z.string().nullable().describe('Who saved it; null = the platform'),
  current: z.boolean().describe('What is booked now'),
  bookings: z.int().describe('How many were made with it'),
  changed: z.array(z.string()).describe('Names of the fields that differ from the version before'),
});

const difference = z.object({
  field: z.string(),
  label: z.string(),
  before: z.string().describe('Empty = nothing stood there'),
  after: z.string(),
});
export type OfferDifference = z.output<typeof difference>;

export const listOfferVersions = endpoint({
  ...common,
  method: 'GET',
  path: '/api/planning/offers/:id/versions',
  summary: 'The versions of an offer, newest first',
  policy: 'lead',
  params: z.object({ id }),
  answer: z.object({ title: z.string(), items: z.array(version) }),
});

export const compareOfferVersions = endpoint({
  ...common,
  method: 'GET',
  path: '/api/planning/offers/:id/versions/difference',
  summary: 'What differs between two versions, field by field in words',
  policy: 'lead',
  params: z.object({ id }),
  query: z.object({ from: countText(1, 1_000_000), to: countText(1, 1_000_000) }),
  answer: z.object({ from: version, to: version, items: z.array(difference) }),
});

const sinceBooked = z.object({
  items: z
    .array(difference.extend({ kept: z.boolean().describe('The booking keeps what stood there when it was made') }))
    .describe('What matters to those who come; empty = nothing has changed'),
});

export const readOfferChanges = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/offer-changes',
  summary: 'What has changed in the offer since it was booked',
  tag: 'bookings',
  policy: 'bookingLink',
  params: reference,
  answer: sinceBooked,
});

export const readVisitOfferChanges = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/visit/offer-changes',
  summary: 'The same for those who work for the department',
  tag: 'schedule',
  policy: 'staff',
  params: reference,
  answer: sinceBooked,
});
