import { error, redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { endMails, readOptOut, resumeMails } from '#server/mail-opt-outs/mail-opt-out.contract.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Opening the link ends nothing: programs that look at links in mails do no harm. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { token } = event.params;
  const headers = { accept: 'application/json' };
  const { ended } = await apiOf(event).get(readOptOut, { params: { token }, headers });
  return { ended, resumed: !ended && event.url.searchParams.has('igen') };
};

export const actions: Actions = {
  end: (event) => set(event, endMails, ''),
  resume: (event) => set(event, resumeMails, '?igen=1'),
};

async function set(event: RequestEvent, endpoint: typeof endMails | typeof resumeMails, news: string): Promise<never> {
  const { token } = event.params;
  const result = await apiOf(event).call(endpoint, { params: { token } });
  if (!result.ok) error(result.status, result.problem.detail);
  redirect(303, `${event.url.pathname}${news}`);
}
