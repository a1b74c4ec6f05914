import { ledDepartments } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readAudit } from '#server/audit/audit.contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { searchParams } = event.url;
  const names = ['hvad', 'afdeling', 'person', 'tid', 'fra', 'til'] as const;
  const filter = Object.fromEntries(names.map((name) => [name, searchParams.get(name) ?? ''])) as Record<
    (typeof names)[number],
    string
  >;
  const { hvad, afdeling, person, tid, fra, til } = filter;
  const result = await staffApi(event).call(readAudit, {
    query: {
      ...{ action: hvad, department: afdeling, account: person, session: tid },
      ...{ from: fra, to: til, page: searchParams.get('side') },
    },
  });
  const none = { items: [], total: 0, page: 1, pageSize: 50 };
  return {
    list: result.ok ? result.data : none,
    errors: result.ok ? [] : (result.problem.errors ?? [{ path: '', message: result.problem.detail }]),
    filter,
    led: ledDepartments(event.locals.me, departments),
  };
};
