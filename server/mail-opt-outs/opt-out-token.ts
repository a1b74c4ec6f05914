import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';

/** Mails that their recipient can end; all others tell of something that was agreed. */
export const endableKinds = ['THANK_YOU'] as const;
export type EndableKind = (typeof endableKinds)[number];

const HASH_BYTES = 32;

/** What stands for an address in the list of those who want no more mails of a kind. */
export function optOutHash(secret: string, email: string): Buffer {
  return keyedHash(secret, 'mail opt-out address', email.trim().toLowerCase());
}

/**
 * The secret of the link that ends mails of a kind to an address: the address's hash and an HMAC of it. The address itself
 * stands in no link and no log, and the link works as long as the mail lies in somebody's inbox.
 */
export function optOutToken(secret: string, kind: EndableKind, email: string): string {
  const hash = optOutHash(secret, email);
  return Buffer.concat([hash, signatureOf(secret, kind, hash)]).toString('base64url');
}

/** What a token ends; null = it is none of ours. Takes the same time whatever is wrong with the signature. */
export function readOptOutToken(secret: string, token: string): { kind: EndableKind; emailHash: Buffer } | null {
  if (!/^[\w-]{86}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const emailHash = bytes.subarray(0, HASH_BYTES);
  const given = bytes.subarray(HASH_BYTES);
  const kind = endableKinds.find((one) => timingSafeEqual(given, signatureOf(secret, one, emailHash)));
  return kind === undefined ? null : { kind, emailHash };
}

function signatureOf(secret: string, kind: EndableKind, emailHash: Buffer): Buffer {
  return keyedHash(secret, 'mail opt-out link', `${kind}:${emailHash.toString('hex')}`);
}
