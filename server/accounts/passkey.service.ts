import { randomBytes } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { type Database, inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { hashOf } from './account.service.ts';
import { type Asking, lockForChange, noteFactorChange, type Refused, raiseLogin } from './factor-change.service.ts';
import { mustKeepFactor } from './factor-changes.rules.ts';
import type { RotatedLogin } from './own-login.service.ts';
import type { RegistrationGiven } from './passkey.contract.ts';
import {
  deletePasskey,
  insertChallenge,
  insertPasskey,
  listPasskeysOf,
  type PasskeyRow,
  takeChallenge,
} from './passkey.store.ts';
import { relyingPartyOf } from './relying-party.ts';

type Needs = Pick<Deps, 'db' | 'config'>;

/** How long a challenge waits for its answer. */
export const CHALLENGE_MINUTES = 5;
const PASSKEYS_MAX = 20;
/** EdDSA, ES256, RS256 (COSE): what authenticators have. Named, so that nothing experimental of Node is tried. */
const ALGORITHMS = [-8, -7, -257];

/** Notes a challenge; answers the secret that the asking browser keeps in a cookie. */
export async function noteChallenge(
  db: Database,
  { challenge, accountId, now }: { challenge: string; accountId: string | null; now: Date },
): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await insertChallenge(db.pool, { idHash: hashOf(cookie), accountId, challenge, expiresAt, now });
  return cookie;
}

export type PasskeyBegun = Refused | { kind: 'tooMany' } | { kind: 'begun'; options: Options; cookie: string };
type Options = Awaited<ReturnType<typeof generateRegistrationOptions>>;

/** What the browser needs to make a passkey: one that names its owner and asks who they are. */
export async function beginOwnPasskey({ db, config }: Needs, asking: Asking): Promise<PasskeyBegun> {
  const may = await inTransaction(db, (sql) => lockForChange(sql, asking));
  if (may.kind !== 'mayChange') return may;
  const known = await listPasskeysOf(db.pool, asking.accountId);
  if (known.length >= PASSKEYS_MAX) return { kind: 'tooMany' };
  const options = await generateRegistrationOptions({
    rpName: 'Skolebesøg',
    rpID: relyingPartyOf(config.PUBLIC_URL).id,
    userID: new Uint8Array(userHandleOf(asking.accountId)),
    userName: may.account.email ?? may.account.name,
    userDisplayName: may.account.name,
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
  });
  const { accountId, now } = asking;
  const cookie = await noteChallenge(db, { challenge: options.challenge, accountId, now });
  return { kind: 'begun', options, cookie };
}

/** How an authenticator names an account: its id, which says nothing about the person. */
export function userHandleOf(accountId: string): Buffer {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex');
}

export type PasskeyAdded =
  | Refused
  | { kind: 'refusedKey' }
  | { kind: 'added'; passkey: PasskeyRow; login: RotatedLogin };

/** Adds a passkey once its authenticator has answered the challenge; this login has two factors then. */
export async function addOwnPasskey(
  deps: Needs,
  asking: Asking & { response: RegistrationGiven; name: string; cookie: string | null },
): Promise<PasskeyAdded> {
  const { accountId, name, now, response } = asking;
  const registered = await verified(deps, asking);
  if (registered === null) return { kind: 'refusedKey' };
  return inTransaction(deps.db, async (sql): Promise<PasskeyAdded> => {
    const may = await lockForChange(sql, asking);
    if (may.kind !== 'mayChange') return may;
    if (may.factors.passkeys >= PASSKEYS_MAX) return { kind: 'refusedKey' };
    const { credential, credentialBackedUp: backedUp } = registered;
    const row = { id: newId(now.getTime()), name, backedUp };
    const isNew = await insertPasskey(sql, {
      ...row,
      accountId,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports,
      now,
    });
    if (!isNew) return { kind: 'refusedKey' };
    await noteFactorChange(sql, { accountId, change: 'passkeyAdded', now });
    const raised = await raiseLogin(sql, asking);
    if (raised === null) return { kind: 'gone' };
    return { kind: 'added', passkey: { ...row, createdAt: now, lastUsedAt: null }, login: raised.login };
  });
}

/** What an authenticator answered, if it fits the challenge, the site and the person; null = anything else. */
async function verified(
  { db, config }: Needs,
  { accountId, cookie, now, response }: Asking & { response: RegistrationGiven; cookie: string | null },
) {
  if (cookie === null) return null;
  const expectedChallenge = await takeChallenge(db.pool, { idHash: hashOf(cookie), accountId, now });
  if (expectedChallenge === null) return null;
  const { id, origins } = relyingPartyOf(config.PUBLIC_URL);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origins,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo ?? null;
  } catch {
    // The library throws for every kind of wrong answer; which one is nobody's business but the attacker's.
    return null;
  }
}

/** An account's passkeys, the newest first. */
export async function passkeysOf(db: Database, accountId: string): Promise<PasskeyRow[]> {
  return listPasskeysOf(db.pool, accountId);
}

export type PasskeyRemoved = Refused | { kind: 'removed' } | { kind: 'unknown' } | { kind: 'required' };

/** Removes a passkey, unless it is the last second factor and a role asks for one. */
export async function removeOwnPasskey(deps: Needs, asking: Asking & { id: string }): Promise<PasskeyRemoved> {
  const { accountId, id, now } = asking;
  const known = await listPasskeysOf(deps.db.pool, accountId);
  if (!known.some((passkey) => passkey.id === id)) return { kind: 'unknown' };
  return inTransaction(deps.db, async (sql): Promise<PasskeyRemoved> => {
    const may = await lockForChange(sql, asking);
    if (may.kind !== 'mayChange') return may;
    const { passkeys, totpConfirmedAt } = may.factors;
    const left = passkeys - 1 + (totpConfirmedAt === null ? 0 : 1);
    if (mustKeepFactor({ left, required: may.required })) return { kind: 'required' };
    if (!(await deletePasskey(sql, accountId, id))) return { kind: 'unknown' };
    await noteFactorChange(sql, { accountId, change: 'passkeyRemoved', now });
    return { kind: 'removed' };
  });
}
