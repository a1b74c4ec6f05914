import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { inviteFirst } from './first-person.service.ts';

let db: TestDatabase;
const now = new Date('2026-03-16T08:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('an empty database gets its first person of the knowledge centre, and from then on no other that way', async () => {
  const first = await inviteFirst(db, { email: 'foerste@example.org', now });
  expect(first.kind).toBe('invited');
  const again = await inviteFirst(db, { email: 'foerste@example.org', now });
  expect(again.kind).toBe('invited');
  expect(again).not.toEqual(first);
  const account = await db.prisma.account.findUniqueOrThrow({
    where: { email: 'foerste@example.org' },
    include: { roles: true },
  });
  expect(account.roles.map(({ role }) => role)).toEqual(['KNOWLEDGE_CENTRE']);
  expect(await db.prisma.outboxMail.count({ where: { kind: 'INVITATION' } })).toBe(2);
  const events = await db.prisma.auditEvent.findMany({ where: { subjectAccountId: account.id } });
  expect(events.map(({ action }) => action).sort()).toEqual(['person.invited', 'role.granted']);

  await db.prisma.account.update({ where: { id: account.id }, data: { passwordHash: '$argon2id$x' } });
  expect(await inviteFirst(db, { email: 'anden@example.org', now })).toMatchObject({ kind: 'refused' });
  expect(await db.prisma.account.count()).toBe(1);
});
