import { createHash } from 'node:crypto';
import type { Router } from 'express';
import { created, empty, notFound, ok, raw } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import * as contract from './feed.contract.ts';
import { calendarOfFeed, feedsOf, renewFeed, stopFeed } from './feed.service.ts';

/** Private calendars to subscribe to, and their addresses. */
export function feedRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, contract.readFeed, async ({ params, now }) => {
    const calendar = await calendarOfFeed(deps, params.token, now);
    if (calendar === null) return notFound();
    const etag = createHash('sha256').update(calendar).digest('base64url').slice(0, 27);
    return raw('text/calendar; charset=utf-8', calendar, { etag: `"${etag}"` });
  });

  serve(router, deps, mounted, contract.listFeeds, async ({ login, ...asked }) => {
    return ok({ items: await feedsOf(deps, login as Login, asked) });
  });

  serve(router, deps, mounted, contract.createFeed, async ({ body, login, ...asked }) => {
    const feed = await renewFeed(deps, login as Login, body, asked);
    return feed === null ? notFound() : created(feed);
  });

  serve(router, deps, mounted, contract.revokeFeed, async ({ params, login, now }) => {
    return (await stopFeed(deps, login as Login, params.id, now)) ? empty() : notFound();
  });
}
