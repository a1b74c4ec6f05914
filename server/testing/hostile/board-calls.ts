/** Valid calls of the boards. */
export const boardCalls = {
  'GET /api/boards/week': { query: { week: '2026-W12' } },
  'GET /api/boards/month': { query: { month: '2026-03' } },
};
