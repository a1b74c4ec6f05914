/** The header with which a booking's link speaks to the API; a garbled link may hold what a header cannot carry. */
export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${encodeURIComponent(token)}` };
}
