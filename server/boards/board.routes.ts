import { createHash } from 'node:crypto';
import type { Router } from 'express';
import { type Answer, forbidden, invalid, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { readMonthBoard, readWeekBoard } from './board.contract.ts';
import { type BoardResult, monthBoardOf, weekBoardOf } from './board.service.ts';

/** Boards: what a department's people, rooms and offers do in a week, and a month in numbers. */
export function boardRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readWeekBoard, async ({ query, login, language }) => {
    const result = await weekBoardOf(deps.db.pool, { ...query, login: login as Login, language });
    return result.kind === 'board' ? ok(result.board, { etag: tagOf(result.board) }) : refused(result, language);
  });

  serve(router, deps, mounted, readMonthBoard, async ({ query, login, language }) => {
    const result = await monthBoardOf(deps.db.pool, { ...query, login: login as Login, language });
    return result.kind === 'board' ? ok(result.board) : refused(result, language);
  });
}

/** By what is answered, not by when: two people who see the same have the same. */
function tagOf(board: unknown): string {
  return createHash('sha256').update(JSON.stringify(board)).digest('base64url').slice(0, 27);
}

function refused(result: Exclude<BoardResult<never>, { kind: 'board' }>, language: Language): Answer<never> {
  if (result.kind === 'foreign') return forbidden();
  const { path, code } = result;
  return invalid([{ path, code, message: messages[code][language] }]);
}

const messages = {
  NO_SUCH_WEEK: { da: 'Ugen findes ikke.', en: 'There is no such week.' },
  UNKNOWN_SITE: { da: 'Afdelingen har ikke det sted.', en: 'The department has no such place.' },
  UNKNOWN_DEPARTMENT: { da: 'Afdelingen findes ikke.', en: 'There is no such department.' },
};
