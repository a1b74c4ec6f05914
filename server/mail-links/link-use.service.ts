import type { AskingBrowser, BegunLogin } from '#server/accounts/login.service.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { forgetAttempt, takeAttempt } from '#server/platform/throttle.ts';
import { isCodeOf, linkIdOf } from './link-token.ts';
import { hashOfBrowser } from './mail-link.service.ts';
import {
  consumeLink,
  countWrongCode,
  findLiveLink,
  lockAddress,
  lockLinksOfBrowser,
  MAX_CODE_FAILURES,
  type MailLink,
} from './mail-link.store.ts';
import { takeEffect } from './used-link.service.ts';

/** Wrong codes for one mail address in a day, whatever the number of links. */
export const WRONG_CODES_OF_MAIL = { max: 20, windowMinutes: 24 * 60 };

export type LinkUse =
  | { kind: 'loggedIn'; login: BegunLogin; next: string | null }
  | { kind: 'emailProven'; next: string | null }
  | { kind: 'emailTaken' }
  | { kind: 'closed' }
  /** Unknown, used, expired or void: nobody learns which. */
  | { kind: 'dead' }
  | { kind: 'otherBrowser' }
  | { kind: 'wrongCode'; left: number }
  | { kind: 'tooMany'; againAt: Date };

export interface UsingBrowser {
  /** The secret that the browser got when it asked for a link; null = it never asked. */
  browserSecret: string | null;
  browser: AskingBrowser;
  /** Keep the login for long on this device. */
  remember: boolean;
  now: Date;
}

/** What a link would do here, without using it up: as often as somebody, or a mail scanner, looks. */
export async function lookAtLink(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { token, browserSecret, now }: { token: string } & Pick<UsingBrowser, 'browserSecret' | 'now'>,
): Promise<MailLink['purpose'] | 'dead' | 'otherBrowser'> {
  const link = await liveLink(db.pool, config.LINK_SECRET, token, now);
  if (link === null) return 'dead';
  return isFrom(browserSecret, link) ? link.purpose : 'otherBrowser';
}

/** Uses a link up. Of any number of calls at once exactly one does. */
export function useLink(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { token, ...using }: UsingBrowser & { token: string },
): Promise<LinkUse> {
  const { browserSecret, now } = using;
  return inTransaction(db, async (sql): Promise<LinkUse> => {
    const link = await liveLink(sql, config.LINK_SECRET, token, now);
    if (link === null) return { kind: 'dead' };
    if (!isFrom(browserSecret, link)) return { kind: 'otherBrowser' };
    return consumed(sql, link, using);
  });
}

/** Uses the link up that the six digits belong to, in the browser that asked for it. Five wrong ones make it void. */
export function useCode(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { code, email, ...using }: UsingBrowser & { code: string; email: string | null },
): Promise<LinkUse> {
  const { browserSecret, now } = using;
  return inTransaction(db, async (sql): Promise<LinkUse> => {
    if (browserSecret === null) return { kind: 'dead' };
    const asked = await lockLinksOfBrowser(sql, { browserHash: hashOfBrowser(browserSecret), now });
    const links = asked.filter((link) => email === null || link.email === email);
    if (links.length === 0) return { kind: 'dead' };
    const { open, attempts, againAt } = await takeAttempts(sql, links, now);
    const [newest] = open;
    if (newest === undefined) return { kind: 'tooMany', againAt };
    const meant = open.find(({ id }) => isCodeOf(config.LINK_SECRET, id, code));
    if (meant !== undefined) {
      for (const id of attempts) await forgetAttempt(sql, id);
      return consumed(sql, meant, using);
    }
    await countWrongCode(
      sql,
      open.map(({ id }) => id),
    );
    return { kind: 'wrongCode', left: MAX_CODE_FAILURES - 1 - newest.codeFailures };
  });
}

/**
 * A code is tried for every link of the browser, so it counts for every address among them: a link for another address must
 * not let anybody guess on. `open` are the links of those that have not had too many.
 */
async function takeAttempts(sql: Sql, links: MailLink[], now: Date) {
  const open: MailLink[] = [];
  const attempts: string[] = [];
  const waits: Date[] = [];
  for (const email of [...new Set(links.map((link) => link.email))].sort()) {
    // What other browsers try for the address at this moment is seen only after they are done.
    await lockAddress(sql, email);
    const attempt = await takeAttempt(sql, { bucket: `link-code:${email}`, limit: WRONG_CODES_OF_MAIL, now });
    if (!attempt.allowed) {
      waits.push(attempt.againAt);
      continue;
    }
    attempts.push(attempt.id);
    open.push(...links.filter((link) => link.email === email));
  }
  const newestFirst = links.filter((link) => open.includes(link));
  return { open: newestFirst, attempts, againAt: waits.sort((a, b) => a.getTime() - b.getTime())[0] ?? now };
}

async function consumed(sql: Sql, { id, browserHash }: MailLink, using: UsingBrowser): Promise<LinkUse> {
  const link = await consumeLink(sql, { id, browserHash, now: using.now });
  return link === null ? { kind: 'dead' } : takeEffect(sql, link, using);
}

/** A link that a browser can use at all: invitations have an address of their own. */
async function liveLink(sql: Sql, secret: string, token: string, now: Date): Promise<MailLink | null> {
  const id = linkIdOf(secret, token);
  const link = id === null ? null : await findLiveLink(sql, id, now);
  return link === null || link.purpose === 'INVITATION' ? null : link;
}

function isFrom(browserSecret: string | null, { browserHash }: MailLink): boolean {
  return browserSecret !== null && browserHash !== null && hashOfBrowser(browserSecret).equals(browserHash);
}
