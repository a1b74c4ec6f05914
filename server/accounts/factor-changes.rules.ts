import type { Role } from '#server/http/policy.ts';
import { isInForce, type LoginMethod, needsSecondFactor } from './roles.rules.ts';

const MINUTE_MS = 60_000;
/** How new a login must be for somebody to change what they log in with. */
export const RECENT_MINUTES = 15;

export interface OwnLogin {
  method: LoginMethod;
  secondFactor: boolean;
  createdAt: Date;
}

export type ChangeRefusal = 'LOGIN_TOO_OLD' | 'SECOND_FACTOR_FIRST' | 'STRONGER_LOGIN_NEEDED';

/** What an account has at stake: whether it has a second factor, and which roles it holds today. */
export interface AtStake {
  hasFactor: boolean;
  roles: readonly Role[];
}

/**
 * Why somebody may not add or remove a second factor with this login; null = they may. It must be new, so that a computer
 * left alone gives nobody the account, and where there is a second factor it must have been shown: a stolen password adds
 * none of its own. A mail link adds none to an account whose roles it is not enough for: a mailbox never becomes staff.
 */
export function refusalOfFactorChange(
  login: OwnLogin,
  { hasFactor, roles, now }: AtStake & { now: Date },
): ChangeRefusal | null {
  if (!isRecent(login, now)) return 'LOGIN_TOO_OLD';
  if (login.method === 'LINK' && roles.some((role) => !isInForce(role, login))) return 'STRONGER_LOGIN_NEEDED';
  return hasFactor && !login.secondFactor ? 'SECOND_FACTOR_FIRST' : null;
}

/**
 * Whether a password may be set without the old one: just after a mail link, which is how a lost one is replaced. Where a
 * role asks for a second factor and there is none yet, the mailbox alone would be enough for that role: then somebody has
 * to invite the person again.
 */
export function mayReplacePassword(login: OwnLogin, { hasFactor, roles, now }: AtStake & { now: Date }): boolean {
  return login.method === 'LINK' && isRecent(login, now) && (hasFactor || !needsSecondFactor(roles));
}

function isRecent({ createdAt }: OwnLogin, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < RECENT_MINUTES * MINUTE_MS;
}

/** Whether the last second factor must stay, because a role asks for one. */
export function mustKeepFactor({ left, required }: { left: number; required: boolean }): boolean {
  return required && left === 0;
}
