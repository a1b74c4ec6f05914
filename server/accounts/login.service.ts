import { randomBytes } from 'node:crypto';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempt, forgetAttempts, takeAttempt } from '#server/platform/throttle.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import { hashOf, meOf } from './account.service.ts';
import { findPasswordAccount, readAccount } from './account.store.ts';
import { deleteLogin, insertLogin } from './login.store.ts';
import { verifyPassword } from './password.ts';
import { expiryOf, type LoginMethod } from './roles.rules.ts';
import { secondFactorCheck } from './second-factor.service.ts';

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
  { db, config }: Pick<Deps, 'db' | 'config'>,
  request: PasswordLogin,
): Promise<LogInResult> {
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
  if (!right || account === null) return { kind: 'wrong' };
  return inTransaction(db, async (sql): Promise<LogInResult> => {
    const secondFactor = account.totpSecret !== null;
    if (secondFactor) {
      if (request.code === null) {
        // The password was right: asking for the code is no failure.
        await forgetAttempt(sql, ofAccount.id);
        await forgetAttempt(sql, ofAddress.id);
        return { kind: 'codeNeeded' };
      }
      const check = secondFactorCheck(config.LINK_SECRET);
      const shown = await check(sql, { accountId: account.id, code: request.code, now });
      if (shown === null) return { kind: 'wrongCode' };
    }
    const failuresBefore = (await forgetAttempts(sql, `login:${email}`)) - 1;
    await forgetAttempt(sql, ofAddress.id);
    const begun = await beginLogin(sql, {
      accountId: account.id,
      method: 'PASSWORD',
      secondFactor,
      failuresBefore: Math.max(0, failuresBefore),
      browser,
      now,
    });
    return begun === null ? { kind: 'wrong' } : { kind: 'loggedIn', ...begun };
  });
}

/** Ends a login; an unknown one is no error. */
export async function logOutOf(db: Database, cookie: string): Promise<void> {
  await deleteLogin(db.pool, hashOf(cookie));
}
