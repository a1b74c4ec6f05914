/** What the coordinator's page asks for: its address has Danish names, the API English ones. */
export interface AreaQuestion extends Record<string, string> {
  municipality: string;
  kind: string;
  visits: string;
  sort: string;
  page: string;
}

const names = { municipality: 'kommune', kind: 'type', visits: 'besoeg', sort: 'sorter', page: 'side' } as const;

/** The question of the page's address; an empty one asks for all. */
export function areaQuestionOf(params: URLSearchParams): AreaQuestion {
  const read = (name: keyof typeof names) => params.get(names[name]) ?? '';
  const page = read('page');
  return {
    municipality: read('municipality'),
    kind: read('kind'),
    visits: read('visits'),
    sort: read('sort'),
    page: /^[1-9]\d{0,4}$/.test(page) ? page : '1',
  };
}
