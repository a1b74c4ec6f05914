import type { ScopedCall } from './scoped-calls.ts';

/** Whom the boards of another department are for: nobody but its own people; that it exists is no secret. */
export const boardCalls: Record<string, ScopedCall> = {
  'GET /api/boards/week': {
    outside: 403,
    query: ({ department }) => ({ department: department.slug, week: '2026-W12' }),
  },
  'GET /api/boards/month': {
    outside: 403,
    query: ({ department }) => ({ department: department.slug, month: '2026-03' }),
  },
};
