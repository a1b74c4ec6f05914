import { z } from 'zod';
import { type AnswerOf, endpoint } from '#server/http/endpoint.ts';
import { email, instant } from '#server/http/fields.ts';

const rows = (about: string) => z.array(z.record(z.string(), z.unknown())).describe(about);

/** Everything that is held about one person. Secrets are left out; so is what the same rows say about others. */
export const personalData = z.object({
  email: z.string().nullable(),
  madeAt: instant,
  account: rows('The account, if there is one'),
  roles: rows('Roles, also those that have ended'),
  dateRequests: rows('Wishes for another day that were sent with the address'),
  headApprovals: rows('Questions to the address as the head of a school'),
  bookings: rows('Bookings in which the address stands, and as what; or made while logged in'),
  mails: rows('Mails to the address, with their text and what the mail server answered'),
  mentionedIn: rows('Mails to others in which the address stands'),
  caughtMails: rows('In the demo: mails that were caught instead of sent'),
  administratorOf: rows('Institutions whose invitations go to the address'),
  memberships: rows('Schools and daycares that the person works at'),
  feeds: rows('Calendar feeds'),
  logins: rows('Where somebody is logged in'),
  passkeys: rows('Passkeys, by name'),
  identities: rows('UNI-Login and Microsoft'),
  links: rows('Links sent by mail'),
  attempts: rows('Counted attempts, e.g. to log in'),
  taught: rows('Sessions that the person teaches'),
  workingHours: rows('Usual working hours, of staff'),
  workingDays: rows('Days with other hours'),
  absences: rows('When the person was away; why is not kept'),
  competences: rows('What the person can teach'),
  asked: rows('Requests to teach that the person got, made, or was replaced by'),
  events: rows('What the person did, and what was done to the account'),
});

export const exportAddressData = endpoint({
  method: 'POST',
  path: '/api/privacy/export',
  summary: 'Everything that is held under a mail address',
  description:
    'In any role, whatever the case of the letters. For answering the person; it is written down in the audit. ' +
    'An address that nothing is held about has empty lists.',
  tag: 'privacy',
  policy: 'knowledgeCentre',
  body: z.object({ email }),
  answer: personalData,
});

export const exportMyData = endpoint({
  method: 'GET',
  path: '/api/me/export',
  summary: 'Everything that is held about oneself',
  description: 'As a file. Bookings and mails are in it when the address was shown to be one’s own (by a mail link).',
  tag: 'privacy',
  policy: 'login',
  answer: personalData,
});

const obstacle = z.object({
  code: z.enum(['COMING_BOOKINGS', 'STAFF_ROLES', 'FUTURE_SESSIONS']),
  message: z.string(),
});

export const erasureReport = z.object({
  bookings: z.int(),
  dateRequests: z.int(),
  headApprovals: z.int(),
  accounts: z.int(),
  mails: z.int().describe('Mails to the address; their texts are gone'),
  withheld: z.int().describe('Of these: had not been sent, and never are'),
  mentions: z.int().describe('Mails to others in which the person stood'),
  caughtMails: z.int(),
  links: z.int(),
  attempts: z.int(),
  administratorAddresses: z.int(),
});

export const erasePersonalData = endpoint({
  method: 'POST',
  path: '/api/privacy/erasures',
  summary: 'Erase what is held under a mail address',
  description:
    'Names, addresses, phones and free texts of bookings, mails, links and the account. Numbers stay: no figure of the ' +
    'statistics changes. Whoever else stands in a booking stays. Refused while bookings are to come or a member of staff ' +
    'has roles or sessions; `dryRun` tells what would go and what is in the way.',
  tag: 'privacy',
  policy: 'knowledgeCentre',
  body: z.object({ email, dryRun: z.boolean().default(false) }),
  answer: z.object({ dryRun: z.boolean(), report: erasureReport, obstacles: z.array(obstacle) }),
  problems: { COMING_BOOKINGS: 409, STAFF_ROLES: 409, FUTURE_SESSIONS: 409 },
});

const periods = z.object({
  contactMonths: z.int(),
  mailDays: z.int(),
  technicalDays: z.int(),
  accountMonths: z.int(),
  deactivatedMonths: z.int(),
  reportMonths: z.int(),
  absenceMonths: z.int(),
});

/** What the privacy page and the accessibility statement say about this installation. */
export const readPrivacyFacts = endpoint({
  method: 'GET',
  path: '/api/privacy',
  summary: 'Who is responsible for the data, whom to write to, and for how long what is kept',
  description: 'From the settings, as the retention run uses them: what the pages say cannot differ from what is done.',
  tag: 'privacy',
  policy: 'public',
  answer: z.object({
    controller: z.object({ name: z.string(), address: z.string(), email: z.string(), phone: z.string() }),
    dataProtectionOfficer: z.object({ email: z.string() }),
    accessibility: z.object({ email: z.string(), phone: z.string() }),
    periods,
  }),
});

export type PrivacyFacts = AnswerOf<typeof readPrivacyFacts>;
export type ErasureReport = z.output<typeof erasureReport>;
export type PersonalData = z.output<typeof personalData>;
