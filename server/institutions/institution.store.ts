import type { Sql } from '#server/platform/database.ts';
import type { InstitutionSuggestion } from './institution.contract.ts';

export type InstitutionSearch = {
  /** Folded words; each must stand somewhere in name, town or number. */
  words: string[];
  municipalityCode: string | null;
  limit: number;
  spelling: Spelling;
};

/** `exact`: ø is oe. `loose`: ø is also o, as keyboards without Danish letters write it ("Norrebro", "Arhus"). */
export type Spelling = 'exact' | 'loose';

/** Active institutions, best first, and how many there are in all. */
export async function searchInstitutions(
  sql: Sql,
  search: InstitutionSearch,
): Promise<{ items: InstitutionSuggestion[]; total: number }> {
  const { municipalityCode, limit } = search;
  const words = search.words.map((word) => spell[search.spelling].word(word));
  const column = spell[search.spelling].column;
  const contains = words.map((_, index) => `${column('i.search_text')} LIKE $${index + 7}`);
  const { rows } = await sql.query<SuggestionRow>(
    `WITH hit AS MATERIALIZED (
       SELECT i.*, ${column('fold_danish(i.name)')} AS folded_name, ${column('i.search_text')} AS folded
       FROM institution i
       WHERE ${['i.active', '($1::text IS NULL OR i.municipality_code = $1)', ...contains].join(' AND ')}
     )
     SELECT hit.number, hit.name, hit.kind, hit.address, hit.postal_code AS "postalCode", hit.city,
            m.code AS "municipalityCode", m.name AS "municipalityName", count(*) OVER () AS total
     FROM hit LEFT JOIN municipality m ON m.code = hit.municipality_code
     ORDER BY
       CASE
         WHEN lower(hit.number) = $3 THEN 0
         WHEN starts_with(lower(hit.number), $3) THEN 1
         WHEN hit.folded_name ~ $4 THEN 2
         WHEN hit.folded_name ~ ALL ($6::text[]) THEN 3
         WHEN hit.folded_name ~ ALL ($5::text[]) THEN 4
         WHEN hit.folded ~ ALL ($5::text[]) THEN 5
         ELSE 6
       END, hit.name COLLATE "da-x-icu", hit.number
     LIMIT $2`,
    [
      municipalityCode,
      limit,
      words.join(' '),
      `^[^[:alnum:]]*${words.join('[^[:alnum:]]+')}`,
      words.map((word) => `\\m${word}`),
      words.map((word) => `\\m${word}\\M`),
      ...words.map((word) => `%${word}%`),
    ],
  );
  return { items: rows.map(suggestionOf), total: rows[0]?.total ?? 0 };
}

type SuggestionRow = Omit<InstitutionSuggestion, 'municipality'> & {
  municipalityCode: string | null;
  municipalityName: string | null;
  total: number;
};

function suggestionOf(row: SuggestionRow): InstitutionSuggestion {
  const { municipalityCode, municipalityName, total: _total, ...facts } = row;
  const known = municipalityCode !== null && municipalityName !== null;
  return { ...facts, municipality: known ? { code: municipalityCode, name: municipalityName } : null };
}

/** The same folding of a word and of a column. Words hold letters and digits only: safe in LIKE and in a pattern. */
const spell: Record<Spelling, { word: (word: string) => string; column: (name: string) => string }> = {
  exact: { word: (word) => word, column: (name) => name },
  loose: {
    word: (word) => word.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('aa', 'a'),
    column: (name) => `replace(replace(replace(${name}, 'ae', 'a'), 'oe', 'o'), 'aa', 'a')`,
  },
};
