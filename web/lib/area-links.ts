const names: Record<string, string> = {
  municipality: 'kommune',
  kind: 'type',
  visits: 'besoeg',
  sort: 'sorter',
  page: 'side',
};

/** The query of the coordinator's page with something changed; what is empty is left out. */
export function areaQuery(question: Record<string, string>, change: Record<string, string>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, ...change })) {
    if (value !== '' && !(name === 'page' && value === '1')) search.set(names[name] ?? name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}
