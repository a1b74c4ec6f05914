import { ledDepartments } from '#lib/server/role-form.ts';
import { addressOf, sessionFilterOf } from '#lib/server/session-list.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { listSessions } from '#server/sessions/session-list.contract.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const { searchParams } = event.url;
  const filter = sessionFilterOf(searchParams);
  const [{ today, departments }, choices, result] = await Promise.all([
    event.parent(),
    api.get(readPlanningChoices, { query: { department: filter.department } }),
    api.call(listSessions, {
      query: {
        ...filter,
        needsEducator: filter.needsEducator ? 'true' : '',
        page: searchParams.get('side') ?? '',
        pageSize: PAGE_SIZE,
      },
    }),
  ]);
  const list = result.ok ? result.data : { items: [], total: 0, page: 1, pageSize: PAGE_SIZE };
  return {
    list,
    filter: { ...filter, from: filter.from || today },
    address: addressOf(filter).toString(),
    errors: result.ok ? [] : (result.problem.errors ?? []).map(({ path, message }) => ({ path, message })),
    choices: {
      offers: choices.offers.map(({ slug, title }) => ({ value: slug, label: title })),
      sites: choices.sites.map(({ id, name }) => ({ value: id, label: name })),
      educators: choices.educators.map(({ id, name }) => ({ value: id, label: name })),
    },
    departments,
    leads: ledDepartments(event.locals.me, departments).length > 0,
    done: {
      changed: Number(searchParams.get('aendret')) || 0,
      cancelled: Number(searchParams.get('aflyst')) || 0,
      told: Number(searchParams.get('besked')) || 0,
      removed: searchParams.has('fjernet'),
    },
  };
};
