import type { Router } from 'express';
import { findByLink } from '#server/bookings/booking-change.service.ts';
import { findForStaff } from '#server/bookings/booking-for-staff.service.ts';
import { notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './approval.contract.ts';
import { confirmRequest, declineRequest } from './approval.service.ts';
import { questionView } from './approval.view.ts';
import { approvalProblem, problemOf } from './approval-problem.ts';
import { answerAsHead, askOtherHead, readQuestion } from './head.service.ts';
import { answerProposal, proposeTime } from './proposal.service.ts';
import { requestForStaff, requestOf } from './request-view.service.ts';

/** Requests: what the department, the school and its head do about them. */
export function approvalRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  departmentRoutes(router, deps, mounted);
  schoolRoutes(router, deps, mounted);
  headRoutes(router, deps, mounted);
}

function departmentRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const found = (reference: string, login: Login | null, policy: 'staff' | 'lead') =>
    findForStaff(deps.db.pool, { reference, login: login as Login, policy });

  serve(router, deps, mounted, contract.readRequestForStaff, async ({ params, login, now }) => {
    const booking = await found(params.reference, login, 'staff');
    return booking === null ? notFound() : ok(await requestForStaff(deps, booking, { login: login as Login, now }));
  });

  serve(router, deps, mounted, contract.confirmRequest, async ({ params, login, now, language }) => {
    const booking = await found(params.reference, login, 'lead');
    if (booking === null) return notFound();
    const result = await confirmRequest(deps, booking, { login: login as Login, now });
    if (result.kind === 'refused') return approvalProblem(result.refusal, language);
    return ok({ reference: booking.reference, outcome: result.outcome });
  });

  serve(router, deps, mounted, contract.declineRequest, async ({ params, body, login, now, language }) => {
    const booking = await found(params.reference, login, 'lead');
    if (booking === null) return notFound();
    const answer = { code: body.code, reason: body.reason || null, login: login as Login, now };
    const result = await declineRequest(deps, booking, answer);
    if (result.kind === 'refused') return approvalProblem(result.refusal, language);
    return ok({ reference: booking.reference, outcome: result.outcome });
  });

  serve(router, deps, mounted, contract.proposeTime, async ({ params, body, login, now, language }) => {
    const booking = await found(params.reference, login, 'lead');
    if (booking === null) return notFound();
    const proposal = { sessionId: body.sessionId, message: body.message || null, login: login as Login, now };
    const result = await proposeTime(deps, booking, proposal);
    return result.kind === 'done'
      ? ok({ reference: booking.reference, outcome: 'PROPOSED' as const })
      : problemOf(result, language);
  });
}

function schoolRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const standing = async (reference: string, token: string | null) => {
    const booking = await findByLink(deps, reference, token);
    return booking === null ? notFound() : ok(await requestOf(deps, booking));
  };

  serve(router, deps, mounted, contract.readRequest, ({ params, token }) => standing(params.reference, token));

  serve(router, deps, mounted, contract.answerProposal, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await answerProposal(deps, booking, { accept: body.accept, now });
    return result.kind === 'done' ? standing(params.reference, token) : problemOf(result, language);
  });

  serve(router, deps, mounted, contract.askOtherHead, async ({ params, token, body, now, language }) => {
    const booking = await findByLink(deps, params.reference, token);
    if (booking === null) return notFound();
    const result = await askOtherHead(deps, booking, { ...body, now });
    return result.kind === 'asked' ? standing(params.reference, token) : approvalProblem(result.refusal, language);
  });
}

function headRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.readQuestion, async ({ params, token, now, language }) => {
    const question = await readQuestion(deps, { id: params.id, token });
    return question === null ? notFound() : ok(questionView(question, language, now));
  });

  serve(router, deps, mounted, contract.answerQuestion, async ({ params, token, body, now, language }) => {
    const answer = { answer: body.answer, reason: body.reason || null, now };
    const result = await answerAsHead(deps, { id: params.id, token }, answer);
    if (result.kind === 'unknown') return notFound();
    if (result.kind === 'refused') return approvalProblem(result.refusal, language);
    return ok(questionView(result.question, language, now));
  });
}
