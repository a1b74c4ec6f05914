import type { Router } from 'express';
import { conflictSentence } from '#server/allocations/conflict.texts.ts';
import { moveProblem } from '#server/bookings/move-problem.ts';
import { type Answer, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { cancelManySessions } from './cancellation.contract.ts';
import { cancelMany } from './cancellation.service.ts';
import * as contract from './review.contract.ts';
import { reviewSentences } from './review.texts.ts';
import { openReviewsOf, reviewsOf } from './review-list.service.ts';
import { type ResolveResult, resolveReview } from './review-resolve.service.ts';
import { type ReopenResult, reopenSession } from './session-reopen.service.ts';

/** What somebody has to look at, and cancelling for the weather. */
export function reviewRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.listReviews, async ({ query, login, language, now }) =>
    ok(await reviewsOf(deps, { ...query, login: login as Login, language, now })),
  );

  serve(router, deps, mounted, contract.countReviews, async ({ login, now }) =>
    ok({ open: await openReviewsOf(deps, login as Login, now) }),
  );

  serve(router, deps, mounted, contract.resolveReview, async ({ params, body, login, now, language }) => {
    const result = await resolveReview(deps, { ...params, ...body, login: login as Login, now });
    if (result.kind === 'resolved') return ok({ reference: result.reference, outcome: result.outcome });
    return resolveProblem(result, language);
  });

  serve(router, deps, mounted, contract.reopenSession, async ({ params, login, now, language }) => {
    const result = await reopenSession(deps, { ...params, login: login as Login, now });
    if (result.kind === 'reopened') return ok({ id: result.id, state: 'OPEN', bookings: result.bookings });
    return reopenProblem(result, language);
  });

  serve(router, deps, mounted, cancelManySessions, async ({ body, login, now, language }) => {
    const result = await cancelMany(deps, { body, login: login as Login, language, now });
    if (result.kind === 'done') return ok(result.view);
    if (result.kind === 'invalid') {
      const { path, code } = result;
      return invalid([{ path, code, message: reviewSentences[code][language] }]);
    }
    return problem(result.kind === 'too many' ? 'TOO_MANY_SESSIONS' : 'NOTHING_TO_CANCEL', language);
  });
}

function problem(code: keyof typeof reviewSentences, language: Language): Answer<never> {
  return { kind: 'problem', code, detail: reviewSentences[code][language] };
}

function resolveProblem(result: Exclude<ResolveResult, { kind: 'resolved' }>, language: Language): Answer<never> {
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'not moved') return moveProblem(result.result, language);
  if (result.kind === 'session missing') {
    return invalid([{ path: 'sessionId', code: 'REQUIRED', message: reviewSentences.SESSION_MISSING[language] }]);
  }
  return problem(result.kind === 'closed' ? 'REVIEW_CLOSED' : 'NOTHING_TO_KEEP', language);
}

function reopenProblem(result: Exclude<ReopenResult, { kind: 'reopened' }>, language: Language): Answer<never> {
  if (result.kind === 'unknown') return notFound();
  if (result.kind !== 'conflicts')
    return problem(result.kind === 'started' ? 'ALREADY_STARTED' : 'NOT_CANCELLED', language);
  const reasons = result.conflicts
    .filter(({ severity }) => severity === 'BLOCKS')
    .map((conflict) => ({ code: 'CONFLICTS', conflict: conflict.code, message: conflictSentence(conflict, language) }));
  return refuse(reasons as unknown as [Reason, ...Reason[]]);
}
