import { queueAccountMail } from '#server/account-mails/account-mail.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { insertLink, voidInvitations } from './mail-link.store.ts';

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
