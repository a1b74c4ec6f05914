import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, email, id, line, localDate, paragraph, phone } from '#server/http/fields.ts';

// What the knowledge centre keeps: departments, their sites and their dated agreements. All texts in both languages.

const text = (max: number) => paragraph(max).min(1);
const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'INVALID_SLUG' });

const place = {
  address: line(200),
  postalCode: z.string().regex(/^\d{4}$/, { error: 'INVALID_POSTAL_CODE' }),
  city: line(100),
  municipalityCode: z
    .string()
    .regex(/^\d{4}$/, { error: 'INVALID_CHOICE' })
    .describe('One of GET /api/municipalities'),
};

const departmentFields = {
  name: line(120),
  aboutDa: text(4000),
  aboutEn: text(4000),
  ...place,
  email: email.describe('Reply-To of every mail'),
  phone,
};

const siteFields = {
  name: line(120),
  ...place,
  latitude: z.number().min(54).max(58).describe('WGS84 degrees'),
  longitude: z.number().min(7.5).max(15.5),
  meetingPointDa: text(500),
  meetingPointEn: text(500),
  transportDa: text(1000),
  transportEn: text(1000),
  accessDa: text(1000),
  accessEn: text(1000),
  lunchDa: text(1000),
  lunchEn: text(1000),
};

/** Null = as many as the sessions take. */
const houseLimit = {
  selfGuidedPupils: count(1, 10_000)
    .nullable()
    .describe('How many pupils may be there on their own in any hour, whatever they have come for; null = no limit'),
};

const partnershipFields = {
  type: z.enum(['CULTURAL_COFUNDED', 'MUNICIPAL_COFUNDED', 'FULLY_EXTERNAL']),
  partner: line(200).describe('The other party or parties, as written in the agreement'),
  from: localDate.describe('First day'),
  to: localDate.nullable().describe('Last day, included; null = until further notice'),
};

const version = z.int().describe('Raised by each edit; the ETag');
const department = z.object({ slug: z.string(), ...departmentFields, version });
const site = z.object({ slug: z.string(), ...siteFields, ...houseLimit, active: z.boolean(), version });
const partnership = z.object({ id, ...partnershipFields, version });

const departmentForEditing = department.extend({
  sites: z.array(site),
  partnerships: z.array(partnership).describe('Newest first'),
});
export type DepartmentForEditing = z.output<typeof departmentForEditing>;
export type EditedDepartment = z.output<typeof department>;
export type EditedSite = z.output<typeof site>;
export type EditedPartnership = z.output<typeof partnership>;

const newDepartment = z.strictObject({
  ...departmentFields,
  slug: slug.optional().describe('Last part of its address; made of the name unless given, and never changed'),
});
const departmentChange = z.strictObject(departmentFields).partial();
const newSite = z.strictObject({ ...siteFields, selfGuidedPupils: houseLimit.selfGuidedPupils.optional() });
const siteChange = z.strictObject({ ...siteFields, ...houseLimit, active: z.boolean() }).partial();
const newPartnership = z.strictObject({ ...partnershipFields, to: partnershipFields.to.optional() });
const partnershipChange = z.strictObject(partnershipFields).partial();

export type NewDepartment = z.output<typeof newDepartment>;
export type DepartmentChange = z.output<typeof departmentChange>;
export type NewSite = z.output<typeof newSite>;
export type SiteChange = z.output<typeof siteChange>;
export type NewPartnership = z.output<typeof newPartnership>;
export type PartnershipChange = z.output<typeof partnershipChange>;

const slugParam = z.string().regex(/^[a-z0-9-]{1,100}$/);
const ofDepartment = z.object({ slug: slugParam });
const ofSite = z.object({ slug: slugParam, site: slugParam });
const ofPartnership = z.object({ slug: slugParam, id });
const common = { tag: 'departments', policy: 'knowledgeCentre' } as const;
const editing = { ...common, etag: true, problems: { CHANGED_MEANWHILE: 412 } } as const;

export const readDepartmentForEditing = endpoint({
  ...common,
  method: 'GET',
  path: '/api/departments/:slug/editing',
  summary: 'A department with all that can be edited, in both languages',
  description: 'Closed sites and past agreements too. Each part has its own version.',
  params: ofDepartment,
  answer: departmentForEditing,
  etag: true,
});

export const createDepartment = endpoint({
  ...common,
  method: 'POST',
  path: '/api/departments',
  summary: 'Add a department',
  body: newDepartment,
  status: 201,
  answer: department,
  etag: true,
});

export const changeDepartment = endpoint({
  ...editing,
  method: 'PATCH',
  path: '/api/departments/:slug',
  summary: 'Change the facts of a department',
  description: 'Any subset of the fields. With If-Match an edit that somebody else made in the meantime is a 412.',
  params: ofDepartment,
  body: departmentChange,
  answer: department,
});

export const createSite = endpoint({
  ...common,
  method: 'POST',
  path: '/api/departments/:slug/sites',
  summary: 'Add a site to a department',
  params: ofDepartment,
  body: newSite,
  status: 201,
  answer: site,
  etag: true,
});

export const changeSite = endpoint({
  ...editing,
  method: 'PATCH',
  path: '/api/departments/:slug/sites/:site',
  summary: 'Change a site, close it or open it again',
  description:
    'A closed site (`active` false) is shown nowhere and nothing new is planned there; its history stays. It cannot be ' +
    'closed while coming sessions or published offers stand there: the reasons name them. A lower limit for pupils on their own ' +
    'turns nobody away: hours that are fuller already take nobody else.',
  params: ofSite,
  body: siteChange,
  answer: site,
  problems: { ...editing.problems, SITE_HAS_SESSIONS: 409, SITE_HAS_OFFERS: 409 },
});

const dated =
  'A department is in one agreement at a time: days that another one holds are a 409 that names it. Bookings of the days ' +
  'concerned are counted anew under the agreement of their day; `recounted` says how many.';
const savedPartnership = partnership.extend({ recounted: z.int().describe('Bookings now counted under another one') });

export const createPartnership = endpoint({
  ...common,
  method: 'POST',
  path: '/api/departments/:slug/partnerships',
  summary: 'Add a dated agreement',
  description: dated,
  params: ofDepartment,
  body: newPartnership,
  status: 201,
  answer: savedPartnership,
  etag: true,
  problems: { AGREEMENTS_OVERLAP: 409 },
});

export const changePartnership = endpoint({
  ...editing,
  method: 'PATCH',
  path: '/api/departments/:slug/partnerships/:id',
  summary: 'Change an agreement, or end it with a last day',
  description: dated,
  params: ofPartnership,
  body: partnershipChange,
  answer: savedPartnership,
  problems: { ...editing.problems, AGREEMENTS_OVERLAP: 409 },
});

export const removePartnership = endpoint({
  ...common,
  method: 'DELETE',
  path: '/api/departments/:slug/partnerships/:id',
  summary: 'Remove an agreement that was never in use',
  description: 'One whose days have bookings stays, so that the statistics stay: give it a last day instead.',
  params: ofPartnership,
  etag: true,
  problems: { CHANGED_MEANWHILE: 412, AGREEMENT_IN_USE: 409 },
});
