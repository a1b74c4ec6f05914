import { type Database, inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempts, takeAttempt } from '#server/platform/throttle.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Me } from './account.contract.ts';
import { meOf } from './account.service.ts';
import { readAccount } from './account.store.ts';
import { commonPasswords } from './common-passwords.ts';
import { type Asking, noteFactorChange } from './factor-change.service.ts';
import { mayReplacePassword } from './factor-changes.rules.ts';
import { FAILURES_OF_ACCOUNT } from './login.service.ts';
import { deleteLoginsOf, readLogin } from './login.store.ts';
import { type RotatedLogin, rotateLogin } from './own-login.service.ts';
import { type PasswordOwner, type PasswordRefusal, refusalOfPassword } from './password.rules.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { lockFactors, readFactors, savePassword } from './second-factor.store.ts';

export type PasswordChange =
  | { kind: 'changed'; account: Me; login: RotatedLogin }
  | { kind: 'noEmail' }
  | { kind: 'currentNeeded' }
  | { kind: 'currentWrong' }
  | { kind: 'weak'; refusal: PasswordRefusal }
  | { kind: 'tooMany'; againAt: Date }
  | { kind: 'gone' };

export interface ChangeRequest extends Asking {
  /** Null = not given: just after a mail link none is asked for. */
  current: string | null;
  chosen: string;
}

/** Sets a new password, ends all other logins and gives this one a new id (S1). */
export async function changeOwnPassword(
  deps: Pick<Deps, 'db' | 'config'>,
  request: ChangeRequest,
): Promise<PasswordChange> {
  const { accountId, loginId, chosen, now } = request;
  const [account, login] = await Promise.all([
    readAccount(deps.db.pool, accountId, localDateOf(now)),
    readLogin(deps.db.pool, loginId),
  ]);
  if (account === null || login === null) return { kind: 'gone' };
  if (account.email === null) return { kind: 'noEmail' };
  const atStake = {
    hasFactor: account.hasTotp || account.passkeys > 0,
    roles: account.roles.map(({ role }) => role),
    now,
  };
  if (!mayReplacePassword(login, atStake)) {
    const refused = await refusalOfCurrent(deps.db, request);
    if (refused !== null) return refused;
  }
  const refusal = await weaknessOf(chosen, account);
  if (refusal !== null) return { kind: 'weak', refusal };
  const hash = await hashPassword(chosen);
  return inTransaction(deps.db, async (sql): Promise<PasswordChange> => {
    await lockFactors(sql, accountId);
    const rotated = await rotateLogin(sql, { loginId, now });
    if (rotated === null) return { kind: 'gone' };
    await savePassword(sql, accountId, hash);
    await deleteLoginsOf(sql, accountId, loginId);
    await noteFactorChange(sql, { accountId, change: 'passwordChanged', now });
    return {
      kind: 'changed',
      account: meOf({ ...account, hasPassword: true }, { ...login, failuresBefore: 0 }),
      login: rotated,
    };
  });
}

/** What is wrong with a password that somebody wants to have; null = nothing. */
export async function weaknessOf(chosen: string, owner: PasswordOwner): Promise<PasswordRefusal | null> {
  const common = await commonPasswords();
  return refusalOfPassword(chosen, { owner, isCommon: (folded) => common.has(folded) });
}

/** Whoever sits down at somebody's open computer must not guess the password there: ten wrong ones, then a wait. */
async function refusalOfCurrent(
  db: Database,
  { accountId, current, now }: ChangeRequest,
): Promise<PasswordChange | null> {
  if (current === null || current === '') return { kind: 'currentNeeded' };
  const bucket = `password:${accountId}`;
  const attempt = await takeAttempt(db.pool, { bucket, limit: FAILURES_OF_ACCOUNT, now });
  if (!attempt.allowed) return { kind: 'tooMany', againAt: attempt.againAt };
  const { passwordHash } = await readFactors(db.pool, accountId);
  if (!(await verifyPassword(current, passwordHash))) return { kind: 'currentWrong' };
  await forgetAttempts(db.pool, bucket);
  return null;
}
