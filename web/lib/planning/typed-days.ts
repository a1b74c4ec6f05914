import { mondayOfWeek, weekName } from '#server/time/iso-week.ts';
import { addDays, isLocalDate, type LocalDate, mondayOf } from '#server/time/local-time.ts';

// Days, weeks and times as people write them in a form. What cannot be read is passed on as it stands: the API says what is wrong.

/** "9, 12.30 og 13:15" → "09:00", "12:30", "13:15". */
export function timesOf(text: string): string[] {
  return parts(text).map((part) => {
    const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(part) ?? [];
    return hour === undefined ? part : `${hour.padStart(2, '0')}:${minute}`;
  });
}

/** "14.10.2026", "14-10-2026", "14/10 2026" or "2026-10-14", several with commas or on lines of their own. */
export function datesOf(text: string): LocalDate[] {
  return text
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(dateOf);
}

/** "14.10.2026 kl. 12" on lines of their own: a day and a time. */
export function momentsOf(text: string): { date: LocalDate; time: string }[] {
  return text
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, day = line, time = ''] =
        /^(.*\d{4}|\d{4}-\d{2}-\d{2})[\s,]+(?:kl\.?\s*|at\s+)?(\d[\d.:]*)$/i.exec(line) ?? [];
      return { date: dateOf(day.trim()), time: timesOf(time)[0] ?? '' };
    });
}

/** "36-42, 44" or "2026-W36": the weeks of these numbers in a span of days; those of the first year when none is. */
export function weeksOf(text: string, { from, to }: { from: LocalDate; to: LocalDate }): string[] {
  const known = isLocalDate(from) && isLocalDate(to) ? weeksBetween(from, to) : [];
  return parts(text.replace(/\s*[-–]\s*(?=\d{1,2}(?!\d))/g, '-').replace(/(\d{4})-\s*w/gi, '$1-W')).flatMap((part) => {
    const [, first, last = first] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (first === undefined || last === undefined) return [part.toUpperCase()];
    const numbers = Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, n) => Number(first) + n);
    const found = known.filter((week) => numbers.includes(Number(week.slice(6))));
    return found.length > 0
      ? found
      : numbers.map((number) => `${from.slice(0, 4)}-W${String(number).padStart(2, '0')}`);
  });
}

/** The names of the weeks from one day to another, both included; at most 120. */
export function weeksBetween(from: LocalDate, to: LocalDate): string[] {
  const weeks: string[] = [];
  for (let day = mondayOf(from); day <= to && weeks.length < 120; day = addDays(day, 7)) weeks.push(weekName(day));
  return weeks;
}

/** The weeks from one to another, both included; only the first when the last is none or comes before. */
export function weekSpan(first: string, last: string): string[] {
  const [from, to] = [mondayOfWeek(first), mondayOfWeek(last)];
  return from === null || to === null || to < from ? [first] : weeksBetween(from, to);
}

function dateOf(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\s*[./-]\s*(\d{1,2})[./\s-]+(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function parts(text: string): string[] {
  return text.split(/[\s,;]+|\bog\b|\band\b/).filter((part) => part !== '');
}
