import { IANAZone } from 'luxon';

/** Every local time in the product is Danish time. */
export const ZONE = 'Europe/Copenhagen';

/** A Danish calendar day, "2026-03-26". Compares correctly as text. */
export type LocalDate = string;

const zone = IANAZone.create(ZONE);
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Offset in minutes by hour since 1970. Denmark changes its clocks on full hours, so one question per hour is enough. */
const offsetByHour = new Map<number, number>();
const REMEMBERED_HOURS = 20_000;
/** Days that have been asked for, in milliseconds since 1970 (UTC midnight): a page with a calendar asks a thousand times. */
const midnightByDay = new Map<LocalDate, number>();
const REMEMBERED_DAYS = 20_000;
/** Danish offsets from UTC in minutes, summer time first: of two equal local times the earlier instant is found first. */
const OFFSETS = [120, 60];
const DATE = /^(19|20|21)\d\d-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** True for a day that exists, between 1900-01-01 and 2199-12-31. */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && utcMidnightOf(value) !== null;
}

/** The UTC midnight of a day in milliseconds; null for what is no day. */
function utcMidnightOf(text: string): number | null {
  const known = midnightByDay.get(text);
  if (known !== undefined) return known;
  if (!DATE.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || dateToLocalDate(date) !== text) return null;
  if (midnightByDay.size >= REMEMBERED_DAYS) midnightByDay.clear();
  midnightByDay.set(text, date.getTime());
  return date.getTime();
}

/** The day of a `@db.Date` column: a Date at UTC midnight. */
export function dateToLocalDate(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}

/** The Date at UTC midnight that a `@db.Date` column wants. Throws RangeError for what is no day. */
export function localDateToDate(localDate: LocalDate): Date {
  const midnight = utcMidnightOf(localDate);
  if (midnight === null) throw new RangeError(`Not a calendar day: ${localDate}`);
  return new Date(midnight);
}

/** The Danish calendar day of an instant. */
export function localDateOf(instant: Date): LocalDate {
  return shifted(instant).slice(0, 10);
}

/** The Danish clock time of an instant, "HH:MM", 24 hours, seconds cut off. */
export function localTimeOf(instant: Date): string {
  return shifted(instant).slice(11, 16);
}

/**
 * The instant of a Danish local time ("HH:MM"), or null when that time does not exist: 02:30 on the last Sunday of March.
 * In October, when 02:30 comes twice, the first one (summer time). Null also for what is no day or no time.
 */
export function instantOf(localDate: LocalDate, time: string): Date | null {
  if (!isLocalDate(localDate) || !TIME.test(time)) return null;
  const asIfUtc = Date.parse(`${localDate}T${time}:00Z`);
  for (const offset of OFFSETS) {
    const candidate = asIfUtc - offset * 60_000;
    if (offsetAt(candidate) === offset) return new Date(candidate);
  }
  return null;
}

/** The first instant of a Danish calendar day. */
export function startOfLocalDay(localDate: LocalDate): Date {
  localDateToDate(localDate);
  const midnight = instantOf(localDate, '00:00');
  if (!midnight) throw new RangeError(`${localDate} has no midnight in ${ZONE}`);
  return midnight;
}

/** The day n calendar days later; earlier for a negative n. */
export function addDays(localDate: LocalDate, days: number): LocalDate {
  return dateToLocalDate(new Date(localDateToDate(localDate).getTime() + days * DAY_MS));
}

/** Calendar days from a to b: 1 from today to tomorrow, negative when b is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((localDateToDate(b).getTime() - localDateToDate(a).getTime()) / DAY_MS);
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(localDate: LocalDate): number {
  return localDateToDate(localDate).getUTCDay() || 7;
}

/** The Monday of the day's week; a Monday is its own. */
export function mondayOf(localDate: LocalDate): LocalDate {
  return addDays(localDate, 1 - weekdayOf(localDate));
}

/** ISO 8601 week as used in Denmark. The week's year is its Thursday's: 2027-01-01 lies in week 53 of 2026. */
export function isoWeekOf(localDate: LocalDate): { year: number; week: number } {
  const thursday = addDays(mondayOf(localDate), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 };
}

/** The Danish local date and time of an instant as ISO text (its trailing Z means nothing). */
function shifted(instant: Date): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime()) * 60_000).toISOString();
}

function offsetAt(milliseconds: number): number {
  const hour = Math.floor(milliseconds / HOUR_MS);
  const known = offsetByHour.get(hour);
  if (known !== undefined) return known;
  if (offsetByHour.size >= REMEMBERED_HOURS) offsetByHour.clear();
  const offset = zone.offset(milliseconds);
  offsetByHour.set(hour, offset);
  return offset;
}
