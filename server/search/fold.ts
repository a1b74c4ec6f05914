const accented = 'éèêëáàâãíìîïóòôõúùûüýÿçñ';
const plain = 'eeeeaaaaiiiioooouuuuyycn';

/** Danish letters as a foreign keyboard types them, Swedish ones like their Danish sisters; other accents are stripped. */
const letters: Record<string, string> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ä: 'ae',
  ö: 'oe',
  ...Object.fromEntries([...accented].map((letter, index) => [letter, plain.charAt(index)])),
};

/**
 * Text as it is compared in searches: lower case, æ ø å written ae oe aa, accents stripped.
 * The SQL twin is `fold_danish(text)`; a test holds that both agree. "Ærø Børnehús" becomes "aeroe boernehus".
 */
export function foldDanish(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => letters[letter] ?? letter);
}

/** The folded words of a query: letters and digits only, in order; empty when nothing can be searched for. */
export function searchWords(query: string): string[] {
  return foldDanish(query).match(/[\p{L}\p{N}]+/gu) ?? [];
}
