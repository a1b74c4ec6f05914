import type { Router } from 'express';
import { z } from 'zod';
import { ok } from './answers.ts';
import { endpoint } from './endpoint.ts';
import { describeApi } from './openapi.ts';
import { type Mounted, type ServeDeps, serve } from './serve.ts';

const readDescription = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description',
  tag: 'platform',
  policy: 'public',
  answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
});

/** Everything that is mounted, this included; written once, at the first call. */
export function descriptionRoutes(router: Router, deps: ServeDeps, mounted: Mounted, version: string): void {
  let description: ReturnType<typeof describeApi> | null = null;
  serve(router, deps, mounted, readDescription, async () => {
    description ??= describeApi(mounted.endpoints, version);
    return ok(description, { headers: { 'cache-control': 'public, max-age=300' } });
  });
}
