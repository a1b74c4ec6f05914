import { expect, test } from 'vitest';
import { newRecoveryCodes, plainCode } from './recovery-codes.ts';
import { seal, unseal } from './secret-box.ts';
import { acceptedStep, stepOf, totpCode, totpSecretText, totpUri } from './totp.ts';
import { newSetup, openSetup, sealSetup } from './totp-setup.ts';

/** RFC 6238, appendix B, SHA-1: the last six of the eight digits. */
const secret = Buffer.from('12345678901234567890');
const vectors: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];
const installation = 'a-secret-that-only-tests-know-0123456789';

test('the codes are those of RFC 6238', () => {
  for (const [seconds, code] of vectors) {
    const now = new Date(seconds * 1000);
    expect(totpCode(secret, now)).toBe(code);
    expect(acceptedStep(secret, { code, now, lastStep: null })).toBe(Math.floor(seconds / 30));
  }
});

test('a code counts one step early and late, not two', () => {
  const at = (seconds: number) => new Date(1111111109_000 + seconds * 1000);
  const code = totpCode(secret, at(0));
  for (const seconds of [-30, 0, 30]) {
    expect(acceptedStep(secret, { code, now: at(seconds), lastStep: null })).toBe(stepOf(at(0)));
  }
  for (const seconds of [-60, 60]) expect(acceptedStep(secret, { code, now: at(seconds), lastStep: null })).toBeNull();
});

test('S8 neither the code that was used nor one before it counts again', () => {
  const now = new Date(1111111109_000);
  const used = stepOf(now);
  expect(acceptedStep(secret, { code: totpCode(secret, now), now, lastStep: used })).toBeNull();
  const before = totpCode(secret, new Date(now.getTime() - 30_000));
  expect(acceptedStep(secret, { code: before, now, lastStep: used })).toBeNull();
  const next = totpCode(secret, new Date(now.getTime() + 30_000));
  expect(acceptedStep(secret, { code: next, now, lastStep: used })).toBe(used + 1);
});

test('an app reads secret, issuer and account out of the QR code', () => {
  const uri = totpUri(secret, 'mette@example.org');
  expect(uri).toMatch(/^otpauth:\/\/totp\/Skoleb/);
  expect(new URL(uri).searchParams.get('secret')).toBe(totpSecretText(secret));
  expect(totpSecretText(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('a sealed secret opens with the same key only, and not when a bit is changed', () => {
  const box = seal(installation, secret);
  expect(unseal(installation, box)).toEqual(secret);
  expect(seal(installation, secret)).not.toEqual(box);
  expect(unseal(`${installation}x`, box)).toBeNull();
  for (let index = 0; index < box.length; index += 1) {
    const changed = Buffer.from(box);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(installation, changed)).toBeNull();
  }
  expect(unseal(installation, Buffer.alloc(0))).toBeNull();
});

test('a set-up opens for whom and as long as it was made', () => {
  const now = new Date('2026-03-16T08:00:00Z');
  const setup = newSetup('019d0000-0000-7000-8000-000000000001');
  const sealed = sealSetup(installation, setup, now);
  const open = (accountId: string, minutes: number, text = sealed) =>
    openSetup(installation, text, { accountId, now: new Date(now.getTime() + minutes * 60_000) });
  expect(open(setup.accountId, 29)).toEqual(setup);
  expect(open(setup.accountId, 30)).toBeNull();
  expect(open('019d0000-0000-7000-8000-000000000002', 0)).toBeNull();
  expect(open(setup.accountId, 0, seal(installation, secret).toString('base64url'))).toBeNull();
  expect(open(setup.accountId, 0, 'AAAA')).toBeNull();
});

test('there are ten recovery codes of 60 bits, and what looks alike is the same', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
  expect(plainCode(' 1O0l-ABCD efgh ')).toBe('1001abcdefgh');
});
