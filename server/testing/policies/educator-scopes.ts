import type { ScopedCall } from './scoped-calls.ts';
import type { OneSide } from './two-sides.ts';

const ofSession = ({ session }: OneSide) => ({ id: session.id });
/** The last one that other calls take. */
const colleague = ({ educators }: OneSide) => ({ id: educators[0]?.id ?? '' });
/** Somebody's own time is theirs and their lead's: an educator reaches no colleague's. */
const ownTime = (body?: ScopedCall['body']): ScopedCall => ({
  outside: 404,
  params: colleague,
  ...(body && { body }),
  reaches: { educator: [] },
});
const onSession = ({ session, educators }: OneSide) => ({ id: session.id, accountId: educators[0]?.id ?? '' });

/** Who teaches what, and everybody's own time. */
export const educatorScopes: Record<string, ScopedCall> = {
  'GET /api/educators': { outside: 403, query: ({ department }) => ({ department: department.slug }) },
  'GET /api/educators/missing': { outside: 403, query: ({ department }) => ({ department: department.slug }) },
  'POST /api/educators/assignments': { outside: 403, body: ({ department }) => ({ department: department.slug }) },
  'GET /api/educators/:id': ownTime(),
  'GET /api/educators/:id/replacements': ownTime(),
  'PUT /api/educators/:id/hours': ownTime(({ department }) => ({ department: department.slug, hours: [] })),
  'PUT /api/educators/:id/exceptions': ownTime(() => ({ exceptions: [] })),
  'PUT /api/educators/:id/competences': ownTime(({ department }) => ({ department: department.slug, competences: [] })),
  'POST /api/educators/:id/absences': ownTime(() => ({ fromDate: '2026-05-01', toDate: '2026-05-01' })),
  'DELETE /api/educators/:id/absences/:absence': {
    ...ownTime(),
    params: (side) => ({ ...colleague(side), absence: '0197bbbb-0000-7000-8000-000000000001' }),
  },
  'GET /api/sessions/:id/educator-proposals': { outside: 404, params: ofSession },
  'POST /api/sessions/:id/requests': {
    outside: 404,
    params: ofSession,
    body: ({ educators }) => ({ accountIds: [educators[0]?.id ?? ''] }),
  },
  'PUT /api/sessions/:id/educators/:accountId': { outside: 404, params: onSession, body: () => ({ role: 'ASSISTS' }) },
  'DELETE /api/sessions/:id/educators/:accountId': { outside: 404, params: onSession },
};
