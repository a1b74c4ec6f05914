import { z } from 'zod';
import { countText, localDate, searchText } from '#server/http/fields.ts';
import { choices, unlessEmpty } from './choice.ts';
import { isSubjectCode } from './subject.ts';

// What may be asked of the catalogue.

export const targetGroup = z.enum(['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY']);
export const ageGroup = z.enum(['NURSERY', 'KINDERGARTEN', 'MIXED']);
export const subjectFamily = z.enum(['HISTORY', 'SCIENCE', 'ARTS']);
export const offerForm = z.enum(['ON_SITE', 'OUTREACH', 'SELF_GUIDED', 'ONLINE', 'COURSE']);
export const offerSort = z.enum(['relevance', 'soonest', 'title', 'duration', 'price']);

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
const fourDigits = z.string().regex(/^\d{4}$/);
export const pupils = countText(1, 10_000);
export const period = {
  from: unlessEmpty(localDate).describe('First Danish calendar day, included'),
  to: unlessEmpty(localDate).describe('Last Danish calendar day, included'),
};

/** A period that ends before it begins finds nothing; better to say so. */
export function endsAfterItBegins<Shape extends z.ZodType<{ from?: string; to?: string }>>(query: Shape) {
  return query.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    params: { code: 'ENDS_BEFORE_IT_BEGINS' },
    path: ['to'],
  });
}

export const offersQuery = endsAfterItBegins(
  z.object({
    q: searchText.optional().describe('Danish search: every word must be found, æøå may be written ae oe aa'),
    targetGroup: choices(targetGroup, 'DAYCARE, PRIMARY, UPPER_SECONDARY'),
    gradeLevel: choices(countText(0, 10), 'Class level 0-10'),
    ageGroup: choices(
      ageGroup,
      'NURSERY, KINDERGARTEN, MIXED; offers for mixed groups only fit all ages, and MIXED finds all for daycare',
    ),
    subjectFamily: choices(subjectFamily, 'HISTORY, SCIENCE, ARTS'),
    subject: choices(z.string().refine(isSubjectCode), 'Subject code; all subjects of an offer count'),
    municipality: choices(fourDigits, 'Municipality code of the site (for OUTREACH: of the department)'),
    region: choices(fourDigits, 'Region code of the same place'),
    department: choices(slug, 'Slug of the department'),
    form: choices(offerForm, 'ON_SITE, OUTREACH, SELF_GUIDED, ONLINE, COURSE'),
    free: unlessEmpty(z.literal('true')).describe('true = only what is free'),
    language: choices(z.string().regex(/^[a-z]{2}$/), 'Teaching language, two letters'),
    ...period,
    pupils: unlessEmpty(pupils).describe('Only offers with a bookable session that has room for so many'),
    sort: unlessEmpty(offerSort).describe('Default: relevance with q, else soonest'),
    page: unlessEmpty(countText(1, 100_000)),
    pageSize: unlessEmpty(countText(1, 100)),
  }),
);

export type OffersQuery = z.output<typeof offersQuery>;
