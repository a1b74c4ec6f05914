import type { Router } from 'express';
import { conflictView } from '#server/allocations/conflict.texts.ts';
import { type Answer, created, empty, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './blocked-time.contract.ts';
import * as service from './blocked-time.service.ts';
import { blockedTimeTexts } from './blocked-time.texts.ts';
import { blockedTimeChoices, listBlockedTimes, readBlockedTime } from './blocked-time-list.service.ts';

type Call = { login: Login | null; now: Date; ifMatch: string | null };

/** The policy has made sure of a login. */
const editorOf = ({ login, now, ifMatch }: Call) => ({ login: login as Login, now, seen: ifMatch });

/** Time for other work than visits. */
export function blockedTimeRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listBlockedTimes, async ({ query, language, now, ...call }) => {
    const login = call.login as Login;
    const result = await listBlockedTimes(db.pool, { ...query, login, now });
    if (result.kind === 'foreign') return forbidden();
    const texts = blockedTimeTexts[language];
    if (result.kind === 'invalid') {
      const { code } = result;
      const message = code === 'TOO_MANY_DAYS' ? texts.TOO_MANY_DAYS(contract.MAX_LISTED_DAYS) : texts[code];
      return invalid([{ path: 'to', code, message }]);
    }
    const { rows, from, to } = result;
    return ok({ items: rows.map((row) => viewOf(row, login, language)), from, to });
  });

  serve(router, deps, mounted, contract.readBlockedTimeChoices, async ({ query, language, login, now }) => {
    const choices = await blockedTimeChoices(db.pool, { ...query, login: login as Login, now });
    if (choices === null) return forbidden();
    const resources = choices.resources.map((one) => ({ ...one, name: one.name[language] }));
    return ok({ people: choices.people, resources });
  });

  serve(router, deps, mounted, contract.readBlockedTime, async ({ params, language, ...call }) => {
    const login = call.login as Login;
    const row = await readBlockedTime(db.pool, params.id, login);
    return row === null ? notFound() : ok(viewOf(row, login, language), { etag: String(row.version) });
  });

  serve(router, deps, mounted, contract.createBlockedTimes, async ({ body, language, ...call }) => {
    const result = await service.addBlockedTimes(db, body, editorOf(call));
    if (result.kind !== 'saved') return unsavedAnswer(result, language);
    return created({ items: result.items.map((row) => viewOf(row, call.login as Login, language)) });
  });

  serve(router, deps, mounted, contract.changeBlockedTime, async ({ params, body, language, ...call }) => {
    const result = await service.editBlockedTime(db, { ...params, changes: body }, editorOf(call));
    if (result.kind !== 'saved') return unsavedAnswer(result, language);
    const [row] = result.items;
    if (row === undefined) return notFound();
    return ok(viewOf(row, call.login as Login, language), { etag: String(row.version) });
  });

  serve(router, deps, mounted, contract.removeBlockedTime, async ({ params, language, ...call }) => {
    const result = await service.dropBlockedTime(db, params.id, editorOf(call));
    if (result === 'done') return empty();
    return unsavedAnswer({ kind: result }, language);
  });
}

function viewOf(
  { departmentId, startsAt, endsAt, resources, ...row }: service.BlockedTimeRow,
  login: Login,
  language: Language,
) {
  return {
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    resources: resources.map((one) => ({ ...one, name: one.name[language] })),
    mayChange: service.mayChange({ ...row, departmentId, startsAt, endsAt, resources }, login),
  };
}

function unsavedAnswer(result: service.Unsaved, language: Language): Answer<never> {
  const texts = blockedTimeTexts[language];
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'foreign') return forbidden();
  if (result.kind === 'notOwn') return { kind: 'problem', code: 'ONLY_OWN_TIME', detail: texts.ONLY_OWN_TIME };
  if (result.kind === 'changedMeanwhile')
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  if (result.kind === 'taken') {
    const [first, ...more] = result.conflicts.map((conflict) => conflictView(conflict, language));
    if (first === undefined) throw new Error('what is taken is taken by something');
    return refuse([first, ...more]);
  }
  return invalid(
    result.errors.map((error) => {
      const message = error.code === 'NO_SUCH_TIME' ? texts.NO_SUCH_TIME(error.localDate) : texts[error.code];
      return { path: error.path, code: error.code, message };
    }),
  );
}
