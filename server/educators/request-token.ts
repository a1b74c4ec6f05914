import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';

/** The secret in the link of a request to teach: an HMAC of its id. Made again whenever it is needed, stored nowhere. */
export function requestToken(secret: string, requestId: string): string {
  return keyedHash(secret, 'educator request', requestId).toString('base64url');
}

/** Whether a token belongs to a request; takes the same time whatever is wrong. */
export function isRequestToken(secret: string, requestId: string, token: string): boolean {
  const expected = Buffer.from(requestToken(secret, requestId));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
