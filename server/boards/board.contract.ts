import { z } from 'zod';
import { type AnswerOf, endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

/** Ways to look at a week: a row for each of these. */
export const boardSides = ['PERSON', 'ROOM', 'OFFER'] as const;
/** What sessions may be narrowed to. UNSTAFFED: fewer educators than needed; PROBLEM: something is in the way. */
export const boardStates = ['OPEN', 'CLOSED', 'CANCELLED', 'UNSTAFFED', 'REVIEW', 'PROBLEM'] as const;

const departmentSlug = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/)
  .optional()
  .describe("The department's slug; left out = the first of one's own by name");
const named = z.object({ id, name: z.string() });
const timeSpan = z.object({ startsAt: instant, endsAt: instant });

const problem = z.object({
  code: z.enum(['OVERLAP', 'ELSEWHERE', 'BLOCKED', 'AWAY', 'NOT_KEPT_FREE', 'POOL_SHORT', 'CLOSED']),
  message: z.string().describe('A sentence that names what is in the way'),
});

const card = timeSpan.extend({
  sessionId: id,
  meeting: z.int().min(1).describe('1 = the session itself; 2, 3 … = a later meeting of a course'),
  quantity: z.int().nullable().describe('How many of a pooled resource'),
  via: z.string().nullable().describe('The whole or the part that is used, when this row is taken with it'),
  problems: z.array(problem),
});

const cell = z.object({
  date: z.iso.date(),
  hours: z.string().nullable().describe('Working or opening hours, "8.00–15.00"; null = not known'),
  off: z.string().nullable().describe('Why nothing is planned here: free, away all day, closed'),
  away: z.array(timeSpan),
  blocked: z.array(timeSpan.extend({ id, kind: z.string(), title: z.string() })),
  clusters: z
    .array(z.array(card))
    .describe('Groups of cards that meet, to be shown side by side; groups follow the clock'),
});

const session = z.object({
  id,
  offerId: id,
  title: z.string(),
  subjectFamily: z.enum(['HISTORY', 'SCIENCE', 'ARTS']),
  form: z.enum(['ON_SITE', 'OUTREACH', 'SELF_GUIDED', 'ONLINE', 'COURSE']),
  site: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
  capacity: z.object({ groups: z.int(), pupils: z.int() }),
  taken: z.object({ groups: z.int(), pupils: z.int() }),
  educators: z.array(named.extend({ role: z.enum(['LEADS', 'ASSISTS', 'LEARNING']) })),
  educatorsNeeded: z.int(),
  asked: z.array(z.string()).describe('Who has been asked and has not answered'),
  rooms: z.array(z.object({ name: z.string(), quantity: z.int().nullable() })),
  bookings: z.array(
    z.object({ school: z.string(), groups: z.string(), pupils: z.int(), adults: z.int(), requested: z.boolean() }),
  ),
  attended: z.boolean().describe('Attendance is recorded for all of its bookings'),
  reviews: z.int().describe('Bookings that need review'),
});

const row = z.object({
  id: id.nullable().describe('Of the person, resource or offer; null = sessions without an educator or a room'),
  name: z.string(),
  note: z.string().nullable(),
  partOf: z.string().nullable().describe('The resource that this one is a part of'),
  cells: z.array(cell),
});

const day = z.object({
  date: z.iso.date(),
  holiday: z.string().nullable().describe('A public holiday'),
  closed: z.array(z.string()).describe('Closed days of the department and its sites'),
  schoolHolidays: z.array(z.string()),
  sessions: z.int().describe('Shown on this day, cancelled ones not counted'),
});

export const readWeekBoard = endpoint({
  method: 'GET',
  path: '/api/boards/week',
  summary: "A department's week: people, rooms or offers by days",
  description:
    'Of a department the caller works for; another one is 403. Filters leave out cards, never problems: an overlap with ' +
    'something that is not shown stays on the card. Conditional requests (If-None-Match) are answered.',
  tag: 'boards',
  policy: 'staff',
  query: z.object({
    department: departmentSlug,
    week: z
      .string()
      .regex(/^20\d\d-W[0-5]\d$/)
      .describe('"2026-W12"'),
    by: z.enum(boardSides).default('PERSON'),
    site: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .optional()
      .describe("A site's slug"),
    educator: id.optional(),
    state: z.enum(boardStates).optional(),
  }),
  answer: z.object({
    department: z.object({ id, slug: z.string(), name: z.string() }),
    departments: z.array(z.object({ slug: z.string(), name: z.string() })).describe('Those the caller may choose'),
    week: z.string(),
    by: z.enum(boardSides),
    sites: z.array(z.object({ slug: z.string(), name: z.string() })),
    people: z.array(named),
    days: z.array(day),
    sessions: z.array(session).describe('All that the cards name'),
    rows: z.array(row),
    totals: z.object({ sessions: z.int(), booked: z.int(), problems: z.int(), unstaffed: z.int(), reviews: z.int() }),
  }),
  etag: true,
});

const offered = z.object({
  sessions: z.int().describe('Planned and not cancelled'),
  usedSessions: z.int().describe('With a booking'),
  places: z.int().describe('Pupils there is room for'),
  usedPlaces: z.int(),
  cancelled: z.int(),
});

export const readMonthBoard = endpoint({
  method: 'GET',
  path: '/api/boards/month',
  summary: "A department's month: what is offered and what is used, by day and by offer",
  description: 'Of a department the caller works for; another one is 403.',
  tag: 'boards',
  policy: 'staff',
  query: z.object({
    department: departmentSlug,
    month: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .describe('"2026-03"'),
  }),
  answer: z.object({
    department: z.object({ id, slug: z.string(), name: z.string() }),
    departments: z.array(z.object({ slug: z.string(), name: z.string() })),
    month: z.string(),
    total: offered,
    days: z.array(offered.extend({ date: z.iso.date(), holiday: z.string().nullable(), closed: z.array(z.string()) })),
    offers: z.array(offered.extend({ id, title: z.string(), subjectFamily: z.enum(['HISTORY', 'SCIENCE', 'ARTS']) })),
  }),
});

export type WeekBoard = AnswerOf<typeof readWeekBoard>;
export type MonthBoard = AnswerOf<typeof readMonthBoard>;
export type BoardCard = z.output<typeof card>;
export type BoardCell = z.output<typeof cell>;
export type BoardRow = z.output<typeof row>;
export type BoardSession = z.output<typeof session>;
export type BoardDay = z.output<typeof day>;
export type BoardSide = (typeof boardSides)[number];
export type BoardState = (typeof boardStates)[number];
