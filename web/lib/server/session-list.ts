/** What the list of sessions is asked for: the address has Danish names, the API English ones. */
export const filterNames = {
  department: 'afdeling',
  offer: 'forloeb',
  site: 'sted',
  educator: 'underviser',
  from: 'fra',
  to: 'til',
  state: 'tilstand',
  needsEducator: 'mangler',
} as const;

/** By the API's names; empty = not asked. */
export type SessionFilter = Record<keyof typeof filterNames, string>;

/** The filter as the address says it, for the API. */
export function sessionFilterOf(params: URLSearchParams): SessionFilter {
  return Object.fromEntries(
    Object.entries(filterNames).map(([name, danish]) => [name, (params.get(danish) ?? '').slice(0, 100)]),
  ) as SessionFilter;
}

/** The filter as an address says it, without what is empty. */
export function addressOf(filter: SessionFilter): URLSearchParams {
  const given = Object.entries(filterNames).flatMap(([name, danish]) =>
    filter[name as keyof SessionFilter] ? [[danish, filter[name as keyof SessionFilter]]] : [],
  );
  return new URLSearchParams(given);
}
