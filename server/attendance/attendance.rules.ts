import { addDays, type LocalDate } from '#server/time/local-time.ts';
import { lastDayToCorrect, type SchoolYear, schoolYearOf } from '#server/time/school-year.ts';

/** How long a visit without attendance is called missing, in days. */
export const MISSING_DAYS = 30;

/** The days, both included, in which a visit without attendance is missing one. */
export function missingSpan(today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, -MISSING_DAYS), to: today };
}

export interface GroupNumbers {
  id: string;
  pupils: number;
  adults: number;
}

/** What is written down. All sums are 0 for NO_SHOW. */
export interface Recording {
  outcome: 'CAME' | 'NO_SHOW';
  cameLate: boolean;
  /** Every group of the booking for CAME, none for NO_SHOW. */
  groups: GroupNumbers[];
  /** Groups of which at least one pupil came. */
  groupCount: number;
  pupils: number;
  adults: number;
}

export type AttendanceRefusal =
  | { code: 'NOT_CONFIRMED'; status: string }
  | { code: 'TOO_EARLY'; localDate: LocalDate }
  | { code: 'PERIOD_CLOSED'; lastDay: LocalDate; schoolYear: SchoolYear };

/**
 * Why attendance can't be recorded or corrected today; none = it can. The Danish day of the visit is early enough, and 30
 * September after its school year late enough: then the year's figures are closed.
 */
export function refusalsToRecord(
  booking: { status: string; localDate: LocalDate },
  today: LocalDate,
): AttendanceRefusal[] {
  const refusals: AttendanceRefusal[] = [];
  if (booking.status !== 'CONFIRMED') refusals.push({ code: 'NOT_CONFIRMED', status: booking.status });
  if (today < booking.localDate) refusals.push({ code: 'TOO_EARLY', localDate: booking.localDate });
  const lastDay = lastDayToCorrect(booking.localDate);
  if (today > lastDay) refusals.push({ code: 'PERIOD_CLOSED', lastDay, schoolYear: schoolYearOf(booking.localDate) });
  return refusals;
}

export type InputError =
  | { path: string; code: 'UNKNOWN_GROUP' }
  | { path: string; code: 'GROUP_TWICE' }
  | { path: string; code: 'NOBODY_CAME' };

interface Asked {
  outcome: 'CAME' | 'NO_SHOW';
  groups?: readonly GroupNumbers[];
  cameLate?: boolean;
}

/** What to write down for a booking: groups that are not mentioned came as booked. */
export function recordingOf(
  booked: readonly GroupNumbers[],
  { outcome, groups: given = [], cameLate = false }: Asked,
): { recording: Recording } | { errors: InputError[] } {
  if (outcome === 'NO_SHOW') return { recording: nobody };
  const errors = errorsOf(booked, given);
  if (errors.length > 0) return { errors };
  const groups = booked.map(({ id, pupils, adults }) => given.find((one) => one.id === id) ?? { id, pupils, adults });
  const pupils = sum(groups.map((group) => group.pupils));
  if (pupils === 0) return { errors: [{ path: 'groups', code: 'NOBODY_CAME' }] };
  const groupCount = groups.filter((group) => group.pupils > 0).length;
  const adults = sum(groups.map((group) => group.adults));
  return { recording: { outcome, cameLate, groups, groupCount, pupils, adults } };
}

const nobody: Recording = { outcome: 'NO_SHOW', cameLate: false, groups: [], groupCount: 0, pupils: 0, adults: 0 };

function errorsOf(booked: readonly GroupNumbers[], given: readonly GroupNumbers[]): InputError[] {
  return given.flatMap(({ id }, index): InputError[] => {
    const path = `groups.${index}.id`;
    if (!booked.some((group) => group.id === id)) return [{ path, code: 'UNKNOWN_GROUP' }];
    return given.findIndex((group) => group.id === id) < index ? [{ path, code: 'GROUP_TWICE' }] : [];
  });
}

type Said = Pick<Recording, 'outcome' | 'cameLate' | 'groups'>;

/** Whether two recordings say the same. */
export function saysTheSame(a: Said, b: Said): boolean {
  const key = ({ outcome, cameLate, groups }: Said) =>
    JSON.stringify([outcome, cameLate, groups.map(({ id, pupils, adults }) => [id, pupils, adults]).sort()]);
  return key(a) === key(b);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
