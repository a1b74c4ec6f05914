import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id } from '#server/http/fields.ts';

// When a site or a resource can be used. An empty list = always.

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

const span = z.strictObject({
  weekday: count(1, 7).describe('1 = Monday … 7 = Sunday'),
  opensAt: z.string().regex(clock, { error: 'INVALID_TIME' }).describe('HH:MM, Danish local time'),
  closesAt: z
    .string()
    .refine((text) => clock.test(text) || text === '24:00', { params: { code: 'INVALID_TIME' } })
    .describe('HH:MM, up to 24:00'),
});

const spans = z.array(span).max(28);
const hours = z.object({ spans: spans.describe('By weekday and time; weekdays that are not named are closed') });

export type Span = z.output<typeof span>;

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const ofSite = { params: z.object({ slug, site: slug }), tag: 'resources', answer: hours, etag: true } as const;
const ofResource = { params: z.object({ id }), tag: 'resources', answer: hours, etag: true } as const;
const problems = { CHANGED_MEANWHILE: 412 } as const;
const replaces = 'Replaces the list. An empty one = always open.';

export const readSiteHours = endpoint({
  ...ofSite,
  method: 'GET',
  path: '/api/departments/:slug/sites/:site/opening-hours',
  summary: 'When a site can be used',
  policy: 'staff',
});

export const setSiteHours = endpoint({
  ...ofSite,
  method: 'PUT',
  path: '/api/departments/:slug/sites/:site/opening-hours',
  summary: 'Set when a site can be used',
  description: replaces,
  policy: 'lead',
  body: z.strictObject({ spans }),
  problems,
});

export const readResourceHours = endpoint({
  ...ofResource,
  method: 'GET',
  path: '/api/resources/:id/opening-hours',
  summary: 'When a resource can be used, beside the hours of its site',
  policy: 'staff',
});

export const setResourceHours = endpoint({
  ...ofResource,
  method: 'PUT',
  path: '/api/resources/:id/opening-hours',
  summary: 'Set when a resource can be used',
  description: replaces,
  policy: 'lead',
  body: z.strictObject({ spans }),
  problems,
});
