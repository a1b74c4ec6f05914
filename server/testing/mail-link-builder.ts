import { linkCode, linkToken } from '#server/mail-links/link-token.ts';
import type { TestServer } from './server.ts';

/** What reaches the mailbox of somebody who asked for a link, and the cookie of the browser that asked. */
export interface MailedLink {
  id: string;
  token: string;
  code: string;
}

/** The secrets of a link, as its mail tells them. */
export function secretsOf(server: TestServer, id: string): MailedLink {
  const { LINK_SECRET } = server.deps.config;
  return { id, token: linkToken(LINK_SECRET, id), code: linkCode(LINK_SECRET, id) };
}

/** The newest link that was mailed to an address, other than those known. (At a time that stands still, none is older.) */
export async function newestLink(server: TestServer, email: string, known: string[] = []): Promise<MailedLink> {
  const where = { email, id: { notIn: known } };
  const { id } = await server.db.prisma.mailLink.findFirstOrThrow({ where, orderBy: { createdAt: 'desc' } });
  return secretsOf(server, id);
}

export interface AskedBrowser extends MailedLink {
  /** What the browser that asked sends along: `link=…`. */
  cookie: string;
}

/** Asks for a login link as a browser does, with the cookie it has from before, if any. */
export async function anAskedLink(
  server: TestServer,
  email: string,
  { next, cookie }: { next?: string; cookie?: string } = {},
): Promise<AskedBrowser> {
  const known = await server.db.prisma.mailLink.findMany({ where: { email }, select: { id: true } });
  const response = await fetch(`${server.url}/api/login/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ email, next }),
  });
  if (response.status !== 202) throw new Error(`No link: ${response.status} ${await response.text()}`);
  const [given = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const asked = known.map(({ id }) => id);
  return { ...(await newestLink(server, email, asked)), cookie: given };
}
