import type { Router } from 'express';
import { notFound, ok } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { listMails } from './mail.contract.ts';
import { mailsOf } from './mail.service.ts';

/** What was sent. */
export function mailRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, listMails, async ({ query, login }) => {
    const items = await mailsOf(deps.db.pool, query.booking.trim().toUpperCase(), login as Login);
    return items === null ? notFound() : ok({ items });
  });
}
