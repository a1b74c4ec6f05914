import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { anAccount } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { progressWriter } from './import-run.progress.ts';
import { manySchools, schoolFile } from './register.fixture.ts';

const RUNS = '/api/imports/institutions/runs';
let server: TestServer;
let centre: LoginHeaders;
let accountId: string;

beforeAll(async () => {
  server = await testServer();
  accountId = (await anAccount(server.db, { name: 'Vibe Videncenter' })).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  centre = await loginHeaders(server, accountId);
});
afterEach(async () => {
  await server.db.pool.query('DELETE FROM import_run');
  await server.db.pool.query('DELETE FROM institution');
});

async function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const headers = { 'accept-language': 'da', ...centre, ...init.headers };
  const response = await fetch(`${server.url}${path}`, { ...init, headers });
  return { status: response.status, answer: await response.json() };
}

const upload = (body: BodyInit, query = '', headers: Record<string, string> = {}) =>
  call(`${RUNS}${query}`, { method: 'POST', body, headers: { 'content-type': 'text/csv', ...headers } });

/** Waits until a run has ended, and answers it. */
function ended(id: string) {
  return vi.waitFor(
    async () => {
      const { answer } = await call(`${RUNS}/${id}`);
      expect(answer.state).not.toBe('RUNNING');
      return answer;
    },
    { timeout: 10_000, interval: 20 },
  );
}

test('an upload is taken at once, runs in the background and leaves its report', async () => {
  const { status, answer } = await upload(schoolFile({}, { INST_NR: '999002', INST_NAVN: '' }));
  expect(status).toBe(202);
  const run = await ended(answer.id);
  expect(run).toMatchObject({ state: 'DONE', startedBy: 'Vibe Videncenter', share: 1, dryRun: false, refusals: [] });
  expect(run.report).toMatchObject({ added: 1, changed: 0, closed: 0 });
  expect(run.report.skipped).toMatchObject([{ line: 3, number: '999002', reason: 'Navnet mangler.' }]);
  expect((await call(RUNS)).answer.items).toMatchObject([
    { id: answer.id, state: 'DONE', counts: { added: 1, skipped: 1, heldBack: 0 } },
  ]);
  const [event] = await server.db.prisma.auditEvent.findMany({ where: { action: 'institutions.imported', accountId } });
  expect(event).toMatchObject({ actor: 'account', role: 'KNOWLEDGE_CENTRE' });
});

test('a rehearsal writes nothing, and its files are imported without a second upload', async () => {
  const { answer } = await upload(schoolFile({}), '?dryRun=true');
  expect(await ended(answer.id)).toMatchObject({ state: 'DONE', dryRun: true, repeatable: true, report: { added: 1 } });
  expect(await server.db.prisma.institution.count()).toBe(0);
  const again = await call(`${RUNS}/${answer.id}/repeat`, { method: 'POST', body: '{}' });
  expect(again.status).toBe(202);
  expect(await ended(again.answer.id)).toMatchObject({ state: 'DONE', dryRun: false, report: { added: 1 } });
  expect(await server.db.prisma.institution.count()).toBe(1);
});

test('closings that were held back are carried out when somebody confirms that the file is complete', async () => {
  await ended((await upload(schoolFile(...manySchools(100)))).answer.id);
  const { answer } = await upload(schoolFile(...manySchools(50)));
  const careful = await ended(answer.id);
  expect(careful.report).toMatchObject({ closed: 0, heldBack: [{ code: 'TOO_MANY', count: 50 }] });
  const body = JSON.stringify({ allowClosing: true });
  const confirmed = await call(`${RUNS}/${answer.id}/repeat`, { method: 'POST', body });
  expect((await ended(confirmed.answer.id)).report).toMatchObject({ closed: 50, heldBack: [] });
});

test('files are forgotten after half an hour', async () => {
  const { answer } = await upload(schoolFile({}), '?dryRun=true');
  expect(await ended(answer.id)).toMatchObject({ repeatable: true });
  server.clock.set('2026-03-16T08:31:00Z');
  expect((await call(`${RUNS}/${answer.id}`)).answer.repeatable).toBe(false);
  const again = await call(`${RUNS}/${answer.id}/repeat`, { method: 'POST', body: '{}' });
  expect([again.status, again.answer.code]).toEqual([409, 'FILES_GONE']);
});

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test.each<[string, BodyInit, string]>([
  ['a PDF called register.csv', Buffer.from('%PDF-1.7\n1 0 obj <<'), 'NOT_TEXT'],
  ['a zip', bytes('504b030414000600'), 'SPREADSHEET'],
  ['a gzip bomb', bytes('1f8b080000000000'), 'NOT_TEXT'],
  ['a picture', bytes('89504e470d0a1a0a0000000d'), 'NOT_TEXT'],
  ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'NOT_A_REGISTER'],
  ['an empty file', '', 'EMPTY_FILE'],
])('F3 %s is refused whole with a sentence, by what it is and not by its name', async (_name, content, code) => {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart], { type: 'text/csv' }), '../../etc/register.csv');
  form.append('file', new Blob([schoolFile({})]), 'skoler.csv');
  const { 'content-type': _type, ...own } = centre;
  const response = await fetch(`${server.url}${RUNS}`, { method: 'POST', body: form, headers: own });
  expect(response.status).toBe(202);
  const run = await ended((await response.json()).id);
  expect(run).toMatchObject({ state: 'REFUSED', report: null, fileNames: ['register.csv', 'skoler.csv'] });
  expect(run.refusals).toMatchObject([{ code, fileName: 'register.csv', message: expect.stringMatching(/^\S.*\.$/) }]);
  expect(await server.db.prisma.institution.count()).toBe(0);
  expect(server.errors).toEqual([]);
});

test('a form without a file and a file of more than 30 MB are refused before a run begins', async () => {
  const form = new FormData();
  form.append('file', new Blob([]), '');
  const { 'content-type': _type, ...own } = centre;
  const none = await fetch(`${server.url}${RUNS}`, { method: 'POST', body: form, headers: own });
  expect([none.status, (await none.json()).code]).toEqual([422, 'NO_FILE']);
  const large = await upload(Buffer.alloc(30 * 1024 * 1024 + 1, 0x61));
  expect([large.status, large.answer.code]).toEqual([413, 'TOO_LARGE']);
  expect((await call(RUNS)).answer.items).toEqual([]);
});

test('while one import runs, a second one is told to wait', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => upload(schoolFile(...manySchools(3_000)))));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
  const refused = answers.find(({ status }) => status === 409)?.answer;
  expect(refused).toMatchObject({
    code: 'IMPORT_RUNNING',
    detail: expect.stringContaining('En anden import er i gang'),
  });
  const started = answers.find(({ status }) => status === 202)?.answer;
  expect(await ended(started.id)).toMatchObject({ state: 'DONE', report: { added: 3_000 } });
});

test('a run whose server stopped is shown as interrupted', async () => {
  const id = '01890000-0000-7000-8000-000000000001';
  const startedAt = new Date(TEST_NOW);
  await server.db.prisma.importRun.create({
    data: { id, accountId, fileNames: ['skoler.csv'], startedAt, step: 'reading', share: 0.4 },
  });
  expect((await call(`${RUNS}/${id}`)).answer).toMatchObject({ state: 'INTERRUPTED', share: 0.4, report: null });
  expect((await upload(schoolFile({}))).status).toBe(202);
});

test('an unknown run is a 404, and nobody but the knowledge centre sees or starts one', async () => {
  expect((await call(`${RUNS}/01890000-0000-7000-8000-00000000000f`)).status).toBe(404);
  expect((await call(`${RUNS}/nonsense`)).status).toBe(404);
  const coordinator = await anAccount(server.db, { grants: [{ role: 'COORDINATOR', municipalityCode: '0101' }] });
  centre = await loginHeaders(server, coordinator.id);
  expect((await call(RUNS)).status).toBe(403);
  expect((await upload(schoolFile({}))).status).toBe(403);
});

test('progress is written at most twice a second, and not after the end', async () => {
  const written: number[] = [];
  let now = 0;
  const writer = progressWriter(
    async ({ share }) => {
      written.push(share);
    },
    () => now,
  );
  for (const share of [0, 0.25, 0.5]) writer.tell({ step: 'reading', share });
  await Promise.resolve();
  now = 600;
  await vi.waitFor(() => {
    writer.tell({ step: 'comparing' });
    expect(written).toEqual([0, 0.8]);
  });
  await writer.end();
  now = 5_000;
  writer.tell({ step: 'writing' });
  expect(written).toEqual([0, 0.8]);
});
