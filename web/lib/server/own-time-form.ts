import { addDays, isLocalDate } from '#server/time/local-time.ts';

/** One line of hours as it stands in the form: times "HH:MM", days "YYYY-MM-DD", the last day included; empty = not said. */
export interface HoursLine {
  weekday: string;
  from: string;
  to: string;
  validFrom: string;
  lastDay: string;
}

export interface DayLine {
  date: string;
  from: string;
  to: string;
}

const MAX_LINES = 80;

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
    .trim()
    .slice(0, 20);
}

/** Midnight at the end of a day is written 00:00 in a time field. */
function endOf(time: string): string {
  return time === '00:00' ? '24:00' : time;
}

/** An end of a day as a time field shows it. */
export function shownEnd(time: string | null): string {
  return time === null || time === '24:00' ? (time === null ? '' : '00:00') : time;
}

function numbers(form: FormData): number[] {
  const lines = Number.parseInt(textOf(form, 'lines'), 10) || 0;
  return Array.from({ length: Math.min(Math.max(lines, 0), MAX_LINES) }, (_, index) => index);
}

/** The lines of hours that were typed; those without a weekday are left out when sent. */
export function typedHours(form: FormData): HoursLine[] {
  return numbers(form).map((index) => ({
    weekday: textOf(form, `weekday-${index}`),
    from: textOf(form, `from-${index}`),
    to: textOf(form, `to-${index}`),
    validFrom: textOf(form, `validFrom-${index}`),
    lastDay: textOf(form, `lastDay-${index}`),
  }));
}

/** As the API takes them, with the number of the line that each came from. */
export function hoursBody(lines: HoursLine[]) {
  return lines.flatMap((line, index) => {
    if (line.weekday === '') return [];
    const validTo = isLocalDate(line.lastDay) ? addDays(line.lastDay, 1) : line.lastDay || null;
    const hours = {
      weekday: Number(line.weekday),
      from: line.from,
      to: endOf(line.to),
      validFrom: line.validFrom,
      validTo,
    };
    return [{ index, hours }];
  });
}

export function typedDays(form: FormData): DayLine[] {
  return numbers(form).map((index) => ({
    date: textOf(form, `date-${index}`),
    from: textOf(form, `from-${index}`),
    to: textOf(form, `to-${index}`),
  }));
}

/** The days that were typed; a line without a day is left out. */
export function daysBody(lines: DayLine[]) {
  return lines.flatMap(({ date, from, to }, index) =>
    date === '' ? [] : [{ index, day: { date, from: from || null, to: to === '' ? null : endOf(to) } }],
  );
}

/** An absence as it was typed. */
export interface AbsenceTyped {
  fromDate: string;
  fromTime: string;
  toDate: string;
  toTime: string;
}

export function typedAbsence(form: FormData): AbsenceTyped {
  return {
    fromDate: textOf(form, 'fromDate'),
    fromTime: textOf(form, 'fromTime'),
    toDate: textOf(form, 'toDate'),
    toTime: textOf(form, 'toTime'),
  };
}

/** As the API takes it: no time = from or to midnight. */
export function absenceBody({ fromDate, fromTime, toDate, toTime }: AbsenceTyped) {
  return {
    fromDate,
    toDate: toDate || fromDate,
    ...(fromTime === '' ? {} : { fromTime }),
    ...(toTime === '' ? {} : { toTime: endOf(toTime) }),
  };
}
