import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempt, forgetAttempts, takeAttempt } from '#server/platform/throttle.ts';
import { hashOf } from './account.service.ts';
import { type AskingBrowser, type BegunLogin, beginLogin, FAILURES_OF_ADDRESS } from './login.service.ts';
import type { AssertionGiven } from './passkey.contract.ts';
import { CHALLENGE_MINUTES, noteChallenge, userHandleOf } from './passkey.service.ts';
import { lockPasskey, notePasskeyUse, type StoredPasskey, takeChallenge } from './passkey.store.ts';
import { relyingPartyOf } from './relying-party.ts';

type Needs = Pick<Deps, 'db' | 'config'>;

type Options = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
export type PasskeyLoginBegun =
  | { kind: 'begun'; options: Options; cookie: string }
  | { kind: 'tooMany'; againAt: Date };

/** What the browser needs to ask for a passkey of this site. It names nobody: whoever asks learns nothing about accounts. */
export async function beginPasskeyLoginFor(
  { db, config }: Needs,
  { address, now }: { address: string; now: Date },
): Promise<PasskeyLoginBegun> {
  const attempt = await takeAttempt(db.pool, { bucket: `passkey-address:${address}`, limit: FAILURES_OF_ADDRESS, now });
  if (!attempt.allowed) return { kind: 'tooMany', againAt: attempt.againAt };
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyOf(config.PUBLIC_URL).id,
    userVerification: 'required',
    timeout: CHALLENGE_MINUTES * 60_000,
  });
  const cookie = await noteChallenge(db, { challenge: options.challenge, accountId: null, now });
  return { kind: 'begun', options, cookie };
}

export type PasskeyLogin = ({ kind: 'loggedIn' } & BegunLogin) | { kind: 'wrong' } | { kind: 'tooMany'; againAt: Date };

export interface PasskeyLoginRequest {
  response: AssertionGiven;
  /** The cookie that the challenge came with. */
  challengeCookie: string | null;
  browser: AskingBrowser;
  now: Date;
}

/** Begins a login of two factors once the authenticator has answered the challenge. */
export async function logInWithPasskey({ db, config }: Needs, request: PasskeyLoginRequest): Promise<PasskeyLogin> {
  const { response, challengeCookie, browser, now } = request;
  const ofAddress = await takeAttempt(db.pool, {
    bucket: `login-address:${browser.address}`,
    limit: FAILURES_OF_ADDRESS,
    now,
  });
  if (!ofAddress.allowed) return { kind: 'tooMany', againAt: ofAddress.againAt };
  if (challengeCookie === null) return { kind: 'wrong' };
  // Used up before it is looked at: a second answer to the same challenge finds none.
  const challenge = await takeChallenge(db.pool, { idHash: hashOf(challengeCookie), accountId: null, now });
  if (challenge === null) return { kind: 'wrong' };
  return inTransaction(db, async (sql): Promise<PasskeyLogin> => {
    const passkey = await lockPasskey(sql, Buffer.from(response.id, 'base64url'));
    const answer = passkey && (await checked(config, { response, challenge, passkey }));
    if (!answer) return { kind: 'wrong' };
    const { newCounter: counter, credentialBackedUp: backedUp } = answer;
    await notePasskeyUse(sql, { id: passkey.id, counter, backedUp, now });
    await forgetAttempt(sql, ofAddress.id);
    const failuresBefore = passkey.email === null ? 0 : await forgetAttempts(sql, `login:${passkey.email}`);
    const { accountId } = passkey;
    const begun = await beginLogin(sql, {
      accountId,
      method: 'PASSKEY',
      secondFactor: true,
      failuresBefore,
      browser,
      now,
    });
    return begun === null ? { kind: 'wrong' } : { kind: 'loggedIn', ...begun };
  });
}

/** What the authenticator says, if signature, challenge, site, owner and counter are right; null = anything else. */
async function checked(
  config: Deps['config'],
  { response, challenge, passkey }: { response: AssertionGiven; challenge: string; passkey: StoredPasskey },
) {
  const { userHandle, ...signed } = response.response;
  if (userHandle && !Buffer.from(userHandle, 'base64url').equals(userHandleOf(passkey.accountId))) return null;
  const { id, origins } = relyingPartyOf(config.PUBLIC_URL);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, response: signed, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origins,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    });
    return verified ? authenticationInfo : null;
  } catch {
    // The library throws for every kind of wrong answer, a counter that went backwards among them.
    return null;
  }
}
