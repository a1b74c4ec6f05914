import type { Router } from 'express';
import { type Answer, empty, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './session-editor.contract.ts';
import {
  callOff,
  type Editor,
  editSession,
  readSession,
  removeSession,
  type Undone,
} from './session-editor.service.ts';
import { reasonView, sessionTexts, wrongWishView } from './session-editor.texts.ts';
import { etagOf, outcomeView, sessionForEditingView } from './session-editor.view.ts';
import { makeSession } from './session-maker.service.ts';

/** Sessions one at a time, planned by the lead of their department. */
export function sessionEditorRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.createSession, async ({ body, login, now, idempotencyKey, language }) => {
    const result = await makeSession(deps, body, { login: login as Login, now, key: idempotencyKey });
    if (result.kind !== 'done') return undoneAnswer(result, language);
    return ok(outcomeView(result, language), {
      ...etagOf(result.row),
      ...(result.dryRun ? { status: 200 as const } : {}),
    });
  });

  serve(router, deps, mounted, contract.readSessionForEditing, async ({ params, login, now, language }) => {
    const read = await readSession(deps.db.pool, params.id, { login: login as Login, now });
    return read === null ? notFound() : ok(sessionForEditingView(read, language), etagOf(read.row));
  });

  serve(router, deps, mounted, contract.changeSession, async ({ params, body, language, ...call }) => {
    const result = await editSession(deps, { ...params, changes: body }, editorOf(call));
    if (result.kind !== 'done') return undoneAnswer(result, language);
    return ok(outcomeView(result, language), etagOf(result.row));
  });

  serve(router, deps, mounted, contract.cancelSession, async ({ params, body, language, ...call }) => {
    const result = await callOff(deps, { ...params, asked: body }, editorOf(call));
    if (result.kind !== 'done') return undoneAnswer(result, language);
    return ok(outcomeView(result, language), etagOf(result.row));
  });

  serve(router, deps, mounted, contract.removeSession, async ({ params, language, ...call }) => {
    const result = await removeSession(deps, params.id, editorOf(call));
    return result.kind === 'removed' ? empty() : undoneAnswer(result, language);
  });
}

/** The policy has made sure of a login. */
function editorOf({ login, now, ifMatch }: { login: Login | null; now: Date; ifMatch: string | null }): Editor {
  return { login: login as Login, now, seen: ifMatch };
}

/** What was not done, as an answer: 404, 412, 422 or 409 with every reason. */
export function undoneAnswer(result: Undone, language: Language): Answer<never> {
  const texts = sessionTexts[language];
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'changedMeanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  }
  if (result.kind === 'mismatch') {
    return { kind: 'problem', code: 'IDEMPOTENCY_MISMATCH', detail: texts.IDEMPOTENCY_MISMATCH };
  }
  if (result.kind === 'invalid') return invalid(result.errors.map((error) => wrongWishView(error, language)));
  const [first, ...more] = result.reasons;
  return refuse([reasonView(first, language), ...more.map((reason) => reasonView(reason, language))]);
}
