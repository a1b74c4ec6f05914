import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant, localDate } from '#server/http/fields.ts';
import { teachingRole } from './educator.contract.ts';

const tag = 'educators';
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A Danish clock time, "HH:MM". */
export const clockTime = z.string().regex(TIME, { error: 'INVALID_TIME' });
/** The same where something ends: "24:00" = midnight. */
const endTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'INVALID_TIME' });

const hours = z.object({
  weekday: z.int().min(1).max(7).describe('1 = Monday'),
  from: clockTime,
  to: endTime.describe('Not included'),
  validFrom: localDate,
  validTo: localDate.nullable().describe('First Danish day on which it no longer holds; null = until further notice'),
});
const exception = z.object({
  date: localDate,
  from: clockTime.nullable().describe('Null, like `to`: does not work that day'),
  to: endTime.nullable(),
});
const absence = z.object({ id, from: instant, to: instant, version: z.int() });

export const ownTime = z.object({
  id,
  name: z.string(),
  own: z.boolean().describe('The caller themselves'),
  departments: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      hours: z.array(hours),
      offers: z.array(z.object({ id, title: z.string(), role: teachingRole.nullable() })).describe('Not archived ones'),
    }),
  ),
  exceptions: z.array(exception).describe('From today on'),
  absences: z.array(absence).describe('Present and coming ones. Why somebody is away is not kept'),
});

const params = z.object({ id });
const replacing = {
  tag,
  policy: 'staff',
  params,
  answer: ownTime,
  etag: true,
  problems: { CHANGED_MEANWHILE: 412 },
} as const;

export const readOwnTime = endpoint({
  method: 'GET',
  path: '/api/educators/:id',
  summary: "Somebody's working hours, exceptions, absence and competence",
  description: 'One’s own, and, for leads, those of the educators of their departments; anybody else is a 404.',
  tag,
  policy: 'staff',
  params,
  answer: ownTime,
  etag: true,
});

export const putHours = endpoint({
  ...replacing,
  method: 'PUT',
  path: '/api/educators/:id/hours',
  summary: 'Replace the usual working hours for a department',
  description:
    'Local times. Once anything is said about a day’s week, weekdays without hours are days off. Hours of one weekday must ' +
    'not overlap (422).',
  body: z.strictObject({ department: slug, hours: z.array(z.strictObject(hours.shape)).max(60) }),
});

export const putExceptions = endpoint({
  ...replacing,
  method: 'PUT',
  path: '/api/educators/:id/exceptions',
  summary: 'Replace the days from today on that differ from the usual hours',
  body: z.strictObject({ exceptions: z.array(z.strictObject(exception.shape)).max(200) }),
});

export const putCompetences = endpoint({
  ...replacing,
  method: 'PUT',
  path: '/api/educators/:id/competences',
  summary: 'Replace what somebody can teach of a department’s offers',
  body: z.strictObject({
    department: slug,
    competences: z.array(z.strictObject({ offerId: id, role: teachingRole })).max(500),
  }),
});

export const addAbsence = endpoint({
  method: 'POST',
  path: '/api/educators/:id/absences',
  summary: 'Say that somebody is away, from and to a local time',
  description:
    'There is no field for the reason, on purpose. Absences that meet become one. Sessions stay with the person until ' +
    'somebody takes over: GET …/replacements lists them.',
  tag,
  policy: 'staff',
  params,
  status: 201,
  body: z.strictObject({
    fromDate: localDate,
    fromTime: clockTime.default('00:00'),
    toDate: localDate,
    toTime: endTime.default('24:00').describe('Not included'),
  }),
  answer: ownTime,
  etag: true,
});

export const removeAbsence = endpoint({
  method: 'DELETE',
  path: '/api/educators/:id/absences/:absence',
  summary: 'Back again: remove an absence, or end one that has begun',
  tag,
  policy: 'staff',
  params: z.object({ id, absence: id }),
});

export type OwnTime = z.output<typeof ownTime>;
