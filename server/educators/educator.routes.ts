import type { Router } from 'express';
import { type Answer, created, empty, forbidden, invalid, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { addAbsenceOf, endAbsenceOf } from './absence.service.ts';
import { listEducators } from './educator.contract.ts';
import { educatorsOf } from './educator.service.ts';
import { noSuchTime, ownTimeTexts } from './educator.texts.ts';
import * as lists from './own-lists.service.ts';
import * as contract from './own-time.contract.ts';
import * as ownTime from './own-time.service.ts';

/** Who teaches, and everybody's own time. */
export function educatorRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, listEducators, async ({ query, ...call }) => {
    const list = await educatorsOf(db.pool, { ...query, ...askedBy(call) });
    return list === null ? forbidden() : ok(list);
  });

  serve(router, deps, mounted, contract.readOwnTime, async ({ params, ...call }) =>
    answer(await ownTime.readOwnTimeOf(db.pool, params.id, askedBy(call)), call.language),
  );

  serve(router, deps, mounted, contract.putHours, async ({ params, body, ifMatch: seen, ...call }) =>
    answer(await lists.replaceHoursOf(db, { ...params, ...body, seen }, askedBy(call)), call.language),
  );

  serve(router, deps, mounted, contract.putExceptions, async ({ params, body, ifMatch: seen, ...call }) =>
    answer(await lists.replaceExceptionsOf(db, { ...params, ...body, seen }, askedBy(call)), call.language),
  );

  serve(router, deps, mounted, contract.putCompetences, async ({ params, body, ifMatch: seen, ...call }) =>
    answer(await lists.replaceCompetencesOf(db, { ...params, ...body, seen }, askedBy(call)), call.language),
  );

  serve(router, deps, mounted, contract.addAbsence, async ({ params, body: span, ...call }) =>
    answer(await addAbsenceOf(db, { ...params, span, seen: null }, askedBy(call)), call.language, created),
  );

  serve(router, deps, mounted, contract.removeAbsence, async ({ params, ...call }) => {
    const result = await endAbsenceOf(db, params, askedBy(call));
    return result.kind === 'ownTime' ? empty() : notFound();
  });
}

/** The policy has made sure of a login. */
function askedBy({ login, now, language }: { login: Login | null; now: Date; language: Language }): ownTime.Asked {
  return { login: login as Login, now, language };
}

function answer(
  result: ownTime.OwnTimeResult,
  language: Language,
  success: typeof ok | typeof created = ok,
): Answer<contract.OwnTime> {
  const texts = ownTimeTexts[language];
  if (result.kind === 'ownTime') return success(result.value, { etag: result.etag });
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'changedMeanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  }
  if (result.kind === 'wrongSpan') {
    const { path, code, date } = result.wrong;
    return invalid([{ path, code, message: code === 'NO_SUCH_TIME' ? noSuchTime(date, language) : texts[code] }]);
  }
  return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts[code] })));
}
