import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAccount } from '#server/testing/builders.ts';
import { loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

async function change(accountId: string, body: unknown) {
  const headers = await loginHeaders(server, accountId);
  const answer = await fetch(`${server.url}/api/me`, { method: 'PATCH', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

test('somebody tells their name, phone number and language; what is left out stays', async () => {
  const { id } = await anAccount(server.db, { name: 'Lærer', grants: [{ role: 'TEACHER' }] });
  const changed = await change(id, { name: ' Mette  Holm ', phone: '20 00 11 22' });
  expect(changed).toMatchObject({ status: 200, body: { name: 'Mette Holm', phone: '20 00 11 22', language: 'da' } });
  expect((await change(id, { phone: null, language: 'en' })).body).toMatchObject({
    name: 'Mette Holm',
    phone: null,
    language: 'en',
  });
  const audit = await server.db.prisma.auditEvent.findMany({ where: { subjectAccountId: id } });
  expect(audit.map(({ action, details }) => [action, JSON.stringify(details).includes('Mette')])).toEqual([
    ['account.profileChanged', false],
    ['account.profileChanged', false],
  ]);
});

test('an empty name is refused with a sentence, and neither address nor roles can be changed this way', async () => {
  const { id, email } = await anAccount(server.db, { grants: [] });
  expect(await change(id, { name: ' ' })).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } });
  const tried = await change(id, {
    email: 'anden@example.org',
    emailProven: true,
    roles: [{ role: 'KNOWLEDGE_CENTRE' }],
  });
  expect(tried.body).toMatchObject({ email, emailProven: false, roles: [] });
});
