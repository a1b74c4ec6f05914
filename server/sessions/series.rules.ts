import { mondayOfWeek, type WeekName, weekName } from '#server/time/iso-week.ts';
import {
  addDays,
  daysBetween,
  instantOf,
  type LocalDate,
  localDateOf,
  localTimeOf,
  mondayOf,
  weekdayOf,
} from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';

// Which times a rule gives. Local time is the truth: nine o'clock stays nine o'clock on both sides of a change of clocks.

/** The longest span of a series in days, both ends counted, and the most sessions it makes. */
export const MAX_SERIES_DAYS = 400;
export const MAX_SERIES_SESSIONS = 500;

type Handling = 'SKIP' | 'KEEP';

/** A rule as it is kept with the series (`session_series.rule`). */
export interface SeriesRule {
  /** First and last local day, both included. */
  from: LocalDate;
  to: LocalDate;
  /** 1 = Monday … 7 = Sunday. */
  weekdays: number[];
  /** Local times of the start, "HH:MM", several a day. */
  times: string[];
  /** 1 = each week, 2 = every other, counted in ISO weeks from the week of `from`. */
  everyWeeks: number;
  /** Only these weeks of it; empty = all. */
  onlyWeeks: WeekName[];
  exceptWeeks: WeekName[];
  exceptDates: LocalDate[];
  /** Times besides; asked for by name, so that no holiday and no exception takes them away. */
  extraDates: { date: LocalDate; time: string }[];
  publicHolidays: Handling;
  closedDays: Handling;
  schoolHolidays: Handling;
  /** Whose school holidays. */
  municipalityCode: string;
  zone: 'Europe/Copenhagen';
}

/** Days with a name, half-open. */
export interface NamedDays {
  from: LocalDate;
  to: LocalDate;
  name: string;
}

/** What the department and the municipality have said about the days of a plan. */
export interface PlanningCalendar {
  /** Of the department and of the site. */
  closedDays: NamedDays[];
  schoolHolidays: NamedDays[];
}

/** Why a time of the rule is not made. `name`: of the holiday, or the reason that the day is closed. */
export type Skip =
  | { code: 'EXCEPTION' | 'NO_SUCH_TIME'; name: null }
  | { code: 'CLOSED_DAY' | 'SCHOOL_HOLIDAY'; name: string }
  | { code: 'PUBLIC_HOLIDAY'; name: { da: string; en: string } };

interface LocalTime {
  /** "2026-03-24T09:00": names the time in its series. */
  key: string;
  date: LocalDate;
  time: string;
}

/** A time of the rule. `ambiguous`: the clock shows it twice that night, and the first is meant. */
export type SeriesDate = LocalTime &
  ({ skipped: null; startsAt: Date; ambiguous: boolean } | { skipped: Skip; startsAt: null; ambiguous: false });

export type RuleRefusal =
  | { code: 'ENDS_BEFORE_IT_BEGINS' }
  | { code: 'TOO_MANY_DAYS'; days: number }
  | { code: 'TOO_MANY_SESSIONS'; sessions: number };

/** Why a rule is not followed at all, found by counting: nothing is generated for it. Null = it may be. */
export function refusalOfRule(rule: SeriesRule, calendar: PlanningCalendar): RuleRefusal | null {
  const days = daysBetween(rule.from, rule.to) + 1;
  if (days < 1) return { code: 'ENDS_BEFORE_IT_BEGINS' };
  if (days > MAX_SERIES_DAYS) return { code: 'TOO_MANY_DAYS', days };
  const sessions = sessionsOf(rule, calendar);
  return sessions > MAX_SERIES_SESSIONS ? { code: 'TOO_MANY_SESSIONS', sessions } : null;
}

/** All times of a rule in order, each once: those to be made, and those skipped with the reason. */
export function datesOf(rule: SeriesRule, calendar: PlanningCalendar): SeriesDate[] {
  const times = [...new Set(rule.times)];
  const dates = new Map<string, SeriesDate>();
  for (const date of daysOf(rule)) {
    const skip = skipOf(date, rule, calendar);
    for (const time of times) dates.set(keyOf(date, time), dateOf({ date, time, skip }));
  }
  for (const { date, time } of rule.extraDates) dates.set(keyOf(date, time), dateOf({ date, time, skip: null }));
  return [...dates.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** One local time, unless it is skipped or does not exist: 02:30 on the last Sunday of March. */
export function dateOf({ date, time, skip }: { date: LocalDate; time: string; skip: Skip | null }): SeriesDate {
  const named = { key: keyOf(date, time), date, time };
  const startsAt = skip === null ? instantOf(date, time) : null;
  if (startsAt !== null) return { ...named, skipped: null, startsAt, ambiguous: comesTwice(startsAt) };
  return { ...named, skipped: skip ?? { code: 'NO_SUCH_TIME', name: null }, startsAt: null, ambiguous: false };
}

/** Which holiday or closed day takes a day away; null = none, or they are kept. */
export function holidaySkipOf(
  date: LocalDate,
  asked: Pick<SeriesRule, 'publicHolidays' | 'closedDays' | 'schoolHolidays'>,
  calendar: PlanningCalendar,
): Skip | null {
  const holiday = asked.publicHolidays === 'SKIP' ? publicHolidayName(date) : null;
  if (holiday !== null) return { code: 'PUBLIC_HOLIDAY', name: holiday };
  const closed = asked.closedDays === 'SKIP' ? daysWith(date, calendar.closedDays) : undefined;
  if (closed !== undefined) return { code: 'CLOSED_DAY', name: closed.name };
  const school = asked.schoolHolidays === 'SKIP' ? daysWith(date, calendar.schoolHolidays) : undefined;
  return school === undefined ? null : { code: 'SCHOOL_HOLIDAY', name: school.name };
}

/** Weeks that do not exist, such as week 53 of a year with 52. */
export function unknownWeeks(weeks: WeekName[]): WeekName[] {
  return weeks.filter((week) => mondayOfWeek(week) === null);
}

function sessionsOf(rule: SeriesRule, calendar: PlanningCalendar): number {
  const times = new Set(rule.times);
  const kept = new Set([...daysOf(rule)].filter((date) => skipOf(date, rule, calendar) === null));
  const extra = rule.extraDates.filter(({ date, time }) => !(kept.has(date) && times.has(time)));
  return kept.size * times.size + new Set(extra.map(({ date, time }) => keyOf(date, time))).size;
}

/** The days that the rule is about, before anything is skipped. */
function* daysOf({ from, to, weekdays, everyWeeks, onlyWeeks }: SeriesRule): Generator<LocalDate> {
  const firstMonday = mondayOf(from);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!weekdays.includes(weekdayOf(day))) continue;
    const weeks = daysBetween(firstMonday, mondayOf(day)) / 7;
    if (weeks % everyWeeks !== 0) continue;
    if (onlyWeeks.length === 0 || onlyWeeks.includes(weekName(day))) yield day;
  }
}

function skipOf(date: LocalDate, rule: SeriesRule, calendar: PlanningCalendar): Skip | null {
  const excepted = rule.exceptDates.includes(date) || rule.exceptWeeks.includes(weekName(date));
  return excepted ? { code: 'EXCEPTION', name: null } : holidaySkipOf(date, rule, calendar);
}

function daysWith(date: LocalDate, days: NamedDays[]): NamedDays | undefined {
  return days.find(({ from, to }) => from <= date && date < to);
}

const HOUR_MS = 3_600_000;

function comesTwice(startsAt: Date): boolean {
  const anHourLater = new Date(startsAt.getTime() + HOUR_MS);
  return localTimeOf(anHourLater) === localTimeOf(startsAt) && localDateOf(anHourLater) === localDateOf(startsAt);
}

function keyOf(date: LocalDate, time: string): string {
  return `${date}T${time}`;
}
