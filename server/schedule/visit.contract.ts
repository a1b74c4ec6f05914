import { z } from 'zod';
import { attendance } from '#server/attendance/attendance.contract.ts';
import { booking } from '#server/bookings/booking-shape.contract.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { id } from '#server/http/fields.ts';

export const readVisit = endpoint({
  method: 'GET',
  path: '/api/bookings/:reference/visit',
  summary: 'One booking as the department’s staff see it, whatever its status',
  description: 'Of the departments the caller works for; every other booking is 404.',
  tag: 'schedule',
  policy: 'staff',
  params: z.object({ reference: z.string().max(20) }),
  answer: booking.extend({
    attendance: attendance.nullable(),
    educators: z.array(z.object({ id, name: z.string() })),
  }),
});
