import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';
import type { Language } from '#server/time/language.ts';

/** The secret in the link of a date request: an HMAC of its id. Made again whenever it is needed, stored nowhere. */
export function dateRequestToken(secret: string, id: string): string {
  return keyedHash(secret, 'date request', id).toString('base64url');
}

/** Whether a token belongs to a date request; takes the same time whatever is wrong. */
export function isDateRequestToken(secret: string, id: string, token: string): boolean {
  const expected = Buffer.from(dateRequestToken(secret, id));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The page of a date request for whoever holds its link. */
export function dateRequestUrl(
  { PUBLIC_URL, LINK_SECRET }: { PUBLIC_URL: string; LINK_SECRET: string },
  { id, language }: { id: string; language: Language },
): string {
  return `${PUBLIC_URL}${language === 'en' ? '/en' : ''}/datooensker/${id}/${dateRequestToken(LINK_SECRET, id)}`;
}
