import { z } from 'zod';
import { adultRatioFields, askedLevel } from '#server/bookings/booking-shape.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, listOf, localDate } from '#server/http/fields.ts';
import { unlessEmpty } from './choice.ts';
import {
  ageGroup,
  endsAfterItBegins,
  offerForm,
  offersQuery,
  period,
  pupils,
  slug,
  subjectFamily,
  targetGroup,
} from './offer.query.ts';

const today = localDate.describe('The Danish calendar day on which this was answered');

const departmentName = z.object({ slug: z.string(), name: z.string() });
const gradeLevels = z.object({ from: z.int(), to: z.int() }).nullable();

/** What one group pays. */
const offerPrice = z.object({
  totalOre: z.int().min(0).describe('For one group, in øre; 0 = free'),
  parts: z.array(z.object({ label: z.string(), amountOre: z.int() })),
});

/** The offer's own picture instead of the drawn cover. */
const picture = z.object({
  url: z.string().describe('With ?w=400, 800 or 1200 a narrower one, where it is that wide'),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  focus: z
    .object({ x: z.int(), y: z.int() })
    .describe('What must stay visible where it is cut: per cent from the left and the top'),
});

const summaryFields = {
  id,
  slug: z.string(),
  title: z.string(),
  teaser: z.string(),
  department: departmentName,
  site: z.object({ slug: z.string(), name: z.string(), city: z.string() }).describe('The usual meeting place'),
  targetGroups: z.array(targetGroup),
  gradeLevels,
  ageGroups: z.array(ageGroup),
  subjects: z.array(z.string()).describe('Codes, the main subject first'),
  subjectFamily,
  form: offerForm,
  languages: z.array(z.string()),
  durationMinutes: z.int(),
  maxPupils: z.int(),
  price: offerPrice,
  confirmation: z.enum(['INSTANT', 'BY_REQUEST']),
  quotaLimited: z.boolean(),
  picture: picture.nullable().describe('Null = its cover is drawn: /covers/{slug}.svg'),
};

export const offerSummary = z.object({
  ...summaryFields,
  nextSession: z
    .object({ id, startsAt: instant, pupilsLeft: z.int() })
    .nullable()
    .describe('The next session that can be booked now and fits pupils, from and to'),
});

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));
export const facetNames = [
  'targetGroup',
  'gradeLevel',
  'ageGroup',
  'subjectFamily',
  'subject',
  'municipality',
  'region',
  'department',
  'form',
  'free',
  'language',
] as const;
export type FacetName = (typeof facetNames)[number];
const facets = z.object(Object.fromEntries(facetNames.map((name) => [name, facet])) as Record<FacetName, typeof facet>);

export const listOffers = endpoint({
  method: 'GET',
  path: '/api/offers',
  summary: 'Search and filter the published offers',
  description:
    'Values of one filter widen, filters narrow. `facets` count what each value would give with all other filters applied. With ' +
    '`pupils`, `from` or `to` only offers that have a bookable session with that much room.',
  tag: 'offers',
  policy: 'public',
  query: offersQuery,
  answer: listOf(offerSummary).extend({ facets, today }),
});

const material = z.object({
  phase: z.enum(['BEFORE', 'DURING', 'AFTER']),
  title: z.string(),
  note: z.string(),
  body: z.string().describe('Markdown'),
  bodyHtml: z.string().describe('The same, as safe HTML'),
  file: z
    .object({ name: z.string(), url: z.string(), contentType: z.string(), sizeBytes: z.int() })
    .nullable()
    .describe('The material itself where it is a file'),
});

const site = z.object({
  slug: z.string(),
  name: z.string(),
  address: z.string(),
  postalCode: z.string(),
  city: z.string(),
  municipality: z.object({ code: z.string(), name: z.string() }),
  latitude: z.number(),
  longitude: z.number(),
  meetingPoint: z.string(),
  transport: z.string(),
  access: z.string(),
  lunch: z.string(),
});

export const offerDetails = z.object({
  ...summaryFields,
  department: departmentName.extend({ email: z.string(), phone: z.string() }),
  description: z.string().describe('Markdown: paragraphs, headings, lists, emphasis and links'),
  descriptionHtml: z.string().describe('The same, as safe HTML'),
  programme: z.array(z.object({ minute: z.int(), title: z.string(), text: z.string() })),
  clothing: z.string().nullable(),
  minPupils: z.int(),
  maxGroups: z.int(),
  ...adultRatioFields,
  leadTimeWorkingDays: z.int(),
  cancellationWorkingDays: z.int(),
  bookingOpensAt: instant.nullable(),
  priceNote: z.string().nullable(),
  cover: z.object({ place: z.string(), season: z.string() }),
  season: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe('First and last day of each year, MM-DD, both included; may run across New Year. Null = all year'),
  meetingCount: z.int().describe('How many times the same children come; more than 1 for a COURSE'),
  goals: z
    .array(z.object({ text: z.string(), subject: z.string().nullable().describe('Code'), list: z.string().nullable() }))
    .describe("What it works towards: of a curriculum's list (its name), or in its own words (null)"),
  rules: z.array(z.object({ code: z.string(), text: z.string() })).describe('The rules in plain words'),
  sites: z.array(site).describe('The usual meeting place first, then others with coming sessions'),
  materials: z.array(material),
});

const bySlug = z.object({ slug });

export const readOffer = endpoint({
  method: 'GET',
  path: '/api/offers/:slug',
  summary: 'One published offer with rules, sites and materials',
  tag: 'offers',
  policy: 'public',
  params: bySlug,
  answer: offerDetails,
});

const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

export const offerSession = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  localDate,
  site: z.object({ slug: z.string(), name: z.string() }),
  state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
  meetings: z.array(z.object({ startsAt: instant, endsAt: instant })).describe('Further meetings of a course'),
  capacity: places,
  left: places,
  bookable: z.boolean(),
  reasons: z
    .array(z.looseObject({ code: z.string(), message: z.string() }))
    .describe('Why it cannot be booked for so many now; empty = bookable'),
});

export const listOfferSessions = endpoint({
  method: 'GET',
  path: '/api/offers/:slug/sessions',
  summary: 'The sessions of an offer, judged for a number of pupils',
  description:
    'Judged for exactly `pupils` pupils in one group of `level`, with the adults that the ratio asks. Default: the fewest the ' +
    'offer takes, of the level that needs most adults, today and 365 days on. Not paged.',
  tag: 'offers',
  policy: 'public',
  params: bySlug,
  query: endsAfterItBegins(z.object({ ...period, pupils: unlessEmpty(pupils), level: unlessEmpty(askedLevel) })),
  answer: z.object({
    items: z.array(offerSession),
    total: z.int(),
    today,
    pupils: z.int().describe('How many were judged for'),
    adults: z.int().describe('The adults that so many need'),
  }),
});

export type OfferSummary = z.output<typeof offerSummary>;
export type OfferDetails = z.output<typeof offerDetails>;
export type OfferSession = z.output<typeof offerSession>;
