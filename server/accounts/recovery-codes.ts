import { randomInt } from 'node:crypto';

/** Crockford's Base32: no i, l, o or u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 3;
const GROUP_LENGTH = 4;
export const RECOVERY_CODES = 10;

/** Ten new codes of 60 bits, such as `7k2m-x9ht-0prd`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join('-'));
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** A code as somebody typed it, as it is hashed: without spaces and hyphens, small, and what looks alike is alike. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
}
