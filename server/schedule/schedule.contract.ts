import { z } from 'zod';
import { attendance } from '#server/attendance/attendance.contract.ts';
import { bookedSession, booking } from '#server/bookings/booking-shape.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, localDate } from '#server/http/fields.ts';

/** The longest span that may be asked for, in days. */
export const MAX_DAYS = 366;

const places = z.object({ groups: z.int(), pupils: z.int(), adults: z.int() });

/** A session as those who teach it see it. */
const scheduledSession = bookedSession.extend({
  travelMinutes: z.int().describe('The way there and the way back, each, of the educators'),
  onlineUrl: z.string().nullable().describe('Where an ONLINE session is held, whoever has booked it'),
  capacity: places,
  left: places,
  clothing: z.string().nullable(),
  materials: z.array(z.object({ title: z.string(), note: z.string() })).describe('What is used during the visit'),
});

const scheduleItem = z.object({
  session: scheduledSession,
  bookings: z
    .array(
      booking.extend({
        attendance: attendance.nullable(),
        institutionAddress: z.string().nullable().describe('Where the school or daycare is, by the register'),
      }),
    )
    .describe('Confirmed, requested and offered ones; empty = a free session'),
  educators: z.array(z.object({ id, name: z.string(), role: z.enum(['LEADS', 'ASSISTS', 'LEARNING']) })),
  rooms: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(['ROOM', 'KIT', 'VEHICLE', 'MEETING_POINT']),
        quantity: z.int().nullable(),
      }),
    )
    .describe('Rooms, kits and vehicles; `quantity` of pooled ones'),
});

const blocked = z.object({
  id,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  people: z.array(z.string()),
  rooms: z.array(z.string()),
});

export const readSchedule = endpoint({
  method: 'GET',
  path: '/api/schedule',
  summary: 'Sessions with their bookings, attendance and educators, ordered by start',
  description:
    'Of the departments the caller works for; another department is 403. The knowledge centre sees all. Without dates: ' +
    `this week. At most ${MAX_DAYS} days.`,
  tag: 'schedule',
  policy: 'staff',
  query: z.object({
    from: localDate.optional().describe('First Danish day'),
    to: localDate.optional().describe('Last Danish day, included'),
    department: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .optional()
      .describe("The department's slug"),
    educator: z
      .union([z.literal('me'), id])
      .optional()
      .describe('An account id, or `me`'),
    attendance: z
      .literal('MISSING')
      .optional()
      .describe('Only confirmed bookings that have ended without attendance, with their sessions'),
  }),
  answer: z.object({
    items: z.array(scheduleItem),
    blocked: z.array(blocked).describe('Blocked time of those days: advice, meetings and the like'),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
});

export type ScheduleItem = z.output<typeof scheduleItem>;
export type ScheduledBlock = z.output<typeof blocked>;
export type ScheduledBooking = ScheduleItem['bookings'][number];
