import type { ScopedCall } from './scoped-calls.ts';
import type { OneSide } from './two-sides.ts';

const ofRoom = ({ resource }: OneSide) => ({ id: resource.id });
const ofSite = ({ department }: OneSide) => ({ slug: department.slug, site: 'stedet' });
const ofDepartment = ({ department }: OneSide) => ({ department: department.slug });
const noHours = () => ({ spans: [] });

/** Rooms, closed days and blocked time of a department; the department itself is known to exist. */
export const roomCalls: Record<string, ScopedCall> = {
  'GET /api/resources': { outside: 403, query: ofDepartment },
  'POST /api/resources': {
    outside: 403,
    body: ({ department }) => ({ department: department.slug, kind: 'KIT', nameDa: 'Kuffert', nameEn: 'Case' }),
  },
  'GET /api/resources/:id': { outside: 404, params: ofRoom },
  'PATCH /api/resources/:id': { outside: 404, params: ofRoom, body: () => ({ seats: 40 }) },
  'GET /api/resources/:id/use': { outside: 404, params: ofRoom },
  'GET /api/resources/:id/opening-hours': { outside: 404, params: ofRoom },
  'PUT /api/resources/:id/opening-hours': { outside: 404, params: ofRoom, body: noHours },
  'GET /api/departments/:slug/sites/:site/opening-hours': { outside: 404, params: ofSite },
  'PUT /api/departments/:slug/sites/:site/opening-hours': { outside: 404, params: ofSite, body: noHours },
  'GET /api/closed-days': { outside: 403, query: ofDepartment },
  'POST /api/closed-days': {
    outside: 403,
    body: ({ department }) => ({ department: department.slug, from: '2026-06-05', to: '2026-06-05', reason: 'Storm' }),
  },
  'GET /api/closed-days/:id': { outside: 404, params: ({ closedDays }) => ({ id: closedDays[0] ?? '' }) },
  // Each call takes another: what has been removed is not there any more.
  'DELETE /api/closed-days/:id': { outside: 404, params: ({ closedDays }) => ({ id: closedDays.pop() ?? '' }) },
  'GET /api/blocked-times': { outside: 403, query: ofDepartment },
  'GET /api/blocked-times/choices': { outside: 403, query: ofDepartment },
  'GET /api/blocked-times/:id': { outside: 404, params: ({ blockedTimes }) => ({ id: blockedTimes[0] ?? '' }) },
  // An educator of the department may read it, and not change it: it is somebody else's time.
  'PATCH /api/blocked-times/:id': {
    outside: 404,
    params: ({ blockedTimes }) => ({ id: blockedTimes[0] ?? '' }),
    body: () => ({ title: 'Møde' }),
    forbidden: { educator: ['own'] },
  },
  'DELETE /api/blocked-times/:id': {
    outside: 404,
    params: ({ blockedTimes }) => ({ id: blockedTimes.pop() ?? '' }),
    forbidden: { educator: ['own'] },
  },
};
