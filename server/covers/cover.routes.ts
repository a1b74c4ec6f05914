import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { Deps } from '#server/platform/deps.ts';
import { readCoverFacts } from './cover.store.ts';
import { type CoverVariant, coverSvg } from './cover.ts';

/** The plate carries its colours in its own style element; nothing else may be loaded or run from it. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/covers/{slug}.svg`, and `/covers/{slug}.small.svg` for lists. Pictures, not part of the API's description.
 * Kept by browsers for an hour; after that the ETag answers 304.
 */
export function coverRoutes(router: Router, { db }: Pick<Deps, 'db'>): void {
  router.get('/covers/:file', async (request: Request<{ file: string }>, response: Response) => {
    const asked = fileAsked(request.params.file);
    if (!asked) return plainAnswer(response, 404);
    const facts = await readCoverFacts(db.pool, asked.slug).catch(() => 'database away' as const);
    if (facts === 'database away') return plainAnswer(response, 503);
    if (!facts) return plainAnswer(response, 404);
    return sendPlate(request, response, coverSvg(facts, asked.variant));
  });
}

function sendPlate(request: Request, response: Response, svg: string): void {
  response.set({
    'content-security-policy': CONTENT_POLICY,
    'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
    etag: `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`,
  });
  if (request.fresh) response.status(304).end();
  else response.type('image/svg+xml').send(svg);
}

function plainAnswer(response: Response, status: 404 | 503): void {
  response.status(status).set('cache-control', 'no-store').type('text/plain').send(`${status}\n`);
}

function fileAsked(file: string): { slug: string; variant: CoverVariant } | null {
  const found = /^([a-z0-9-]{1,120})(\.small)?\.svg$/.exec(file);
  if (!found?.[1]) return null;
  return { slug: found[1], variant: found[2] ? 'small' : 'full' };
}
