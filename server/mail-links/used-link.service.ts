import { type BegunLogin, beginLogin } from '#server/accounts/login.service.ts';
import { accountOfAddress, createTeacher } from '#server/accounts/new-account.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LinkUse, UsingBrowser } from './link-use.service.ts';
import { lockAddress, type MailLink, markProven, nameFromBookings, proveEmail } from './mail-link.store.ts';

/** Does what a link is for, once it is used up. */
export async function takeEffect(sql: Sql, link: MailLink, using: UsingBrowser): Promise<LinkUse> {
  if (link.accountId !== null) return proveAddress(sql, { ...link, accountId: link.accountId }, using.now);
  const login = await logIn(sql, link, using);
  return login === null ? { kind: 'closed' } : { kind: 'loggedIn', login, next: link.next };
}

/** Logs in to the account of the address; the first time it is made. Null = the account is closed. */
async function logIn(sql: Sql, link: MailLink, using: UsingBrowser): Promise<BegunLogin | null> {
  const { email, language, codeFailures: failuresBefore } = link;
  const { now, browser, remember } = using;
  await lockAddress(sql, email);
  const known = await accountOfAddress(sql, email);
  if (known?.active === false) return null;
  const name = known === null ? ((await nameFromBookings(sql, email)) ?? nameOfAddress(email)) : '';
  const accountId = known?.id ?? (await createTeacher(sql, { name, email, language, by: 'mailLink', now }));
  if (await markProven(sql, accountId, now)) await noteProven(sql, accountId, now);
  return beginLogin(sql, { accountId, method: 'LINK', secondFactor: false, remember, failuresBefore, browser, now });
}

async function proveAddress(
  sql: Sql,
  { accountId, email, next }: MailLink & { accountId: string },
  now: Date,
): Promise<LinkUse> {
  await lockAddress(sql, email);
  if (!(await proveEmail(sql, { accountId, email, now }))) return { kind: 'emailTaken' };
  await noteProven(sql, accountId, now);
  return { kind: 'emailProven', next };
}

/** Writes down (G1) that an account's address was shown to be its owner's. */
export function noteProven(sql: Sql, accountId: string, now: Date): Promise<void> {
  const whose = { accountId, subjectAccountId: accountId };
  return recordAudit(sql, { now, actor: 'account', ...whose, action: 'account.emailProven' });
}

/** What we call somebody who has never booked, until they say: "mette.sandager@…" is "mette sandager". */
function nameOfAddress(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.join(' ').slice(0, 100) || email;
}
