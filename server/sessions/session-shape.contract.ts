import { z } from 'zod';
import { conflict } from '#server/allocations/conflict.contract.ts';
import { count, id, instant, line, localDate, webAddress } from '#server/http/fields.ts';

// What a session consists of when staff plan it, and what stands in the way. Shared by single edits and bulk changes.

/** The most further meetings of a course (the session itself is the first). */
export const MAX_MEETINGS = 39;

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'INVALID_TIME' })
  .describe('Danish local time, `HH:MM`');
export const durationMinutes = count(5, 720).describe('Real minutes');
export const teachingRole = z.enum(['LEADS', 'ASSISTS', 'LEARNING']);
export const cancelCause = z.enum(['WEATHER', 'ILLNESS', 'TOO_FEW', 'OTHER']);

const buffer = count(0, 240);
export const capacity = z.strictObject({ groups: count(1, 100), pupils: count(1, 10_000), adults: count(0, 10_000) });
const assignedEducator = z.strictObject({ id, role: teachingRole.optional().describe('Default `LEADS`') });
const usedResource = z.strictObject({ id, quantity: count(1, 1000).optional().describe('Of pooled ones; default 1') });
const meeting = z.strictObject({ date: localDate, time: clockTime, durationMinutes: durationMinutes.optional() });

/** What can be set of a session beside its time, its site and its numbers. */
export const plannedFields = {
  bufferBeforeMinutes: buffer,
  bufferAfterMinutes: buffer,
  travelMinutes: buffer.describe('The way there and the way back, each, of the educators'),
  educatorsNeeded: count(0, 10),
  educators: z.array(assignedEducator).max(20),
  resources: z.array(usedResource).max(40).describe('Rooms, kits and vehicles'),
  meetingPointId: id.nullable().describe('A resource of kind MEETING_POINT at the site; null = the site’s usual place'),
  onlineUrl: z
    .union([z.literal('').transform(() => null), webAddress])
    .nullable()
    .describe('Of an ONLINE offer: where it is held; null = at the offer’s own link. Told to those who have booked'),
  note: line(1000).nullable().describe('For the staff only'),
  meetings: z.array(meeting).max(MAX_MEETINGS).describe('Further meetings of a course, in order'),
} as const;

const named = z.object({ id, name: z.string() });
const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

/** A booking as a lead sees it when its session is planned. */
export const touchedBooking = z.object({
  reference: z.string(),
  status: z.string(),
  institution: z.string().describe('Name of the school or daycare'),
  groups: z.int(),
  pupils: z.int(),
  adults: z.int(),
  bookedAt: instant,
});

export const plannedTime = z.object({
  startsAt: instant,
  endsAt: instant,
  date: z.iso.date(),
  time: z.string(),
  durationMinutes: z.int(),
});

export const sessionForEditing = plannedTime.extend({
  id,
  revision: z.int().describe('Raised by each edit of staff; the ETag'),
  version: z.int().describe('Raised when what schools book by changes'),
  state: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
  cancelled: z.object({ at: instant, cause: cancelCause.nullable(), message: z.string().nullable() }).nullable(),
  department: z.object({ id, slug: z.string(), name: z.string() }),
  offer: z.object({ id, slug: z.string(), title: z.string(), form: z.string(), state: z.string() }),
  site: named.extend({ slug: z.string() }),
  meetingPoint: named.nullable(),
  capacity: places,
  taken: places,
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  travelMinutes: z.int(),
  educatorsNeeded: z.int(),
  educators: z.array(named.extend({ role: teachingRole })),
  resources: z.array(named.extend({ kind: z.string(), pooled: z.boolean(), quantity: z.int() })),
  meetings: z.array(plannedTime),
  onlineUrl: z.string().nullable(),
  note: z.string().nullable(),
  seriesId: id.nullable(),
  house: z
    .object({ limit: z.int().nullable(), hours: z.array(z.object({ startsAt: instant, pupils: z.int() })) })
    .nullable()
    .describe(
      'Of a session that nobody teaches: how many pupils are on their own at its site in its hours, and how many may be',
    ),
  requests: z
    .array(z.object({ id, person: named, role: teachingRole, askedAt: instant }))
    .describe('Colleagues who have been asked and have not answered'),
  bookings: z.array(touchedBooking).describe('Those that take places, oldest first'),
  conflicts: z.array(conflict).describe('What stands in its way as it is: an overlap is never hidden'),
  mayEdit: z.boolean().describe('Whether the caller leads the department'),
});
export type SessionForEditing = z.output<typeof sessionForEditing>;
export type TouchedBooking = z.output<typeof touchedBooking>;
