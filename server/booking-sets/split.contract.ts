import { z } from 'zod';
import { ageGroup } from '#server/bookings/booking-shape.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { count, id, instant, line, localDate } from '#server/http/fields.ts';
import { slug } from '#server/offers/offer.query.ts';

/** At most one of the three. */
const level = {
  gradeLevel: count(0, 10).nullish().describe('Class level 0-10'),
  ageGroup: ageGroup.nullish(),
  studyYear: count(1, 4).nullish().describe('Year of study in youth education'),
  specialEducation: z.boolean().optional(),
};

const group = z.object({
  label: line(40).nullish(),
  ...level,
  pupils: count(1, 500),
  adults: count(0, 100).nullish().describe('Left out = as many as the ratio asks'),
});

const spread = z
  .object({ ...level, classes: count(1, 8), pupils: count(1, 4000), adults: count(0, 800).nullish() })
  .refine(({ classes, pupils }) => pupils >= classes, { params: { code: 'FEWER_THAN_CLASSES' }, path: ['pupils'] })
  .describe('"3 classes, 74 pupils": spread as evenly as they can be');

const splitBody = z
  .object({
    groups: z.array(group).min(1).max(8).nullish(),
    spread: spread.nullish(),
    from: localDate.nullish().describe('First Danish calendar day, included; default today'),
    to: localDate.nullish().describe('Last Danish calendar day, included; default 365 days on'),
    days: z.array(localDate).max(30).nullish().describe('Only these days'),
    sameDay: z.boolean().default(false).describe('Only proposals in which all come on one day'),
  })
  .refine(({ groups, spread: even }) => Boolean(groups) !== Boolean(even), {
    params: { code: 'GROUPS_OR_SPREAD' },
    path: ['groups'],
  })
  .refine(({ from, to }) => !from || !to || from <= to, { params: { code: 'ENDS_BEFORE_IT_BEGINS' }, path: ['to'] });

const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

const part = z.object({
  session: z.object({
    id,
    startsAt: instant,
    endsAt: instant,
    localDate,
    site: z.object({ name: z.string() }),
    left: places,
  }),
  groups: z.array(z.int()).describe('Places in the list of groups, from 0: one booking'),
});

export const proposeSplit = endpoint({
  method: 'POST',
  path: '/api/offers/:slug/splits',
  summary: 'How several classes can be split over the sessions of an offer',
  description:
    'Nothing is held or booked: the parts of a proposal go to `POST /api/booking-sets`. Best first: fewest days, then closest in ' +
    'time, then soonest; one proposal for each day. Proposals over several days come only where no single day takes everybody. ' +
    'Where there are none, `reasons` says why.',
  tag: 'bookings',
  policy: 'public',
  params: z.object({ slug }),
  body: splitBody,
  answer: z.object({
    groups: z.array(z.object({ label: z.string().nullable(), pupils: z.int(), adults: z.int() })),
    proposals: z.array(z.object({ days: z.array(localDate), parts: z.array(part) })),
    reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  }),
});

export type SplitBody = z.output<typeof splitBody>;
export type SplitGroup = z.output<typeof group>;
