import type { Router } from 'express';
import { z } from 'zod';
import { ok } from '#server/http/answers.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from './deps.ts';

const readHealth = endpoint({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the platform works',
  description: '200 only after migrations and demo data; 503 while the database is away.',
  tag: 'platform',
  policy: 'public',
  answer: z.object({ status: z.literal('ok'), database: z.literal('ok'), version: z.string() }),
});

export const VERSION = '0.1.0';

/** Asks the database each time: a load balancer reads this. */
export function healthRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  serve(router, deps, mounted, readHealth, async () => {
    await deps.db.pool.query('SELECT 1');
    return ok({ status: 'ok' as const, database: 'ok' as const, version: VERSION });
  });
}
