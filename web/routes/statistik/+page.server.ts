import { opensFor } from '#lib/page-policies.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { barsOf } from '#lib/server/statistics-bars.ts';
import { formOf } from '#lib/server/statistics-form.ts';
import { headlinesOf, shareText } from '#lib/server/statistics-headline.ts';
import { originsOf } from '#lib/server/statistics-origins.ts';
import { figuresQueryOf, type Question, questionOf } from '#lib/server/statistics-question.ts';
import { tableOf } from '#lib/server/statistics-view.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import { statisticsChoices, visitFigures } from '#server/statistics/statistics.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const api = staffApi(event);
  const { currentSchoolYear, ...choices } = await api.get(statisticsChoices);
  const roles = event.locals.me?.roles ?? [];
  const showsBookings = opensFor(
    '/statistik/besoeg',
    roles.map(({ role }) => role),
  );
  const question = questionOf(event.url.searchParams, currentSchoolYear, showsBookings);
  const query = figuresQueryOf(question);
  const byMunicipality: Question = { ...question, groupBy: ['municipality'] };
  const [figures, origins, municipalities] = await Promise.all([
    api.get(visitFigures, { query }),
    api.get(visitFigures, { query: figuresQueryOf(byMunicipality) }),
    api.get(listMunicipalities),
  ]);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { total } = figures;
  return {
    question,
    /** Whose figures these are; null = everybody's. */
    departments: roles.some(({ role }) => role === 'KNOWLEDGE_CENTRE')
      ? null
      : [...new Set(roles.flatMap(({ department, area }) => department?.name ?? area?.name ?? []))],
    form: formOf(question, choices, language),
    isEmpty: Object.values(total).every((value) => value === 0 || value === null),
    pupils: total.pupils,
    share: shareText(total, language),
    headlines: headlinesOf(total, question, language),
    bars: barsOf(figures.rows, question),
    origins: originsOf(origins.rows, municipalities.items, byMunicipality, language),
    table: tableOf(figures, question, language),
    csv: `/api/statistics/visits?${new URLSearchParams({ ...query, format: 'csv', language })}`,
  };
};
