import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDepartment, anOffer } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await anOffer(server.db, await aDepartment(server.db), { slug: 'vagt' });
});
afterAll(() => server.close());

it('an offer has a drawn cover, and a smaller one for lists', async () => {
  const [full, small] = await Promise.all(
    ['vagt.svg', 'vagt-small.svg'].map((file) => fetch(`${server.url}/covers/${file}`)),
  );
  expect(full?.headers.get('content-type')).toContain('image/svg+xml');
  expect(full?.headers.get('content-security-policy')).toContain("style-src 'unsafe-inline'");
  const [drawn, less] = [await full?.text(), await small?.text()];
  expect(drawn).toMatch(/^<svg/);
  expect(less?.length).toBeLessThan(drawn?.length ?? 0);
});

it('a cover that is known already is not sent again', async () => {
  const first = await fetch(`${server.url}/covers/vagt.svg`);
  const again = await fetch(`${server.url}/covers/vagt.svg`, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

it('there is no cover without an offer', async () => {
  for (const file of ['nope.svg', 'vagt.png', '%00.svg', '..%2f..%2fpackage.json']) {
    expect((await fetch(`${server.url}/covers/${file}`)).status).toBe(404);
  }
});
