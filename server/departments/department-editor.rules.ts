import { addDays, type LocalDate } from '#server/time/local-time.ts';

/** The days of an agreement, both included; no last day = until further notice. */
export interface Days {
  from: LocalDate;
  to: LocalDate | null;
}

/** The agreements that hold some of the same days. */
export function overlapping<Agreement extends Days>(wanted: Days, others: readonly Agreement[]): Agreement[] {
  return others.filter(
    (other) => (wanted.to === null || other.from <= wanted.to) && (other.to === null || wanted.from <= other.to),
  );
}

/** The first day after the last one, as the database keeps it. */
export function validToOf(to: LocalDate | null): LocalDate | null {
  return to === null ? null : addDays(to, 1);
}

/** The names of the facts that differ. */
export function fieldsThatDiffer<Facts extends object>(before: Facts, after: Partial<Facts>): (keyof Facts & string)[] {
  const names = Object.keys(after) as (keyof Facts & string)[];
  return names.filter((name) => after[name] !== undefined && after[name] !== before[name]);
}

/** RFC 9110: no If-Match fits everything, `*` whatever is there, a version only itself. */
export function hasSeen(seen: string | null, version: number): boolean {
  return seen === null || seen === '*' || seen === String(version);
}
