import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoBookings } from '#server/testing/demo-bookings.ts';
import {
  dataFolder,
  killPrograms,
  type Program,
  removeFolder,
  START_LIMIT_MS,
  startProgram,
} from '#server/testing/program.ts';
import { type RawAnswer, rawCall } from '#server/testing/raw-call.ts';
import { testServer } from '#server/testing/server.ts';

// What browsers are told about every answer, and that the secret of a booking's link stays between us and its holder.

const folder = dataFolder();
const agent = new Agent({ keepAlive: true });
let program: Program;
let slug: string;
let sessionId: string;
let booking: { reference: string; manageToken: string };

beforeAll(async () => {
  program = await startProgram({ DATA_DIR: folder, DEMO_DATE: '2026-03-16', DEMO_CLOCK: '2026-03-16T08:00:00Z' });
  await program.ready();
  const [request] = await demoBookings(program.url, 1);
  sessionId = request?.sessionId ?? '';
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${program.url}/api/bookings`, { method: 'POST', headers, body: JSON.stringify(request) });
  booking = (await made.json()) as typeof booking;
  const offers = (await (await fetch(`${program.url}/api/offers?pageSize=1`)).json()) as { items: { slug: string }[] };
  slug = offers.items[0]?.slug ?? '';
}, START_LIMIT_MS);
afterAll(async () => {
  agent.destroy();
  program.kill('SIGTERM');
  await program.ended;
  killPrograms();
  removeFolder(folder);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  rawCall(program.url, { method: 'GET', path, headers }, { agent });
const linkPath = () => `/booking/${booking.reference}/${booking.manageToken}`;

describe('every answer', () => {
  const paths = [
    '/',
    '/tilbud',
    '/en/tilbud',
    '/steder',
    '/log-ind',
    '/statistik',
    '/min-booking',
    '/findes-ikke',
    '/mark.svg',
  ];
  const others = [
    '/api/health',
    '/api/openapi.json',
    '/api/docs',
    '/api/findes-ikke',
    '/api/me',
    '/dev/mails',
    '/dev/mails.json',
    '/covers/x.svg',
  ];
  for (const path of [...paths, ...others]) {
    test(`${path} tells browsers to keep to what it says`, async () => {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': expect.stringMatching(/^(strict-origin-when-cross-origin|no-referrer)$/),
        'x-frame-options': 'DENY',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('set-cookie');
    });
  }

  test('is asked for by https only, once people use https', async () => {
    const server = await testServer({ config: { PUBLIC_URL: 'https://besoeg.example.org' } });
    const { headers } = await fetch(`${server.url}/api/health`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await server.close();
    expect((await get('/')).headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('the content security policy', () => {
  test('of pages allows our own files and what carries the nonce of this one answer', async () => {
    for (const path of [
      '/',
      '/tilbud',
      `/tilbud/${slug}`,
      '/log-ind',
      '/api/docs',
      '/findes-ikke',
      linkPath(),
      `/book/${sessionId}`,
    ]) {
      const { headers, body } = await get(path);
      const policy = directives(headers);
      expect(policy, path).toMatchObject({
        'default-src': "'self'",
        'frame-ancestors': "'none'",
        'form-action': "'self'",
        'object-src': "'none'",
      });
      for (const source of ['unsafe-inline', 'unsafe-eval', 'http:', 'https:', '*'])
        expect(policy['script-src'], path).not.toContain(source);
      expect(`${policy['style-src']}`, path).not.toContain('unsafe-inline');
      const nonce = /'nonce-([^']+)'/.exec(policy['script-src'] ?? '')?.[1];
      expect(inlineWithout(nonce, body), path).toEqual([]);
    }
  });

  test('has another nonce each time', async () => {
    const answers = await Promise.all([get(`/book/${sessionId}`), get(`/book/${sessionId}`)]);
    const [first, second] = answers.map(
      ({ headers }) => /'nonce-[^']+'/.exec(directives(headers)['script-src'] ?? '')?.[0],
    );
    expect(first).toBeDefined();
    expect(first).not.toBe(second);
  });

  test('of the API lets nothing run, of pictures only their own style', async () => {
    for (const path of ['/api/health', '/api/openapi.json', '/api/findes-ikke', '/api/offers']) {
      expect((await get(path)).headers['content-security-policy'], path).toBe(
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      );
    }
    const cover = await get(`/covers/${slug}.svg`);
    expect(cover.status).toBe(200);
    expect(cover.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  test('of caught mails lets no script run and nobody else frame them', async () => {
    const list = directives((await get('/dev/mails')).headers);
    expect(list).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
    const [mail] = JSON.parse((await get('/dev/mails.json')).body) as { id: string }[];
    const framed = await get(`/dev/mails/${mail?.id}/html`);
    expect(framed.status).toBe(200);
    expect(directives(framed.headers)).toMatchObject({
      'default-src': "'none'",
      'frame-ancestors': "'self'",
      sandbox: expect.not.stringContaining('allow-scripts'),
    });
  });
});

function directives(headers: RawAnswer['headers'] = {}): Record<string, string> {
  const policy = String(headers['content-security-policy'] ?? '');
  const pairs = policy.split(';').map((directive) => directive.trim().split(/ (.*)/, 2));
  return Object.fromEntries(pairs.map(([name = '', sources = '']) => [name, sources]));
}

/** Scripts and styles inside the page that the policy would refuse. */
function inlineWithout(nonce: string | undefined, html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
  const bare = tags.filter((tag) => !tag.includes(' src=') && !(nonce && tag.includes(`nonce="${nonce}"`)));
  return [...bare, ...(html.match(/<[a-z]+[^>]*\s(?:style|on[a-z]+)=["'][^>]*>/g) ?? [])];
}

describe('S5 an address that holds a booking’s secret', () => {
  const spellings = [
    (path: string) => path,
    (path: string) => `/en${path}`,
    (path: string) => `${path}?ny=1`,
    (path: string) => `${path}/invite.ics`,
    (path: string) => path.replace('/booking', '/%62ooking'),
    (path: string) => path.replace('/booking', '/Booking'),
    (path: string) => `${path}/`,
    (path: string) => `${path}x`,
    (path: string) => `${path}/__data.json`,
  ];

  test('is shown to no other site, kept by no cache, listed by no search engine, however it is written', async () => {
    for (const spelling of spellings) {
      const path = spelling(linkPath());
      const { status, headers } = await get(path);
      const told = [headers['referrer-policy'], headers['cache-control'], headers['x-robots-tag']].join('; ');
      expect(`${path} ${status < 500} ${told}`).toMatch(/ true no-referrer; .*no-store.*; noindex$/);
    }
  });

  test('works at all: the page shows the booking', async () => {
    const { status, body } = await get(linkPath());
    expect(status).toBe(200);
    expect(body).toContain(booking.reference);
  });

  test('loads nothing from third parties and sends its forms nowhere else', async () => {
    for (const path of [linkPath(), `/en${linkPath()}`]) {
      const { body } = await get(path);
      const loaded = [
        ...body.matchAll(/\s(?:src|srcset|action|formaction|poster|data)="([^"]*)"|<link\b[^>]*href="([^"]*)"/g),
      ];
      const addresses = loaded.map(([, attribute, link]) => attribute ?? link ?? '');
      expect(addresses.length, path).toBeGreaterThan(2);
      expect(addresses.filter((address) => new URL(address, program.url + path).origin !== program.url)).toEqual([]);
      expect(body).not.toMatch(/@import|url\(["']?https?:/);
    }
  });
});

test('whatever is asked for, pages answer without breaking and show no stack', async () => {
  const ends = [
    '%',
    '%00',
    '%ff',
    '%zz',
    '%ed%a0%80',
    '..%2f..%2fetc%2fpasswd',
    "'%20OR%201=1",
    '__proto__',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    'A'.repeat(9000),
  ];
  const starts = [
    '/',
    '/tilbud/',
    '/steder/',
    '/book/',
    '/booking/',
    '/booking/ABCD-EFGH/',
    '/en/',
    '/tilbud?q=',
    '/tilbud?pupils=',
    '/min-booking?reference=',
    '/log-ind/link/',
    '/invitation/',
    '/log-ind?til=',
    '/_app/',
    '/dev/look/',
  ];
  const broken: string[] = [];
  for (const path of starts.flatMap((start) => ends.map((end) => start + end))) {
    const { status, body } = await get(path);
    const leak = /node_modules|at \w+ \(|<script>alert/.exec(body)?.[0];
    if (status >= 500 || leak) broken.push(`${path.slice(0, 80)}: ${status} ${leak ?? ''}`);
  }
  expect(broken).toEqual([]);
});

test('the log has neither tokens nor mail addresses nor anything that was typed', async () => {
  await get(`${linkPath()}x`);
  await get(linkPath(), { authorization: `Bearer ${booking.manageToken}` });
  const output = program.output().replace(/^.*Demo logins[\s\S]*?\n\n/, '');
  for (const secret of [booking.manageToken, booking.reference, 'mette-0', 'Mette Holm', 'etc%2fpasswd', 'alert(1)']) {
    expect(output).not.toContain(secret);
  }
});
