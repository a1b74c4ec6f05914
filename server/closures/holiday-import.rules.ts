import type { LocalDate } from '#server/time/local-time.ts';
import type { PlanLine, SkippedLine } from './holiday-plan.ts';

/** A holiday as it stands. */
export interface StandingHoliday {
  id: string;
  municipalityCode: string;
  schoolYear: string;
  name: string;
  from: LocalDate;
  /** Included. */
  to: LocalDate;
}

export interface ImportPlan {
  added: PlanLine[];
  changed: { line: PlanLine; before: StandingHoliday }[];
  unchanged: PlanLine[];
  removed: StandingHoliday[];
  skipped: SkippedLine[];
}

/**
 * What a file changes. Each municipality and school year that it names is replaced; where one of its lines could not be read
 * nothing is removed, since the line may be the one that would be missed.
 */
export function importPlan(
  { lines, skipped }: { lines: readonly PlanLine[]; skipped: readonly SkippedLine[] },
  standing: readonly StandingHoliday[],
): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], unchanged: [], removed: [], skipped: [...skipped] };
  const kept = new Set<string>();
  for (const line of lines) {
    const before = matchOf(line, standing, kept);
    const elsewhere = standing.find((one) => isSame(one, line) && groupOf(one) !== groupOf(line));
    if (elsewhere) plan.skipped.push({ ...line, problem: 'IN_ANOTHER_YEAR' });
    else if (before === null) plan.added.push(line);
    else if (before.from === line.from && before.to === line.to && before.name === line.name) plan.unchanged.push(line);
    else plan.changed.push({ line, before });
    if (before !== null) kept.add(before.id);
  }
  const named = new Set(lines.map(groupOf));
  plan.removed = standing.filter((one) => {
    return named.has(groupOf(one)) && !kept.has(one.id) && !skipped.some((line) => mayBe(line, one));
  });
  plan.skipped.sort((a, b) => a.line - b.line);
  return plan;
}

/** The same holiday of the year: by its name, the nearest in days where a name stands twice. */
function matchOf(line: PlanLine, standing: readonly StandingHoliday[], kept: ReadonlySet<string>) {
  const distance = ({ from }: StandingHoliday) => Math.abs(Date.parse(from) - Date.parse(line.from));
  const named = standing.filter(
    (one) => groupOf(one) === groupOf(line) && one.name.toLowerCase() === line.name.toLowerCase() && !kept.has(one.id),
  );
  return named.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether a line that could not be read may be the one that stands here. */
function mayBe({ problem, municipalityCode, schoolYear }: SkippedLine, standing: StandingHoliday): boolean {
  if (problem === 'TWICE_IN_FILE' || problem === 'UNKNOWN_MUNICIPALITY') return false;
  const here = municipalityCode === null || municipalityCode === standing.municipalityCode;
  return here && (schoolYear === null || schoolYear === standing.schoolYear);
}

function groupOf({ municipalityCode, schoolYear }: { municipalityCode: string | null; schoolYear: string | null }) {
  return `${municipalityCode} ${schoolYear}`;
}

function isSame(one: StandingHoliday, line: PlanLine): boolean {
  return one.municipalityCode === line.municipalityCode && one.from === line.from && one.name === line.name;
}
