import type { LoginMethod } from './roles.rules.ts';

const MINUTE_MS = 60_000;
/** How new a login must be for somebody to change what they log in with. */
export const RECENT_MINUTES = 15;

export interface OwnLogin {
  method: LoginMethod;
  secondFactor: boolean;
  createdAt: Date;
}

export type ChangeRefusal = 'LOGIN_TOO_OLD' | 'SECOND_FACTOR_FIRST';

/**
 * Why somebody may not add or remove a second factor with this login; null = they may. It must be new, so that a computer
 * left alone gives nobody the account, and where there is a second factor it must have been shown: a stolen password or
 * mailbox adds none of its own.
 */
export function refusalOfFactorChange(
  login: OwnLogin,
  { hasFactor, now }: { hasFactor: boolean; now: Date },
): ChangeRefusal | null {
  if (!isRecent(login, now)) return 'LOGIN_TOO_OLD';
  return hasFactor && !login.secondFactor ? 'SECOND_FACTOR_FIRST' : null;
}

/** Whether a password may be set without the old one: just after a mail link, which is how a lost one is replaced. */
export function mayReplacePassword(login: OwnLogin, now: Date): boolean {
  return login.method === 'LINK' && isRecent(login, now);
}

function isRecent({ createdAt }: OwnLogin, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < RECENT_MINUTES * MINUTE_MS;
}

/** Whether the last second factor must stay, because a role asks for one. */
export function mustKeepFactor({ left, required }: { left: number; required: boolean }): boolean {
  return required && left === 0;
}
