/** Letters that no accent stripping takes apart, and what a Danish keyboard types instead. */
const letters: Record<string, string> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  œ: 'oe',
  ß: 'ss',
};

/**
 * Text as it is compared in searches: lower case, æ ø å written ae oe aa, other accents stripped.
 * The SQL twin is `fold_danish(text)`; a test holds that both agree. "Ærø Børnehús" becomes "aeroe boernehus".
 */
export function foldDanish(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøåðđłþœß]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** The folded words of a query: letters and digits only, in order; empty when nothing can be searched for. */
export function searchWords(query: string): string[] {
  return foldDanish(query).match(/[\p{L}\p{N}]+/gu) ?? [];
}
