import type { Role } from '#server/http/policy.ts';

/** How somebody logged in. */
export type LoginMethod = 'PASSWORD' | 'LINK' | 'PASSKEY' | 'OIDC' | 'DEMO';

/** Roles that read or change other people's things in bulk: only a login with two factors has them. */
const SECOND_FACTOR_ROLES: readonly Role[] = ['DEPARTMENT_LEAD', 'COORDINATOR', 'KNOWLEDGE_CENTRE'];
/** What a mail link is enough for: whoever reads the mailbox could have read the bookings' mails too. */
const LINK_ROLES: readonly Role[] = ['TEACHER', 'SCHOOL_ADMINISTRATOR'];

/** Whether a role is in force for a login, or sleeps until its owner logs in with more. */
export function isInForce(role: Role, login: { method: LoginMethod; secondFactor: boolean }): boolean {
  if (login.method === 'LINK') return LINK_ROLES.includes(role);
  return login.secondFactor || !SECOND_FACTOR_ROLES.includes(role);
}

/** Whether somebody with these roles must have a second factor. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}

const HOUR_MS = 3_600_000;
/** A working day: staff log in each morning. */
export const LOGIN_HOURS = 12;
/** A teacher who asked to be remembered on a device of their own. */
export const REMEMBERED_HOURS = 30 * 24;
/** A remembered login that nobody used for so long ends. */
export const IDLE_HOURS = 7 * 24;

/** How long a login lasts at most. Only what a mail link is enough for may be remembered. */
export function expiryOf(method: LoginMethod, { now, remember }: { now: Date; remember: boolean }): Date {
  const hours = method === 'LINK' && remember ? REMEMBERED_HOURS : LOGIN_HOURS;
  return new Date(now.getTime() + hours * HOUR_MS);
}
