import { z } from 'zod';
import { id, instant } from '#server/http/fields.ts';
import { bookingActions, bookingStatuses } from './booking-states.rules.ts';
import { endCodes } from './end-codes.ts';
import { ratioLevels } from './level.ts';

// What a booking looks like in answers.

export const ageGroup = z.enum(['NURSERY', 'KINDERGARTEN', 'MIXED']);

const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

const site = z.object({
  name: z.string(),
  address: z.string(),
  postalCode: z.string(),
  city: z.string(),
  meetingPoint: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});

const visitForm = z
  .enum(['ON_SITE', 'OUTREACH', 'SELF_GUIDED', 'ONLINE', 'COURSE'])
  .describe('OUTREACH: at the school, not at `site`; ONLINE: at neither; SELF_GUIDED: nobody teaches');

/** A session as a booking shows it. */
export const bookedSession = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  localDate: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
  form: visitForm,
  offer: z.object({ slug: z.string(), title: z.string(), subjectFamily: z.enum(['HISTORY', 'SCIENCE', 'ARTS']) }),
  department: z.object({ slug: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
  site,
});

export const price = z.object({
  totalOre: z.int().min(0),
  parts: z.array(z.object({ label: z.string(), amountOre: z.int() })),
});

const bookingStatus = z.enum(bookingStatuses);

const bookingGroup = z.object({
  id,
  label: z.string(),
  gradeLevel: z.int().nullable(),
  ageGroup: ageGroup.nullable(),
  studyYear: z.int().nullable(),
  specialEducation: z.boolean(),
  pupils: z.int(),
  adults: z.int(),
});

const shownPerson = z.object({ name: z.string(), email: z.string(), phone: z.string() });

/** A level that is asked about; its ratio decides how many adults need a place. */
export const askedLevel = z
  .enum([...ratioLevels, 'MIXED'])
  .describe('NURSERY, KINDERGARTEN, MIXED, LOWER (classes 0-3), MIDDLE (4-6), UPPER (7-10) or YOUTH');

/** How many adults have to come along. */
export const adultRatioFields = {
  pupilsPerAdult: z.int().describe('At least one adult for each started so many pupils of a group'),
  adultRatios: z
    .array(z.object({ level: z.enum(ratioLevels), pupilsPerAdult: z.int() }))
    .describe(
      'Levels with a ratio of their own; LOWER, MIDDLE, UPPER are classes 0-3, 4-6, 7-10. MIXED groups: the strictest',
    ),
};

/** A booking as its link holder and the department's staff see it. */
export const booking = z.object({
  reference: z.string(),
  status: bookingStatus,
  session: bookedSession,
  institution: z.object({
    number: z.string().nullable(),
    name: z.string(),
    kind: z.string().nullable(),
    municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
  }),
  contact: shownPerson,
  visitor: shownPerson,
  administrator: z.object({ name: z.string().nullable(), email: z.string() }).nullable(),
  schoolInvited: z
    .boolean()
    .describe("The school's office gets the calendar invitation by the school's own setting; its address is not shown"),
  groups: z.array(bookingGroup),
  place: z
    .object({ address: z.string(), postalCode: z.string(), city: z.string(), notes: z.string().nullable() })
    .nullable()
    .describe('Where an OUTREACH visit takes place; null for all other forms'),
  onlineUrl: z.string().nullable().describe('Where an ONLINE visit is held; null before it is confirmed'),
  needs: z.string().nullable(),
  message: z.string().nullable(),
  language: z.enum(['da', 'en']),
  invoice: z
    .object({ gln: z.string(), orderNumber: z.string().nullable(), reference: z.string().nullable() })
    .nullable(),
  price,
  cancellation: z.object({
    lastDay: z.string().describe('Last Danish calendar day on which the link cancels'),
    closesAt: instant,
  }),
  raising: z.object({
    lastDay: z.string().describe('Last Danish calendar day on which more pupils can be added by the link'),
    closesAt: instant,
  }),
  expiresAt: instant.nullable().describe('When a request, an offered place or a place in the queue ends by itself'),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable().describe('In the words of whoever ended it'),
  endCode: z.enum(endCodes).nullable().describe('Why it ended; null = not said, or not ended'),
  rules: z.object({
    maxPupilsPerGroup: z.int(),
    maxGroups: z.int(),
    ...adultRatioFields,
    left: places.describe('Places of the session that nobody has yet'),
  }),
  allowedActions: z.array(z.enum(bookingActions)),
  review: z
    .object({
      cause: z.enum(['SESSION_CANCELLED', 'SESSION_MOVED', 'SESSION_CHANGED']),
      message: z.string().nullable(),
      cancelCause: z.enum(['WEATHER', 'ILLNESS', 'TOO_FEW', 'OTHER']).nullable(),
      before: z.object({ startsAt: instant, endsAt: instant, site: z.string() }),
    })
    .nullable()
    .describe(
      'The session was cancelled or changed, and the school has not chosen yet: another time, this one, or none',
    ),
  createdAt: instant,
});

export type Booking = z.output<typeof booking>;
