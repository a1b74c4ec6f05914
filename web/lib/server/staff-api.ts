import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { type Api, apiOf } from '#lib/server/api.ts';

type Event = Pick<RequestEvent, 'fetch' | 'locals' | 'url'>;

/** The API for a page of the staff: whoever is not logged in is sent to the login and comes back afterwards. */
export function staffApi(event: Event): Api {
  const api = apiOf(event);
  const call: Api['call'] = async (endpoint, input) => {
    const result = await api.call(endpoint, input);
    if (!result.ok && result.status === 401) redirect(303, loginAddress(event));
    return result;
  };
  const get: Api['get'] = async (endpoint, input) => {
    const result = await call(endpoint, input);
    if (!result.ok) error(result.status, result.problem.detail);
    return result.data;
  };
  return { call, get };
}

/** The login page, which leads back here. */
export function loginAddress({ url, locals }: Event): string {
  return `${href(locals.language, '/log-ind')}?next=${encodeURIComponent(url.pathname + queryOf(url))}`;
}

/** The page's own query, without the name of a form's action (`?/came`). */
export function queryOf(url: URL): string {
  const kept = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  return kept.size === 0 ? '' : `?${kept}`;
}
