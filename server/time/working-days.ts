import { addDays, type LocalDate, localDateOf, startOfLocalDay, weekdayOf } from './local-time.ts';

type HolidayName = { da: string; en: string };

/** Days from Easter Sunday. */
const MOVABLE: [number, HolidayName][] = [
  [-3, { da: 'Skærtorsdag', en: 'Maundy Thursday' }],
  [-2, { da: 'Langfredag', en: 'Good Friday' }],
  [0, { da: 'Påskedag', en: 'Easter Sunday' }],
  [1, { da: '2. påskedag', en: 'Easter Monday' }],
  [39, { da: 'Kristi himmelfartsdag', en: 'Ascension Day' }],
  [49, { da: 'Pinsedag', en: 'Whit Sunday' }],
  [50, { da: '2. pinsedag', en: 'Whit Monday' }],
];
/** Abolished by law from 2024. */
const GREAT_PRAYER_DAY: [number, HolidayName] = [26, { da: 'Store bededag', en: 'Great Prayer Day' }];
const LAST_GREAT_PRAYER_YEAR = 2023;
const FIXED: [string, HolidayName][] = [
  ['01-01', { da: 'Nytårsdag', en: "New Year's Day" }],
  ['12-25', { da: 'Juledag', en: 'Christmas Day' }],
  ['12-26', { da: '2. juledag', en: 'Second Day of Christmas' }],
];
/** No public holidays, yet nobody answers the phone: Constitution Day, Christmas Eve, New Year's Eve. */
const ALSO_CLOSED = new Set(['06-05', '12-24', '12-31']);

const holidaysByYear = new Map<number, Map<LocalDate, HolidayName>>();

/** The public holiday of a day (Sundays among them only where they are holidays by name), or null. */
export function publicHolidayName(localDate: LocalDate): HolidayName | null {
  const year = Number(localDate.slice(0, 4));
  const known = holidaysByYear.get(year) ?? computeHolidays(year);
  holidaysByYear.set(year, known);
  return known.get(localDate) ?? null;
}

/** A working day (hverdag): Monday-Friday, no public holiday, nor 5 June, 24 or 31 December. */
export function isWorkingDay(localDate: LocalDate): boolean {
  if (weekdayOf(localDate) > 5) return false;
  return !ALSO_CLOSED.has(localDate.slice(5)) && !publicHolidayName(localDate);
}

/** The n-th working day before a day, that day not counted; the day itself for n = 0. */
export function workingDaysBefore(localDate: LocalDate, n: number): LocalDate {
  let day = localDate;
  for (let left = n; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The n-th working day after a day, that day not counted; the day itself for n = 0. */
export function workingDaysAfter(localDate: LocalDate, n: number): LocalDate {
  let day = localDate;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * The deadline of n working days before a visit: `lastDay` is the last Danish day that still counts, `closesAt` the first
 * instant that no longer does (start of the day after). With 0 working days it closes when the visit starts.
 */
export function deadlineBefore(startsAt: Date, workingDays: number): { lastDay: LocalDate; closesAt: Date } {
  const visitDay = localDateOf(startsAt);
  if (workingDays <= 0) return { lastDay: visitDay, closesAt: startsAt };
  const lastDay = workingDaysBefore(visitDay, workingDays);
  return { lastDay, closesAt: startOfLocalDay(addDays(lastDay, 1)) };
}

function computeHolidays(year: number): Map<LocalDate, HolidayName> {
  const easter = easterSunday(year);
  const movable = year <= LAST_GREAT_PRAYER_YEAR ? [...MOVABLE, GREAT_PRAYER_DAY] : MOVABLE;
  return new Map([
    ...movable.map(([offset, name]): [LocalDate, HolidayName] => [addDays(easter, offset), name]),
    ...FIXED.map(([day, name]): [LocalDate, HolidayName] => [`${year}-${day}`, name]),
  ]);
}

/** Gregorian computus (Meeus, Jones and Butcher). */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  return `${year}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
