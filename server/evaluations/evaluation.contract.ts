import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, instant, paragraph } from '#server/http/fields.ts';
import { isSchoolYear } from '#server/time/school-year.ts';

const tag = 'evaluations';
const answer = count(1, 5);

const asked = z.object({
  state: z
    .enum(['OPEN', 'GIVEN', 'NOT_HELD', 'CLOSED'])
    .describe('NOT_HELD = it lies ahead, was cancelled, or nobody came; CLOSED = too long ago'),
  lastDay: z.string().describe('The last day, included, on which it can be evaluated'),
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  institution: z.string(),
  daycare: z.boolean(),
  department: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
});

const byLink = {
  tag,
  policy: 'bookingLink',
  path: '/api/bookings/:reference/evaluation',
  params: z.object({ reference: z.string().max(20) }),
  answer: asked,
} as const;

const whoever =
  'By the token of the thank-you’s link or of the booking’s own link as Bearer. Anything else: the same 404.';

export const readEvaluation = endpoint({
  ...byLink,
  method: 'GET',
  summary: 'Whether a visit can be evaluated, and what it was',
  description: whoever,
});

export const giveEvaluation = endpoint({
  ...byLink,
  method: 'POST',
  summary: 'Evaluate a visit, once',
  description:
    `${whoever} What is answered is kept with the offer and the month only: without booking, school, day and hour. The ` +
    'comment is for the leads of the department.',
  body: z.strictObject({
    learning: answer.describe('Did the pupils learn something? 1 = not at all, 5 = very much'),
    suitability: answer.describe('Did it suit the class?'),
    comeAgain: answer.describe('Would you come again?'),
    comment: paragraph(2000).nullish(),
  }),
  status: 201,
  problems: { ALREADY_EVALUATED: 409, NOT_HELD: 409, EVALUATION_CLOSED: 409 },
});

const figure = z.number().describe('Mean of the answers, 1.0 to 5.0');

const evaluationList = z.object({
  schoolYear: z.string(),
  schoolYears: z.array(z.string()).describe('Those with answers, and the present one; newest first'),
  fewest: z.int().describe('How many answers figures need'),
  items: z.array(
    z.object({
      offer: z.object({ slug: z.string(), title: z.string() }),
      department: z.object({ slug: z.string(), name: z.string() }),
      visits: z.int().describe('That came in the school year'),
      answers: z.int(),
      figures: z.object({ learning: figure, suitability: figure, comeAgain: figure }).nullable(),
      comments: z.array(z.string()),
    }),
  ),
});

export const listEvaluations = endpoint({
  method: 'GET',
  path: '/api/evaluations',
  summary: 'What teachers thought: anonymous figures per offer, and what they wrote',
  description:
    'Of the departments the caller leads, for one school year. Figures need five answers; with fewer they are null. Comments ' +
    'come in no order and without the answers given beside them.',
  tag,
  policy: 'lead',
  query: z.object({
    schoolYear: z
      .string()
      .refine(isSchoolYear, { params: { code: 'INVALID_VALUE' } })
      .optional()
      .describe('"2025/26"; default the present one'),
    department: z.string().max(100).optional().describe('Slug'),
  }),
  answer: evaluationList,
});

export type AskedEvaluation = z.output<typeof asked>;
export type EvaluationList = z.output<typeof evaluationList>;
