import { staffApi } from '#lib/server/staff-api.ts';
import { listEvaluations } from '#server/evaluations/evaluation.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const department = searchParams.get('afdeling') || null;
  const query = { schoolYear: searchParams.get('skoleaar') || null, department };
  return { list: await staffApi(event).get(listEvaluations, { query }), department };
};
