import { queueAccountMail } from '#server/account-mails/account-mail.ts';
import { firstPassword, saveFirstPassword } from '#server/accounts/first-password.service.ts';
import { type AskingBrowser, type BegunLogin, beginLogin } from '#server/accounts/login.service.ts';
import type { PasswordRefusal } from '#server/accounts/password.rules.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { linkIdOf } from './link-token.ts';
import {
  consumeLink,
  findInvited,
  findLiveLink,
  type Invited,
  insertLink,
  markProven,
  voidInvitations,
} from './mail-link.store.ts';
import { noteProven } from './used-link.service.ts';

/** How long somebody has to take up an account. */
export const INVITATION_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

export interface NewInvitation {
  accountId: string;
  /** The account's own address. */
  email: string;
  name: string;
  language: Language;
  /** Name of the person who invites; null = not told. */
  invitedBy: string | null;
  /** What the account is for, in the invitation's language: "underviser, Københavns Befæstning". */
  roles: string[];
  now: Date;
}

/**
 * Mails somebody the link to take up an account, in the caller's transaction; earlier invitations of the account end.
 * Answers when the link does. `deps.wakeMailWorker()` after the commit lets the mail leave at once.
 */
export async function createInvitation(sql: Sql, invitation: NewInvitation): Promise<{ expiresAt: Date }> {
  const { accountId, email, name, language, invitedBy, roles, now } = invitation;
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  await voidInvitations(sql, accountId, now);
  await insertLink(sql, {
    id,
    purpose: 'INVITATION',
    email,
    accountId,
    browserHash: null,
    next: null,
    language,
    now,
    expiresAt,
  });
  await queueAccountMail(sql, {
    kind: 'INVITATION',
    accountEmail: email,
    name,
    language,
    facts: { linkId: id, expiresAt: expiresAt.toISOString(), invitedBy, roles },
    dedupeKey: `mail-link:${id}`,
    now,
  });
  return { expiresAt };
}

/** What an invitation is for; null = unknown, used, expired, replaced, or its account is closed or has another address by now. */
export async function lookAtInvitation(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { token, now }: { token: string; now: Date },
): Promise<LiveInvitation | null> {
  const id = linkIdOf(config.LINK_SECRET, token);
  const link = id === null ? null : await findLiveLink(db.pool, id, now);
  if (link === null || link.purpose !== 'INVITATION' || link.accountId === null) return null;
  const invited = await findInvited(db.pool, link.accountId, localDateOf(now));
  if (invited === null || invited.email !== link.email) return null;
  return { id: link.id, accountId: link.accountId, email: link.email, ...passwordWishes(invited), name: invited.name };
}

export interface LiveInvitation {
  id: string;
  accountId: string;
  name: string;
  email: string;
  /** Staff need one; a teacher may choose one; who has one keeps it. */
  password: 'REQUIRED' | 'OPTIONAL' | 'EXISTS';
}

function passwordWishes({ hasPassword, isStaff }: Invited): Pick<LiveInvitation, 'password'> {
  if (hasPassword) return { password: 'EXISTS' };
  return { password: isStaff ? 'REQUIRED' : 'OPTIONAL' };
}

export type TakingUp =
  | { kind: 'loggedIn'; login: BegunLogin }
  | { kind: 'dead' }
  | { kind: 'passwordNeeded' }
  | { kind: 'weak'; refusal: PasswordRefusal };

/** Takes up an account: its address is proven, a first password is set where one was chosen, and its owner is logged in. */
export async function takeUpInvitation(
  deps: Pick<Deps, 'db' | 'config'>,
  request: { token: string; password: string | null; browser: AskingBrowser; now: Date },
): Promise<TakingUp> {
  const { browser, now } = request;
  const invitation = await lookAtInvitation(deps, request);
  if (invitation === null) return { kind: 'dead' };
  const chosen = invitation.password === 'EXISTS' ? null : request.password;
  if (invitation.password === 'REQUIRED' && chosen === null) return { kind: 'passwordNeeded' };
  const password = chosen === null ? null : await firstPassword(chosen, invitation);
  if (password?.kind === 'weak') return password;
  return inTransaction(deps.db, async (sql): Promise<TakingUp> => {
    const { id, accountId } = invitation;
    if ((await consumeLink(sql, { id, browserHash: null, now })) === null) return { kind: 'dead' };
    if (await markProven(sql, accountId, now)) await noteProven(sql, accountId, now);
    if (password !== null) await saveFirstPassword(sql, accountId, password.hash, now);
    // Whoever has just chosen a password has shown as much as somebody who types it.
    const method = password === null ? 'LINK' : 'PASSWORD';
    const login = await beginLogin(sql, { accountId, method, secondFactor: false, browser, now });
    return login === null ? { kind: 'dead' } : { kind: 'loggedIn', login };
  });
}
