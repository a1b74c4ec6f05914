import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, listOf } from '#server/http/fields.ts';
import { institutionKind } from '#server/institutions/institution.contract.ts';
import { unlessEmpty } from '#server/offers/choice.ts';

/** What the list of institutions can be sorted by; each ends with the name. */
export const areaSorts = ['visits', '-visits', 'pupils', '-pupils', 'lastVisits', '-lastVisits', 'name'] as const;
export type AreaSort = (typeof areaSorts)[number];

const figures = z.object({ visits: z.int(), pupils: z.int() });
const named = z.object({ code: z.string(), name: z.string() });

const institution = z.object({
  number: z.string(),
  name: z.string(),
  kind: institutionKind,
  municipality: named.nullable(),
  active: z.boolean().describe('False = closed in the register'),
  thisYear: figures.describe('Visits that came in the school year, and their pupils'),
  lastYear: figures,
  coming: z.int().describe('Confirmed bookings from today on'),
});
export type AreaInstitution = z.output<typeof institution>;

const department = z.object({
  slug: z.string(),
  name: z.string(),
  municipality: named,
  sites: z.int().describe('Sites in use in the area'),
  offers: z.int().describe('Published offers'),
  thisYear: figures.describe('All its visits, from wherever they come'),
  lastYear: figures,
});

export const areaOverview = endpoint({
  method: 'GET',
  path: '/api/areas/overview',
  tag: 'areas',
  summary: 'The departments and institutions of an area, and who never comes',
  description:
    'For coordinators their municipalities, for the knowledge centre all, or one of them with `municipality` (one outside ' +
    'is 403). Institutions with the visits that came this school year and the one before, 0 too; figures only, no names of ' +
    'teachers. `Accept: text/csv` or `format=csv` gives all institutions asked for as a file.',
  policy: 'area',
  query: z.object({
    municipality: unlessEmpty(z.string().regex(/^\d{4}$/)).describe('Code; default all of the area'),
    kind: unlessEmpty(institutionKind),
    visits: unlessEmpty(z.enum(['NONE', 'SOME'])).describe('NONE = no visit this school year, and none booked'),
    sort: unlessEmpty(z.enum(areaSorts)).describe('Default visits: who comes least stands first'),
    page: countText(1, 100_000).optional(),
    pageSize: countText(1, 100).optional(),
    format: unlessEmpty(z.enum(['json', 'csv'])).describe('Default by Accept'),
  }),
  answer: listOf(institution).extend({
    schoolYears: z.object({ this: z.string(), last: z.string() }),
    municipalities: z.array(named).describe('What can be chosen'),
    departments: z.array(department).describe('Those that lie or have a site in the municipalities asked for'),
    summary: z
      .object({ institutions: z.int(), visiting: z.int(), never: z.int(), visits: z.int(), pupils: z.int() })
      .describe('Of all active institutions of the municipalities and kind asked for, this school year'),
  }),
  alsoAnswers: ['text/csv'],
});
export type AreaOverview = z.output<typeof areaOverview.answer & object>;
