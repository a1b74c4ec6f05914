import { expect, test } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { refusalOfPassword } from './password.rules.ts';

const owner = { name: 'Mette Holm', email: 'mette.holm@example.org' };

async function refusal(password: string, of = owner) {
  const common = await commonPasswords();
  return refusalOfPassword(password, { owner: of, isCommon: (folded) => common.has(folded) });
}

test('a long sentence is a good password, with or without capitals, digits and signs', async () => {
  expect(await refusal('tre grævlinger på volden')).toBeNull();
  expect(await refusal('lavt-vand-og-vaegge')).toBeNull();
  expect(await refusal('🦡🦔🦊🐝🦉🦋🐌🦆🐸🦎🐢🐟 dyrene')).toBeNull();
});

test('twelve characters are enough, eleven are not, and more than 200 nobody types', async () => {
  expect(await refusal('qvlxwtrzpnk')).toBe('TOO_SHORT');
  expect(await refusal('qvlxwtrzpnkd')).toBeNull();
  expect(await refusal('æøåæøåæøåæø')).toBe('TOO_SHORT');
  expect(await refusal('qvlxwtrzpnkd'.repeat(17))).toBe('TOO_LONG');
});

test('what everybody tries first is refused, also in capitals, twice over or with digits behind it', async () => {
  for (const password of [
    'passwordpassword',
    'PASSWORD123456!',
    'qwertyuiop123456',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
  ]) {
    expect(await refusal(password), password).toBe('TOO_COMMON');
  }
});

test('the own name, the address and the name of the product are no password', async () => {
  for (const password of ['Mette Holm 1979', 'mette.holm@example.org', 'skolebesøg-2026', 'HolmMetteHolm!!']) {
    expect(await refusal(password), password).toBe('NAMES_THE_OWNER');
  }
  expect(await refusal('Mette Holm samler på ravklumper')).toBeNull();
  expect(await refusal('mette.holm@example.org', { name: 'Ida Lund', email: 'ida@skole.dk' })).toBeNull();
});
