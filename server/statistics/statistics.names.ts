import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { Dimension } from './statistics.dimensions.ts';
import { type Named, namesOf } from './statistics.store.ts';
import { codeNames, valueName } from './statistics.texts.ts';

type Keys = readonly (string | null)[];

/** How the keys of some rows are called, and in which order they stand. */
export interface Naming {
  nameOf(dimension: Dimension, key: string | null): { value: string | null; label: string };
  compare(a: Keys, b: Keys): number;
}

const byTime: readonly Dimension[] = ['schoolYear', 'calendarYear', 'month'];

/** Looks up the names that stand in the database, once per dimension. */
export async function namingOf(
  sql: Sql,
  { groupBy, keys, language }: { groupBy: readonly Dimension[]; keys: readonly Keys[]; language: Language },
): Promise<Naming> {
  const found = await Promise.all(
    groupBy.map(async (dimension, index): Promise<[Dimension, Map<string, Named> | null]> => {
      const known = [...new Set(keys.flatMap((row) => row[index] ?? []))];
      return [dimension, await namesOf(sql, dimension, { keys: known, language })];
    }),
  );
  const names = new Map(found);
  const nameOf: Naming['nameOf'] = (dimension, key) => {
    const named = key === null ? undefined : names.get(dimension)?.get(key);
    return named ?? { value: key, label: valueName(dimension, key, language) };
  };
  const collator = new Intl.Collator(language);
  const compareOne = (dimension: Dimension, a: string | null, b: string | null): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (byTime.includes(dimension)) return a < b ? -1 : Number(a > b);
    const order = rankOf(dimension, a) - rankOf(dimension, b);
    return order || collator.compare(nameOf(dimension, a).label, nameOf(dimension, b).label);
  };
  const compare: Naming['compare'] = (a, b) =>
    groupBy
      .map((dimension, index) => compareOne(dimension, a[index] ?? null, b[index] ?? null))
      .find((order) => order !== 0) ?? 0;
  return { nameOf, compare };
}

/** The place of a code among its like, in the order of statistics.texts.ts; 0 for what is sorted by name. */
function rankOf(dimension: Dimension, key: string): number {
  return Object.keys(codeNames[dimension] ?? {}).indexOf(key);
}
