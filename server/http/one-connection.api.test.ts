import { afterAll, beforeAll, expect, test } from 'vitest';
import { asMeant, type ValidCall } from '#server/testing/hostile/calls.ts';
import { validCalls } from '#server/testing/hostile/valid-calls.ts';
import { rawCall } from '#server/testing/raw-call.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let calls: ValidCall[];

beforeAll(async () => {
  server = await testServer({ connections: 1 });
  calls = await validCalls(server);
});
afterAll(() => server.close());

test('no operation asks for a second connection while it holds one: a full pool could never serve it', {
  timeout: 300_000,
}, async () => {
  const stuck: string[] = [];
  // An import by upload goes on in the background, on a connection that is its own meanwhile.
  for (const call of calls.filter(({ route }) => route !== '/api/imports/institutions/runs')) {
    const status = await rawCall(server.url, asMeant(call)).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 0 || status >= 500) stuck.push(`${call.method} ${call.route}: ${status}`);
  }
  expect(stuck).toEqual([]);
});
