/** What stands in the fields of the editor: one text for each name, lists of ticks, and how many rows there are. */
export interface Typed {
  /** By name: `titleDa`, `programme.0.minute`, `adultRatios.LOWER`, `resources.<id>`. */
  values: Record<string, string>;
  /** By name: `targetGroups`, `subjects`. */
  ticks: Record<string, string[]>;
}

export const rowLists = ['programme', 'materials', 'goals'] as const;
export type RowList = (typeof rowLists)[number];

export const tickLists = ['targetGroups', 'ageGroups', 'subjects', 'languages'] as const;

const rowFields: Record<RowList, readonly string[]> = {
  programme: ['minute', 'titleDa', 'titleEn', 'textDa', 'textEn'],
  materials: ['phase', 'titleDa', 'titleEn', 'noteDa', 'noteEn', 'bodyDa', 'bodyEn', 'fileId', 'fileName'],
  goals: ['goalId', 'textDa', 'textEn'],
};

/** How many rows of a list there are. */
export function rowCount({ values }: Typed, list: RowList): number {
  const numbers = Object.keys(values).flatMap((name) => {
    const [of, at] = name.split('.');
    return of === list && /^\d{1,3}$/.test(at ?? '') ? [Number(at) + 1] : [];
  });
  return Math.max(0, ...numbers);
}

/** A row's fields, by their own names; `goalId` only where the row is of the list of goals. */
export function rowOf({ values }: Typed, list: RowList, at: number): Record<string, string> {
  const entries = rowFields[list].flatMap((field): [string, string][] => {
    const value = values[`${list}.${at}.${field}`];
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(entries);
}

/** The same with other rows in a list. */
export function withRows(typed: Typed, list: RowList, rows: readonly Record<string, string>[]): Typed {
  const others = Object.entries(typed.values).filter(([name]) => !name.startsWith(`${list}.`));
  const own = rows.flatMap((row, at) =>
    Object.entries(row).map(([field, value]): [string, string] => [`${list}.${at}.${field}`, value]),
  );
  return { ...typed, values: Object.fromEntries([...others, ...own]) };
}

export function rowsOf(typed: Typed, list: RowList): Record<string, string>[] {
  return Array.from({ length: rowCount(typed, list) }, (_, at) => rowOf(typed, list, at));
}

/** What a button asks to be done to the rows: `add:programme`, `add:goals:listed`, `remove:materials.2`, `up:materials.2`. */
export function rowsChanged(typed: Typed, asked: string): Typed {
  const [verb = '', target = '', kind] = asked.split(':');
  const [list, place = ''] = target.split('.');
  const named = rowLists.find((one) => one === list);
  if (named === undefined) return typed;
  const rows = rowsOf(typed, named);
  const at = Number(place);
  if (verb === 'add') return withRows(typed, named, [...rows, newRow(named, rows, kind)]);
  if (verb === 'remove')
    return withRows(
      typed,
      named,
      rows.filter((_, index) => index !== at),
    );
  if (verb !== 'up' || at < 1 || at >= rows.length) return typed;
  return withRows(typed, named, rows.toSpliced(at - 1, 2, rows[at] ?? {}, rows[at - 1] ?? {}));
}

function newRow(list: RowList, rows: Record<string, string>[], kind: string | undefined): Record<string, string> {
  if (list === 'goals') return kind === 'listed' ? { goalId: '' } : { textDa: '', textEn: '' };
  const empty = Object.fromEntries(rowFields[list].map((field) => [field, '']));
  return list === 'materials' ? { ...empty, phase: rows.at(-1)?.phase || 'BEFORE' } : empty;
}

/** Rows in which nothing was written do not count. */
export function withoutBlankRows(typed: Typed): Typed {
  return rowLists.reduce((kept, list) => {
    const written = rowsOf(kept, list).filter((row) =>
      Object.entries(row).some(([field, value]) => field !== 'phase' && field !== 'fileName' && value.trim() !== ''),
    );
    return withRows(kept, list, written);
  }, typed);
}
