import { askedLevels, type RatioLevel, ratioLevelsOf } from '#server/bookings/level.ts';

/** The levels that an option of a form stands for ("grade:5", "age:MIXED", "year:2"), for the adults they need; null = none chosen. */
export function levelsOfOption(option: string): RatioLevel[] | null {
  const [kind, value = ''] = option.split(':');
  if (kind === 'grade') return ratioLevelsOf({ gradeLevel: Number(value) });
  if (kind === 'year') return ratioLevelsOf({ studyYear: Number(value) });
  if (kind !== 'age') return null;
  return askedLevels(value as 'NURSERY' | 'KINDERGARTEN' | 'MIXED');
}
