import type { Language } from '#server/time/language.ts';
import { shellTexts } from './texts/shell.ts';

/** A time in the week grid. */
export interface WeekTime {
  /** As it is read: "9.30". */
  time: string;
  /** Where it is booked, or where one joins the waiting list; none = only shown. */
  href?: string;
  /** Heard after the day, not seen: "plads til 26". */
  about?: string | undefined;
  full?: boolean;
  /** Said instead of "fuldt" when the time cannot be chosen for another reason: "lukket". */
  word?: string | undefined;
  selected?: boolean;
}

export interface WeekDay {
  /** Danish calendar day, YYYY-MM-DD. */
  date: string;
  /** The reason why there are no times ("Helligdag"); true = simply closed. */
  closed?: string | true;
  times: WeekTime[];
}

const MOST_TIMES = 4;

/**
 * The days of a week: Monday to Friday, and on to Saturday or Sunday when there are times.
 * @param monday the week's first Danish calendar day
 * @param times in the order they are to be shown within a day
 * @param closed reasons by Danish calendar day
 */
export function weekDays(
  monday: string,
  times: (WeekTime & { date: string })[],
  closed: Record<string, string | true> = {},
): WeekDay[] {
  const days = Array.from({ length: 7 }, (_, index) => {
    const date = dayAfter(monday, index);
    return { date, closed: closed[date], times: times.filter((time) => time.date === date) };
  });
  const lastWithTimes = days.findLastIndex((day) => day.times.length > 0);
  return days.slice(0, Math.max(5, lastWithTimes + 1));
}

/** Up to four times stand in a day; of more, three stand and a link leads to the rest. */
export function shownTimes(day: WeekDay, canLinkToRest: boolean): WeekTime[] {
  if (!canLinkToRest || day.times.length <= MOST_TIMES) return day.times;
  return day.times.slice(0, MOST_TIMES - 1);
}

/** How a day is written and heard: "tor", "7.", "torsdag den 7. maj". */
export function dayWords(date: string, language: Language): { short: string; number: string; spoken: string } {
  const texts = shellTexts[language].week;
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = texts.days[day.getUTCDay()] ?? '';
  const month = texts.months[day.getUTCMonth()] ?? '';
  return {
    short: weekday.slice(0, 3),
    number: texts.dayNumber(day.getUTCDate()),
    spoken: texts.spoken(weekday, day.getUTCDate(), month),
  };
}

function dayAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
