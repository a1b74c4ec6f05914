import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ now: '2026-12-31T12:00:00Z' });
});
afterAll(() => server.close());

const read = async () =>
  (await (await fetch(`${server.url}/api/municipalities`)).json()).items as {
    code: string;
    name: string;
    region: string;
  }[];

test('98 municipalities in Danish order: Aabenraa and Aarhus stand under Å', async () => {
  const names = (await read()).map(({ name }) => name);
  expect(names).toHaveLength(98);
  expect(names[0]).toBe('Albertslund');
  expect(names.slice(-2)).toEqual(['Aalborg', 'Aarhus']);
});

test('København is in Region Hovedstaden on the last day of 2026 and in Østdanmark on the first of 2027', async () => {
  const regionOf = async () => (await read()).find(({ code }) => code === '0101')?.region;
  expect(await regionOf()).toBe('1084');
  server.clock.set('2026-12-31T23:30:00Z');
  expect(await regionOf()).toBe('1086');
});
