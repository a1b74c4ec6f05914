import { formatDateShort } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { ImportPlan } from './holiday-import.rules.ts';
import type { HolidayImportReport, ImportedLine } from './school-holiday.contract.ts';
import { schoolHolidayTexts } from './school-holiday.texts.ts';

interface Imported {
  plan: ImportPlan;
  /** Names by code. */
  municipalities: ReadonlyMap<string, string>;
}

/** What became of each line, in the order of the file. */
export function reportView(
  { plan, municipalities }: Imported,
  language: Language,
): Omit<HolidayImportReport, 'dryRun'> {
  const texts = schoolHolidayTexts[language];
  const factsOf = (one: Facts) => ({
    municipality: one.municipalityCode === null ? null : (municipalities.get(one.municipalityCode) ?? null),
    schoolYear: one.schoolYear,
    name: one.name,
    from: one.from ?? null,
    to: one.to ?? null,
  });
  const days = ({ from, to }: { from: LocalDate; to: LocalDate }) =>
    `${formatDateShort(from, language)} – ${formatDateShort(to, language)}`;
  const lines: ImportedLine[] = [
    ...plan.added.map((one) => ({ line: one.line, outcome: 'ADDED' as const, ...factsOf(one), reason: null })),
    ...plan.unchanged.map((one) => ({ line: one.line, outcome: 'UNCHANGED' as const, ...factsOf(one), reason: null })),
    ...plan.changed.map(({ line, before }) => {
      return { line: line.line, outcome: 'CHANGED' as const, ...factsOf(line), reason: texts.before(days(before)) };
    }),
    ...plan.skipped.map((one) => {
      return { line: one.line, outcome: 'SKIPPED' as const, ...factsOf(one), reason: texts[one.problem] };
    }),
  ].sort((a, b) => a.line - b.line);
  const removed = plan.removed.map((one) => {
    return { line: null, outcome: 'REMOVED' as const, ...factsOf(one), reason: null };
  });
  return {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged.length,
    removed: removed.length,
    skipped: plan.skipped.length,
    lines: [...lines, ...removed],
  };
}

interface Facts {
  municipalityCode: string | null;
  schoolYear: string | null;
  name: string | null;
  from?: LocalDate;
  to?: LocalDate;
}
