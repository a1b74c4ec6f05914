import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Login } from '#server/http/policy.ts';
import { Mounted } from '#server/http/serve.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { anAccount, anInstitution } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { MAX_REGISTER_BYTES } from './institution.contract.ts';
import { institutionRoutes } from './institution.routes.ts';
import { manySchools, schoolFile } from './register.fixture.ts';

let base: TestServer;
let server: Server;
let url: string;
const logins = new Map<string, Login>();

/** The routes on their own, with logins that only this test knows. */
beforeAll(async () => {
  base = await testServer();
  const app = express().set('query parser', 'simple');
  const findLogin = async (cookie: string) => logins.get(cookie) ?? null;
  institutionRoutes(
    app,
    { ...base.deps, clock: fixedClock('2026-03-16T08:00:00Z'), findLogin, loginCookie: 'login' },
    new Mounted(),
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const role of ['KNOWLEDGE_CENTRE', 'TEACHER'] as const) {
    const { id, name, email } = await anAccount(base.db);
    const roles = [{ role, departmentId: null, institutions: [], municipalities: [] }];
    logins.set(cookieOf(role), { accountId: id, loginId: id, name, email, emailProven: true, roles });
  }
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await base.close();
});
beforeEach(async () => {
  await base.db.pool.query('DELETE FROM institution');
  base.errors.length = 0;
});

const cookieOf = (role: string) => role.padEnd(30, 'x').replaceAll('_', '-');

type Body = NonNullable<RequestInit['body']>;

async function upload(body: Body, { role = 'KNOWLEDGE_CENTRE', query = '', headers = {} } = {}) {
  const response = await fetch(`${url}/api/imports/institutions${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie: `login=${cookieOf(role)}`, origin: url, ...headers },
    body,
  });
  return { status: response.status, type: response.headers.get('content-type'), answer: await response.json() };
}

async function formUpload(form: FormData) {
  const headers = { cookie: `login=${cookieOf('KNOWLEDGE_CENTRE')}`, origin: url };
  const response = await fetch(`${url}/api/imports/institutions`, { method: 'POST', headers, body: form });
  return { status: response.status, answer: await response.json() };
}

async function suggest(query: Record<string, string>) {
  const response = await fetch(`${url}/api/institutions?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  const { items, total } = await response.json();
  return { items, total, names: items.map(({ name }: { name: string }) => name) };
}

async function someInstitutions() {
  const facts = [
    { number: '990001', name: 'Ørestad Skole', city: 'København S', municipalityCode: '0101' },
    { number: '990002', name: 'Skolen ved Ørestaden', city: 'København S', municipalityCode: '0101' },
    { number: '990003', name: 'Nørrebro Børnehus', city: 'København N', municipalityCode: '0101' },
    { number: '990004', name: 'Århus Friskole', city: 'Aarhus C', municipalityCode: '0751' },
    { number: '990005', name: 'Den lille Københavnerskole', city: 'Odense C', municipalityCode: '0461' },
    { number: '990006', name: 'Ørestad Gamle Skole', city: 'København S', municipalityCode: '0101', active: false },
    { number: '411990', name: 'Øskolen', city: 'Gudhjem', municipalityCode: null },
  ];
  for (const one of facts) await anInstitution(base.db, one);
}

test('a school is found by its number, and by the beginning of it', async () => {
  await someInstitutions();
  const { items, total } = await suggest({ q: '990001' });
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    number: '990001',
    kind: 'FOLKESKOLE',
    municipality: { code: '0101', name: 'København' },
  });
  expect((await suggest({ q: '9900' })).total).toBe(5);
});

test('names that begin so come before words that begin so', async () => {
  await someInstitutions();
  expect((await suggest({ q: 'ørestad' })).names).toEqual(['Ørestad Skole', 'Skolen ved Ørestaden']);
});

test.each(['Ørestad', 'oerestad', 'ØRESTAD skole', 'skole orestad', 'Orestad', '  ørestad,  '])(
  '"%s" finds Ørestad Skole first',
  async (q) => {
    await someInstitutions();
    expect((await suggest({ q })).names[0]).toBe('Ørestad Skole');
  },
);

test.each([
  ['norrebro', 'Nørrebro Børnehus'],
  ['århus', 'Århus Friskole'],
  ['aarhus', 'Århus Friskole'],
  ['arhus', 'Århus Friskole'],
])('"%s" finds %s', async (q, name) => {
  await someInstitutions();
  expect((await suggest({ q })).names).toEqual([name]);
});

test('the postal town finds its schools, after those that are named so', async () => {
  await someInstitutions();
  const { names } = await suggest({ q: 'københavn' });
  expect(names).toEqual(['Den lille Københavnerskole', 'Nørrebro Børnehus', 'Skolen ved Ørestaden', 'Ørestad Skole']);
});

test('a municipality narrows, and alone lists its institutions', async () => {
  await someInstitutions();
  expect((await suggest({ q: 'skole', municipality: '0461' })).names).toEqual(['Den lille Københavnerskole']);
  expect((await suggest({ municipality: '0751' })).names).toEqual(['Århus Friskole']);
});

test('outside the 98 municipalities the municipality is null', async () => {
  await someInstitutions();
  expect((await suggest({ q: 'øskolen' })).items[0].municipality).toBeNull();
});

test('nothing asked is nothing answered', async () => {
  await someInstitutions();
  expect(await suggest({})).toMatchObject({ items: [], total: 0 });
  expect(await suggest({ q: '%' })).toMatchObject({ items: [], total: 0 });
});

test('at most twenty are suggested, and the total says how many there are', async () => {
  await upload(schoolFile(...manySchools(30)));
  const { items, total } = await suggest({ q: 'skole' });
  expect([items.length, total]).toEqual([20, 30]);
});

const hostileQueries = [
  '?q=%00%27%3B--',
  '?q=%ED%A0%80',
  `?q=${'a'.repeat(500)}`,
  `?q=${'a%20'.repeat(150)}`,
  `?q=${'a'.repeat(501)}`,
  '?q=a&q=b',
  '?municipality=101',
  '?municipality=%00',
  '?q[$ne]=1',
  `?q=${encodeURIComponent('((((.*+?^$[]{}|\\')}`,
];

test.each(hostileQueries.map((query, index) => [index, query] as const))(
  'hostile search no. %i is answered calmly',
  async (_index, query) => {
    const response = await fetch(`${url}/api/institutions${query}`);
    expect([200, 422]).toContain(response.status);
    expect(base.errors).toEqual([]);
  },
);

test('an upload answers the report, in the language asked for', async () => {
  const body = schoolFile({}, { INST_NR: '12', INST_NAVN: '' });
  const { status, answer } = await upload(body, { headers: { 'accept-language': 'en' } });
  expect(status).toBe(200);
  expect(answer).toMatchObject({ added: 1, changed: 0, closed: 0, dryRun: false });
  expect(answer.skipped).toEqual([
    {
      fileName: 'upload.csv',
      line: 3,
      number: null,
      codes: ['NUMBER_INVALID', 'NAME_MISSING'],
      reason: '“12” is not an institution number: it has six digits. The name is missing.',
    },
  ]);
  expect((await upload(body)).answer).toMatchObject({ added: 0, changed: 0, closed: 0 });
  const [event] = await base.db.prisma.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 1 });
  expect(event).toMatchObject({ actor: 'account', role: 'KNOWLEDGE_CENTRE' });
});

test('files of a form are imported together', async () => {
  const form = new FormData();
  form.append('file', new Blob([schoolFile({})]), '../../etc/schools.csv');
  form.append('file', new Blob([schoolFile({ INST_NR: '999002' })]), 'more.csv');
  const { status, answer } = await formUpload(form);
  expect(status).toBe(200);
  expect(answer.added).toBe(2);
  expect(answer.files.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['schools.csv', 'more.csv']);
});

test('a form without a file is told to choose one', async () => {
  const form = new FormData();
  form.append('comment', 'hello');
  form.append('file', new Blob([]), '');
  const { status, answer } = await formUpload(form);
  expect([status, answer.code]).toEqual([422, 'NO_FILE']);
});

test('a dry run writes nothing', async () => {
  const { answer } = await upload(schoolFile({}), { query: '?dryRun=true' });
  expect(answer).toMatchObject({ dryRun: true, added: 1 });
  expect(await base.db.prisma.institution.count()).toBe(0);
});

test('only the knowledge centre may import, and a stranger learns nothing else', async () => {
  expect((await upload('x', { headers: { cookie: '' } })).status).toBe(401);
  expect((await upload('x', { role: 'TEACHER' })).status).toBe(403);
  expect((await upload(schoolFile({}), { headers: { origin: 'https://evil.example' } })).status).toBe(403);
});

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test.each<[string, Body, string]>([
  ['an empty body', '', 'EMPTY_FILE'],
  ['a picture', bytes('89504e470d0a1a0a0000000d'), 'NOT_TEXT'],
  ['a spreadsheet', bytes('504b030414000600'), 'SPREADSHEET'],
  ['a gzip bomb', bytes('1f8b080000000000'), 'NOT_TEXT'],
  ['random bytes', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)), 'NOT_TEXT'],
  ['JSON', '{"INST_NR": 1, "__proto__": {}}', 'NOT_A_REGISTER'],
  ['the wrong table', 'kommunekode,navn\n0101,København\n', 'NOT_A_REGISTER'],
  ['a header without its numbers', 'INST_NAVN;BEL_KOMMUNE;INST_ADR\na;101;b\n', 'COLUMNS_MISSING'],
  ['only quotation marks', `${schoolFile()}${'"\n'.repeat(999)}`, 'MOSTLY_BROKEN'],
  ['more lines than there are institutions', `${schoolFile()}${'a\n'.repeat(200_000)}`, 'TOO_MANY_ROWS'],
])('%s is refused whole with a sentence', async (_name, body, code) => {
  const { status, type, answer } = await upload(body);
  expect([status, type, answer.code]).toEqual([422, 'application/problem+json; charset=utf-8', code]);
  expect(answer.detail).toMatch(/^\S.*\.$/);
  expect(base.errors).toEqual([]);
});

test.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/mixed; boundary="'])(
  'a body that is not the form it claims to be (%s) is a 422',
  async (type) => {
    const { status, answer } = await upload('--y\r\nnot a form', { headers: { 'content-type': type } });
    expect([status, answer.code]).toEqual([422, 'UPLOAD_UNREADABLE']);
  },
);

test('formulas, markup and control characters are stored as harmless text', async () => {
  const INST_NAVN = "=HYPERLINK(1)<script>'); DROP TABLE institution;--\u0007\u001b[31m";
  const { answer } = await upload(schoolFile({ INST_NAVN: `"${INST_NAVN}"` }));
  expect(answer.institutions.added[0].name).toBe("=HYPERLINK(1)<script>'); DROP TABLE institution;-- [31m");
});

test('a file over 30 MB is refused before it is held, announced or not', async () => {
  const announced = await upload(Buffer.alloc(MAX_REGISTER_BYTES + 1, 0x61));
  expect([announced.status, announced.answer.code]).toEqual([413, 'TOO_LARGE']);
  const piece = Buffer.alloc(1024 * 1024, 0x61);
  let left = MAX_REGISTER_BYTES / piece.length + 1;
  const stream = new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()),
  });
  const response = await fetch(`${url}/api/imports/institutions`, {
    method: 'POST',
    headers: { cookie: `login=${cookieOf('KNOWLEDGE_CENTRE')}`, origin: url },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
});

test('an upload that breaks off halfway leaves the server well', async () => {
  const { port, host } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      const head = `POST /api/imports/institutions HTTP/1.1\r\nhost: ${host}\r\norigin: ${url}\r\ncookie: login=${cookieOf('KNOWLEDGE_CENTRE')}\r\ncontent-length: 5000\r\n\r\nINST_NR`;
      socket.write(head, () => setTimeout(() => socket.destroy(), 50));
    });
    socket.on('close', () => resolve());
  });
  expect((await upload(schoolFile({}))).status).toBe(200);
  expect(base.errors).toEqual([]);
});
