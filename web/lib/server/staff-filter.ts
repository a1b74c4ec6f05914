/** What a staff page is narrowed to; it stays when the week or the day changes. */
export interface StaffFilter {
  /** The slug of a department; null = all of one's own. */
  department: string | null;
  mine: boolean;
  /** The page's query: "?afdeling=…&mine=1", or empty. */
  query: string;
}

/** Reads the filter from a page's address. */
export function staffFilterOf(url: URL): StaffFilter {
  const department = url.searchParams.get('afdeling') || null;
  const mine = url.searchParams.get('mine') === '1';
  const query = new URLSearchParams({ ...(department && { afdeling: department }), ...(mine && { mine: '1' }) });
  return { department, mine, query: query.size === 0 ? '' : `?${query}` };
}

/** The filter as the schedule is asked. */
export function scheduleQueryOf({ department, mine }: StaffFilter): {
  department: string | null;
  educator: 'me' | null;
} {
  return { department, educator: mine ? 'me' : null };
}
