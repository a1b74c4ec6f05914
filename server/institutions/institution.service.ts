import type { Database } from '#server/platform/database.ts';
import { searchWords } from '#server/search/fold.ts';
import { type InstitutionSuggestion, MAX_SUGGESTIONS } from './institution.contract.ts';
import { searchInstitutions } from './institution.store.ts';

/** More words than a name has say nothing more. */
const MAX_WORDS = 10;

/**
 * Suggestions for what somebody has typed of a school's or daycare's number, name or postal town, best first: the number
 * itself, numbers that begin so, names that begin so, names with these words, words that begin so, anything that contains it.
 * Without words: the municipality's institutions by name; without either: nothing.
 */
export async function suggestInstitutionsFor(
  db: Database,
  { q = '', municipalityCode = null }: { q?: string; municipalityCode?: string | null },
): Promise<{ items: InstitutionSuggestion[]; total: number }> {
  const words = searchWords(q).slice(0, MAX_WORDS);
  if (words.length === 0 && (municipalityCode === null || q !== '')) return { items: [], total: 0 };
  const search = { words, municipalityCode, limit: MAX_SUGGESTIONS };
  const exact = await searchInstitutions(db.pool, { ...search, spelling: 'exact' });
  return exact.total > 0 ? exact : searchInstitutions(db.pool, { ...search, spelling: 'loose' });
}
