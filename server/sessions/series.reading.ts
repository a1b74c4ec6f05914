import type { PlanningCalendar, SeriesRule } from './series.rules.ts';

// For tests: the rule of a series read a second time, by other means. Every quarter of an hour of the span and of the days
// around it is asked of Intl what day, weekday and time it is in Denmark; nothing of server/time is used.

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** The public holidays of the years that the tests use, from the calendar on the wall. */
const HOLIDAYS = new Set(
  (
    '2025-12-25 2025-12-26 2026-01-01 2026-04-02 2026-04-03 2026-04-05 2026-04-06 2026-05-14 2026-05-24 2026-05-25 ' +
    '2026-12-25 2026-12-26 2027-01-01 2027-03-25 2027-03-26 2027-03-28 2027-03-29 2027-05-06 2027-05-16 2027-05-17 ' +
    '2027-12-25 2027-12-26 2028-01-01'
  ).split(' '),
);

interface Moment {
  at: number;
  date: string;
  time: string;
  weekday: number;
}

const moments = new Map<number, Moment>();

/** What the clock on a Danish wall shows. */
function momentAt(at: number): Moment {
  const known = moments.get(at);
  if (known) return known;
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, weekday = '' } = part;
  const moment = {
    at,
    date: `${year}-${month}-${day}`,
    time: `${hour}:${minute}`,
    weekday: WEEKDAYS.indexOf(weekday) + 1,
  };
  moments.set(at, moment);
  return moment;
}

/** "2026-W12": week 1 is the one with 4 January, and weeks begin on Mondays. Walks there day by day. */
const weeks = new Map<string, string>();
for (let year = 2024; year <= 2029; year += 1) {
  let monday = Date.UTC(year, 0, 4);
  while (new Date(monday).getUTCDay() !== 1) monday -= DAY_MS;
  for (let week = 1; week <= 53; week += 1, monday += 7 * DAY_MS) {
    for (let day = 0; day < 7; day += 1) {
      const date = new Date(monday + day * DAY_MS).toISOString().slice(0, 10);
      weeks.set(date, `${year}-W${week < 10 ? '0' : ''}${week}`);
    }
  }
}

/** Weeks passed since a Monday long ago, to tell which weeks lie how far apart. */
function weekCount(date: string): number {
  return Math.floor((Date.parse(date) - Date.UTC(2018, 0, 1)) / DAY_MS / 7);
}

/** Each time of the rule as "2026-03-24T09:00 = instant", or "… skipped REASON", in order. Times on full quarters. */
export function readSlowly(rule: SeriesRule, calendar: PlanningCalendar): string[] {
  const found = new Map<string, string>();
  const wanted = (date: string, time: string) =>
    rule.extraDates.some((extra) => extra.date === date && extra.time === time);
  const times = new Set([...rule.times, ...rule.extraDates.map((extra) => extra.time)]);
  const first = Date.parse(rule.from) - DAY_MS;
  const last = Date.parse(rule.to) + 2 * DAY_MS;
  for (let at = first; at < last; at += QUARTER_MS) {
    const { date, time, weekday } = momentAt(at);
    if (!times.has(time)) continue;
    const name = `${date}T${time}`;
    if (found.has(name)) continue;
    if (wanted(date, time)) found.set(name, new Date(at).toISOString());
    else if (isOfRule(rule, { date, time, weekday })) {
      found.set(name, reasonOf(rule, calendar, date) ?? new Date(at).toISOString());
    }
  }
  for (const { date, time, reason } of neverShown(rule, calendar)) {
    if (!found.has(`${date}T${time}`)) found.set(`${date}T${time}`, reason);
  }
  return [...found].map(([name, what]) => `${name} ${what}`).sort();
}

/** Times that no clock shows: in the hour that is left out in March. */
function neverShown(rule: SeriesRule, calendar: PlanningCalendar) {
  const days: { date: string; time: string; reason: string }[] = [];
  for (let noon = Date.parse(rule.from) + DAY_MS / 2; noon < Date.parse(rule.to) + DAY_MS; noon += DAY_MS) {
    const { date, weekday } = momentAt(noon);
    for (const time of rule.times) {
      if (!isOfRule(rule, { date, time, weekday })) continue;
      days.push({ date, time, reason: reasonOf(rule, calendar, date) ?? 'skipped NO_SUCH_TIME' });
    }
  }
  for (const { date, time } of rule.extraDates) days.unshift({ date, time, reason: 'skipped NO_SUCH_TIME' });
  return days;
}

function isOfRule(rule: SeriesRule, { date, time, weekday }: Omit<Moment, 'at'>): boolean {
  if (date < rule.from || date > rule.to || !rule.times.includes(time) || !rule.weekdays.includes(weekday))
    return false;
  if ((weekCount(date) - weekCount(rule.from)) % rule.everyWeeks > 0) return false;
  return rule.onlyWeeks.length === 0 || rule.onlyWeeks.some((week) => week === weeks.get(date));
}

function reasonOf(rule: SeriesRule, calendar: PlanningCalendar, date: string): string | null {
  const within = ({ from, to }: { from: string; to: string }) => date >= from && date < to;
  if (rule.exceptDates.includes(date)) return 'skipped EXCEPTION';
  if (rule.exceptWeeks.some((week) => week === weeks.get(date))) return 'skipped EXCEPTION';
  if (rule.publicHolidays === 'SKIP' && HOLIDAYS.has(date)) return 'skipped PUBLIC_HOLIDAY';
  if (rule.closedDays === 'SKIP' && calendar.closedDays.some(within)) return 'skipped CLOSED_DAY';
  if (rule.schoolHolidays === 'SKIP' && calendar.schoolHolidays.some(within)) return 'skipped SCHOOL_HOLIDAY';
  return null;
}
