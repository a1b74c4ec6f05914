import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';
import { isId } from '#server/platform/ids.ts';

const PURPOSE = 'calendar feed';

/** The secret part of a feed's address: its id and an HMAC of it. Nothing is stored. */
export function feedToken(secret: string, feedId: string): string {
  const id = Buffer.from(feedId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}.${keyedHash(secret, PURPOSE, feedId).toString('base64url')}`;
}

/** The feed that a token belongs to; null for whatever this installation did not make. */
export function feedOfToken(secret: string, token: string): string | null {
  const [, id = ''] = /^([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{43}$/.exec(token) ?? [];
  const hex = Buffer.from(id, 'base64url').toString('hex');
  const feedId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isId(feedId)) return null;
  const expected = Buffer.from(feedToken(secret, feedId));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? feedId : null;
}

/** Where calendars find a feed. */
export function feedUrl(
  { PUBLIC_URL, LINK_SECRET }: { PUBLIC_URL: string; LINK_SECRET: string },
  feedId: string,
): string {
  return `${PUBLIC_URL}/calendars/${feedToken(LINK_SECRET, feedId)}.ics`;
}
