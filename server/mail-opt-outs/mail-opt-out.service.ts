import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { deleteOptOut, findOptOuts, insertOptOut } from './mail-opt-out.store.ts';
import { type EndableKind, optOutHash, optOutToken, readOptOutToken } from './opt-out-token.ts';

/** Whether the mails that a link ends have been ended; null = no such link. */
export async function mailsEnded(deps: Deps, token: string): Promise<boolean | null> {
  const link = readOptOutToken(deps.config.LINK_SECRET, token);
  if (link === null) return null;
  return (await findOptOuts(deps.db.pool, [link.emailHash], link.kind)).length > 0;
}

/** Ends the mails of a link, or sends them again; false = no such link. Whoever says it twice has said it once. */
export async function setMailsEnded(deps: Deps, token: string, ended: boolean, now: Date): Promise<boolean> {
  const link = readOptOutToken(deps.config.LINK_SECRET, token);
  if (link === null) return false;
  const { emailHash, kind } = link;
  await inTransaction(deps.db, async (sql) => {
    const changed = ended ? await insertOptOut(sql, emailHash, kind, now) : await deleteOptOut(sql, emailHash, kind);
    if (!changed) return;
    await recordAudit(sql, { now, actor: 'link', action: ended ? 'mails.ended' : 'mails.resumed', details: { kind } });
  });
  return true;
}

/** Those of some addresses to which mails of a kind are no longer sent. */
export async function addressesWithout(
  sql: Sql,
  secret: string,
  { kind, emails }: { kind: EndableKind; emails: readonly string[] },
): Promise<Set<string>> {
  const hashes = emails.map((email) => optOutHash(secret, email));
  const ended = new Set(await findOptOuts(sql, hashes, kind));
  return new Set(emails.filter((_email, index) => ended.has(hashes[index]?.toString('hex') ?? '')));
}

/** Where a mail's recipient ends mails of its kind: by one POST (RFC 8058), and on a page. */
export function endingLinks(
  { PUBLIC_URL, LINK_SECRET }: Pick<Deps['config'], 'PUBLIC_URL' | 'LINK_SECRET'>,
  { kind, email, language }: { kind: EndableKind; email: string; language: 'da' | 'en' },
): { oneClick: string; page: string } {
  const token = optOutToken(LINK_SECRET, kind, email);
  return {
    oneClick: `${PUBLIC_URL}/api/mail-opt-outs/${token}`,
    page: `${PUBLIC_URL}${language === 'en' ? '/en' : ''}/afmeld/${token}`,
  };
}
