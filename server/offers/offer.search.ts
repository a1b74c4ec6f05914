import { searchWords } from '#server/search/fold.ts';
import type { Language } from '#server/time/language.ts';
import { subjects } from './subject.ts';

const MOST_WORDS = 12;
const SHORTEST_SUBJECT_WORD = 4;

/** A word of a search: folded, and the subjects whose name begins with it. */
export interface SearchWord {
  word: string;
  subjects: string[];
}

const subjectWords = Object.entries(subjects).map(([code, { name }]) => ({
  code,
  words: searchWords(`${name.da} ${name.en}`),
}));

/** The words to search offers by: each once, at most twelve. Signs and operators are only what parts words. */
export function offerSearchWords(query: string): SearchWord[] {
  const words = [...new Set(searchWords(query))].slice(0, MOST_WORDS);
  return words.map((word) => ({ word, subjects: subjectsNamed(word) }));
}

function subjectsNamed(word: string): string[] {
  if (word.length < SHORTEST_SUBJECT_WORD) return [];
  return subjectWords.filter(({ words }) => words.some((one) => one.startsWith(word))).map(({ code }) => code);
}

/** The dictionary whose small words ("og", "the") need not be found. */
export function stopWordDictionary(language: Language): 'danish' | 'english' {
  return language === 'da' ? 'danish' : 'english';
}
