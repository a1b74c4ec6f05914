import { areaQuestionOf } from '#lib/server/area-question.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { areaTexts } from '#lib/texts/area.ts';
import { areaOverview } from '#server/areas/area.contract.ts';
import { formatNumber } from '#server/time/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  const question = areaQuestionOf(event.url.searchParams);
  const { items, total, page, pageSize, ...overview } = await staffApi(event).get(areaOverview, { query: question });
  event.setHeaders({ 'cache-control': 'no-store' });
  const texts = areaTexts[language];
  const chosen = overview.municipalities.find(({ code }) => code === question.municipality);
  const [only] = overview.municipalities;
  const whole = overview.municipalities.length === 98 ? texts.everywhere : texts.ownArea;
  const alone = overview.municipalities.length === 1 ? only?.name : undefined;
  const { visits, pupils, visiting, never, institutions } = overview.summary;
  const words = (count: number) => formatNumber(count, language);
  return {
    question,
    place: chosen?.name ?? alone ?? whole,
    lede: texts.lede(words(visiting), words(institutions), words(never)),
    figures: { visits: words(visits), pupils: words(pupils), visiting: words(visiting), never: words(never) },
    ...{ items, total, page, pages: Math.ceil(total / pageSize) },
    municipalities: overview.municipalities,
    departments: overview.departments,
    years: overview.schoolYears,
    csv: `/api/areas/overview?${new URLSearchParams({ ...question, page: '1', format: 'csv' })}`,
  };
};
