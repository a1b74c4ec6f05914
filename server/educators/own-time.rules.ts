import { addDays, instantOf, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';

export interface Hours {
  weekday: number;
  from: string;
  to: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

export interface WrongEntry {
  path: string;
  code: 'HOURS_OVERLAP' | 'ENDS_BEFORE_IT_BEGINS' | 'BOTH_OR_NONE' | 'SAME_DAY_TWICE' | 'IN_THE_PAST';
}

const MAX_ABSENCE_DAYS = 366;

/** What is wrong with usual hours: the second of two that overlap is named. Half-open: 8-12 and 12-16 are fine. */
export function wrongHours(hours: readonly Hours[]): WrongEntry[] {
  return hours.flatMap((own, index): WrongEntry[] => {
    const path = `hours.${index}`;
    if (own.to <= own.from) return [{ path: `${path}.to`, code: 'ENDS_BEFORE_IT_BEGINS' }];
    if (own.validTo !== null && own.validTo <= own.validFrom)
      return [{ path: `${path}.validTo`, code: 'ENDS_BEFORE_IT_BEGINS' }];
    const overlaps = hours.slice(0, index).some((other) => meets(own, other));
    return overlaps ? [{ path: `${path}.from`, code: 'HOURS_OVERLAP' }] : [];
  });
}

function meets(a: Hours, b: Hours): boolean {
  const sameDays = (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
  return a.weekday === b.weekday && sameDays && a.from < b.to && b.from < a.to;
}

/** What is wrong with single days: each stands once, from today on, with both times or none. */
export function wrongExceptions(
  exceptions: readonly { date: LocalDate; from: string | null; to: string | null }[],
  today: LocalDate,
): WrongEntry[] {
  return exceptions.flatMap(({ date, from, to }, index): WrongEntry[] => {
    const path = `exceptions.${index}`;
    if (date < today) return [{ path: `${path}.date`, code: 'IN_THE_PAST' }];
    if (exceptions.findIndex((one) => one.date === date) < index)
      return [{ path: `${path}.date`, code: 'SAME_DAY_TWICE' }];
    if ((from === null) !== (to === null)) return [{ path: `${path}.to`, code: 'BOTH_OR_NONE' }];
    return from !== null && to !== null && to <= from ? [{ path: `${path}.to`, code: 'ENDS_BEFORE_IT_BEGINS' }] : [];
  });
}

export interface LocalSpan {
  fromDate: LocalDate;
  fromTime: string;
  toDate: LocalDate;
  /** Not included; "24:00" = midnight. */
  toTime: string;
}

export type AbsenceSpan =
  | { kind: 'span'; startsAt: Date; endsAt: Date }
  | {
      kind: 'wrong';
      path: string;
      code: 'NO_SUCH_TIME' | 'ENDS_BEFORE_IT_BEGINS' | 'ALREADY_OVER' | 'TOO_LONG';
      date: LocalDate;
    };

/** An absence said in local time as instants; the doubled hour of October means the first. */
export function absenceSpan({ fromDate, fromTime, toDate, toTime }: LocalSpan, now: Date): AbsenceSpan {
  const startsAt = instantOf(fromDate, fromTime);
  if (startsAt === null) return { kind: 'wrong', path: 'fromTime', code: 'NO_SUCH_TIME', date: fromDate };
  const endsAt = toTime === '24:00' ? startOfLocalDay(addDays(toDate, 1)) : instantOf(toDate, toTime);
  if (endsAt === null) return { kind: 'wrong', path: 'toTime', code: 'NO_SUCH_TIME', date: toDate };
  const path = fromDate === toDate ? 'toTime' : 'toDate';
  if (endsAt <= startsAt) return { kind: 'wrong', path, code: 'ENDS_BEFORE_IT_BEGINS', date: toDate };
  if (endsAt <= now) return { kind: 'wrong', path, code: 'ALREADY_OVER', date: toDate };
  if (toDate > addDays(fromDate, MAX_ABSENCE_DAYS))
    return { kind: 'wrong', path: 'toDate', code: 'TOO_LONG', date: toDate };
  return { kind: 'span', startsAt, endsAt };
}
