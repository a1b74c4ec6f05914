type AskedLevel = 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | 'LOWER' | 'MIDDLE' | 'UPPER' | 'YOUTH';

const named: Record<string, AskedLevel> = {
  dagtilbud: 'MIXED',
  vuggestue: 'NURSERY',
  boernehave: 'KINDERGARTEN',
  ungdom: 'YOUTH',
};

/** A level as the catalogue's address says it ("5", "boernehave") as the API asks about it; null = none, or all of a school. */
export function askedLevelOf(level: string): AskedLevel | null {
  if (!/^\d{1,2}$/.test(level)) return named[level] ?? null;
  const grade = Number(level);
  if (grade > 10) return null;
  return grade <= 3 ? 'LOWER' : grade <= 6 ? 'MIDDLE' : 'UPPER';
}
