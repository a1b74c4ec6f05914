import type { Router } from 'express';
import { created, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { type AskedEvaluation, giveEvaluation, listEvaluations, readEvaluation } from './evaluation.contract.ts';
import { type EvaluationState, lastDayToEvaluate } from './evaluation.rules.ts';
import * as service from './evaluation.service.ts';
import type { EvaluatedBooking } from './evaluation.store.ts';
import { evaluationTexts } from './evaluation.texts.ts';

/** What teachers thought of their visits. */
export function evaluationRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readEvaluation, async ({ params, token, now, language }) => {
    const booking = await service.findEvaluatedByLink(deps, params.reference, token);
    return booking === null ? notFound() : ok(viewOf(booking, service.stateOf(booking, now), language));
  });

  serve(router, deps, mounted, giveEvaluation, async ({ params, token, body, now, language }) => {
    const booking = await service.findEvaluatedByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await service.giveEvaluation(deps, booking, { ...body, comment: body.comment || null }, now);
    if (result.kind === 'refused') return refuse([reasonOf(booking, result.state, language)]);
    return created(viewOf(booking, 'GIVEN', language));
  });

  serve(router, deps, mounted, listEvaluations, async ({ query, login, now, language }) => {
    const result = await service.listEvaluationsOf(deps.db.pool, { ...query, login: login as Login, now, language });
    if (result.kind === 'list') return ok(result.list);
    if (result.kind === 'foreign') return forbidden();
    const message = evaluationTexts[language].UNKNOWN_DEPARTMENT;
    return invalid([{ path: 'department', code: 'UNKNOWN_DEPARTMENT', message }]);
  });
}

function viewOf(booking: EvaluatedBooking, state: EvaluationState, language: Language): AskedEvaluation {
  const { localDate, title, startsAt, endsAt, institution, daycare, department } = booking;
  return {
    state,
    lastDay: lastDayToEvaluate(localDate),
    title: title[language],
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    institution,
    daycare,
    department,
  };
}

function reasonOf(
  { localDate }: EvaluatedBooking,
  state: Exclude<EvaluationState, 'OPEN'>,
  language: Language,
): Reason {
  const texts = evaluationTexts[language];
  if (state === 'GIVEN') return { code: 'ALREADY_EVALUATED', message: texts.GIVEN };
  if (state === 'NOT_HELD') return { code: 'NOT_HELD', message: texts.NOT_HELD };
  const lastDay = lastDayToEvaluate(localDate);
  return { code: 'EVALUATION_CLOSED', message: texts.CLOSED(lastDay), lastDay };
}
