import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountRefusals } from '#server/testing/hostile/account-calls.ts';
import { afterRefusals } from '#server/testing/hostile/after-calls.ts';
import { approvalRefusals } from '#server/testing/hostile/approval-calls.ts';
import { bookingSetRefusals } from '#server/testing/hostile/booking-set-calls.ts';
import { asMeant, hostileCalls, type ValidCall } from '#server/testing/hostile/calls.ts';
import { changeRefusals } from '#server/testing/hostile/change-calls.ts';
import { dateRequestRefusals } from '#server/testing/hostile/date-request-calls.ts';
import { holdRefusals } from '#server/testing/hostile/hold-calls.ts';
import { mailLinkRefusals } from '#server/testing/hostile/mail-link-calls.ts';
import { offerEditingRefusals } from '#server/testing/hostile/offer-editing-calls.ts';
import { resourceRefusals } from '#server/testing/hostile/resource-calls.ts';
import { reviewRefusals } from '#server/testing/hostile/review-calls.ts';
import { sessionRefusals } from '#server/testing/hostile/session-calls.ts';
import { validCalls } from '#server/testing/hostile/valid-calls.ts';
import { waitlistRefusals } from '#server/testing/hostile/waitlist-calls.ts';
import { type RawAnswer, type RawCall, rawCall } from '#server/testing/raw-call.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

// F1 and F2: whatever is sent to any operation, the answer is a sentence and a code, never a 500 and never silence.

const allowedProblems = [401, 403, 404, 405, 409, 412, 413, 415, 422, 429];
/** What Node's own parser refuses before there is a request: smuggling, and more than 16 kB of address and headers. */
const unreadable = [400, 431];
const AT_ONCE = 8;

let server: TestServer;
let calls: ValidCall[];
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  server = await testServer({ connections: AT_ONCE });
  calls = await validCalls(server);
});
afterAll(async () => {
  agent.destroy();
  await server.close();
});

test('F1, F2 every operation, spoilt in about a hundred ways each, answers with a problem or does what it is for', {
  timeout: 400_000,
}, async () => {
  let sent = 0;
  const wrong: string[] = [];
  for (const call of calls) {
    const hostile = hostileCalls(call);
    sent += hostile.length;
    wrong.push(...(await complaintsAbout(hostile)));
    if (call.route !== '/api/bookings/:reference/cancel') wrong.push(...(await failureOf(call)));
  }
  // One text: what a summary shows of it names the operation.
  expect(server.errors.map(({ event, facts }) => `${event} ${facts.endpoint}: ${facts.message}`).join(' | ')).toBe('');
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThan(calls.length * 50);
});

test('pictures and caught mails, which are no operations of the API, do not break either', async () => {
  const beside = [
    '/covers/',
    '/covers/a.svg?',
    '/dev/mails.json?to=',
    '/dev/mails/',
    '/dev/mails/1/attachments/',
    '/calendars/',
  ];
  const spoilt = [
    '',
    '%',
    '%00',
    '%ff',
    '%ed%a0%80',
    '__proto__',
    '-1',
    "'%20OR%201=1",
    '..%2f..%2fetc%2fpasswd',
    'A'.repeat(9000),
  ];
  const hostile = beside.flatMap((path) => spoilt.map((end) => ({ method: 'GET', path: path + end })));
  const answers = await Promise.all(hostile.map((call) => rawCall(server.url, call, { agent })));
  const broken = hostile.filter((_call, index) => ![200, 404].includes(answers[index]?.status ?? 0));
  expect(broken.map(({ path }) => path)).toEqual([]);
  expect(server.errors).toEqual([]);
});

test('what is not HTTP is answered with a problem as well', async () => {
  const { port } = new URL(server.url);
  for (const text of [
    'nonsense\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /api/me HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
  ]) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(text);
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\ncontent-type: application\/problem\+json/);
  }
});

/** What is meant well still works; sign-in and import are called with input that is refused. */
async function failureOf(call: ValidCall): Promise<string[]> {
  // Hostile texts that are texts all the same have changed the booking more often than anybody may.
  await server.db.pool.query('UPDATE booking SET sequence = 0');
  const { status, body } = await rawCall(server.url, asMeant(call), { agent });
  const refusedOnPurpose = {
    ...accountRefusals,
    ...afterRefusals,
    ...bookingSetRefusals,
    ...mailLinkRefusals,
    ...offerEditingRefusals,
    ...resourceRefusals,
    ...reviewRefusals,
    ...approvalRefusals,
    ...changeRefusals,
    ...dateRequestRefusals,
    ...holdRefusals,
    ...waitlistRefusals,
    ...sessionRefusals,
    'POST /api/login': [401, 429],
    'POST /api/imports/institutions': [422],
    'POST /api/imports/institutions/runs': [202, 409],
    'POST /api/imports/institutions/runs/:id/repeat': [409],
    'POST /api/departments/:slug/partnerships': [201, 409],
    'DELETE /api/departments/:slug/partnerships/:id': [409],
    'POST /api/me/identities/:provider': [409],
    'DELETE /api/me/identities/:id': [404],
    'DELETE /api/me/feeds/:id': [404],
    'POST /dev/login': [200, 404],
    'POST /api/people': [201, 409],
    'POST /api/people/:id/roles': [201, 409],
    'POST /api/people/:id/deactivate': [200, 409],
    'POST /api/people/:id/reactivate': [200, 409],
    'POST /api/people/:id/second-factor/reset': [409],
    'DELETE /api/me/memberships/:institutionNumber': [204, 404],
    'DELETE /api/schools/:number/memberships/:accountId': [204, 404],
  };
  const expected = refusedOnPurpose[`${call.method} ${call.route}` as keyof typeof refusedOnPurpose] ?? [
    200, 201, 204, 302,
  ];
  return expected.includes(status)
    ? []
    : [`${call.method} ${call.route}, sent as meant: ${status} ${body.slice(0, 200)}`];
}

async function complaintsAbout(hostile: RawCall[]): Promise<string[]> {
  const waiting = [...hostile];
  const complaints: string[] = [];
  const worker = async () => {
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
      const complaint = await rawCall(server.url, call, { agent }).then(complaintOf, (error: Error) => error.message);
      if (complaint !== null) complaints.push(`${nameOf(call)}: ${complaint}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return complaints;
}

/** Null = the answer is as it should be. */
function complaintOf({ status, headers, body }: RawAnswer): string | null {
  const type = headers['content-type'] ?? '';
  if (status === 302) return /^\/[a-z]/.test(headers.location ?? '') ? null : `${status} to ${headers.location}`;
  if (status < 400) return status < 300 || status === 304 ? null : `${status}`;
  if (![...allowedProblems, ...unreadable].includes(status)) return `${status} ${body.slice(0, 300)}`;
  if (!type.startsWith('application/problem+json')) return `${status} as ${type}`;
  return body === '' || isProblem(body, status) ? null : `${status} without its parts: ${body.slice(0, 300)}`;
}

function isProblem(body: string, status: number): boolean {
  const problem = JSON.parse(body) as Record<string, unknown>;
  const texts = [problem.type, problem.title, problem.code, problem.detail];
  return problem.status === status && texts.every((text) => typeof text === 'string' && text !== '');
}

function nameOf({ method, path, headers, body }: RawCall): string {
  const shown = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}… (${text.length})` : text);
  const all = Object.entries(headers ?? {}).filter(([name]) => name !== 'cookie' && name !== 'authorization');
  return shown(`${method} ${shown(path)} ${JSON.stringify(Object.fromEntries(all))} ${shown(String(body ?? ''))}`);
}
