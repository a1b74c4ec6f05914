import type { SecurityEvent } from '#emails/account-facts.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import { meOf } from './account.service.ts';
import { type AccountRow, readAccount } from './account.store.ts';
import { type ChangeRefusal, mayReplacePassword, refusalOfFactorChange } from './factor-changes.rules.ts';
import { type LoginRow, readLogin } from './login.store.ts';
import { type RotatedLogin, rotateLogin } from './own-login.service.ts';
import { needsSecondFactor } from './roles.rules.ts';
import { type Factors, lockFactors, readFactors } from './second-factor.store.ts';
import { tellOwner } from './security-notice.service.ts';

/** What somebody changed about how they log in. */
export type FactorChange =
  | 'passwordChanged'
  | 'totpConfirmed'
  | 'totpRemoved'
  | 'recoveryCodesMade'
  | 'passkeyAdded'
  | 'passkeyRemoved';

/** Who asks, with which login. */
export interface Asking {
  accountId: string;
  loginId: string;
  now: Date;
}

/** An account whose factors are locked and may be changed by this login. */
export interface Changeable {
  kind: 'mayChange';
  account: AccountRow;
  login: LoginRow;
  factors: Factors;
  /** Whether one of the roles asks for a second factor. */
  required: boolean;
}

export type Refused = { kind: 'refused'; refusal: ChangeRefusal } | { kind: 'gone' };

/** Locks what somebody logs in with, and says whether this login may change it. `gone`: it has ended in the meantime. */
export async function lockForChange(sql: Sql, { accountId, loginId, now }: Asking): Promise<Changeable | Refused> {
  const factors = await lockFactors(sql, accountId);
  const login = await readLogin(sql, loginId);
  const account = await readAccount(sql, accountId, localDateOf(now));
  if (login === null || account === null) return { kind: 'gone' };
  const roles = account.roles.map(({ role }) => role);
  const refusal = refusalOfFactorChange(login, { hasFactor: hasFactor(factors), roles, now });
  if (refusal !== null) return { kind: 'refused', refusal };
  const required = needsSecondFactor(roles);
  return { kind: 'mayChange', account, login, factors, required };
}

/** What the page about one's own security says beside the account itself; null = the login has ended. */
export async function securityOf(sql: Sql, { accountId, loginId, now }: Asking) {
  const [factors, login, account] = await Promise.all([
    readFactors(sql, accountId),
    readLogin(sql, loginId),
    readAccount(sql, accountId, localDateOf(now)),
  ]);
  if (login === null || account === null) return null;
  const atStake = { hasFactor: hasFactor(factors), roles: account.roles.map(({ role }) => role), now };
  return {
    totpConfirmedAt: factors.totpConfirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: factors.recoveryCodesLeft,
    changeRefusal: refusalOfFactorChange(login, atStake),
    passwordWithoutCurrent: mayReplacePassword(login, atStake),
  };
}

function hasFactor({ totpConfirmedAt, passkeys }: Factors): boolean {
  return totpConfirmedAt !== null || passkeys > 0;
}

/** Makes a login one of two factors under a new id (S1), and answers the account as it is then seen. Null = it has ended. */
export async function raiseLogin(
  sql: Sql,
  { accountId, loginId, now }: Asking,
): Promise<{ account: Me; login: RotatedLogin } | null> {
  const rotated = await rotateLogin(sql, { loginId, secondFactor: true, now });
  const [login, account] = [await readLogin(sql, loginId), await readAccount(sql, accountId, localDateOf(now))];
  if (rotated === null || login === null || account === null) return null;
  return { account: meOf(account, { ...login, failuresBefore: 0 }), login: rotated };
}

/** New recovery codes are told by the page that shows them. */
const eventOf: Record<FactorChange, SecurityEvent | null> = {
  passwordChanged: 'PASSWORD_CHANGED',
  totpConfirmed: 'SECOND_FACTOR_ADDED',
  totpRemoved: 'SECOND_FACTOR_REMOVED',
  recoveryCodesMade: null,
  passkeyAdded: 'PASSKEY_ADDED',
  passkeyRemoved: 'PASSKEY_REMOVED',
};

/** Writes a change down (G1) and tells the owner by mail, inside the transaction of the change. */
export async function noteFactorChange(
  sql: Sql,
  { accountId, change, now }: { accountId: string; change: FactorChange; now: Date },
): Promise<void> {
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId,
    subjectAccountId: accountId,
    action: `account.${change}`,
  });
  const event = eventOf[change];
  if (event !== null) await tellOwner(sql, { accountId, event, now });
}
