import { createHash, randomBytes } from 'node:crypto';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Deps } from '#server/platform/deps.ts';
import { takeAttempt } from '#server/platform/throttle.ts';
import type { Language } from '#server/time/language.ts';
import type { ProviderId } from './federation.contract.ts';
import { addressAtProvider, type ConfiguredProvider, type Discovery } from './federation.providers.ts';
import { insertAttempt } from './federation.store.ts';
import type { FederationFailure } from './federation.texts.ts';

/** How long somebody may take at the provider. */
export const ATTEMPT_MINUTES = 10;
/** Logins that may be begun from one network address: a municipality's schools share one. */
const BEGUN_FROM_ADDRESS = { max: 300, windowMinutes: 15 };

export interface FederationDeps extends Pick<Deps, 'db' | 'config' | 'logger'> {
  providers: ConfiguredProvider[];
  discovery: Discovery;
}

export interface Beginning {
  provider: ProviderId;
  /** What the cookie of the asking browser will hold. */
  browser: string;
  /** The network address that asks. */
  address: string;
  /** The account to add the identity to; null = to log in. */
  accountId: string | null;
  next: string | null;
  language: Language;
  now: Date;
}

export type BeginResult = { kind: 'begun'; address: string } | { kind: 'failed'; code: FederationFailure };

/** Stores what the provider's answer must fit, and answers where to send the browser. */
export async function beginAtProvider(deps: FederationDeps, beginning: Beginning): Promise<BeginResult> {
  const provider = deps.providers.find(({ id }) => id === beginning.provider);
  if (provider === undefined) return { kind: 'failed', code: 'UNKNOWN_PROVIDER' };
  const { now, language, accountId, next } = beginning;
  const bucket = `oidc-address:${beginning.address}`;
  const attempt = await takeAttempt(deps.db.pool, { bucket, limit: BEGUN_FROM_ADDRESS, now });
  if (!attempt.allowed) return { kind: 'failed', code: 'TOO_MANY' };
  const configuration = await deps.discovery(provider).catch((error) => complain(deps, provider.id, error));
  if (configuration === null) return { kind: 'failed', code: 'AWAY' };
  const expected = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  const address = await addressAtProvider(configuration, {
    ...expected,
    redirectUri: redirectUriOf(deps, provider.id),
    scope: provider.scope,
    language,
    fresh: accountId !== null,
  });
  const expiresAt = new Date(now.getTime() + ATTEMPT_MINUTES * 60_000);
  const { nonce, codeVerifier } = expected;
  const browserHash = sha256(beginning.browser);
  const row = { provider: provider.id, nonce, codeVerifier, browserHash, accountId, next, language, expiresAt };
  await insertAttempt(deps.db.pool, sha256(expected.state), row, now);
  return { kind: 'begun', address };
}

/** Where the provider sends the browser back to; registered there. */
export function redirectUriOf({ config }: FederationDeps, provider: ProviderId): string {
  return `${config.PUBLIC_URL}/api/login/oidc/${provider}/callback`;
}

/** Logged without what the provider said about anybody. */
export function complain({ logger }: FederationDeps, provider: ProviderId, error: unknown): null {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  logger.warn('oidc.failed', { provider, error: name, code, message });
  return null;
}

/** What the database holds of secrets. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What the cookie of a browser that begins a login holds: 256 bits. */
export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url');
}
