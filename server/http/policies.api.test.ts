import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { aDepartment, anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { AnyEndpoint } from './endpoint.ts';
import { type Policy, policies } from './policy.ts';

// A1: policy × who asks → status. "ok" = neither 401 nor 403; what the operation itself answers is tested elsewhere.

type Who = 'anonymous' | 'without role' | 'educator' | 'lead' | 'knowledge centre';
type Verdict = 401 | 403 | 'ok';

const everybody: Record<Who, Verdict> = {
  anonymous: 'ok',
  'without role': 'ok',
  educator: 'ok',
  lead: 'ok',
  'knowledge centre': 'ok',
};

const table: Record<Policy, Record<Who, Verdict>> = {
  public: everybody,
  bookingLink: everybody,
  feedLink: everybody,
  login: { ...everybody, anonymous: 401 },
  staff: { ...everybody, anonymous: 401, 'without role': 403 },
  lead: { ...everybody, anonymous: 401, 'without role': 403, educator: 403 },
  school: { ...everybody, anonymous: 401, 'without role': 403, educator: 403, lead: 403 },
  figures: { ...everybody, anonymous: 401, 'without role': 403 },
  area: { ...everybody, anonymous: 401, 'without role': 403, educator: 403, lead: 403 },
  knowledgeCentre: { ...everybody, anonymous: 401, 'without role': 403, educator: 403, lead: 403 },
};

let server: TestServer;
let accounts: Record<Exclude<Who, 'anonymous'>, string>;
let endpoints: AnyEndpoint[];

beforeAll(async () => {
  server = await testServer();
  endpoints = createApp(server.deps).mounted.endpoints;
  const { id: departmentId } = await aDepartment(server.db);
  const account = async (grants: NonNullable<Parameters<typeof anAccount>[1]>['grants']) =>
    (await anAccount(server.db, { grants })).id;
  accounts = {
    'without role': await account([]),
    educator: await account([{ role: 'EDUCATOR', departmentId }]),
    lead: await account([{ role: 'DEPARTMENT_LEAD', departmentId }]),
    'knowledge centre': await account([{ role: 'KNOWLEDGE_CENTRE' }]),
  };
});
afterAll(() => server.close());

/** Asks with an address that leads nowhere and an empty body: who may is answered before anything else is looked at. */
async function ask({ method, path }: AnyEndpoint, who: Who): Promise<Verdict> {
  const headers: Record<string, string> = who === 'anonymous' ? {} : await loginHeaders(server, accounts[who]);
  const url = server.url + path.replace(/:\w+/g, 'findes-ikke');
  const body = method === 'GET' ? {} : { body: '{}' };
  const { status } = await fetch(url, { method, headers, redirect: 'manual', ...body });
  return status === 401 || status === 403 ? status : 'ok';
}

test('A1 every mounted operation answers each role as its policy says', async () => {
  expect(endpoints.length).toBeGreaterThan(8);
  const found: Record<string, Record<string, Verdict>> = {};
  const expected: typeof found = {};
  for (const endpoint of endpoints) {
    const name = `${endpoint.method} ${endpoint.path} (${endpoint.policy})`;
    expected[name] = table[endpoint.policy];
    const whos = Object.keys(everybody) as Who[];
    found[name] = Object.fromEntries(await Promise.all(whos.map(async (who) => [who, await ask(endpoint, who)])));
  }
  expect(found).toEqual(expected);
});

test('A1 every policy is one that the table knows, and every one in the table exists', () => {
  expect(Object.keys(table).sort()).toEqual([...policies].sort());
  for (const { policy } of endpoints) expect(policies).toContain(policy);
});

test('A1 whoever is not let in learns nothing about the input', async () => {
  for (const { method, path, policy } of endpoints.filter((endpoint) => endpoint.method !== 'GET')) {
    if (policy === 'public' || policy === 'bookingLink') continue;
    const url = server.url + path.replace(/:\w+/g, '%00');
    expect((await fetch(url, { method, body: '{' })).status, `${method} ${path}`).toBe(401);
  }
});
