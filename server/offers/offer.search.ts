import { searchWords } from '#server/search/fold.ts';
import type { Language } from '#server/time/language.ts';
import { subjectFamilyNames } from './labels.ts';
import { subjects } from './subject.ts';

const MOST_WORDS = 12;
const SHORTEST_BEGINNING = 4;

/** A word of a search: folded, and what it names: subjects, subject families and target groups. */
export interface SearchWord {
  word: string;
  subjects: string[];
  families: string[];
  targetGroups: string[];
}

type Named = { code: string; words: string[] }[];

const subjectWords: Named = Object.entries(subjects).map(([code, { name }]) => ({
  code,
  words: searchWords(`${name.da} ${name.en}`),
}));

const familyWords: Named = Object.entries(subjectFamilyNames).map(([code, { da, en }]) => ({
  code,
  words: searchWords(`${da} ${en}`),
}));

/** The words that teachers and pedagogues use for themselves, beside the names on our pages. */
const targetGroupWords: Named = [
  {
    code: 'DAYCARE',
    words: searchWords('dagtilbud dagpleje daginstitution børnehave vuggestue daycare kindergarten nursery'),
  },
  { code: 'PRIMARY', words: searchWords('grundskole folkeskole') },
  {
    code: 'UPPER_SECONDARY',
    words: searchWords('ungdomsuddannelse ungdomsuddannelser gymnasium stx hf hhx htx eux eud fgu'),
  },
];

/** The words to search offers by: each once, at most twelve. Signs and operators are only what parts words. */
export function offerSearchWords(query: string): SearchWord[] {
  const words = [...new Set(searchWords(query))].slice(0, MOST_WORDS);
  return words.map((word) => ({
    word,
    subjects: named(subjectWords, word),
    families: named(familyWords, word),
    targetGroups: named(targetGroupWords, word),
  }));
}

/** What a word names: by its beginning, short words only whole ("hf", but not "art" for Arts). */
function named(names: Named, word: string): string[] {
  const fits = (one: string) => (word.length < SHORTEST_BEGINNING ? one === word : one.startsWith(word));
  return names.filter(({ words }) => words.some(fits)).map(({ code }) => code);
}

/** The dictionary whose small words ("og", "the") need not be found. */
export function stopWordDictionary(language: Language): 'danish' | 'english' {
  return language === 'da' ? 'danish' : 'english';
}
