import { expect, test } from 'vitest';
import { DUMMY_HASH, hashPassword, verifyPassword } from './password.ts';

const workOf = (hash: string) => hash.split('$').slice(0, 4).join('$');

test('a password is stored with argon2id, a salt of its own and the work that OWASP asks for', async () => {
  const hash = await hashPassword('lavt-vand');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await hashPassword('lavt-vand')).not.toBe(hash);
});

test('the right password is accepted, also when its å was typed as two characters', async () => {
  const hash = await hashPassword('på-åen');
  expect(await verifyPassword('på-åen', hash)).toBe(true);
  expect(await verifyPassword('på-åen'.normalize('NFD'), hash)).toBe(true);
  expect(await verifyPassword('På-åen', hash)).toBe(false);
});

test('without a stored hash a dummy of the same work is verified, and nothing fits it', async () => {
  expect(workOf(DUMMY_HASH)).toBe(workOf(await hashPassword('x')));
  expect(await verifyPassword('ingen', null)).toBe(false);
});

test('a known hash of the reference implementation is understood', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', hash)).toBe(true);
});

test('a damaged hash lets nobody in and costs no absurd work', async () => {
  for (const hash of [
    '',
    'password',
    '$argon2id$v=19$m=9999999,t=999,p=99$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8',
  ]) {
    expect(await verifyPassword('password', hash)).toBe(false);
  }
});
