import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, listOf } from '#server/http/fields.ts';

const named = z.object({ code: z.string(), name: z.string() });

const address = {
  address: z.string(),
  postalCode: z.string(),
  city: z.string(),
  municipality: named,
};

const place = { latitude: z.number(), longitude: z.number() };

const departmentFields = {
  slug: z.string(),
  name: z.string(),
  about: z.string(),
  ...address,
  region: named.nullable(),
  email: z.string(),
  phone: z.string(),
  partnership: z
    .object({
      type: z.enum(['CULTURAL_COFUNDED', 'MUNICIPAL_COFUNDED', 'FULLY_EXTERNAL']),
      label: z.string(),
      partner: z.string(),
    })
    .nullable()
    .describe('The agreement that is valid today'),
  offers: z.int().describe('How many offers are published'),
};

const siteName = z.object({ slug: z.string(), name: z.string(), city: z.string(), ...place });

export const departmentSummary = z.object({ ...departmentFields, sites: z.array(siteName) });

const site = siteName.extend({
  ...address,
  meetingPoint: z.string(),
  transport: z.string(),
  access: z.string(),
  lunch: z.string(),
});

export const departmentDetails = z.object({ ...departmentFields, sites: z.array(site) });

export const listDepartments = endpoint({
  method: 'GET',
  path: '/api/departments',
  summary: 'The departments with their sites',
  tag: 'departments',
  policy: 'public',
  query: z.object({ page: countText(1, 100_000).optional(), pageSize: countText(1, 100).optional() }),
  answer: listOf(departmentSummary),
});

export const readDepartment = endpoint({
  method: 'GET',
  path: '/api/departments/:slug',
  summary: 'One department with its sites: meeting point, transport, access, lunch',
  tag: 'departments',
  policy: 'public',
  params: z.object({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/) }),
  answer: departmentDetails,
});

export type DepartmentSummary = z.output<typeof departmentSummary>;
export type DepartmentDetails = z.output<typeof departmentDetails>;
