import type { AnyEndpoint } from '#server/http/endpoint.ts';
import { afterScopes } from './after-scopes.ts';
import { approvalScopes } from './approval-scopes.ts';
import { boardCalls } from './board-calls.ts';
import { dateRequestScopes } from './date-request-scopes.ts';
import { educatorScopes } from './educator-scopes.ts';
import { offerEditingScopes } from './offer-editing-calls.ts';
import { reviewCalls } from './review-calls.ts';
import { roomCalls } from './room-calls.ts';
import { sessionScopes } from './session-scopes.ts';
import { identityIdOf, type OneSide, type TwoSides } from './two-sides.ts';

export type Side = 'own' | 'other';

/** How an operation is asked about a thing of one side, and what it says to whom that thing is not. */
export interface ScopedCall {
  /** 403 where everybody may know that the thing exists (departments), 404 where nobody else may. */
  outside: 403 | 404;
  params?: (side: OneSide, accountId: string) => Record<string, string>;
  query?: (side: OneSide) => Record<string, string>;
  body?: (side: OneSide, world: TwoSides) => unknown;
  /** Who reaches other sides than usual, which is: the knowledge centre both, everybody else their own. */
  reaches?: Partial<Record<string, Side[]>>;
  /** Who may see the thing, but not do this with it: 403. */
  forbidden?: Partial<Record<string, Side[]>>;
}

const ofSchool = ({ school }: OneSide) => ({ number: school.number });
/** The sessions, bookings and people of a department: nobody else's business, so hidden. */
const ofDepartment = {
  booking: { outside: 404, params: ({ booking }: OneSide) => ({ reference: booking.reference }) },
} as const;
/** Each call takes another person: what has been done to one cannot be done again. */
const anybody = ({ educators }: OneSide) => {
  const { id, grantId } = educators.pop() ?? { id: '', grantId: '' };
  return { id, grantId };
};
/** What is another person's alone, on both sides. */
const others = (params: (side: OneSide) => Record<string, string>): ScopedCall => ({
  outside: 404,
  params,
  reaches: everybodyReaches([]),
});
const recorded = ({ visit }: OneSide) => ({ reference: visit.reference });

/** Every operation whose address names something of somebody, or whose query does. */
export const scopedCalls: Record<string, ScopedCall> = {
  ...sessionScopes,
  ...educatorScopes,
  ...dateRequestScopes,
  ...offerEditingScopes,
  ...boardCalls,
  ...afterScopes,
  ...roomCalls,
  ...reviewCalls,
  ...approvalScopes,
  'GET /api/schedule': {
    outside: 403,
    query: ({ department }) => ({ from: '2026-03-16', to: '2026-03-20', department: department.slug }),
  },
  'GET /api/statistics/visits': {
    outside: 403,
    query: ({ department }) => ({ department: department.slug }),
    // A municipality's schools go everywhere, so its coordinator may ask about any department.
    reaches: { coordinator: ['own', 'other'] },
  },
  'POST /api/files': { outside: 403, query: ({ department }) => ({ department: department.slug, name: 'a.pdf' }) },
  'PUT /api/bookings/:reference/attendance': {
    outside: 403,
    params: recorded,
    body: () => ({ outcome: 'CAME', groups: [] }),
  },
  'GET /api/schools/:number/memberships': { outside: 404, params: ({ school }) => ({ number: school.number }) },
  'POST /api/schools/:number/memberships/:accountId/confirm': {
    outside: 404,
    params: ({ school, members }) => ({ number: school.number, accountId: members[0] ?? '' }),
  },
  'DELETE /api/schools/:number/memberships/:accountId': {
    outside: 404,
    // Each call takes another one: who has been removed is not there any more.
    params: ({ school, members }) => ({ number: school.number, accountId: members.pop() ?? '' }),
  },
  // Anybody may ask to belong to any school; the school answers.
  'PUT /api/me/memberships/:institutionNumber': {
    outside: 404,
    params: ({ school }) => ({ institutionNumber: school.number }),
    body: () => ({ sharesVisits: true }),
    reaches: everybodyReaches(['own', 'other']),
  },
  'DELETE /api/me/memberships/:institutionNumber': {
    outside: 404,
    params: ({ school }) => ({ institutionNumber: school.number }),
    reaches: everybodyReaches(['own', 'other']),
  },
  // Whose roles sleep in this login may not add a way in to them.
  'POST /api/me/identities/:provider': {
    outside: 403,
    params: () => ({ provider: 'unilogin' }),
    body: () => ({}),
    reaches: everybodyReaches(['own', 'other'], { 'lead without second factor': [] }),
  },
  // Other people's identities on both sides.
  'DELETE /api/me/identities/:id': {
    outside: 404,
    params: ({ members }) => ({ id: identityIdOf(members[0] ?? '') }),
    reaches: everybodyReaches([]),
  },
  'DELETE /api/me/logins/:id': others(({ theirs }) => ({ id: theirs.loginId })),
  'DELETE /api/me/passkeys/:id': others(({ theirs }) => ({ id: theirs.passkeyId })),
  'DELETE /api/me/feeds/:id': others(({ theirs }) => ({ id: theirs.feedId })),
  'GET /api/bookings/:reference/visit': ofDepartment.booking,
  'GET /api/bookings/:reference/timeline': ofDepartment.booking,
  'GET /api/people/:id': { outside: 404, params: anybody },
  'PATCH /api/people/:id': {
    outside: 404,
    params: anybody,
    body: () => ({ name: 'Kim Prøve', phone: null, language: 'da' }),
  },
  'POST /api/people/:id/invitation': { outside: 404, params: anybody, body: () => ({}) },
  'POST /api/people/:id/roles': {
    outside: 404,
    params: anybody,
    // A role of one's own department, for somebody of another.
    body: (_side, { own }) => ({
      role: 'EDUCATOR',
      scope: { department: own.department.slug },
      validFrom: '2026-03-16',
    }),
  },
  'PATCH /api/people/:id/roles/:grantId': { outside: 404, params: anybody, body: () => ({ validTo: '2026-03-31' }) },
  'POST /api/people/:id/deactivate': { outside: 404, params: anybody, body: () => ({}) },
  'POST /api/people/:id/reactivate': { outside: 404, params: anybody, body: () => ({}) },
  'POST /api/people/:id/second-factor/reset': { outside: 404, params: anybody, body: () => ({}) },
  'GET /api/schools/:number': { outside: 404, params: ofSchool },
  'GET /api/schools/:number/visits': { outside: 404, params: ofSchool },
  'GET /api/schools/:number/invoices': { outside: 404, params: ofSchool },
  'PUT /api/schools/:number/administrator': {
    outside: 404,
    params: ofSchool,
    body: () => ({ email: 'kontor@example.org' }),
  },
  'DELETE /api/schools/:number/administrator': { outside: 404, params: ofSchool },
};

/** The address and the body of a call about one side. */
export function callOf(endpoint: AnyEndpoint, world: TwoSides, side: Side, accountId: string) {
  const scoped = scopedCalls[`${endpoint.method} ${endpoint.path}`];
  if (scoped === undefined) throw new Error(`${endpoint.method} ${endpoint.path} has no calls of two sides`);
  const params = scoped.params?.(world[side], accountId) ?? {};
  const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? 'mangler'),
  );
  const query = new URLSearchParams(scoped.query?.(world[side])).toString();
  return { path: query === '' ? path : `${path}?${query}`, body: scoped.body?.(world[side], world) };
}

/** What concerns only the person who calls: the part of the world that a role holds for makes no difference. */
function everybodyReaches(sides: Side[], except: Record<string, Side[]> = {}): ScopedCall['reaches'] {
  return new Proxy(except, { get: (_target, who: string) => except[who] ?? sides });
}
