import type { Router } from 'express';
import { type Answer, created, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './assignment.contract.ts';
import { putOnSession, type TeamResult, takeOffSession } from './assignment.service.ts';
import { distributeIn } from './distribution.service.ts';
import * as request from './educator-request.contract.ts';
import { askColleagues, replacementsFor } from './educator-request.service.ts';
import { spanRefusal } from './proposal.routes.ts';
import { type AnswerResult, answerRequestOf, readRequestOf } from './request-answer.service.ts';
import { teamReason, teamTexts } from './team.texts.ts';

/** Who teaches a session: by hand, by proposal, and by asking. */
export function teamRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.putEducator, async ({ params, body, ifMatch: seen, ...call }) => {
    const change = { sessionId: params.id, accountId: params.accountId, seen, ...body };
    return teamAnswer(await putOnSession(deps, change, askedBy(call)), call.language);
  });

  serve(router, deps, mounted, contract.removeEducator, async ({ params, ifMatch: seen, ...call }) => {
    const change = { sessionId: params.id, accountId: params.accountId, seen };
    return teamAnswer(await takeOffSession(deps, change, askedBy(call)), call.language);
  });

  serve(router, deps, mounted, contract.distributeEducators, async ({ body, ...call }) => {
    const result = await distributeIn(deps, body, askedBy(call));
    if (result.kind === 'distributed') return ok(result.answer);
    if (result.kind === 'refused') return refusal(result.reasons, call.language);
    if (result.kind !== 'unknownSession') return spanRefusal(result, call.language);
    const message = teamTexts[call.language].UNKNOWN_SESSION;
    return invalid([{ path: `assignments.${result.index}`, code: 'UNKNOWN_SESSION', message }]);
  });

  serve(router, deps, mounted, request.askEducators, async ({ params, body, ...call }) => {
    const { replacesId = null, ...asked } = body;
    const result = await askColleagues(deps, { sessionId: params.id, ...asked, replacesId }, askedBy(call));
    if (result.kind === 'unknown') return notFound();
    return result.kind === 'asked' ? created({ asked: result.asked }) : refusal(result.reasons, call.language);
  });

  serve(router, deps, mounted, request.listReplacements, async ({ params, ...call }) => {
    const found = await replacementsFor(deps.db.pool, params.id, askedBy(call));
    return found === null ? notFound() : ok(found);
  });

  serve(router, deps, mounted, request.readRequest, async ({ params, token, login, now, language }) =>
    requestAnswer(await readRequestOf(deps, { ...params, token, login, now, language }), language),
  );

  serve(router, deps, mounted, request.answerRequest, async ({ params, body, token, login, now, language }) =>
    requestAnswer(await answerRequestOf(deps, { ...params, ...body, token, login, now, language }), language),
  );
}

/** The policy has made sure of a login. */
function askedBy({ login, now, language }: { login: Login | null; now: Date; language: Language }) {
  return { login: login as Login, now, language };
}

function teamAnswer(result: TeamResult, language: Language) {
  if (result.kind === 'team') return ok({ session: result.session }, { etag: String(result.revision) });
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'refused') return refusal(result.reasons, language);
  return { kind: 'problem' as const, code: 'CHANGED_MEANWHILE', detail: teamTexts[language].CHANGED_MEANWHILE };
}

function requestAnswer(result: AnswerResult, language: Language): Answer<request.ToldRequest> {
  if (result.kind === 'request') return ok(result.request);
  return result.kind === 'unknown' ? notFound() : refusal(result.reasons, language);
}

type Told = Parameters<typeof teamReason>[0];

function refusal([first, ...more]: [Told, ...Told[]], language: Language): Answer<never> {
  return refuse([teamReason(first, language), ...more.map((reason) => teamReason(reason, language))]);
}
