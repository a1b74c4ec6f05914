import { z } from 'zod';
import { type AnswerOf, type BodyOf, endpoint } from '#server/http/endpoint.ts';
import { id, instant, localDate, paragraph } from '#server/http/fields.ts';

/** The most sessions that one message cancels. */
export const MAX_SESSIONS = 300;
/** The most days that one cancellation spans. */
export const MAX_DAYS = 14;

export const cancelCause = z.enum(['WEATHER', 'ILLNESS', 'TOO_FEW', 'OTHER']);

const touchedSession = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  localDate: z.string(),
  offer: z.string(),
  site: z.string(),
  department: z.string(),
  educators: z.array(z.string()),
  bookings: z.array(
    z.object({ reference: z.string(), institution: z.string(), groups: z.array(z.string()), pupils: z.int() }),
  ),
});

export const cancelManySessions = endpoint({
  method: 'POST',
  path: '/api/sessions/cancellations',
  summary: 'Cancel the sessions of a day with one message',
  description:
    'Of the departments one leads: every session from `from` to `to` that is not over or cancelled, at a site if one is named, or only ' +
    'those of `sessionIds`. `dryRun` shows sessions, bookings and the number of mails and changes nothing. Else everything happens ' +
    'in one transaction: bookings stay, schools are told and choose another time by their link.',
  tag: 'sessions',
  policy: 'lead',
  body: z.object({
    from: localDate,
    to: localDate.optional().describe('The last day; left out = the same day'),
    siteId: id.nullish(),
    sessionIds: z.array(id).max(MAX_SESSIONS).optional().describe('Only these of them'),
    cause: cancelCause,
    message: z
      .object({ da: paragraph(1000), en: paragraph(1000) })
      .optional()
      .describe('Needed unless it is a dry run; English may be empty'),
    dryRun: z.boolean().default(false),
  }),
  answer: z.object({
    dryRun: z.boolean(),
    sessions: z.array(touchedSession),
    totals: z.object({ sessions: z.int(), bookings: z.int(), schools: z.int(), pupils: z.int(), mails: z.int() }),
    sites: z
      .array(z.object({ id, name: z.string() }))
      .describe('Where sessions take place on these days, whatever was chosen'),
  }),
  problems: { NOTHING_TO_CANCEL: 409, TOO_MANY_SESSIONS: 409 },
});

export type CancellationBody = BodyOf<typeof cancelManySessions>;
export type CancellationView = AnswerOf<typeof cancelManySessions>;
