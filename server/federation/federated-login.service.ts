import { timingSafeEqual } from 'node:crypto';
import { type AskingBrowser, type BegunLogin, beginLogin } from '#server/accounts/login.service.ts';
import { createTeacher } from '#server/accounts/new-account.service.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { ProviderId } from './federation.contract.ts';
import { type ConfiguredProvider, claimsOf } from './federation.providers.ts';
import { complain, type FederationDeps, redirectUriOf, sha256 } from './federation.service.ts';
import { type AttemptRow, insertIdentity, lockIdentity, takeAttemptOut, touchIdentity } from './federation.store.ts';
import { type FederationFailure, federationTexts } from './federation.texts.ts';
import { type Claims, hasSecondFactor, recognise } from './identity.rules.ts';
import { addIdentityTo } from './identity.service.ts';

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
