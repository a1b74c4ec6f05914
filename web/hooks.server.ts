import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { splitLanguage } from '#lib/links.ts';

/** Installed by server/main.ts: answers an API request in this process, without a socket. */
declare global {
  var answerApiRequest: ((request: Request, clientAddress: string) => Promise<Response>) | undefined;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { language, path } = splitLanguage(event.url.pathname);
  event.locals.language = language;
  event.locals.path = path;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', language),
    preload: ({ type, path }) => type !== 'font' || /latin-wght-normal/.test(path),
  });
  response.headers.set('content-language', language);
  return response;
};

/** Pages ask the API through `event.fetch('/api/…')`; it is answered in process, with the visitor's cookie and address. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const answer = globalThis.answerApiRequest;
  if (!answer || url.origin !== event.url.origin || !/^\/(api|dev)\//.test(url.pathname)) return fetch(request);
  const headers = new Headers(request.headers);
  const cookie = event.request.headers.get('cookie');
  if (cookie !== null) headers.set('cookie', cookie);
  headers.set('origin', event.url.origin);
  return answer(new Request(request, { headers }), event.getClientAddress());
};

export const handleError: HandleServerError = (caught) => {
  if (caught.kind !== 'unknown') return undefined;
  const id = crypto.randomUUID();
  const { error, event } = caught;
  const message = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
  process.stderr.write(
    `${JSON.stringify({ level: 'error', event: 'page.failed', id, route: event.route.id, message })}\n`,
  );
  return { id };
};
