import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { type AskingBrowser, type BegunLogin, beginLogin } from '#server/accounts/login.service.ts';
import { createTeacher } from '#server/accounts/new-account.service.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { takeAttempt } from '#server/platform/throttle.ts';
import type { Language } from '#server/time/language.ts';
import type { ProviderId } from './federation.contract.ts';
import { addressAtProvider, type ConfiguredProvider, claimsOf, type Discovery } from './federation.providers.ts';
import {
  type AttemptRow,
  insertAttempt,
  insertIdentity,
  lockIdentity,
  takeAttemptOut,
  touchIdentity,
} from './federation.store.ts';
import { type FederationFailure, federationTexts } from './federation.texts.ts';
import { type Claims, hasSecondFactor, recognise } from './identity.rules.ts';
import { addIdentityTo } from './identity.service.ts';

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

export interface Return {
  provider: ProviderId;
  /** The query that the provider sent the browser back with. */
  answer: URLSearchParams;
  /** The cookie of the browser that came back; null = none. */
  browserCookie: string | null;
  /** Who is logged in in that browser. */
  accountId: string | null;
  browser: AskingBrowser;
  now: Date;
}

export type ReturnResult =
  | { kind: 'loggedIn'; begun: BegunLogin; isNew: boolean; next: string | null; language: Language }
  | { kind: 'added'; provider: ProviderId; next: string | null; language: Language }
  | { kind: 'failed'; code: FederationFailure; adding: boolean; language: Language | null };

/** Checks what a provider answers, and begins a login or adds the identity to the account that asked. */
export async function completeAtProvider(deps: FederationDeps, back: Return): Promise<ReturnResult> {
  const state = back.answer.get('state');
  const attempt = state === null ? null : await takeAttemptOut(deps.db.pool, sha256(state));
  if (state === null || attempt === null)
    return { kind: 'failed', code: 'UNKNOWN_ATTEMPT', adding: false, language: null };
  const failed = (code: FederationFailure): ReturnResult => {
    return { kind: 'failed', code, adding: attempt.accountId !== null, language: attempt.language };
  };
  const unfit = unfitness(attempt, back);
  if (unfit !== null) return failed(unfit);
  const provider = deps.providers.find(({ id }) => id === back.provider);
  if (provider === undefined) return failed('UNKNOWN_PROVIDER');
  const claims = await askForClaims(deps, provider, { state, attempt, answer: back.answer });
  if (claims === null) return failed('INVALID_ANSWER');
  const recognised = recognise(provider.id, claims);
  if (recognised.kind === 'notStaff') return failed('NOT_STAFF');
  if (recognised.kind === 'incomplete') return failed('INVALID_ANSWER');
  const { issuer, subject } = recognised;
  const secondFactor = hasSecondFactor(provider.id, claims, provider.trustsSecondFactor);
  const identity = { issuer, subject, provider: provider.id };
  return inTransaction(deps.db, async (sql) => {
    if (attempt.accountId === null) return logIn(sql, { identity, secondFactor, attempt, back });
    const result = await addIdentityTo(sql, { ...identity, accountId: attempt.accountId, now: back.now });
    return result === 'taken'
      ? failed('TAKEN')
      : { kind: 'added', provider: provider.id, next: attempt.next, language: attempt.language };
  });
}

/** What does not fit about an answer before the provider is asked for anything; null = all does. */
function unfitness(attempt: AttemptRow, back: Return): FederationFailure | null {
  if (attempt.provider !== back.provider) return 'UNKNOWN_ATTEMPT';
  const { browserCookie, answer, now } = back;
  if (browserCookie === null || !timingSafeEqual(attempt.browserHash, sha256(browserCookie))) return 'OTHER_BROWSER';
  if (attempt.expiresAt <= now) return 'EXPIRED';
  if (attempt.accountId !== null && attempt.accountId !== back.accountId) return 'LOGGED_OUT';
  if (answer.get('error') === 'access_denied') return 'CANCELLED';
  return answer.has('error') ? 'REFUSED' : null;
}

type Exchange = { state: string; attempt: AttemptRow; answer: URLSearchParams };

async function askForClaims(
  deps: FederationDeps,
  provider: ConfiguredProvider,
  exchange: Exchange,
): Promise<Claims | null> {
  const { state, attempt, answer } = exchange;
  const address = new URL(`${redirectUriOf(deps, provider.id)}?${answer}`);
  try {
    return await claimsOf(await deps.discovery(provider), provider, address, { ...attempt, state });
  } catch (error) {
    return complain(deps, provider.id, error);
  }
}

interface LoggingIn {
  identity: { issuer: string; subject: string; provider: ProviderId };
  secondFactor: boolean;
  attempt: AttemptRow;
  back: Return;
}

/** A first login by UNI-Login makes a teacher's account; by Entra nobody gets in whom nobody has invited. */
async function logIn(sql: Sql, { identity, secondFactor, attempt, back }: LoggingIn): Promise<ReturnResult> {
  const { language, next } = attempt;
  const { now, browser } = back;
  const known = await lockIdentity(sql, identity);
  if (known === null && identity.provider !== 'unilogin') {
    return { kind: 'failed', code: 'UNKNOWN_IDENTITY', adding: false, language };
  }
  const accountId = known ?? (await firstLogin(sql, identity, { language, now }));
  await touchIdentity(sql, identity, now);
  const begun = await beginLogin(sql, { accountId, method: 'OIDC', secondFactor, browser, now });
  if (begun === null) return { kind: 'failed', code: 'ACCOUNT_CLOSED', adding: false, language };
  return { kind: 'loggedIn', begun, isNew: known === null, next, language };
}

async function firstLogin(
  sql: Sql,
  identity: LoggingIn['identity'],
  { language, now }: { language: Language; now: Date },
): Promise<string> {
  const name = federationTexts[language].nameless;
  const accountId = await createTeacher(sql, { name, email: null, language, by: 'unilogin', now });
  await insertIdentity(sql, { ...identity, accountId, now });
  return accountId;
}

function redirectUriOf({ config }: FederationDeps, provider: ProviderId): string {
  return `${config.PUBLIC_URL}/api/login/oidc/${provider}/callback`;
}

/** Logged without what the provider said about anybody. */
function complain({ logger }: FederationDeps, provider: ProviderId, error: unknown): null {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  logger.warn('oidc.failed', { provider, error: name, code, message });
  return null;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What the cookie of a browser that begins a login holds: 256 bits. */
export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url');
}
