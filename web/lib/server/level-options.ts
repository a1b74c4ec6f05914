import { bookingTexts } from '#lib/texts/booking.ts';
import { levelName } from '#server/offers/labels.ts';
import type { Language } from '#server/time/language.ts';

export interface LevelOption {
  /** "grade:5", "age:KINDERGARTEN", "year:2". */
  value: string;
  label: string;
}

export interface LevelGroup {
  label: string;
  options: LevelOption[];
}

interface Rules {
  targetGroups: readonly string[];
  gradeLevels: { from: number; to: number } | null;
  ageGroups: readonly ('NURSERY' | 'KINDERGARTEN' | 'MIXED')[];
}

/** A level as the catalogue's address says it ("5", "boernehave") as an option of the form, when the offer is made for it. */
export function levelAsked(level: string, rules: Rules, language: Language): string {
  const value = { vuggestue: 'age:NURSERY', boernehave: 'age:KINDERGARTEN' }[level] ?? `grade:${level}`;
  const [madeFor] = levelOptions(rules, language);
  return madeFor?.options.some((option) => option.value === value) ? value : '';
}

const none = { gradeLevel: null, ageGroup: null, studyYear: null };

/** The levels a group can have in a form: those the offer is made for first, the others for special education. */
export function levelOptions(rules: Rules, language: Language): LevelGroup[] {
  const all = [
    ...(['NURSERY', 'KINDERGARTEN', 'MIXED'] as const).map((ageGroup) => ({
      value: `age:${ageGroup}`,
      label: levelName({ ...none, ageGroup }, language),
      offered:
        rules.targetGroups.includes('DAYCARE') &&
        (ageGroup === 'MIXED' || rules.ageGroups.includes(ageGroup) || rules.ageGroups.includes('MIXED')),
    })),
    ...Array.from({ length: 11 }, (_, gradeLevel) => ({
      value: `grade:${gradeLevel}`,
      label: levelName({ ...none, gradeLevel }, language),
      offered: rules.gradeLevels !== null && gradeLevel >= rules.gradeLevels.from && gradeLevel <= rules.gradeLevels.to,
    })),
    ...[1, 2, 3, 4].map((studyYear) => ({
      value: `year:${studyYear}`,
      label: levelName({ ...none, studyYear }, language),
      offered: rules.targetGroups.includes('UPPER_SECONDARY'),
    })),
  ];
  const { groups } = bookingTexts[language];
  const strip = ({ value, label }: LevelOption) => ({ value, label });
  return [
    { label: groups.madeFor, options: all.filter(({ offered }) => offered).map(strip) },
    { label: groups.otherLevels, options: all.filter(({ offered }) => !offered).map(strip) },
  ];
}
