import type { ErrorRequestHandler, RequestHandler, Router } from 'express';
import { commonProblems, problemOf, sendProblem } from './problems.ts';
import { answerFailure, languageOf, type Mounted, type ServeDeps } from './serve.ts';

/** Mounted after all operations: an address that has some, but none with this method, answers 405 and names those. */
export function refuseOtherMethods(router: Router, mounted: Mounted): void {
  for (const path of new Set(mounted.endpoints.map((endpoint) => endpoint.path))) {
    const methods = mounted.endpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    router.all(path, (request, response) => {
      response.set('allow', allow);
      if (request.method === 'OPTIONS') response.status(204).end();
      else sendProblem(response, problemOf('METHOD_NOT_ALLOWED', 405, languageOf(request)));
    });
  }
}

/** `/api/docs` is a page; everything else below /api that nobody answered does not exist. */
export const unknownAddress: RequestHandler = (request, response, next) => {
  if (request.path === '/docs') {
    next();
    return;
  }
  sendProblem(response, problemOf('NOT_FOUND', commonProblems.NOT_FOUND, languageOf(request)));
};

/**
 * What Express itself refuses, such as an address with broken percent signs, is an address where nothing is; what fails in a
 * route that `serve` does not watch over is logged and answered like everywhere else.
 */
export function failedAddress(deps: Pick<ServeDeps, 'logger'>): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusedByExpress = error instanceof URIError || (error as { status?: unknown } | null)?.status === 400;
    if (refusedByExpress) return sendProblem(response, problemOf('NOT_FOUND', 404, languageOf(request)));
    return answerFailure(deps, error, { name: `${request.method} ${request.baseUrl}`, request, response });
  };
}
