import { staffApi } from '#lib/server/staff-api.ts';
import { filterWordsOf } from '#lib/server/statistics-filter-words.ts';
import { behindQueryOf } from '#lib/server/statistics-question.ts';
import { bookingsBehind, statisticsChoices } from '#server/statistics/statistics.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const api = staffApi(event);
  const query = behindQueryOf(searchParams);
  const [list, choices] = await Promise.all([
    api.get(bookingsBehind, { query: { ...query, page: searchParams.get('page') } }),
    api.get(statisticsChoices),
  ]);
  event.setHeaders({ 'cache-control': 'no-store' });
  const back = searchParams.get('back') ?? '';
  return {
    list,
    words: filterWordsOf(query, choices, event.locals.language),
    back: back === '' ? '' : `?${new URLSearchParams(back)}`,
    query: new URLSearchParams({ ...query, back }).toString(),
  };
};
