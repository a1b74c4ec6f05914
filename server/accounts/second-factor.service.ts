import type { Sql } from '#server/platform/database.ts';
import { plainCode } from './recovery-codes.ts';
import { consumeRecoveryCode, lockTotp, saveTotpStep } from './second-factor.store.ts';
import { keyedHash, unseal } from './secret-box.ts';
import { acceptedStep } from './totp.ts';

/** What was shown as a second factor; null = nothing that counts. */
export type ShownFactor = 'totp' | 'recoveryCode' | null;

/** Checks a second factor inside a transaction and uses it up: no code counts twice. */
export type SecondFactorCheck = (
  sql: Sql,
  given: { accountId: string; code: string; now: Date },
) => Promise<ShownFactor>;

/** The check for an installation's secret: six digits of the app, or a recovery code. */
export function secondFactorCheck(secret: string): SecondFactorCheck {
  return async (sql, { accountId, code, now }) => {
    const typed = code.replace(/[\s-]/g, '');
    if (!/^\d{6}$/.test(typed)) {
      const used = await consumeRecoveryCode(sql, accountId, recoveryHash(secret, typed), now);
      return used ? 'recoveryCode' : null;
    }
    const stored = await lockTotp(sql, accountId);
    const key = stored && unseal(secret, stored.secret);
    if (!stored || !key) return null;
    const step = acceptedStep(key, { code: typed, now, lastStep: stored.lastStep });
    if (step === null) return null;
    await saveTotpStep(sql, accountId, step);
    return 'totp';
  };
}

/** What is stored of a recovery code, however it is written. */
export function recoveryHash(secret: string, code: string): Buffer {
  return keyedHash(secret, 'recovery code', plainCode(code));
}
