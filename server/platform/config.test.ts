import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Config, ConfigError, readConfig, settings } from './config.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'skolebesoeg-config-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const names = Object.keys(settings.shape);
const example = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
const secret = 'a secret of more than thirty-two characters';
const production = { DATABASE_URL: 'postgresql://db.example.org/skolebesoeg', LINK_SECRET: secret };

test('.env.example names every setting, and nothing else', () => {
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(names.toSorted());
});

test('what .env.example says beside a setting is its default', () => {
  const written = [...example.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name = '', value]) => [name, value]);
  expect(readConfig({ ...Object.fromEntries(written), LINK_SECRET: secret })).toEqual(
    readConfig({ LINK_SECRET: secret }),
  );
});

test('without any setting it is the demo, on this machine only', () => {
  expect(readConfig({ DATA_DIR: dataDir })).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATA_DIR: dataDir,
    MAIL_DOMAIN: 'skolebesoeg.example.org',
    demo: true,
  });
  expect(readConfig({ LINK_SECRET: secret }).DATA_DIR).toBe(path.resolve('.data'));
});

test('a setting written as NAME= is the same as one that is missing', () => {
  const empty = Object.fromEntries(names.map((name) => [name, ' ']));
  expect(readConfig({ ...empty, LINK_SECRET: secret })).toEqual(readConfig({ LINK_SECRET: secret }));
});

test('the demo makes a secret of its own and keeps it for the next start', () => {
  const first = readConfig({ DATA_DIR: dataDir }).LINK_SECRET;
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(readConfig({ DATA_DIR: dataDir }).LINK_SECRET).toBe(first);
});

test('a secret that a killed start left half written is made anew', () => {
  writeFileSync(path.join(dataDir, 'link-secret'), '');
  expect(readConfig({ DATA_DIR: dataDir }).LINK_SECRET.length).toBeGreaterThanOrEqual(32);
});

test('with a database of its own it is no demo, and the secret has to be given', () => {
  expect(readConfig(production)).toMatchObject({ ...production, demo: false });
  expect(complaint({ DATABASE_URL: production.DATABASE_URL })).toMatch(/^LINK_SECRET must be set when DATABASE_URL is/);
});

test('the clock of a real database cannot be moved', () => {
  expect(complaint({ ...production, DEMO_CLOCK: '2026-03-16T08:00:00Z' })).toMatch(/^DEMO_CLOCK is for the demo/);
});

test('links begin with the address that people use, without a slash at its end', () => {
  const publicUrlOf = (environment: Record<string, string>): Config['PUBLIC_URL'] =>
    readConfig({ LINK_SECRET: secret, ...environment }).PUBLIC_URL;
  expect(publicUrlOf({ PUBLIC_URL: 'https://besoeg.example.org/' })).toBe('https://besoeg.example.org');
  expect(publicUrlOf({ HOST: '0.0.0.0', PORT: '8080' })).toBe('http://127.0.0.1:8080');
  expect(publicUrlOf({ HOST: '::1' })).toBe('http://[::1]:3000');
});

test.each([
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PUBLIC_URL', 'besoeg.example.org'],
  ['PUBLIC_URL', 'ftp://besoeg.example.org'],
  ['LINK_SECRET', 'too short'],
  ['DATABASE_URL', 'mysql://db.example.org/skolebesoeg'],
  ['DATABASE_URL', 'db.example.org'],
  ['SMTP_URL', 'smtp.example.org'],
  ['SMTP_URL', 'https://smtp.example.org'],
  ['MAIL_DOMAIN', 'post@example.org'],
  ['MAIL_DOMAIN', 'localhost'],
  ['DEMO_DATE', '16/3/2026'],
  ['DEMO_DATE', '2026-02-30'],
  ['DEMO_CLOCK', 'monday'],
  ['UNILOGIN_ISSUER', 'http://broker.unilogin.example.org'],
  ['UNILOGIN_ISSUER', 'https://broker.unilogin.example.org?realm=1'],
  ['ENTRA_ISSUER', 'login.microsoftonline.com'],
  ['ENTRA_SECOND_FACTOR', 'yes'],
])('%s=%s stops the start with one sentence that says which and why', (name, value) => {
  expect(complaint({ LINK_SECRET: secret, [name]: value })).toMatch(new RegExp(`^${name} must .+\\.$`));
});

test('an identity provider is given whole or not at all', () => {
  const issuer = 'https://broker.unilogin.example.org/auth';
  const provider = { UNILOGIN_ISSUER: issuer, UNILOGIN_CLIENT_ID: 'skolebesoeg', UNILOGIN_CLIENT_SECRET: 'hemmelig' };
  expect(readConfig({ LINK_SECRET: secret, ...provider })).toMatchObject({
    ...provider,
    UNILOGIN_SECOND_FACTOR: false,
  });
  expect(complaint({ LINK_SECRET: secret, UNILOGIN_ISSUER: issuer }).split('\n')).toEqual([
    'UNILOGIN_CLIENT_ID must be set when UNILOGIN_ISSUER is.',
    'UNILOGIN_CLIENT_SECRET must be set when UNILOGIN_ISSUER is.',
  ]);
});

test('several wrong settings are named at once, one on each line', () => {
  const lines = complaint({ PORT: 'http', SMTP_URL: 'smtp.example.org' }).split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'SMTP_URL']);
});

function complaint(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('These settings were accepted.');
}
