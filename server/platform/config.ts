import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isLocalDate } from '#server/time/local-time.ts';
import { optionalText, providerSettings, unfinishedProviders } from './config.providers.ts';
import { privacySettings } from './privacy-settings.ts';

const urlOf = (protocols: string[], sentence: string) =>
  optionalText.refine((text) => text === undefined || isUrl(text, protocols), sentence);

/**
 * Every setting the program reads, with the sentence that is shown when it is wrong.
 * `.env.example` names the same ones; a test compares the two.
 */
export const settings = z.object({
  PORT: optionalText
    .refine((text) => text === undefined || /^\d{1,5}$/.test(text), 'must be a port number, 0 to 65535')
    .transform((text) => Number(text ?? 3000))
    .refine((port) => port <= 65535, 'must be a port number, 0 to 65535'),
  HOST: optionalText.transform((text) => text ?? '127.0.0.1'),
  PUBLIC_URL: urlOf(['http:', 'https:'], 'must be the address people use, e.g. https://besoeg.example.org').transform(
    (text) => text?.replace(/\/+$/, ''),
  ),
  LINK_SECRET: optionalText.refine(
    (text) => text === undefined || text.length >= 32,
    'must be at least 32 characters long',
  ),
  TRUSTED_PROXIES: optionalText
    .refine((text) => text === undefined || /^\d$/.test(text), 'must be the number of proxies in front, 0 to 9')
    .transform((text) => Number(text ?? 0)),
  DATA_DIR: optionalText.transform((text) => path.resolve(text ?? '.data')),
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'must begin with postgresql://'),
  SMTP_URL: urlOf(['smtp:', 'smtps:'], 'must begin with smtp:// or smtps://'),
  MAIL_DOMAIN: optionalText
    .refine((text) => text === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text), 'must be a domain name')
    .transform((text) => text ?? 'skolebesoeg.example.org'),
  DEMO_DATE: optionalText.refine(
    (text) => text === undefined || isLocalDate(text),
    'must be a date such as 2026-03-16',
  ),
  DEMO_CLOCK: optionalText.refine(
    (text) => text === undefined || !Number.isNaN(Date.parse(text)),
    'must be an instant such as 2026-03-16T08:00:00Z',
  ),
  ...providerSettings,
  ...privacySettings,
});

type Settings = z.output<typeof settings>;

export interface Config extends Omit<Settings, 'LINK_SECRET' | 'PUBLIC_URL'> {
  /** Base of every link in mails and invitations; without a trailing slash. */
  PUBLIC_URL: string;
  /** Key of the manage tokens' HMAC. */
  LINK_SECRET: string;
  /** True without DATABASE_URL: embedded database, demo world, caught mails. */
  demo: boolean;
}

/** A wrong setting. The message is one line per setting: which and why. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment.
 *
 * @throws ConfigError naming each wrong setting and the reason.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'));
  }
  const values = parsed.data;
  const unfinished = unfinishedProviders(values);
  if (unfinished.length > 0) throw new ConfigError(unfinished.join('\n'));
  const demo = values.DATABASE_URL === undefined;
  if (!demo && values.LINK_SECRET === undefined) {
    throw new ConfigError('LINK_SECRET must be set when DATABASE_URL is: it signs the links in the mails.');
  }
  if (!demo && values.DEMO_CLOCK !== undefined) {
    throw new ConfigError('DEMO_CLOCK is for the demo: it cannot be used together with DATABASE_URL.');
  }
  return {
    ...values,
    demo,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`,
    LINK_SECRET: values.LINK_SECRET ?? secretOfDataFolder(values.DATA_DIR),
  };
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The demo's secret: made at the first start, kept in the data folder so that links survive a restart. */
function secretOfDataFolder(dataDir: string): string {
  try {
    return readOrMakeSecret(path.join(dataDir, 'link-secret'));
  } catch (error) {
    throw new ConfigError(`DATA_DIR cannot be used by this user. (${(error as Error).message})`);
  }
}

function readOrMakeSecret(file: string): string {
  // A start that was killed while writing leaves an empty file: its secret has signed nothing yet.
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (known.length >= 32) return known;
  mkdirSync(path.dirname(file), { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
