import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#server/accounts/secret-box.ts';
import { isId } from '#server/platform/ids.ts';

const ID_BYTES = 16;
const MAC_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const CODES = 1_000_000;

/** The secret in a mailed link: the link's id and its HMAC, base64url. Made again whenever it is needed, stored nowhere. */
export function linkToken(secret: string, linkId: string): string {
  return Buffer.concat([bytesOf(linkId), macOf(secret, linkId)]).toString('base64url');
}

/** The link that a token belongs to; null for what this installation never made. */
export function linkIdOf(secret: string, token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const linkId = idOf(bytes.subarray(0, ID_BYTES));
  const given = bytes.subarray(ID_BYTES, ID_BYTES + MAC_BYTES);
  return isId(linkId) && timingSafeEqual(given, macOf(secret, linkId)) ? linkId : null;
}

/** Six digits for the browser that asked, when the mail is read on another device. */
export function linkCode(secret: string, linkId: string): string {
  const number = keyedHash(secret, 'mail link code', linkId).readBigUInt64BE() % BigInt(CODES);
  return String(number).padStart(6, '0');
}

/** Whether these are the digits of a link, however they are spaced; takes the same time for all wrong ones. */
export function isCodeOf(secret: string, linkId: string, typed: string): boolean {
  const digits = typed.replace(/\D/g, '');
  return digits.length === 6 && timingSafeEqual(Buffer.from(digits), Buffer.from(linkCode(secret, linkId)));
}

function macOf(secret: string, linkId: string): Buffer {
  return keyedHash(secret, 'mail link token', linkId);
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
