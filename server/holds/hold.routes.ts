import type { Router } from 'express';
import type { z } from 'zod';
import { sentenceOf } from '#server/bookings/booking.texts.ts';
import { created, empty, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './hold.contract.ts';
import { extendHold, holdPlaces, type LiveHold, releaseHold } from './hold.service.ts';
import { holdSentences } from './hold.texts.ts';
import { holderCookieHeader, holderOf, newHolder } from './holder-cookie.ts';

/** Places held while a form is filled in. */
export function holdRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { PUBLIC_URL } = deps.config;

  serve(router, deps, mounted, contract.createHold, async ({ params, body, request, now, language }) => {
    const holder = holderOf(request, PUBLIC_URL) ?? newHolder();
    const result = await holdPlaces(deps, params.id, body, { holder, now });
    if (result.kind === 'missing') return notFound();
    if (result.kind === 'refused') {
      const { targetGroups } = result.session.offer;
      const who = targetGroups.every((group) => group === 'DAYCARE') ? 'children' : 'pupils';
      const reasons = result.refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, language, who) }));
      return refuse(reasons as unknown as [Reason, ...Reason[]]);
    }
    return created(viewOf(result.hold, now), { headers: { 'set-cookie': holderCookieHeader(PUBLIC_URL, holder) } });
  });

  serve(router, deps, mounted, contract.extendHold, async ({ params, token, request, now, language }) => {
    const holder = holderOf(request, PUBLIC_URL);
    const result = await extendHold(deps, { token, sessionId: params.id, holder, now });
    if (result.kind === 'problem') {
      if (result.code === 'NOT_FOUND') return notFound();
      return { kind: 'problem', code: result.code, detail: holdSentences[result.code][language] };
    }
    const headers: Record<string, string> =
      holder === null ? {} : { 'set-cookie': holderCookieHeader(PUBLIC_URL, holder) };
    return ok(viewOf(result.hold, now), { headers });
  });

  serve(router, deps, mounted, contract.releaseHold, async ({ params, token, request, now, language }) => {
    const shown = { token, sessionId: params.id, holder: holderOf(request, PUBLIC_URL), now };
    const result = await releaseHold(deps, shown);
    if (result === 'NOT_FOUND') return notFound();
    return result === 'released' ? empty() : { kind: 'problem', code: result, detail: holdSentences[result][language] };
  });
}

function viewOf({ token, expiresAt, extendable, places }: LiveHold, now: Date): z.input<typeof contract.held> {
  const secondsLeft = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
  return { holdToken: token, expiresAt: expiresAt.toISOString(), secondsLeft, extendable, places };
}
