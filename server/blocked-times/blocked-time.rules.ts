import { addDays, daysBetween, instantOf, type LocalDate } from '#server/time/local-time.ts';

/** When time is blocked, in Danish local time. */
export interface AskedTimes {
  date: LocalDate;
  /** "HH:MM" */
  time: string;
  /** Null = the same day. */
  endDate: LocalDate | null;
  endTime: string;
  /** Each week until this day, included; null = once. */
  repeatUntil: LocalDate | null;
}

/** Half-open. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

export type TimeProblem =
  | { path: 'time' | 'endTime'; code: 'NO_SUCH_TIME'; localDate: LocalDate }
  | { path: 'endTime' | 'endDate'; code: 'ENDS_BEFORE_IT_BEGINS' }
  | { path: 'endDate'; code: 'TOO_LONG' }
  | { path: 'repeatUntil'; code: 'BEFORE_FROM' | 'TOO_MANY_WEEKS' | 'WEEKS_OVERLAP' };

/** The longest time that is blocked at once (CHECK), and the most weeks, in days. */
const MAX_DAYS = 30;
const MAX_WEEKS = 53;

/** The spans that are blocked: one, or one each week at the same local time; or what is wrong with the question. */
export function blockedSpans(asked: AskedTimes): { spans: Span[] } | { problem: TimeProblem } {
  const { date, time, endTime, repeatUntil } = asked;
  const days = daysBetween(date, asked.endDate ?? date);
  if (days < 0) return { problem: { path: 'endDate', code: 'ENDS_BEFORE_IT_BEGINS' } };
  if (days > MAX_DAYS) return { problem: { path: 'endDate', code: 'TOO_LONG' } };
  if (days === 0 && endTime <= time) return { problem: { path: 'endTime', code: 'ENDS_BEFORE_IT_BEGINS' } };
  const weeks = repeatUntil === null ? 0 : Math.floor(daysBetween(date, repeatUntil) / 7);
  if (weeks < 0) return { problem: { path: 'repeatUntil', code: 'BEFORE_FROM' } };
  if (weeks >= MAX_WEEKS) return { problem: { path: 'repeatUntil', code: 'TOO_MANY_WEEKS' } };
  if (weeks > 0 && (days > 7 || (days === 7 && endTime > time)))
    return { problem: { path: 'repeatUntil', code: 'WEEKS_OVERLAP' } };
  const spans: Span[] = [];
  for (let week = 0; week <= weeks; week++) {
    const first = addDays(date, 7 * week);
    const last = addDays(first, days);
    const [startsAt, endsAt] = [instantOf(first, time), instantOf(last, endTime)];
    if (startsAt === null) return { problem: { path: 'time', code: 'NO_SUCH_TIME', localDate: first } };
    if (endsAt === null) return { problem: { path: 'endTime', code: 'NO_SUCH_TIME', localDate: last } };
    if (endsAt <= startsAt) return { problem: { path: 'endTime', code: 'ENDS_BEFORE_IT_BEGINS' } };
    spans.push({ startsAt, endsAt });
  }
  return { spans };
}

/** What somebody blocks: whose time, and what. */
export interface Blocked {
  people: readonly string[];
  resources: readonly unknown[];
}

/** Whether it is the person's own time and nothing else. */
export function isOwnTime({ people, resources }: Blocked, accountId: string): boolean {
  return resources.length === 0 && people.length === 1 && people[0] === accountId;
}
