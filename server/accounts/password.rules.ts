/** NIST SP 800-63B-4 and ASVS 5.0 6.2: length counts, kinds of characters do not. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** Words that everybody would try first here. */
const PRODUCT_WORDS = ['skolebesøg', 'skolebesoeg', 'skoletjenesten'];
/** So many different characters, and so many that are nobody's name, a password must have. */
const DIFFERENT_MIN = 5;
const OWN_MIN = 6;

export type PasswordRefusal = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'NAMES_THE_OWNER';

export interface PasswordOwner {
  name: string;
  email: string | null;
}

/**
 * What is wrong with a new password; null = nothing.
 * @param isCommon whether a text, in small letters, is one of those that are tried first (common-passwords.ts)
 */
export function refusalOfPassword(
  password: string,
  { owner, isCommon }: { owner: PasswordOwner; isCommon: (folded: string) => boolean },
): PasswordRefusal | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_MIN) return 'TOO_SHORT';
  if (length > PASSWORD_MAX) return 'TOO_LONG';
  const folded = text.toLowerCase();
  if (new Set(folded).size < DIFFERENT_MIN) return 'TOO_COMMON';
  if ([folded, withoutTail(folded), repeatedPart(folded)].some(isCommon)) return 'TOO_COMMON';
  return ownPart(folded, owner).length < OWN_MIN ? 'NAMES_THE_OWNER' : null;
}

/** `password1234!` is `password`. */
function withoutTail(folded: string): string {
  return folded.replace(/[^\p{L}]+$/u, '');
}

/** `hemmelighemmelig` is `hemmelig`; a text that repeats nothing is itself. */
function repeatedPart(folded: string): string {
  return /^(.+?)\1+$/su.exec(folded)?.[1] ?? folded;
}

/** What is left of a password without its owner's name and address, the product's name and everything but letters and digits. */
function ownPart(folded: string, { name, email }: PasswordOwner): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const [box = '', domain = ''] = (email ?? '').split('@');
  const words = [...name.split(/\s+/), box, ...box.split(/[^\p{L}\p{N}]+/u), ...domain.split('.'), ...PRODUCT_WORDS];
  const known = words.map(plain).filter((word) => word.length >= 3);
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain(folded));
}
