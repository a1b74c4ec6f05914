import { staffApi } from '#lib/server/staff-api.ts';
import { barsOf } from '#lib/server/statistics-bars.ts';
import { formOf } from '#lib/server/statistics-form.ts';
import { headlinesOf, shareText } from '#lib/server/statistics-headline.ts';
import { figuresQueryOf, questionOf } from '#lib/server/statistics-question.ts';
import { tableOf } from '#lib/server/statistics-view.ts';
import { statisticsChoices, visitFigures } from '#server/statistics/statistics.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = staffApi(event);
  const { currentSchoolYear, ...choices } = await api.get(statisticsChoices);
  const question = questionOf(event.url.searchParams, currentSchoolYear);
  const query = figuresQueryOf(question);
  const figures = await api.get(visitFigures, { query });
  event.setHeaders({ 'cache-control': 'no-store' });
  const { total } = figures;
  return {
    question,
    form: formOf(question, choices, language),
    isEmpty: Object.values(total).every((value) => value === 0 || value === null),
    pupils: total.pupils,
    share: shareText(total, language),
    headlines: headlinesOf(total, question, language),
    bars: barsOf(figures.rows, question),
    table: tableOf(figures, question, language),
    csv: `/api/statistics/visits?${new URLSearchParams({ ...query, format: 'csv', language })}`,
  };
};
