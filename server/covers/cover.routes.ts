import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { Deps } from '#server/platform/deps.ts';
import { type CoverVariant, coverSvg } from './cover.ts';
import { readCoverFacts } from './cover.store.ts';

/** The plate carries its colours in its own style element; nothing else may be loaded or run from it. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * `/covers/{slug}.svg`, and `/covers/{slug}.small.svg` for lists. Pictures, not part of the API's description.
 * Kept by browsers for an hour; after that the ETag answers 304.
 */
export function coverRoutes(router: Router, { db }: Pick<Deps, 'db'>): void {
  router.get('/covers/:file', async (request: Request<{ file: string }>, response: Response) => {
    const asked = fileAsked(request.params.file);
    const facts = asked && (await readCoverFacts(db.pool, asked.slug));
    response.set({ 'content-security-policy': CONTENT_POLICY, 'x-robots-tag': 'noindex' });
    if (!asked || !facts) {
      response.status(404).type('text/plain').send('Not found\n');
      return;
    }
    const svg = coverSvg(facts, asked.variant);
    response.set({
      'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
      etag: `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`,
    });
    if (request.fresh) response.status(304).end();
    else response.type('image/svg+xml').send(svg);
  });
}

function fileAsked(file: string): { slug: string; variant: CoverVariant } | null {
  const found = /^([a-z0-9-]{1,120})(\.small)?\.svg$/.exec(file);
  if (!found?.[1]) return null;
  return { slug: found[1], variant: found[2] ? 'small' : 'full' };
}
