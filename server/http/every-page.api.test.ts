import { readdirSync } from 'node:fs';
import { Agent } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagePolicies } from '#lib/page-policies.ts';
import {
  dataFolder,
  killPrograms,
  type Program,
  removeFolder,
  START_LIMIT_MS,
  startProgram,
} from '#server/testing/program.ts';
import { rawCall } from '#server/testing/raw-call.ts';

// Every page there is (the table of page policies), seen by nobody and by somebody who may see everything: what browsers are
// told, and that no form can be sent from another site (S2).

const folder = dataFolder();
const agent = new Agent({ keepAlive: true });
let program: Program;
let cookie: string;

beforeAll(async () => {
  program = await startProgram({ DATA_DIR: folder, DEMO_DATE: '2026-03-16', DEMO_CLOCK: '2026-03-16T08:00:00Z' });
  await program.ready();
  const headers = { 'content-type': 'application/json', origin: program.url };
  const body = JSON.stringify({ email: 'videncenter@example.org' });
  const answer = await fetch(`${program.url}/dev/login`, { method: 'POST', headers, body });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^login=/);
}, START_LIMIT_MS);
afterAll(async () => {
  agent.destroy();
  program.kill('SIGTERM');
  await program.ended;
  killPrograms();
  removeFolder(folder);
});

/** Addresses that could stand for the parameters of a route; whether there is such a thing does not matter here. */
const values: Record<string, string> = {
  date: '2026-03-16',
  week: '2026-12',
  number: '101001',
  slug: 'antiksamlingen',
};
const addressOf = (route: string) =>
  route.replace(/\[(\w+)\]/g, (_match, name: string) => values[name] ?? '01890a5d-ac96-774b-bcce-b302099a8057');
const routes = Object.keys(pagePolicies);

test('every page tells browsers to keep to what it says, whoever asks and whatever the answer', async () => {
  const bare: string[] = [];
  for (const route of routes) {
    for (const own of [{}, { cookie }] as Record<string, string>[]) {
      const { status, headers } = await rawCall(
        program.url,
        { method: 'GET', path: addressOf(route), headers: own },
        { agent, limitMs: 20_000 },
      );
      const policy = String(headers['content-security-policy'] ?? '');
      const isPage = String(headers['content-type']).startsWith('text/html');
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
      const told =
        headers['x-content-type-options'] === 'nosniff' &&
        headers['x-frame-options'] === 'DENY' &&
        /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/.test(String(headers['referrer-policy'])) &&
        String(headers['permissions-policy']).includes('camera=()') &&
        headers['access-control-allow-origin'] === undefined &&
        (!isPage || (/frame-ancestors 'none'/.test(policy) && scripts !== '' && !/unsafe|https?:|\*/.test(scripts))) &&
        !/style-src [^;]*unsafe-inline/.test(policy) &&
        (pagePolicies[route] === 'public' || status >= 300 || String(headers['cache-control']).includes('no-store'));
      if (!told || status >= 500)
        bare.push(`${route} ${own.cookie ? 'logged in' : ''}: ${status} ${JSON.stringify(headers)}`);
    }
  }
  expect(bare).toEqual([]);
});

/** The routes that take forms or other changing calls. */
function changingRoutes(): string[] {
  const root = path.resolve(import.meta.dirname, '../../web/routes');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return routes.filter((route) => {
    const folderOf = route === '/' ? '' : `${route.slice(1)}/`;
    return files.includes(`${folderOf}+page.server.ts`) || files.includes(`${folderOf}+server.ts`);
  });
}

const elsewhere: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example.org', 'content-type': 'application/x-www-form-urlencoded' }],
  ['another site, as text', { origin: 'https://evil.example.org', 'content-type': 'text/plain' }],
  [
    'another site, as an upload',
    { origin: 'https://evil.example.org', 'content-type': 'multipart/form-data; boundary=x' },
  ],
  ['a sandboxed frame (Origin: null)', { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' }],
  ['a caller that names no origin', { 'content-type': 'application/x-www-form-urlencoded' }],
];

test.each(elsewhere)('S2 no form of any page can be sent from %s', async (_name, headers) => {
  const taken: string[] = [];
  for (const route of changingRoutes()) {
    const call = { method: 'POST', path: addressOf(route), headers: { ...headers, cookie }, body: 'email=x' };
    const { status, headers: answered } = await rawCall(program.url, call, { agent, limitMs: 20_000 });
    if (status !== 403 || answered['set-cookie']) taken.push(`${route}: ${status}`);
  }
  expect(taken).toEqual([]);
  const me = await fetch(`${program.url}/api/me`, { headers: { cookie } });
  expect(me.status).toBe(200);
});
