import { createHash, randomBytes } from 'node:crypto';
import { queueAccountMail } from '#server/account-mails/account-mail.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { takeAttempt } from '#server/platform/throttle.ts';
import type { Language } from '#server/time/language.ts';
import { insertLink } from './mail-link.store.ts';

/** How long a link and its code can be used. */
export const LINK_MINUTES = 10;
const MINUTE_MS = 60_000;
/** Mails that anybody can have sent to one address. */
export const LINKS_OF_MAIL = { max: 5, windowMinutes: 60 };
/** Links asked for from one network address: a municipality's schools share one. */
export const LINKS_OF_ADDRESS = { max: 100, windowMinutes: 60 };

export interface LinkRequest {
  email: string;
  /** Null = to log in; else the account that shows the address to be its own. */
  accountId: string | null;
  /** Own path to go to afterwards. */
  next: string | null;
  language: Language;
  /** The secret that the browser came with; null = give it one. */
  browserSecret: string | null;
  /** The network address. */
  address: string;
  now: Date;
}

export type AskResult =
  | { kind: 'asked'; expiresAt: Date; browserSecret: string }
  | { kind: 'tooMany'; of: 'mail' | 'address'; againAt: Date };

/**
 * Mails a link to whoever has an address. No account is looked for: known, unknown and closed ones cannot be told apart, by
 * the answer or by the time it takes (S7).
 */
export async function askForLink(db: Database, request: LinkRequest): Promise<AskResult> {
  const { email, now } = request;
  const ofAddress = `link-address:${request.address}`;
  const address = await takeAttempt(db.pool, { bucket: ofAddress, limit: LINKS_OF_ADDRESS, now });
  if (!address.allowed) return { kind: 'tooMany', of: 'address', againAt: address.againAt };
  const mail = await takeAttempt(db.pool, { bucket: `link:${email}`, limit: LINKS_OF_MAIL, now });
  if (!mail.allowed) return { kind: 'tooMany', of: 'mail', againAt: mail.againAt };
  const browserSecret = request.browserSecret ?? randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * MINUTE_MS);
  await queueLink(db, { ...request, browserHash: hashOfBrowser(browserSecret), expiresAt });
  return { kind: 'asked', expiresAt, browserSecret };
}

async function queueLink(db: Database, link: LinkRequest & { browserHash: Buffer; expiresAt: Date }): Promise<void> {
  const { email, language, accountId, expiresAt, now } = link;
  const id = newId(now.getTime());
  const purpose = accountId === null ? 'LOGIN' : 'PROVE_EMAIL';
  await inTransaction(db, async (sql) => {
    await insertLink(sql, { ...link, id, purpose });
    await queueAccountMail(sql, {
      kind: 'LOGIN_LINK',
      accountEmail: email,
      // A name would have to be looked up, and would tell the mail's reader what the mailbox knows already.
      name: '',
      language,
      facts: { linkId: id, purpose, expiresAt: expiresAt.toISOString() },
      dedupeKey: `mail-link:${id}`,
      now,
    });
  });
}

/** Only this of a browser's secret is stored. */
export function hashOfBrowser(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
