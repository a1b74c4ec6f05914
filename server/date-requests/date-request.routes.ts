import type { Router } from 'express';
import { sentenceOf } from '#server/bookings/booking.texts.ts';
import { type Answer, created, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Undone } from '#server/sessions/session-editor.service.ts';
import { reasonView, wrongWishView } from '#server/sessions/session-editor.texts.ts';
import type { Language } from '#server/time/language.ts';
import * as contract from './date-request.contract.ts';
import { type CreateResult, createDateRequest, findByLink, withdrawDateRequest } from './date-request.service.ts';
import { dateRequestTexts } from './date-request.texts.ts';
import { ownView } from './date-request.view.ts';
import * as answering from './date-request-answer.contract.ts';
import { declineFor, type OfferResult, offerFor } from './date-request-answer.service.ts';
import { dateRequestForAnswer, dateRequestsOf } from './date-request-list.service.ts';
import { dateRequestToken, dateRequestUrl } from './date-request-token.ts';

/** "None of the dates suits": asked by schools, followed by their link, answered by the lead. */
export function dateRequestRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { config } = deps;

  serve(router, deps, mounted, contract.createDateRequest, async ({ params, body, idempotencyKey, now, language }) => {
    const result = await createDateRequest(deps, { ...params, body }, { requestKey: idempotencyKey, now });
    if (result.kind !== 'created') return refusedAnswer(result, { language, isDaycare: isDaycare(body.groups) });
    const { id } = result;
    const url = dateRequestUrl(config, { id, language: body.language });
    return created({ id, token: dateRequestToken(config.LINK_SECRET, id), url });
  });

  serve(router, deps, mounted, contract.readDateRequest, async ({ params, token, language }) => {
    const request = await findByLink(deps, params.id, token);
    return request === null ? notFound() : ok(ownView(request, config, language));
  });

  serve(router, deps, mounted, contract.withdrawDateRequest, async ({ params, token, now, language }) => {
    const request = await findByLink(deps, params.id, token);
    if (request === null) return notFound();
    const after = await withdrawDateRequest(deps, request, now);
    return after === null ? problem('DATE_REQUEST_CLOSED', language) : ok(ownView(after, config, language));
  });

  serve(router, deps, mounted, answering.listDateRequests, async ({ query, login, now, language }) =>
    ok(await dateRequestsOf(deps, { ...query, login: login as Login, language, now })),
  );

  serve(router, deps, mounted, answering.readDateRequestForAnswer, async ({ params, login, now, language }) => {
    const found = await dateRequestForAnswer(deps, params.id, { login: login as Login, language, now });
    return found === null ? notFound() : ok(found);
  });

  serve(router, deps, mounted, answering.offerForDateRequest, async ({ params, body, login, now, language }) => {
    const result = await offerFor(deps, { ...params, body }, { login: login as Login, now });
    if (result.kind !== 'offered') return notOffered(result, language);
    const { reference, sessionId, expiresAt } = result;
    return ok({ reference, sessionId, expiresAt: expiresAt.toISOString() });
  });

  serve(router, deps, mounted, answering.declineDateRequest, async ({ params, body, login, now, language }) => {
    const { kind } = await declineFor(deps, { ...params, ...body }, { login: login as Login, now });
    if (kind === 'no') return notFound();
    return kind === 'closed' ? problem('DATE_REQUEST_CLOSED', language) : ok({ id: params.id, state: 'DECLINED' });
  });
}

function isDaycare(groups: contract.NewDateRequest['groups']): boolean {
  return groups.every(({ ageGroup }) => ageGroup !== null && ageGroup !== undefined);
}

type Sentence = 'DATE_REQUEST_CLOSED' | 'IDEMPOTENCY_KEY_REUSED' | 'TOO_MANY_DATE_REQUESTS';

function problem(code: Sentence, language: Language): Answer<never> {
  return { kind: 'problem', code, detail: dateRequestTexts[language][code] };
}

function refusedAnswer(
  result: Exclude<CreateResult, { kind: 'created' }>,
  { language, isDaycare: daycare }: { language: Language; isDaycare: boolean },
): Answer<never> {
  const texts = dateRequestTexts[language];
  if (result.kind === 'unknown offer') return notFound();
  if (result.kind === 'problem') return problem(result.code, language);
  if (result.kind === 'wrong wish') {
    return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts.wrong[code] })));
  }
  if (result.kind === 'unknown institution') {
    const message = result.path === 'institution.number' ? texts.institution : texts.municipality;
    return invalid([{ path: result.path, code: 'UNKNOWN_INSTITUTION', message }]);
  }
  const who = daycare ? 'children' : 'pupils';
  const reasons = result.refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, language, who) }));
  return refuse(reasons as [Reason, ...Reason[]]);
}

function notOffered(result: Exclude<OfferResult, { kind: 'offered' }>, language: Language): Answer<never> {
  const texts = dateRequestTexts[language];
  if (result.kind === 'no') return notFound();
  if (result.kind === 'closed') return problem('DATE_REQUEST_CLOSED', language);
  if (result.kind === 'started') return refuse([{ code: 'SESSION_STARTED', message: texts.SESSION_STARTED }]);
  if (result.kind === 'full') {
    return refuse([{ ...result.refusal, message: sentenceOf(result.refusal, language, 'pupils') }]);
  }
  if (result.kind === 'answer day') {
    return invalid([{ path: 'answerBy', code: 'INVALID_CHOICE', message: texts.ANSWER_DAY }]);
  }
  if (result.kind === 'not planned') return notPlanned(result.why, language);
  const message = result.kind === 'other offer' ? texts.OTHER_OFFER : texts.institution;
  return invalid([{ path: 'sessionId', code: 'INVALID_CHOICE', message }]);
}

/** A new time that could not be planned: the same sentences as when a lead plans it by itself. */
function notPlanned(why: Undone, language: Language): Answer<never> {
  if (why.kind === 'invalid') {
    const errors = why.errors.map((error) => wrongWishView(error, language));
    return invalid(errors.map((error) => ({ ...error, path: `newSession.${error.path}` })));
  }
  if (why.kind !== 'refused') return notFound();
  const [first, ...more] = why.reasons;
  return refuse([reasonView(first, language), ...more.map((reason) => reasonView(reason, language))]);
}
