import type { Language } from '#server/time/language.ts';

/** Exactly one of the three is set; see the glossary under "group". */
export interface LevelFacts {
  gradeLevel: number | null;
  ageGroup: 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | null;
  studyYear: number | null;
}

const ageGroups = {
  NURSERY: { da: 'vuggestue', en: 'nursery' },
  KINDERGARTEN: { da: 'børnehave', en: 'kindergarten' },
  MIXED: { da: 'blandede aldre', en: 'mixed ages' },
} satisfies Record<string, Record<Language, string>>;

/** "5. klasse", "børnehave", "1. år (ungdomsuddannelse)". */
export function levelLabel(level: LevelFacts, language: Language): string {
  if (level.ageGroup !== null) return ageGroups[level.ageGroup][language];
  if (level.gradeLevel !== null) return gradeLabel(level.gradeLevel, language);
  return language === 'da' ? `ungdomsuddannelse, ${level.studyYear}. år` : `youth education, year ${level.studyYear}`;
}

/** "0. klasse", "10. klasse"; "year 0" would mislead English readers, so they get "grade". */
export function gradeLabel(grade: number, language: Language): string {
  return language === 'da' ? `${grade}. klasse` : `grade ${grade}`;
}
