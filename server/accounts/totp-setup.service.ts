import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempts, takeAttempt } from '#server/platform/throttle.ts';
import type { Me } from './account.contract.ts';
import { type Asking, lockForChange, noteFactorChange, type Refused, raiseLogin } from './factor-change.service.ts';
import { mustKeepFactor } from './factor-changes.rules.ts';
import { FAILURES_OF_ACCOUNT } from './login.service.ts';
import type { RotatedLogin } from './own-login.service.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { recoveryHash, secondFactorCheck } from './second-factor.service.ts';
import { clearTotp, lockTotp, readFactors, replaceRecoveryCodes, saveTotp } from './second-factor.store.ts';
import { seal, unseal } from './secret-box.ts';
import { acceptedStep, totpSecretText, totpUri } from './totp.ts';
import { newSetup, openSetup, sealSetup, type TotpSetup } from './totp-setup.ts';

type Needs = Pick<Deps, 'db' | 'config'>;
type Raised = { account: Me; login: RotatedLogin };

export type TotpBegun = Refused | { kind: 'begun'; secret: string; uri: string; setup: string };

/** A new secret, or the one begun before; nothing is stored until its first code is shown. */
export async function beginTotpSetup(
  { db, config }: Needs,
  asking: Asking & { setup: string | null },
): Promise<TotpBegun> {
  const { accountId, now } = asking;
  const may = await inTransaction(db, (sql) => lockForChange(sql, asking));
  if (may.kind !== 'mayChange') return may;
  const before = asking.setup === null ? null : openSetup(config.LINK_SECRET, asking.setup, { accountId, now });
  const setup = before ?? newSetup(accountId);
  return {
    kind: 'begun',
    secret: totpSecretText(setup.secret),
    uri: totpUri(setup.secret, may.account.email ?? may.account.name),
    setup: before === null || asking.setup === null ? sealSetup(config.LINK_SECRET, setup, now) : asking.setup,
  };
}

export type TotpConfirmed =
  | Refused
  | { kind: 'expired' }
  | { kind: 'wrongCode' }
  | ({ kind: 'confirmed'; recoveryCodes: string[] } & Raised);

/** Puts the new secret in force once a code of it is shown: new recovery codes, and this login has two factors. */
export async function confirmTotpSetup(
  deps: Needs,
  asking: Asking & { setup: string; code: string },
): Promise<TotpConfirmed> {
  const { accountId, now } = asking;
  const { LINK_SECRET } = deps.config;
  return inTransaction(deps.db, async (sql): Promise<TotpConfirmed> => {
    const may = await lockForChange(sql, asking);
    if (may.kind !== 'mayChange') return may;
    const setup = openSetup(LINK_SECRET, asking.setup, { accountId, now });
    if (setup === null) return { kind: 'expired' };
    const code = asking.code.replace(/[\s-]/g, '');
    const lastStep = await lastStepOf(sql, LINK_SECRET, setup);
    const step = acceptedStep(setup.secret, { code, now, lastStep });
    if (step === null) return { kind: 'wrongCode' };
    await saveTotp(sql, { accountId, secret: seal(LINK_SECRET, setup.secret), step, now });
    const recoveryCodes = await makeRecoveryCodes(sql, LINK_SECRET, asking);
    await noteFactorChange(sql, { accountId, change: 'totpConfirmed', now });
    const raised = await raiseLogin(sql, asking);
    return raised === null ? { kind: 'gone' } : { kind: 'confirmed', recoveryCodes, ...raised };
  });
}

/** A set-up that was confirmed already is in force: its codes count once here as well (S8). */
async function lastStepOf(sql: Sql, secret: string, setup: TotpSetup): Promise<number | null> {
  const stored = await lockTotp(sql, setup.accountId);
  const known = stored && unseal(secret, stored.secret);
  return stored && known?.equals(setup.secret) ? stored.lastStep : null;
}

export type Removed = Refused | { kind: 'removed' } | { kind: 'required' };

/** Takes the codes away, unless a role asks for a second factor and they are the only one. */
export async function removeOwnTotp(deps: Needs, asking: Asking): Promise<Removed> {
  return inTransaction(deps.db, async (sql): Promise<Removed> => {
    const may = await lockForChange(sql, asking);
    if (may.kind !== 'mayChange') return may;
    if (may.factors.totpConfirmedAt === null) return { kind: 'removed' };
    if (mustKeepFactor({ left: may.factors.passkeys, required: may.required })) return { kind: 'required' };
    await clearTotp(sql, asking.accountId);
    await noteFactorChange(sql, { ...asking, change: 'totpRemoved' });
    return { kind: 'removed' };
  });
}

/** New recovery codes; null = there is no factor that they could stand in for. */
export async function renewOwnRecoveryCodes(
  deps: Needs,
  asking: Asking,
): Promise<Refused | { kind: 'noTotp' } | { kind: 'made'; recoveryCodes: string[] }> {
  return inTransaction(deps.db, async (sql) => {
    const may = await lockForChange(sql, asking);
    if (may.kind !== 'mayChange') return may;
    if (may.factors.totpConfirmedAt === null) return { kind: 'noTotp' as const };
    const recoveryCodes = await makeRecoveryCodes(sql, deps.config.LINK_SECRET, asking);
    await noteFactorChange(sql, { ...asking, change: 'recoveryCodesMade' });
    return { kind: 'made' as const, recoveryCodes };
  });
}

async function makeRecoveryCodes(sql: Sql, secret: string, { accountId, now }: Asking): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryHash(secret, code));
  await replaceRecoveryCodes(sql, accountId, hashes, now);
  return codes;
}

export type SecondFactorShown =
  | { kind: 'gone' }
  | { kind: 'noTotp' }
  | { kind: 'wrongCode' }
  | { kind: 'tooMany'; againAt: Date }
  | ({ kind: 'raised' } & Raised);

/** Raises a login that was begun with one factor, e.g. by an identity provider. */
export async function showOwnSecondFactor(
  { db, config }: Needs,
  asking: Asking & { code: string },
): Promise<SecondFactorShown> {
  const { accountId, now } = asking;
  const bucket = `code:${accountId}`;
  const attempt = await takeAttempt(db.pool, { bucket, limit: FAILURES_OF_ACCOUNT, now });
  if (!attempt.allowed) return { kind: 'tooMany', againAt: attempt.againAt };
  return inTransaction(db, async (sql): Promise<SecondFactorShown> => {
    const factors = await readFactors(sql, accountId);
    if (factors.totpConfirmedAt === null) return { kind: 'noTotp' };
    const shown = await secondFactorCheck(config.LINK_SECRET)(sql, asking);
    if (shown === null) return { kind: 'wrongCode' };
    await forgetAttempts(sql, bucket);
    const raised = await raiseLogin(sql, asking);
    return raised === null ? { kind: 'gone' } : { kind: 'raised', ...raised };
  });
}
