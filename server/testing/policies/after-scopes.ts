import type { ScopedCall } from './scoped-calls.ts';

/** What teachers thought is read by the leads of the department. */
export const afterScopes: Record<string, ScopedCall> = {
  'GET /api/evaluations': { outside: 403, query: ({ department }) => ({ department: department.slug }) },
};
