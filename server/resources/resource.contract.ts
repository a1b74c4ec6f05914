import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant, line, localDate, paragraph } from '#server/http/fields.ts';

// Rooms, kits, vehicles and meeting points of a department.

const kind = z
  .enum(['ROOM', 'KIT', 'VEHICLE', 'MEETING_POINT'])
  .describe('ROOM, KIT and VEHICLE are taken by sessions; a MEETING_POINT is only said');

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

const words = {
  nameDa: line(80),
  nameEn: line(80),
  descriptionDa: paragraph(500).describe('Of a meeting point: how to find it, as schools read it; else for the staff'),
  descriptionEn: paragraph(500),
};

const numbers = {
  quantity: count(1, 1000).describe('How many there are of a pooled one; 1 of others'),
  seats: count(1, 10_000).nullable().describe('How many people a room holds; null = not said'),
};

const named = z.object({ id, name: z.string() });

const resource = z.object({
  id,
  department: z.object({ slug: z.string(), name: z.string() }),
  site: z.object({ id, slug: z.string(), name: z.string() }).nullable().describe('Null = goes everywhere'),
  parentId: id.nullable().describe('The whole that it is a part of: whoever takes the whole takes each part'),
  partIds: z.array(id).describe('Its parts that are in use'),
  kind,
  name: z.string().describe('In the language that was asked for'),
  ...words,
  pooled: z.boolean().describe('Several of a kind, counted instead of exclusive'),
  ...numbers,
  active: z.boolean().describe('False = no longer used'),
  version: z.int().describe('Raised by each edit; the ETag'),
});

export type Resource = z.output<typeof resource>;

const newResource = z.strictObject({
  department: slug,
  site: slug.nullable().default(null).describe('Slug of a site of the department; null = goes everywhere'),
  parentId: id.nullable().default(null),
  kind,
  ...words,
  descriptionDa: words.descriptionDa.default(''),
  descriptionEn: words.descriptionEn.default(''),
  pooled: z.boolean().default(false),
  quantity: numbers.quantity.default(1),
  seats: numbers.seats.default(null),
});

const resourceChange = z
  .strictObject({ site: slug.nullable(), parentId: id.nullable(), ...words, ...numbers, active: z.boolean() })
  .partial();

export type NewResource = z.output<typeof newResource>;
export type ResourceChange = z.output<typeof resourceChange>;

const common = { tag: 'resources' } as const;
const one = { ...common, params: z.object({ id }) } as const;

export const listResources = endpoint({
  ...common,
  method: 'GET',
  path: '/api/resources',
  summary: 'Rooms, kits, vehicles and meeting points',
  description: 'Of the departments the caller works for, by site, kind and name; another department is 403.',
  policy: 'staff',
  query: z.object({
    department: slug.optional(),
    kind: kind.optional(),
    active: z.enum(['true', 'false']).optional().describe('Left out = also those no longer used'),
  }),
  answer: z.object({ items: z.array(resource) }),
});

export const readResource = endpoint({
  ...one,
  method: 'GET',
  path: '/api/resources/:id',
  summary: 'One resource',
  policy: 'staff',
  answer: resource,
  etag: true,
});

const wrongPlace = { CHANGED_MEANWHILE: 412, RESOURCE_TAKEN: 409 } as const;

export const createResource = endpoint({
  ...common,
  method: 'POST',
  path: '/api/resources',
  summary: 'Add a room, kit, vehicle or meeting point',
  description:
    'With `parentId` it is a part: who takes the whole takes every part, one part leaves the others free. What has been ' +
    'planned in the whole takes the new part too.',
  policy: 'lead',
  body: newResource,
  status: 201,
  answer: resource,
  etag: true,
  problems: { FORBIDDEN: 403 },
});

export const changeResource = endpoint({
  ...one,
  method: 'PATCH',
  path: '/api/resources/:id',
  summary: 'Change a resource, close it or open it again',
  description:
    'A closed one (`active` false) is offered nowhere; its history stays. It cannot be closed while coming sessions, ' +
    'blocked time or offers use it, nor cut below what is taken: the reasons name when and who.',
  policy: 'lead',
  body: resourceChange,
  answer: resource,
  etag: true,
  problems: { ...wrongPlace, RESOURCE_HAS_SESSIONS: 409, RESOURCE_HAS_OFFERS: 409, POOL_TAKEN: 409 },
});

/** The longest span that may be asked for, in days. */
export const MAX_USE_DAYS = 366;

const use = z.object({
  kind: z.enum(['SESSION', 'BLOCKED_TIME']),
  id,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  takenFrom: instant.describe('With the buffer before'),
  takenTo: instant.describe('With the buffer after'),
  quantity: z.int().describe('Of a pooled one; 1 of others'),
  via: named.describe('What was asked for: itself, the whole it is a part of, or a part of it'),
  people: z.array(z.string()).describe('Who teaches, or whose time is blocked'),
});

export type ResourceUse = z.output<typeof use>;

export const readResourceUse = endpoint({
  ...one,
  method: 'GET',
  path: '/api/resources/:id/use',
  summary: 'Who takes a resource when',
  description: `Sessions and blocked time by start, buffers included. Without dates: four weeks. At most ${MAX_USE_DAYS} days.`,
  policy: 'staff',
  query: z.object({ from: localDate.optional(), to: localDate.optional().describe('Included') }),
  answer: z.object({ items: z.array(use), from: z.iso.date(), to: z.iso.date() }),
});
