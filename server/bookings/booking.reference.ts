import { randomInt } from 'node:crypto';

/** No letters or digits that look or sound alike: no 0/O/Q, 1/I/L, U. */
const ALPHABET = '23456789ABCDEFGHJKMNPRSTVWXYZ';
const LENGTH = 8;

/**
 * A booking's reference, such as `7KMP-4RTX`: short enough to say on the phone. It is not a secret; the link's token is.
 *
 * @param pick a whole number from 0 to below `limit`; left out = cryptographically random.
 */
export function newReference(pick: (limit: number) => number = randomInt): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Reads a reference as people type it: any case, with or without the hyphen; null = cannot be one. */
export function parseReference(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '');
  if (letters.length !== LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
