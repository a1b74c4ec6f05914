import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDepartment, anOffer } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
  const department = await aDepartment(server.db);
  await anOffer(server.db, department, { slug: 'krabbens-hjem', coverPlace: 'BEACH', coverMotif: 'crab' });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

describe('The cover of an offer', () => {
  it('is a picture that browsers may keep, and may run nothing', async () => {
    const answer = await get('/covers/krabbens-hjem.svg');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('image/svg+xml');
    expect(answer.headers.get('cache-control')).toContain('max-age=3600');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(await answer.text()).toMatch(/^<svg .*<\/svg>$/);
  });

  it('is not sent again when the browser has it', async () => {
    const first = await get('/covers/krabbens-hjem.svg');
    const known = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    const again = await get('/covers/krabbens-hjem.svg', known);
    expect(again.status).toBe(304);
  });

  it('is simpler in lists', async () => {
    const [full, small] = await Promise.all(
      ['/covers/krabbens-hjem.svg', '/covers/krabbens-hjem.small.svg'].map(async (path) => (await get(path)).text()),
    );
    expect(small?.length).toBeLessThan(full?.length ?? 0);
  });

  it.each([
    '/covers/findes-ikke.svg',
    '/covers/krabbens-hjem.png',
    '/covers/..%2Fkrabbens-hjem.svg',
    '/covers/%00.svg',
  ])('is 404 for %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
