import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type AccountFacts, anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { callOf, type Side, scopedCalls } from '#server/testing/policies/scoped-calls.ts';
import { type TwoSides, twoSides } from '#server/testing/policies/two-sides.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { AnyEndpoint } from './endpoint.ts';
import { isOpen, type Policy, policies } from './policy.ts';

// A1: policy × who asks → status, for every mounted operation; then policy × who × own or other → status, for every operation
// that names a department, school, municipality, session, booking or person.

const whos = [
  'anonymous',
  'without role',
  'teacher',
  'school administrator',
  'educator',
  'lead',
  'lead without second factor',
  'lead until yesterday',
  'coordinator',
  'partner',
  'knowledge centre',
] as const;
type Who = (typeof whos)[number];
type Verdict = 401 | 403 | 'ok';

/** 401 for nobody, "ok" for those named, 403 for all others. */
const only = (...allowed: Who[]): Record<Who, Verdict> =>
  Object.fromEntries(
    whos.map((who) => [who, who === 'anonymous' ? 401 : allowed.includes(who) ? 'ok' : 403]),
  ) as Record<Who, Verdict>;
const everybody = Object.fromEntries(whos.map((who) => [who, 'ok'])) as Record<Who, Verdict>;

const table: Record<Policy, Record<Who, Verdict>> = {
  public: everybody,
  bookingLink: everybody,
  feedLink: everybody,
  login: only(...whos),
  school: only('school administrator', 'knowledge centre'),
  staff: only('educator', 'lead', 'knowledge centre'),
  lead: only('lead', 'knowledge centre'),
  figures: only('educator', 'lead', 'coordinator', 'partner', 'knowledge centre'),
  area: only('coordinator', 'knowledge centre'),
  knowledgeCentre: only('knowledge centre'),
};

let server: TestServer;
let world: TwoSides;
let accounts: Record<Exclude<Who, 'anonymous'>, string>;
let endpoints: AnyEndpoint[];

beforeAll(async () => {
  server = await testServer();
  endpoints = createApp(server.deps).mounted.endpoints;
  world = await twoSides(server);
  const { department, school, municipality } = world.own;
  const account = async (...grants: NonNullable<AccountFacts['grants']>) =>
    (await anAccount(server.db, { grants, emailProvenAt: server.clock.now() })).id;
  const lead = { role: 'DEPARTMENT_LEAD', departmentId: department.id } as const;
  accounts = {
    'without role': await account(),
    teacher: await account({ role: 'TEACHER' }),
    'school administrator': await account({ role: 'SCHOOL_ADMINISTRATOR', institutionNumber: school.number }),
    educator: await account({ role: 'EDUCATOR', departmentId: department.id }),
    lead: await account(lead),
    'lead without second factor': await account(lead),
    'lead until yesterday': await account({ ...lead, validTo: new Date('2026-03-16T00:00:00Z') }),
    coordinator: await account({ role: 'COORDINATOR', municipalityCode: municipality }),
    partner: await account({ role: 'PARTNER', departmentId: department.id }),
    'knowledge centre': await account({ role: 'KNOWLEDGE_CENTRE' }),
  };
});
afterAll(() => server.close());

async function headersOf(who: Who): Promise<Record<string, string>> {
  if (who === 'anonymous') return { 'content-type': 'application/json' };
  return loginHeaders(server, accounts[who], { secondFactor: who !== 'lead without second factor' });
}

/** Asks with an address that leads nowhere and an empty body: who may is answered before anything else is looked at. */
async function ask({ method, path }: AnyEndpoint, who: Who): Promise<Verdict> {
  const url = server.url + path.replace(/:\w+/g, 'findes-ikke');
  const body = method === 'GET' ? {} : { body: '{}' };
  const { status } = await fetch(url, { method, headers: await headersOf(who), redirect: 'manual', ...body });
  return status === 401 || status === 403 ? status : 'ok';
}

const nameOf = ({ method, path }: AnyEndpoint) => `${method} ${path}`;

describe('A1 who may call an operation', () => {
  test('every mounted operation answers each role as its policy says', async () => {
    expect(endpoints.length).toBeGreaterThan(8);
    const found: Record<string, Record<string, Verdict>> = {};
    const expected: typeof found = {};
    for (const endpoint of endpoints) {
      const name = `${nameOf(endpoint)} (${endpoint.policy})`;
      expected[name] = table[endpoint.policy];
      found[name] = Object.fromEntries(await Promise.all(whos.map(async (who) => [who, await ask(endpoint, who)])));
    }
    expect(found).toEqual(expected);
  });

  test('every route that Express answers is a mounted operation, or one of the few files that need no policy', () => {
    const files = /^GET (\/covers\/:file|\/dev\/mails(\.json|\/:id(\/html|\/raw|\/attachments\/:index)?)?)$/;
    const known = endpoints.map(nameOf);
    const routes = routesOf(createApp(server.deps).app.router as unknown as Router);
    expect(routes.length).toBeGreaterThan(known.length);
    expect(routes.filter((route) => !known.includes(route) && !files.test(route))).toEqual([]);
  });

  test('every policy is one that the table knows, and every one in the table exists', () => {
    expect(Object.keys(table).sort()).toEqual([...policies].sort());
    for (const { policy } of endpoints) expect(policies).toContain(policy);
  });

  test('whoever is not let in learns nothing about the input', async () => {
    for (const { method, path, policy } of endpoints.filter((endpoint) => endpoint.method !== 'GET')) {
      if (isOpen(policy)) continue;
      const url = server.url + path.replace(/:\w+/g, '%00');
      expect((await fetch(url, { method, body: '{' })).status, `${method} ${path}`).toBe(401);
    }
  });
});

interface Router {
  stack: { route?: { path: string; methods: Record<string, boolean> }; handle: Partial<Router> }[];
}

/** Method and path of everything mounted, however; "all methods" is how wrong ones are answered with 405. */
function routesOf({ stack }: Router): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return handle.stack ? routesOf(handle as Router) : [];
    const methods = Object.keys(route.methods).filter((method) => method !== '_all');
    return methods.map((method) => `${method.toUpperCase()} ${route.path}`);
  });
}

describe('A4 own and other departments, schools, municipalities and people', () => {
  test('every operation that names something of somebody has its two calls here', () => {
    const named = endpoints.filter(
      ({ policy, path }) => !isOpen(policy) && policy !== 'knowledgeCentre' && path.includes(':'),
    );
    const known = Object.keys(scopedCalls);
    expect(named.map(nameOf).filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !endpoints.map(nameOf).includes(name))).toEqual([]);
  });

  test('what is one’s own is reached, what is another’s is not, and nobody learns whether a hidden thing exists', async () => {
    const found: Record<string, number | 'ok'> = {};
    const expected: typeof found = {};
    for (const endpoint of endpoints) {
      const scoped = scopedCalls[nameOf(endpoint)];
      if (scoped === undefined) continue;
      for (const who of whos.filter((one) => table[endpoint.policy][one] === 'ok' && one !== 'anonymous')) {
        for (const side of ['own', 'other'] as Side[]) {
          const name = `${nameOf(endpoint)} (${endpoint.policy}), ${who}, ${side}`;
          const usual = who === 'knowledge centre' ? ['own', 'other'] : ['own'];
          const reaches = (scoped.reaches?.[who] ?? usual).includes(side);
          const refused = scoped.forbidden?.[who]?.includes(side) ? 403 : 'ok';
          expected[name] = reaches ? refused : scoped.outside;
          found[name] = await reach(endpoint, { who, side });
        }
      }
    }
    expect(found).toEqual(expected);
  });
});

async function reach(endpoint: AnyEndpoint, { who, side }: { who: Who; side: Side }): Promise<number | 'ok'> {
  const { path, body } = callOf(endpoint, world, side, accounts[who as Exclude<Who, 'anonymous'>]);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = await headersOf(who);
  const { status } = await fetch(server.url + path, { method: endpoint.method, headers, redirect: 'manual', ...sent });
  // Anything but "not there" and "not yours" means that the thing was reached: what then is said of the input is tested elsewhere.
  return status === 401 || status === 403 || status === 404 ? status : 'ok';
}
