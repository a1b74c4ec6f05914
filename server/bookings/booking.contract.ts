import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { count, email, id, line, paragraph, phone, postalCode } from '#server/http/fields.ts';
import { ageGroup, bookedSession, booking, price } from './booking-shape.contract.ts';
import { endCodes } from './end-codes.ts';

/** A public body's electronic address (EAN/GLN): 13 digits, the last a GS1 check digit. Spaces are allowed. */
const gln = z
  .string()
  .overwrite((text) => text.replace(/\s/g, ''))
  .regex(/^\d{13}$/, { error: 'INVALID_GLN' })
  .refine(hasCheckDigit, { params: { code: 'INVALID_GLN' } });

/** GS1: weights 1 and 3 from the left; the sum of all 13 digits is a multiple of ten. */
export function hasCheckDigit(digits: string): boolean {
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** Text that may be left out or empty; empty is stored as null. */
const optional = <Schema extends z.ZodType<string>>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), z.null(), schema]).optional();

const levels = {
  gradeLevel: count(0, 10).nullish().describe('Class level 0-10'),
  ageGroup: ageGroup.nullish(),
  studyYear: count(1, 4).nullish().describe('Year of study in youth education'),
};

const groupFields = {
  label: line(40).describe('"5.b", "Rød stue"'),
  ...levels,
  specialEducation: z.boolean().optional(),
  pupils: z.int().min(1, { error: 'NO_PUPILS' }).max(500),
  adults: count(0, 100).describe('All accompanying staff including the visiting teacher'),
};

const hasOneLevel = (group: { gradeLevel?: unknown; ageGroup?: unknown; studyYear?: unknown }) =>
  [group.gradeLevel, group.ageGroup, group.studyYear].filter((level) => level !== undefined && level !== null)
    .length === 1;

const oneLevel = { params: { code: 'ONE_LEVEL' }, path: ['gradeLevel'] };

/** A group of a booking that is made. */
export const newGroup = z.object(groupFields).refine(hasOneLevel, oneLevel);
const changedGroup = z.object({ id: id.optional(), ...groupFields }).refine(hasOneLevel, oneLevel);

const namesNoneTwice = (groups: { id?: string | undefined }[]) => {
  const ids = groups.flatMap((group) => group.id ?? []);
  return new Set(ids).size === ids.length;
};

export const person = z.object({ name: line(120), email, phone });
const invoice = z.object({
  gln,
  orderNumber: optional(line(40)),
  reference: optional(line(80)),
});

const administrator = z.object({ name: optional(line(120)), email });

/** Where an outreach visit takes place. */
export const visitPlace = z.object({
  address: line(200),
  postalCode,
  city: line(100),
  notes: optional(paragraph(500)).describe('Room, parking, whom to ask for: no names of pupils'),
});

/** A school of the register, or one written by hand with its municipality. */
export const institutionChoice = z.union([
  z.object({ number: z.string().regex(/^(\d{6}|[GD]\d{5})$/) }),
  z.object({ name: line(200), municipality: z.string().regex(/^\d{4}$/) }),
]);

/** Everything that a school says of itself and its visit, whatever it asks for: a session, a place in the queue, several sessions. */
export const bookingFields = {
  institution: institutionChoice,
  contact: person,
  visitor: person.nullish().describe('The visiting teacher, when somebody else than the contact comes'),
  administrator: administrator.nullish().describe("Gets the school's calendar invitation"),
  groups: z.array(newGroup).min(1).max(20),
  needs: paragraph(1000).nullish().describe('Needs of the group; never names or diagnoses'),
  message: paragraph(2000).nullish(),
  language: z.enum(['da', 'en']).default('da'),
  invoice: invoice.nullish(),
  head: z
    .object({ name: line(120), email })
    .nullish()
    .describe("The school's head, where the offer asks for a yes from there (422 if left out); elsewhere ignored"),
  place: visitPlace
    .nullish()
    .describe("Where an OUTREACH visit takes place; left out = the institution's address in the register"),
};

const createBookingBody = z.object({
  sessionId: z.string().max(100).describe('A malformed id is answered like an unknown one: 404'),
  ...bookingFields,
  holdToken: z
    .string()
    .max(200)
    .nullish()
    .describe(
      'Of POST /api/sessions/{id}/holds: the places held are taken over. A hold that has lapsed counts for nothing',
    ),
});

/** What can stop a booking; each comes with its facts in `reasons`. */
export const bookingRefusals = {
  SESSION_CANCELLED: 409,
  SESSION_CLOSED: 409,
  TOO_LATE_TO_BOOK: 409,
  NOT_YET_OPEN: 409,
  SESSION_FULL: 409,
  TOO_MANY_GROUPS: 409,
  TOO_MANY_PUPILS: 409,
  TOO_FEW_PUPILS: 409,
  TOO_FEW_ADULTS: 409,
  LEVEL_NOT_OFFERED: 409,
} as const;

/** What can be wrong with a hold that is given along. */
const holdRefusals = { HOLD_NOT_YOURS: 409, HOLD_OTHER_SESSION: 409 } as const;

export const createBooking = endpoint({
  method: 'POST',
  path: '/api/bookings',
  summary: 'Book a session for one or several groups',
  description:
    'No account is needed. The places are taken in the same transaction in which the confirmation mails are queued. A refusal ' +
    'lists all its reasons; `SESSION_FULL` also names the next free sessions of the same offer in `alternatives`. REQUESTED: the ' +
    'department, or the head of the school, has to say yes; the places are held until then.',
  tag: 'bookings',
  policy: 'public',
  body: createBookingBody,
  status: 201,
  idempotent: true,
  answer: z.object({
    reference: z.string(),
    status: z.enum(['CONFIRMED', 'REQUESTED']),
    manageToken: z.string(),
    manageUrl: z.url(),
    session: bookedSession,
    price,
  }),
  problems: {
    ...bookingRefusals,
    ...holdRefusals,
    SESSION_NOT_FOUND: 404,
    IDEMPOTENCY_KEY_REUSED: 422,
    TOO_MANY_BOOKINGS: 429,
  },
});

const byReference = z.object({ reference: z.string().max(20) });

export const readBooking = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference',
  summary: 'See a booking by its link',
  description:
    'Or with the login of somebody who works for the department. A wrong token and an unknown reference answer the same 404.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  answer: booking,
  etag: true,
});

const changeBookingBody = z.strictObject({
  groups: z
    .array(changedGroup)
    .min(1)
    .max(20)
    .refine(namesNoneTwice, { params: { code: 'GROUP_TWICE' } })
    .optional()
    .describe('Replaces the list; groups are matched by id'),
  needs: paragraph(1000).nullish(),
  message: paragraph(2000).nullish(),
  invoice: invoice.nullish(),
  visitor: person.nullish().describe('Who comes along; null = the contact'),
  administrator: administrator.nullish().describe("Gets the school's calendar invitation; null = nobody"),
  place: visitPlace.nullish().describe('Of an OUTREACH visit; elsewhere ignored'),
});

export const changeBooking = endpoint({
  method: 'PATCH',
  path: '/api/bookings/:reference',
  summary: 'Change numbers, people, needs, message, place or invoice details',
  description:
    'By the link, or with the login of somebody who leads the department, for whom the booking deadline and the levels of the offer ' +
    'do not count. Left out = unchanged, null = cleared. More pupils or groups need places; fewer, and other people, are allowed ' +
    'until the start.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  body: changeBookingBody,
  answer: booking,
  etag: true,
  problems: {
    ...bookingRefusals,
    ALREADY_CANCELLED: 409,
    ALREADY_STARTED: 409,
    ONLY_LOWERING: 409,
    NOT_AGREED_YET: 409,
    CHANGED_MEANWHILE: 412,
    TOO_MANY_CHANGES: 429,
  },
});

export const cancelBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:reference/cancel',
  summary: 'Cancel a visit, or withdraw what is none yet',
  description:
    'By the link until the deadline; after it: 409 `AFTER_DEADLINE` with the phone and mail of the department. Requests, offered ' +
    'places and places in the queue are WITHDRAWN at any time. With the login of somebody who leads the department until attendance ' +
    'is recorded: `by` says whose decision it is.',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  body: z.object({
    reason: paragraph(500).nullish().describe('In own words'),
    code: z.enum(endCodes).nullish(),
    by: z
      .enum(['BOOKER', 'VENUE'])
      .nullish()
      .describe(
        'BOOKER = the school cancels (afbud), VENUE = the department does (aflysning). By the link always BOOKER',
      ),
  }),
  answer: booking,
  problems: { AFTER_DEADLINE: 409, ALREADY_CANCELLED: 409, ALREADY_STARTED: 409 },
});

export const readInvite = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/invite.ics',
  summary: 'The visit as a calendar file',
  tag: 'bookings',
  policy: 'bookingLink',
  params: byReference,
  alsoAnswers: ['text/calendar'],
});

export type CreateBookingBody = z.output<typeof createBookingBody>;
export type ChangeBookingBody = z.output<typeof changeBookingBody>;
