import { addDays, instantOf, type LocalDate, mondayOf, weekdayOf } from '#server/time/local-time.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import { isWorkingDay, publicHolidayName } from '#server/time/working-days.ts';
import type { DemoDay } from './content/types.ts';

/** The days of the demo world: from is inside, to is not. */
export interface DemoPeriod {
  from: LocalDate;
  to: LocalDate;
}

/** From 1 August of the year before DEMO_DATE's to 31 July of the year after it. */
export function demoPeriodOf(demoDate: LocalDate): DemoPeriod {
  const year = yearOf(demoDate);
  return { from: `${year - 1}-08-01`, to: `${year + 1}-08-01` };
}

/** A content day as a calendar day: `Y` is the year of DEMO_DATE. */
export function dayInDemo(day: DemoDay, demoDate: LocalDate): LocalDate {
  return day.replace(/^Y/, String(yearOf(demoDate)));
}

/** The Mondays of the weeks that have a day in the period. */
export function mondaysOf(period: DemoPeriod): LocalDate[] {
  const mondays: LocalDate[] = [];
  for (let monday = mondayOf(period.from); monday < period.to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/**
 * Whether most schools are closed: Christmas, winter (week 7), the days before Easter, summer, autumn (week 42). Real
 * holidays differ by municipality; the demo needs only the shape of a year.
 */
function isSchoolHoliday(day: LocalDate): boolean {
  const monday = mondayOf(day);
  const monthDay = day.slice(5);
  if (monthDay >= '12-21' || monthDay <= '01-03') return true;
  if (monthDay >= '06-27' && day < schoolStartOf(yearOf(day))) return true;
  if (monday === winterWeekOf(yearOf(day)) || monday === autumnWeekOf(yearOf(day))) return true;
  return publicHolidayName(addDays(monday, 3))?.da === 'Skærtorsdag';
}

export interface SchoolHoliday {
  name: string;
  from: LocalDate;
  /** The first day of school again. */
  to: LocalDate;
  /** "2026/27" */
  schoolYear: string;
}

/** The school holidays that lie in the period, as `isSchoolHoliday` sees them. */
export function schoolHolidaysOf(period: DemoPeriod): SchoolHoliday[] {
  const first = yearOf(period.from);
  const years = Array.from({ length: yearOf(period.to) - first + 1 }, (_, index) => first + index);
  const week = (name: string, monday: LocalDate) => ({ name, from: monday, to: addDays(monday, 7) });
  return years
    .flatMap((year) => [
      week('Vinterferie', winterWeekOf(year)),
      { name: 'Påskeferie', from: easterWeekOf(year), to: addDays(easterWeekOf(year), 8) },
      { name: 'Sommerferie', from: `${year}-06-27`, to: schoolStartOf(year) },
      week('Efterårsferie', autumnWeekOf(year)),
      { name: 'Juleferie', from: `${year}-12-21`, to: `${year + 1}-01-04` },
    ])
    .filter(({ from, to }) => from < period.to && period.from < to)
    .map((holiday) => ({ ...holiday, schoolYear: schoolYearOf(holiday.from) }));
}

/** The Monday before Easter. */
function easterWeekOf(year: number): LocalDate {
  let monday = mondayOf(`${year}-03-16`);
  while (publicHolidayName(addDays(monday, 3))?.da !== 'Skærtorsdag') monday = addDays(monday, 7);
  return monday;
}

/** A working day of the demo, with what is asked about it again and again. */
export interface TeachingDay {
  localDate: LocalDate;
  /** Monday 1 … Friday 5. */
  weekday: number;
  /** 1-12. */
  month: number;
  inSchoolHoliday: boolean;
  /** The instant of a local time `HH:MM` of this day. */
  at(time: string): Date | null;
}

/** The working days of a week that lie in the period. */
export function teachingDaysOf(monday: LocalDate, period: DemoPeriod): TeachingDay[] {
  return [0, 1, 2, 3, 4]
    .map((days) => addDays(monday, days))
    .filter((day) => period.from <= day && day < period.to && isWorkingDay(day))
    .map(teachingDay);
}

function teachingDay(localDate: LocalDate): TeachingDay {
  const instants = new Map<string, Date | null>();
  return {
    localDate,
    weekday: weekdayOf(localDate),
    month: Number(localDate.slice(5, 7)),
    inSchoolHoliday: isSchoolHoliday(localDate),
    at: (time) => {
      const known = instants.get(time);
      if (known !== undefined) return known;
      const instant = instantOf(localDate, time);
      instants.set(time, instant);
      return instant;
    },
  };
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** The second Monday of August. */
function schoolStartOf(year: number): LocalDate {
  const eighth = `${year}-08-08`;
  return weekdayOf(eighth) === 1 ? eighth : addDays(mondayOf(eighth), 7);
}

/** Monday of ISO week n: 4 January always lies in week 1. */
function mondayOfWeek(year: number, week: number): LocalDate {
  return addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
}

function winterWeekOf(year: number): LocalDate {
  return mondayOfWeek(year, 7);
}

function autumnWeekOf(year: number): LocalDate {
  return mondayOfWeek(year, 42);
}
