import type { Sql } from '#server/platform/database.ts';
import { consumeRecoveryCode, lockTotp, saveTotpStep } from './second-factor.store.ts';
import { keyedHash, unseal } from './secret-box.ts';
import { acceptedStep } from './totp.ts';

/** Checks a second factor inside a transaction and uses it up: no code counts twice. */
export type SecondFactorCheck = (sql: Sql, given: { accountId: string; code: string; now: Date }) => Promise<boolean>;

/** The check for an installation's secret: six digits of the app, or a recovery code. */
export function secondFactorCheck(secret: string): SecondFactorCheck {
  return async (sql, { accountId, code, now }) => {
    const typed = code.replace(/[\s-]/g, '').toLowerCase();
    if (!/^\d{6}$/.test(typed)) return consumeRecoveryCode(sql, accountId, recoveryHash(secret, typed), now);
    const stored = await lockTotp(sql, accountId);
    const key = stored && unseal(secret, stored.secret);
    if (!stored || !key) return false;
    const step = acceptedStep(key, { code: typed, now, lastStep: stored.lastStep });
    if (step === null) return false;
    await saveTotpStep(sql, accountId, step);
    return true;
  };
}

/** What is stored of a recovery code, written without spaces and hyphens, in small letters. */
export function recoveryHash(secret: string, code: string): Buffer {
  return keyedHash(secret, 'recovery code', code);
}
