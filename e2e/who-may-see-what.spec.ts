import { type APIRequestContext, request as requests } from '@playwright/test';
import { pagePolicies } from '#lib/page-policies.ts';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import type { Policy, Role } from '#server/http/policy.ts';
import { expect, test } from './fixtures.ts';

// A2: policy × role → what every page and every form on it answers. Which of a page's things somebody sees is the API's to
// decide (A1, A4): pages have no other way to data.

type Who = 'anonymous' | Role;
type Verdict = 'login' | 403 | 'ok';

const holders: Record<Policy, Role[] | 'everybody' | 'whoever is logged in'> = {
  public: 'everybody',
  bookingLink: 'everybody',
  feedLink: 'everybody',
  login: 'whoever is logged in',
  school: ['SCHOOL_ADMINISTRATOR', 'KNOWLEDGE_CENTRE'],
  staff: ['EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  lead: ['DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE'],
  figures: ['EDUCATOR', 'DEPARTMENT_LEAD', 'COORDINATOR', 'PARTNER', 'KNOWLEDGE_CENTRE'],
  area: ['COORDINATOR', 'KNOWLEDGE_CENTRE'],
  knowledgeCentre: ['KNOWLEDGE_CENTRE'],
};

function expectedOf(policy: Policy, who: Who): Verdict {
  const allowed = holders[policy];
  if (allowed === 'everybody') return 'ok';
  if (who === 'anonymous') return 'login';
  return allowed === 'whoever is logged in' || allowed.includes(who) ? 'ok' : 403;
}

/** Pages whose own refusal is a 403 that everybody gets. */
const forbiddingPages = ['/ingen-adgang'];

/** The address of a route; what stands in brackets leads to nothing, which is asked only after who may. */
const addressOf = (route: string) => route.replace(/\[[^\]]+\]/g, 'findes-ikke');

async function verdictOf(context: APIRequestContext, route: string, method: 'GET' | 'POST'): Promise<Verdict> {
  const sent = method === 'POST' ? { method, form: { noget: 'x' } } : { method };
  const answer = await context.fetch(addressOf(route), { ...sent, maxRedirects: 0 });
  if (/^(\/en)?\/log-ind\?next=/.test(answer.headers().location ?? '')) return 'login';
  return answer.status() === 403 ? 403 : 'ok';
}

/** The routes of the table, in Danish and in English. */
const routes = Object.entries(pagePolicies).filter(([route]) => !forbiddingPages.includes(route));
const addresses = routes.flatMap(([route, policy]) => [
  { route, policy },
  { route: route === '/' ? '/en' : `/en${route}`, policy },
]);

const roles: Role[] = [
  'TEACHER',
  'SCHOOL_ADMINISTRATOR',
  'EDUCATOR',
  'DEPARTMENT_LEAD',
  'COORDINATOR',
  'PARTNER',
  'KNOWLEDGE_CENTRE',
];

for (const who of ['anonymous', ...roles] as Who[]) {
  test(`A2 every page and every form answers as its policy says: ${who}`, async ({ baseURL, request }) => {
    test.setTimeout(120_000);
    const context = await requests.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: { origin: baseURL ?? '', 'accept-language': 'da' },
    });
    if (who !== 'anonymous') {
      const people = (await (await request.get('/dev/logins.json')).json()) as DemoLogin[];
      const person = people.find(({ role }) => role === who);
      expect((await context.post('/dev/login', { data: { email: person?.email } })).ok()).toBe(true);
    }
    const found: Record<string, Verdict> = {};
    const expected: typeof found = {};
    for (const { route, policy } of addresses) {
      for (const method of ['GET', 'POST'] as const) {
        // Logging out is a form that works for everybody, also for this test.
        if (method === 'POST' && route.endsWith('/log-ud')) continue;
        const name = `${method} ${route} (${policy})`;
        expected[name] = expectedOf(policy, who);
        found[name] = await verdictOf(context, route, method);
      }
    }
    await context.dispose();
    expect(found).toEqual(expected);
  });
}
