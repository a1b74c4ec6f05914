import { expect, test } from 'vitest';
import { hasSecondFactor, recognise } from './identity.rules.ts';

const unilogin = { iss: 'https://broker.example.org', sub: 'somebody', aktoer_gruppe: 'Medarbejder' };
const entra = { iss: 'https://login.example.org/t/v2.0', sub: 'pairwise', tid: 'tenant', oid: 'object' };

test('UNI-Login vouches by issuer and subject, Entra by issuer, tenant and object id', () => {
  expect(recognise('unilogin', unilogin)).toEqual({ kind: 'recognised', issuer: unilogin.iss, subject: 'somebody' });
  expect(recognise('entra', entra)).toEqual({ kind: 'recognised', issuer: entra.iss, subject: 'tenant:object' });
});

test.each([
  ['Elev', 'notStaff'],
  ['Kontaktperson', 'notStaff'],
  [['Elev', 'Medarbejder'], 'recognised'],
  ['MEDARBEJDER', 'notStaff'],
  ['', 'notStaff'],
  [undefined, 'incomplete'],
  [{ name: 'Medarbejder' }, 'incomplete'],
])('UNI-Login with the group %j: %s', (group, kind) => {
  expect(recognise('unilogin', { ...unilogin, aktoer_gruppe: group }).kind).toBe(kind);
});

test('what recognises somebody must be there, as text of a reasonable length', () => {
  expect(recognise('unilogin', { ...unilogin, sub: 7 }).kind).toBe('incomplete');
  expect(recognise('entra', { ...entra, oid: undefined }).kind).toBe('incomplete');
  expect(recognise('entra', { ...entra, tid: '' }).kind).toBe('incomplete');
  expect(recognise('entra', { ...entra, iss: 'x'.repeat(256) }).kind).toBe('incomplete');
});

test.each([
  [{}, false],
  [{ unilogin_loa: 'EnFaktor' }, false],
  [{ unilogin_loa: 'ToFaktor' }, true],
  [{ unilogin_loa: 'ToFaktor', loa: 2 }, false],
  [{ loa: '3' }, true],
  [{ loa: 'Substantial' }, true],
  [{ loa: 'Low' }, false],
])('UNI-Login that is trusted with two factors, claims %j: %s', (claims, expected) => {
  expect(hasSecondFactor('unilogin', { ...unilogin, ...claims }, true)).toBe(expected);
  expect(hasSecondFactor('unilogin', { ...unilogin, ...claims }, false)).toBe(false);
});

test.each([
  [undefined, true],
  [['pwd', 'mfa'], true],
  [['pwd'], false],
  ['mfa', true],
])('Entra that is trusted with two factors, amr %j: %s', (amr, expected) => {
  expect(hasSecondFactor('entra', { ...entra, amr }, true)).toBe(expected);
  expect(hasSecondFactor('entra', { ...entra, amr }, false)).toBe(false);
});
