import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { id, instant } from '#server/http/fields.ts';

/** How many schools somebody may belong to: a teacher who moves between the schools of a municipality has a handful. */
export const MAX_MEMBERSHIPS = 10;

const institutionNumber = z.string().regex(/^[A-Za-z0-9]{1,12}$/);

const membership = z.object({
  institution: z.object({ number: z.string(), name: z.string(), city: z.string().nullable() }),
  sharesVisits: z.boolean().describe('Whether colleagues at the school may see the own visits'),
  requestedAt: instant,
  confirmedAt: instant.nullable().describe('Null = the school has not confirmed it yet; until then nothing is shared'),
  confirmedBy: z.string().nullable().describe('Name of the person'),
});
export type Membership = z.output<typeof membership>;

export const listMemberships = endpoint({
  method: 'GET',
  path: '/api/me/memberships',
  summary: 'The schools one belongs to or has asked to belong to',
  tag: 'memberships',
  policy: 'login',
  answer: z.object({ items: z.array(membership) }),
});

export const putMembership = endpoint({
  method: 'PUT',
  path: '/api/me/memberships/:institutionNumber',
  summary: 'Ask to belong to a school or daycare, or change whether one shares the own visits',
  description: `The school confirms. At most ${MAX_MEMBERSHIPS} for each person.`,
  tag: 'memberships',
  policy: 'login',
  params: z.object({ institutionNumber }),
  body: z.object({ sharesVisits: z.boolean() }),
  answer: membership,
  problems: { TOO_MANY_MEMBERSHIPS: 409 },
});

export const deleteMembership = endpoint({
  method: 'DELETE',
  path: '/api/me/memberships/:institutionNumber',
  summary: 'No longer belong to a school',
  tag: 'memberships',
  policy: 'login',
  params: z.object({ institutionNumber }),
});

const schoolMember = z.object({
  accountId: z.uuid(),
  name: z.string(),
  email: z.string().nullable().describe('Only an address that was shown to be theirs'),
  sharesVisits: z.boolean(),
  requestedAt: instant,
  confirmedAt: instant.nullable(),
  confirmedBy: z.string().nullable(),
});
export type SchoolMember = z.output<typeof schoolMember>;

export const listSchoolMembers = endpoint({
  method: 'GET',
  path: '/api/schools/:number/memberships',
  summary: 'Who belongs to a school or asks to; those who wait first',
  tag: 'memberships',
  policy: 'school',
  params: z.object({ number: institutionNumber }),
  answer: z.object({ items: z.array(schoolMember) }),
});

const oneMember = z.object({ number: institutionNumber, accountId: id });

export const confirmSchoolMember = endpoint({
  method: 'POST',
  path: '/api/schools/:number/memberships/:accountId/confirm',
  summary: 'Confirm that somebody belongs to the school',
  description: 'Confirming once more changes nothing.',
  tag: 'memberships',
  policy: 'school',
  params: oneMember,
  answer: schoolMember,
});

export const removeSchoolMember = endpoint({
  method: 'DELETE',
  path: '/api/schools/:number/memberships/:accountId',
  summary: 'Decline somebody, or end a membership',
  tag: 'memberships',
  policy: 'school',
  params: oneMember,
});
