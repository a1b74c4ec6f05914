import { expect, test } from 'vitest';
import { testServer } from '#server/testing/server.ts';

/** Wrong logins from `count` invented addresses, each with another mail address: only the network address is limited. */
async function statusesOf(trusted: number, forwarded: (attempt: number) => string): Promise<Set<number>> {
  const server = await testServer({ config: { TRUSTED_PROXIES: trusted } });
  const limit = 200;
  await server.db.pool.query(
    `INSERT INTO throttle_event (id, bucket, at) SELECT gen_random_uuid(), 'login-address:' || address, $1
       FROM generate_series(1, $2), unnest($3::text[]) AS address`,
    [server.clock.now(), limit, ['127.0.0.1', '203.0.113.7', '2001:db8:1:2::/64']],
  );
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const body = JSON.stringify({ email: `ukendt-${attempt}@example.org`, password: 'forkert' });
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded(attempt) };
    statuses.add((await fetch(`${server.url}/api/login`, { method: 'POST', headers, body })).status);
  }
  await server.close();
  return statuses;
}

test('S6 without a trusted proxy, X-Forwarded-For is only what a visitor claims', async () => {
  expect(await statusesOf(0, (attempt) => `198.51.100.${attempt}`)).toEqual(new Set([429]));
});

test('S6 behind one trusted proxy, what it added counts, and what a visitor put before it does not', async () => {
  expect(await statusesOf(1, (attempt) => `198.51.100.${attempt}, 203.0.113.7`)).toEqual(new Set([429]));
  expect(await statusesOf(1, (attempt) => `203.0.113.7, 198.51.100.${attempt}`)).toEqual(new Set([401]));
});

test('S6 whoever changes the last half of an IPv6 address is still the same', async () => {
  expect(await statusesOf(1, (attempt) => `2001:db8:1:2::${attempt}`)).toEqual(new Set([429]));
  expect(await statusesOf(1, (attempt) => `2001:db8:1:${attempt + 3}::1`)).toEqual(new Set([401]));
});
