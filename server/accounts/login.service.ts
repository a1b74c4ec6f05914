import { randomBytes } from 'node:crypto';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempt, forgetAttempts, takeAttempt } from '#server/platform/throttle.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import { hashOf, meOf } from './account.service.ts';
import { findPasswordAccount, lockPassword, type PasswordAccount, readAccount } from './account.store.ts';
import { deleteLogin, insertLogin } from './login.store.ts';
import { verifyPassword } from './password.ts';
import { expiryOf, type LoginMethod } from './roles.rules.ts';
import { secondFactorCheck } from './second-factor.service.ts';
import { tellOwner } from './security-notice.service.ts';

/** Wrong passwords and codes allowed for one mail address. */
export const FAILURES_OF_ACCOUNT = { max: 10, windowMinutes: 15 };
/** Wrong attempts allowed from one network address: a municipality's schools share one. */
export const FAILURES_OF_ADDRESS = { max: 200, windowMinutes: 15 };

/** The browser that asks, as every way to log in needs to know it. */
export interface AskingBrowser {
  /** The login that the browser came with; it ends. */
  oldCookie: string | null;
  userAgent: string | null;
  /** The network address, as far as trusted proxies tell. */
  address: string;
}

export interface BegunLogin {
  account: Me;
  /** The new login's id: the cookie's value. */
  cookie: string;
  maxAgeSeconds: number;
}

interface Beginning {
  accountId: string;
  method: LoginMethod;
  secondFactor: boolean;
  /** Keep it for long on this device. */
  remember?: boolean;
  failuresBefore?: number;
  browser: AskingBrowser;
  now: Date;
}

/** Begins a login with a new id (S1) and ends the one the browser came with. Null = the account is closed. */
export async function beginLogin(sql: Sql, beginning: Beginning): Promise<BegunLogin | null> {
  const { accountId, method, secondFactor, remember = false, failuresBefore = 0, browser, now } = beginning;
  const row = await readAccount(sql, accountId, localDateOf(now));
  if (row === null) return null;
  const cookie = randomBytes(32).toString('base64url');
  const expiresAt = expiryOf(method, { now, remember });
  if (browser.oldCookie !== null) await deleteLogin(sql, hashOf(browser.oldCookie));
  const userAgent = browser.userAgent?.slice(0, 200) ?? null;
  await insertLogin(sql, {
    idHash: hashOf(cookie),
    accountId,
    method,
    secondFactor,
    userAgent,
    failuresBefore,
    now,
    expiresAt,
  });
  const account = meOf(row, { method, secondFactor, failuresBefore });
  return { account, cookie, maxAgeSeconds: Math.round((expiresAt.getTime() - now.getTime()) / 1000) };
}

export type LogInResult =
  | ({ kind: 'loggedIn' } & BegunLogin)
  | { kind: 'wrong' }
  | { kind: 'codeNeeded' }
  | { kind: 'wrongCode' }
  | { kind: 'tooMany'; againAt: Date };

export interface PasswordLogin {
  email: string;
  password: string;
  /** Six digits of the second factor, or a recovery code. */
  code: string | null;
  browser: AskingBrowser;
  now: Date;
}

/** Checks a password, then the second factor, and begins a login. Unknown and wrong cost the same and answer the same (S7). */
export async function logInByPassword(
  deps: Pick<Deps, 'db' | 'config' | 'logger' | 'wakeMailWorker'>,
  request: PasswordLogin,
): Promise<LogInResult> {
  const { db } = deps;
  const { email, password, browser, now } = request;
  const ofAccount = await takeAttempt(db.pool, { bucket: `login:${email}`, limit: FAILURES_OF_ACCOUNT, now });
  if (!ofAccount.allowed) return { kind: 'tooMany', againAt: ofAccount.againAt };
  const ofAddress = await takeAttempt(db.pool, {
    bucket: `login-address:${browser.address}`,
    limit: FAILURES_OF_ADDRESS,
    now,
  });
  if (!ofAddress.allowed) return { kind: 'tooMany', againAt: ofAddress.againAt };
  const account = await findPasswordAccount(db.pool, email);
  const right = await verifyPassword(password, account?.passwordHash ?? null);
  const result: LogInResult =
    right && account !== null
      ? await inTransaction(db, (sql) => logInto(sql, deps.config, { account, ofAccount, ofAddress, request }))
      : { kind: 'wrong' };
  const failed = result.kind === 'wrong' || result.kind === 'wrongCode';
  if (failed && account !== null && ofAccount.count === FAILURES_OF_ACCOUNT.max) warnOwner(deps, account.id, now);
  return result;
}

/** The password was right: asks for the second factor, where there is one, and begins the login. */
async function logInto(
  sql: Sql,
  { LINK_SECRET }: Deps['config'],
  { account, ofAccount, ofAddress, request }: RightPassword,
): Promise<LogInResult> {
  const { code, email, browser, now } = request;
  const accountId = account.id;
  // Checking took a while: the password may have been changed, or the account closed, in the meantime.
  if (!(await lockPassword(sql, account))) return { kind: 'wrong' };
  const secondFactor = account.totpSecret !== null;
  if (secondFactor && code === null) {
    // Being asked for the code is no failure.
    await forgetAttempt(sql, ofAccount.id);
    await forgetAttempt(sql, ofAddress.id);
    return { kind: 'codeNeeded' };
  }
  if (secondFactor && code !== null) {
    const shown = await secondFactorCheck(LINK_SECRET)(sql, { accountId, code, now });
    if (shown === null) return { kind: 'wrongCode' };
    if (shown === 'recoveryCode') await tellOwner(sql, { accountId, event: 'RECOVERY_CODE_USED', now });
  }
  const failuresBefore = Math.max(0, (await forgetAttempts(sql, `login:${email}`)) - 1);
  await forgetAttempt(sql, ofAddress.id);
  const begun = await beginLogin(sql, { accountId, method: 'PASSWORD', secondFactor, failuresBefore, browser, now });
  return begun === null ? { kind: 'wrong' } : { kind: 'loggedIn', ...begun };
}

interface RightPassword {
  account: PasswordAccount;
  ofAccount: { id: string };
  ofAddress: { id: string };
  request: PasswordLogin;
}

/** Tells the owner that somebody has tried ten times. Not waited for: the answer must take no longer than for an unknown address (S7). */
function warnOwner(deps: Pick<Deps, 'db' | 'logger' | 'wakeMailWorker'>, accountId: string, now: Date): void {
  const everyMs = FAILURES_OF_ACCOUNT.windowMinutes * 60_000;
  tellOwner(deps.db.pool, { accountId, event: 'MANY_FAILURES', everyMs, now })
    .then(() => deps.wakeMailWorker())
    .catch((error: Error) => deps.logger.error('account.noticeFailed', { message: error.message }));
}

/** Ends a login; an unknown one is no error. */
export async function logOutOf(db: Database, cookie: string): Promise<void> {
  await deleteLogin(db.pool, hashOf(cookie));
}
