import { error, type RequestEvent } from '@sveltejs/kit';
import type { AnswerOf, AnyEndpoint, ParamsOf } from '#server/http/endpoint.ts';
import type { Problem } from '#server/http/problems.ts';

/** What a call takes: the endpoint's own parameters; the query and the body as they are sent (before parsing). */
export interface CallInput<E extends AnyEndpoint> {
  params?: ParamsOf<E>;
  query?: Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
}

export type CallResult<E extends AnyEndpoint> =
  | { ok: true; status: number; data: AnswerOf<E>; etag: string | null; headers: Headers }
  | { ok: false; status: number; problem: Problem; headers: Headers };

export interface Api {
  /** Calls an endpoint; refusals and wrong input come back as `problem`. */
  call<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): Promise<CallResult<E>>;
  /** Calls an endpoint whose answer the page can't do without; anything else becomes the page's error. */
  get<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): Promise<AnswerOf<E>>;
}

/** The API as a page's server side sees it: same process, same contracts, the visitor's cookie and language. */
export function apiOf(event: Pick<RequestEvent, 'fetch' | 'locals'>): Api {
  const call: Api['call'] = async (endpoint, input = {}) => {
    const response = await event.fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      headers: {
        'accept-language': event.locals.language,
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    const { status, headers } = response;
    if (!response.ok) return { ok: false, status, problem: (await response.json()) as Problem, headers };
    const data = status === 204 ? undefined : await response.json();
    return { ok: true, status, data, etag: headers.get('etag')?.replaceAll('"', '') ?? null, headers };
  };
  const get: Api['get'] = async (endpoint, input) => {
    const result = await call(endpoint, input);
    if (!result.ok) error(result.status, result.problem.detail);
    return result.data;
  };
  return { call, get };
}

function addressOf<E extends AnyEndpoint>(endpoint: E, { params, query = {} }: CallInput<E>): string {
  const values = (params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
