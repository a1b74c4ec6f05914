import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { countText, listOf, localDate } from '#server/http/fields.ts';
import { choices, unlessEmpty } from '#server/offers/choice.ts';
import { isSubjectCode } from '#server/offers/subject.ts';
import { isSchoolYear } from '#server/time/school-year.ts';
import { type Dimension, dimensions, UNKNOWN } from './statistics.dimensions.ts';
import { offeredMeasureNames, outcomes, visitMeasureNames } from './statistics.measures.ts';
import { isCalendarYear, isMonth } from './statistics.rules.ts';
import { codeNames } from './statistics.texts.ts';

const valid = (check: (text: string) => boolean) => z.string().max(200).refine(check);
const matching = (pattern: RegExp) => valid((text) => text === UNKNOWN || pattern.test(text));
const codeOf = (dimension: Dimension) =>
  valid((text) => text === UNKNOWN || Object.hasOwn(codeNames[dimension] ?? {}, text));
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const fourDigits = /^\d{4}$/;
const listing = (dimension: Dimension) => `${Object.keys(codeNames[dimension] ?? {}).join(', ')}, ${UNKNOWN}`;

/** One optional filter per dimension. UNKNOWN asks for what has no value. */
const filters = {
  schoolYear: choices(valid(isSchoolYear), 'School year of the visit, "2026/27"'),
  calendarYear: choices(valid(isCalendarYear), 'Calendar year of the visit, "2026"'),
  month: choices(valid(isMonth), 'Month of the visit, "2026-03"'),
  department: choices(matching(slug), 'Slug of the department; staff may ask only for their own'),
  partnershipType: choices(codeOf('partnershipType'), listing('partnershipType')),
  targetGroup: choices(codeOf('targetGroup'), listing('targetGroup')),
  gradeStage: choices(codeOf('gradeStage'), listing('gradeStage')),
  institutionKind: choices(codeOf('institutionKind'), listing('institutionKind')),
  municipality: choices(matching(fourDigits), 'Municipality code of the visiting institution, or UNKNOWN'),
  region: choices(matching(fourDigits), "Region code of that municipality on the visit's day, or UNKNOWN"),
  subjectFamily: choices(codeOf('subjectFamily'), listing('subjectFamily')),
  subject: choices(valid(isSubjectCode), 'Code of the main subject'),
  offer: choices(matching(slug), 'Slug of the offer'),
  form: choices(codeOf('form'), listing('form')),
};

const language = unlessEmpty(z.enum(['da', 'en'])).describe('Language of labels; default by Accept-Language');

const figuresQuery = z.object({
  groupBy: choices(z.enum(dimensions), `Dimensions of the rows: ${dimensions.join(', ')}`),
  ...filters,
  format: unlessEmpty(z.enum(['json', 'csv', 'xlsx'])).describe('Default by Accept. xlsx is not made yet'),
  language,
});

function shapeOf<Name extends string, Schema extends z.ZodType>(names: readonly Name[], schema: Schema) {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}

const figures = {
  ...shapeOf(visitMeasureNames, z.int().min(0)),
  ...shapeOf(offeredMeasureNames, z.int().min(0).nullable().describe('Null under dimensions of the visitor')),
};
const labelNames = dimensions.map((dimension) => `${dimension}Label` as const);
const figuresRow = z.object({
  ...shapeOf(dimensions, z.string().nullable().optional()),
  ...shapeOf(labelNames, z.string().optional()),
  ...figures,
});

/** A row of figures: each dimension asked for with its label, then all measures. */
export type FiguresRow = z.output<typeof figuresRow>;
export type Figures = z.output<typeof visitFigures.answer & object>['total'];

export const visitFigures = endpoint({
  method: 'GET',
  path: '/api/statistics/visits',
  tag: 'statistics',
  summary: 'Visit statistics, counted from attendance',
  description:
    'Rows by the dimensions of `groupBy` (none: one row) and their total; never paged; without a period all years. Departments and offers ' +
    'are slugs, municipalities and regions codes; unknown is null and a row of its own. Dimensions are those of the visit’s day. ' +
    'What was offered is null under targetGroup, gradeStage, institutionKind, municipality and region, and under filters on them. ' +
    'Educators and leads see their departments, coordinators and partners their part (the departments that lie in their ' +
    'municipalities and the visits of institutions from there), the knowledge centre all.',
  policy: 'figures',
  query: figuresQuery,
  answer: z.object({ rows: z.array(figuresRow), total: z.object(figures) }),
  alsoAnswers: ['text/csv'],
});

const numbers = z.object({ groups: z.int().min(0), pupils: z.int().min(0), adults: z.int().min(0) });
const named = z.object({ slug: z.string(), name: z.string() });

const bookingBehind = z.object({
  reference: z.string(),
  localDate,
  institution: z.object({
    number: z.string().nullable().describe('Null = not found in the register'),
    name: z.string(),
    municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
  }),
  department: named,
  offer: z.object({ slug: z.string(), title: z.string() }),
  outcome: z.enum(outcomes),
  booked: numbers,
  came: numbers.nullable().describe('Null when the booking was cancelled'),
});
export type BookingBehind = z.output<typeof bookingBehind>;

export const bookingsBehind = endpoint({
  method: 'GET',
  path: '/api/statistics/visits/bookings',
  tag: 'statistics',
  summary: 'The bookings behind a figure, newest visit first',
  description: 'Takes the same filters as the figures. Contact data is not part of it.',
  policy: 'staff',
  query: z.object({
    ...filters,
    outcome: choices(z.enum(outcomes), `${outcomes.join(', ')}; default all`),
    page: unlessEmpty(countText(1, 100_000)),
    pageSize: unlessEmpty(countText(1, 100)),
    language,
  }),
  answer: listOf(bookingBehind),
});

const choice = z.object({ value: z.string(), label: z.string() });

export const statisticsChoices = endpoint({
  method: 'GET',
  path: '/api/statistics/choices',
  tag: 'statistics',
  summary: 'The values that occur, per dimension: what a filter can be set to',
  policy: 'figures',
  query: z.object({ language }),
  answer: z.object({
    ...shapeOf(dimensions, z.array(choice)),
    currentSchoolYear: z.string().describe('The school year of today, by the Danish calendar'),
  }),
});
export type Choices = Record<Dimension, z.output<typeof choice>[]>;

const publicCell = {
  visits: z.int().min(5).nullable(),
  groups: z.int().min(5).nullable(),
  pupils: z.int().min(5).nullable(),
  suppressed: z.boolean().describe('True = blanked, because it or a neighbour has fewer than 5 visits'),
};
const publicRow = z.object({ value: z.string().nullable(), label: z.string(), ...publicCell });

export const publicFigures = endpoint({
  method: 'GET',
  path: '/api/statistics/public',
  tag: 'statistics',
  summary: 'Visits of one school year for everybody, small numbers blanked',
  description:
    'Cells with fewer than 5 visits are null with `suppressed: true`, and so are as many others that no blank can be computed from the total.',
  policy: 'public',
  query: z.object({
    schoolYear: unlessEmpty(z.string().refine(isSchoolYear)).describe('Default: the last school year that has ended'),
    language,
  }),
  answer: z.object({
    schoolYear: z.string(),
    total: z.object(publicCell),
    municipality: z.array(publicRow),
    targetGroup: z.array(publicRow),
    subjectFamily: z.array(publicRow),
  }),
});

export { type Dimension, dimensions, UNKNOWN } from './statistics.dimensions.ts';
export {
  type Measure,
  type Outcome,
  offeredMeasureNames,
  outcomesBehind,
  visitMeasureNames,
} from './statistics.measures.ts';
