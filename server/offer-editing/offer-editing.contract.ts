import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, id, instant, line, listOf, searchText } from '#server/http/fields.ts';
import { unlessEmpty } from '#server/offers/choice.ts';
import { offerDetails } from '#server/offers/offer.contract.ts';
import { ageGroup, targetGroup } from '#server/offers/offer.query.ts';
import { offerChange, offerFields } from './offer-fields.contract.ts';

// The lead's side of the catalogue: drafts, published and archived offers of a department.

const state = z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']);
const departmentSlug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const department = z.object({ slug: z.string(), name: z.string() });
const common = { tag: 'planning', policy: 'lead' } as const;
const ofOffer = z.object({ id });

const listedOffer = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  state,
  form: offerFields.form,
  subjectFamily: offerFields.subjectFamily,
  targetGroups: z.array(targetGroup),
  gradeLevels: z.object({ from: z.int(), to: z.int() }).nullable(),
  ageGroups: z.array(ageGroup),
  department,
  nextSession: z.object({ id, startsAt: instant }).nullable(),
  comingSessions: z.int().describe('Not cancelled, from now on'),
  comingBookings: z.int().describe('Confirmed and requested ones of those sessions'),
  changedAt: instant,
});

export const listEditedOffers = endpoint({
  ...common,
  method: 'GET',
  path: '/api/planning/offers',
  summary: 'The offers of the departments one leads, in every state',
  query: z.object({
    department: unlessEmpty(departmentSlug).describe('Another department is 403'),
    state: unlessEmpty(state),
    q: unlessEmpty(searchText).describe('Part of a title or a keyword'),
    page: unlessEmpty(countText(1, 100_000)),
    pageSize: unlessEmpty(countText(1, 100)),
  }),
  answer: listOf(listedOffer).extend({
    states: z
      .object({ DRAFT: z.int(), PUBLISHED: z.int(), ARCHIVED: z.int() })
      .describe('How many of each, before `state`'),
  }),
});

const wrongField = z.object({ path: z.string(), code: z.string(), message: z.string() });
const storedFile = z.object({ name: z.string(), contentType: z.string(), sizeBytes: z.int() });

const editedOffer = z.object({
  id,
  slug: z.string(),
  state,
  version: z.int().describe('Raised by each edit; the ETag'),
  department,
  ...offerFields,
  titleDa: z.string(),
  materials: z.array(
    z.object({ ...offerFields.materials.element.shape, file: storedFile.nullable().describe('What `fileId` is') }),
  ),
  imageFile: storedFile.nullable().describe('What `imageFileId` is'),
  publishedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  everPublished: z.boolean().describe('A draft that never was can be deleted'),
  missing: z.array(wrongField).describe('What publishing asks for'),
});
export type EditedOffer = z.output<typeof editedOffer>;

const choices = z.object({
  namedGoals: z
    .array(z.object({ id, text: z.string() }))
    .describe('The goals that the offer names, of older lists too; all others: GET /api/curriculum/goals'),
  sites: z.array(z.object({ slug: z.string(), name: z.string(), city: z.string(), active: z.boolean() })),
  resources: z
    .array(
      z.object({
        id,
        name: z.string(),
        kind: z.string(),
        pooled: z.boolean(),
        quantity: z.int(),
        site: z.string().nullable(),
      }),
    )
    .describe('Rooms and kits in use; meeting points are not taken'),
});

export const readEditedOffer = endpoint({
  ...common,
  method: 'GET',
  path: '/api/planning/offers/:id',
  summary: 'An offer with all that can be edited, in both languages',
  description: 'In every state. `choices` are the sites and resources of its department.',
  params: ofOffer,
  answer: editedOffer.extend({ choices }),
  etag: true,
});

export const createOffer = endpoint({
  ...common,
  method: 'POST',
  path: '/api/planning/offers',
  summary: 'Begin a draft',
  description:
    'Only what is needed to begin; everything else gets a usual value and is changed later. The address (slug) is made of ' +
    'the title.',
  body: z.strictObject({
    department: departmentSlug,
    titleDa: offerFields.titleDa,
    form: offerFields.form.optional(),
    targetGroups: offerFields.targetGroups.optional(),
    subjectFamily: offerFields.subjectFamily.optional(),
  }),
  status: 201,
  answer: editedOffer,
  etag: true,
  problems: { DEPARTMENT_HAS_NO_SITE: 409 },
});

const editing = { ...common, params: ofOffer, etag: true, problems: { CHANGED_MEANWHILE: 412 } } as const;

export const changeOffer = endpoint({
  ...editing,
  method: 'PATCH',
  path: '/api/planning/offers/:id',
  summary: 'Change an offer',
  description:
    'Any subset of the fields; lists are replaced whole. With If-Match an edit that somebody else made in the meantime is a ' +
    '412. A published offer stays complete, and each change is kept as a version: bookings keep the version they were made with.',
  body: offerChange,
  answer: editedOffer,
  problems: { ...editing.problems, OFFER_INCOMPLETE: 409 },
});

export const publishOffer = endpoint({
  ...editing,
  method: 'POST',
  path: '/api/planning/offers/:id/publish',
  summary: 'Put an offer in the catalogue',
  description: 'Everything that is missing is a 409 with one reason for each field.',
  answer: editedOffer,
  problems: { ...editing.problems, OFFER_INCOMPLETE: 409 },
});

export const archiveOffer = endpoint({
  ...editing,
  method: 'POST',
  path: '/api/planning/offers/:id/archive',
  summary: 'Take an offer out of the catalogue',
  description:
    'Nothing new can be booked. While coming sessions have bookings it is a 409 that names them; with `keepBookings` the ' +
    'booked visits stand and are held.',
  body: z.strictObject({ keepBookings: z.boolean().optional() }),
  answer: editedOffer,
  problems: { ...editing.problems, OFFER_HAS_BOOKINGS: 409 },
});

export const reopenOffer = endpoint({
  ...editing,
  method: 'POST',
  path: '/api/planning/offers/:id/reopen',
  summary: 'Make an archived offer a draft again',
  answer: editedOffer,
  problems: { ...editing.problems, OFFER_NOT_ARCHIVED: 409 },
});

export const copyOffer = endpoint({
  ...common,
  method: 'POST',
  path: '/api/planning/offers/:id/copy',
  summary: 'Copy an offer into a new draft',
  description: 'With materials and resources, without sessions.',
  params: ofOffer,
  body: z.strictObject({ titleDa: line(120).optional() }),
  status: 201,
  answer: editedOffer,
  etag: true,
});

export const deleteOffer = endpoint({
  ...common,
  method: 'DELETE',
  path: '/api/planning/offers/:id',
  summary: 'Delete a draft that was never published',
  params: ofOffer,
  etag: true,
  problems: { CHANGED_MEANWHILE: 412, OFFER_IN_USE: 409 },
});

export const previewOffer = endpoint({
  ...common,
  method: 'POST',
  path: '/api/planning/offers/:id/preview',
  summary: 'The offer as schools would see it with these changes',
  description: 'Nothing is saved. An empty body shows the offer as it stands.',
  params: ofOffer,
  body: offerChange,
  answer: offerDetails,
});
