import type { Router } from 'express';
import { invalid, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { bulkSessions, MAX_SESSIONS } from './session-bulk.contract.ts';
import { changeMany } from './session-bulk.service.ts';
import { blockedReasons, bulkView } from './session-bulk.view.ts';
import { undoneAnswer } from './session-editor.routes.ts';
import { listSessions } from './session-list.contract.ts';
import { listedSessions } from './session-list.service.ts';

/** Many sessions: listed, and changed together. */
export function sessionBulkRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listSessions, async ({ query, login, now, language }) => {
    const { page, pageSize, needsEducator, ...rest } = query;
    const pick = { ...rest, needsEducator: needsEducator === undefined ? undefined : needsEducator === 'true' };
    return ok(await listedSessions(deps.db.pool, { pick, page, pageSize }, { login: login as Login, now }, language));
  });

  serve(router, deps, mounted, bulkSessions, async ({ body, login, now, idempotencyKey, language }) => {
    const result = await changeMany(deps, body, { login: login as Login, now, key: idempotencyKey });
    if (result.kind === 'done') return ok(bulkView(result, language));
    if (result.kind === 'blocked') return refuse(blockedReasons(result.sessions, language));
    if (result.kind !== 'invalid') return undoneAnswer(result, language);
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: messages[code][language] })));
  });
}

const messages = {
  INVALID_CHOICE: { da: 'Vælg en af mulighederne.', en: 'Choose one of the options.' },
  ONE_OF_TWO: {
    da: 'Vælg enten bestemte tider eller et filter.',
    en: 'Choose either certain sessions or a filter.',
  },
  TOO_MANY_SESSIONS: {
    da: `Der kan højst ændres ${MAX_SESSIONS} tider ad gangen. Gør filteret snævrere.`,
    en: `At most ${MAX_SESSIONS} sessions can be changed at a time. Narrow the filter.`,
  },
  ONE_DEPARTMENT_AT_A_TIME: {
    da: 'Vælg tider fra én afdeling ad gangen.',
    en: 'Choose sessions of one department at a time.',
  },
};
