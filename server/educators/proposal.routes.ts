import type { Router } from 'express';
import { forbidden, invalid, notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import { ownTimeTexts } from './educator.texts.ts';
import { listMissing, MAX_DAYS, readProposals } from './proposal.contract.ts';
import { missingIn, proposalsFor, type SpanRefusal } from './proposal.service.ts';

/** Who could teach what. Mount before the routes of one educator: `/api/educators/missing` is nobody's id. */
export function proposalRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { pool } = deps.db;

  serve(router, deps, mounted, readProposals, async ({ params, login, now, language }) => {
    const found = await proposalsFor(pool, params.id, { login: login as Login, now, language });
    return found === null ? notFound() : ok(found);
  });

  serve(router, deps, mounted, listMissing, async ({ query, login, now, language }) => {
    const found = await missingIn(pool, query, { login: login as Login, now, language });
    if (found.kind !== 'missing') return spanRefusal(found, language);
    const { items, from, to } = found;
    return ok({ items, from, to });
  });
}

/** A span that cannot be asked for. */
export function spanRefusal(refusal: SpanRefusal, language: Language) {
  if (refusal.kind === 'foreign') return forbidden();
  const { code } = refusal;
  const texts = ownTimeTexts[language];
  return invalid([
    { path: 'to', code, message: code === 'BEFORE_FROM' ? texts.BEFORE_FROM : texts.TOO_MANY_DAYS(MAX_DAYS) },
  ]);
}
