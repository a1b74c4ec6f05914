import { describe, expect, test } from 'vitest';
import { type Random, randomFrom } from '#server/demo/random.ts';
import { weekName } from '#server/time/iso-week.ts';
import { addDays, isoWeekOf, localDateOf } from '#server/time/local-time.ts';
import { readSlowly } from './series.reading.ts';
import {
  datesOf,
  type PlanningCalendar,
  refusalOfRule,
  type SeriesDate,
  type SeriesRule,
  unknownWeeks,
} from './series.rules.ts';

const empty: PlanningCalendar = { closedDays: [], schoolHolidays: [] };
const tuesdays: SeriesRule = {
  from: '2026-03-23',
  to: '2026-04-12',
  weekdays: [2],
  times: ['09:00'],
  everyWeeks: 1,
  onlyWeeks: [],
  exceptWeeks: [],
  exceptDates: [],
  extraDates: [],
  publicHolidays: 'SKIP',
  closedDays: 'SKIP',
  schoolHolidays: 'KEEP',
  municipalityCode: '0101',
  zone: 'Europe/Copenhagen',
};
const keysOf = (rule: Partial<SeriesRule>, calendar = empty) => shown(datesOf({ ...tuesdays, ...rule }, calendar));

/** "2026-03-24T09:00 2026-03-24T08:00:00.000Z", or "… skipped REASON". */
function shown(dates: SeriesDate[]): string[] {
  return dates.map(({ key, skipped, startsAt }) => `${key} ${startsAt?.toISOString() ?? `skipped ${skipped?.code}`}`);
}

describe('the rule of a series', () => {
  test('keeps nine o’clock at nine on both sides of 29 March, and takes its last day along', () => {
    expect(keysOf({ to: '2026-04-07' })).toEqual([
      '2026-03-24T09:00 2026-03-24T08:00:00.000Z',
      '2026-03-31T09:00 2026-03-31T07:00:00.000Z',
      '2026-04-07T09:00 2026-04-07T07:00:00.000Z',
    ]);
  });

  test('says that 02:30 does not exist on 29 March, and takes the first 02:30 on 25 October', () => {
    const night = { weekdays: [7], times: ['02:30'] };
    expect(keysOf({ ...night, from: '2026-03-29', to: '2026-03-29' })).toEqual([
      '2026-03-29T02:30 skipped NO_SUCH_TIME',
    ]);
    const [october] = datesOf({ ...tuesdays, ...night, from: '2026-10-25', to: '2026-10-25' }, empty);
    expect(october).toMatchObject({ startsAt: new Date('2026-10-25T00:30:00Z'), ambiguous: true });
    const [day] = datesOf({ ...tuesdays, weekdays: [7], from: '2026-10-25', to: '2026-10-25' }, empty);
    expect(day).toMatchObject({ startsAt: new Date('2026-10-25T08:00:00Z'), ambiguous: false });
  });

  test('counts every other week in ISO weeks from the week of its first day, across a week 53', () => {
    const dates = datesOf(
      { ...tuesdays, from: '2026-12-20', to: '2027-01-24', everyWeeks: 2, weekdays: [1, 7] },
      empty,
    );
    expect(dates.map(({ date }) => date)).toEqual([
      '2026-12-20',
      '2026-12-28',
      '2027-01-03',
      '2027-01-11',
      '2027-01-17',
    ]);
  });

  test('skips holidays, closed days and exceptions with the reason, and keeps what is asked for by name', () => {
    const calendar: PlanningCalendar = {
      closedDays: [{ from: '2026-03-31', to: '2026-04-01', name: 'Maling af salen' }],
      schoolHolidays: [{ from: '2026-03-24', to: '2026-03-25', name: 'Vinterferie' }],
    };
    const rule: Partial<SeriesRule> = {
      weekdays: [1, 2],
      exceptDates: ['2026-03-30'],
      extraDates: [{ date: '2026-03-30', time: '12:00' }],
    };
    const dates = datesOf({ ...tuesdays, ...rule, schoolHolidays: 'SKIP' }, calendar);
    expect(dates.map(({ key, skipped }) => [key, skipped])).toEqual([
      ['2026-03-23T09:00', null],
      ['2026-03-24T09:00', { code: 'SCHOOL_HOLIDAY', name: 'Vinterferie' }],
      ['2026-03-30T09:00', { code: 'EXCEPTION', name: null }],
      ['2026-03-30T12:00', null],
      ['2026-03-31T09:00', { code: 'CLOSED_DAY', name: 'Maling af salen' }],
      ['2026-04-06T09:00', { code: 'PUBLIC_HOLIDAY', name: { da: '2. påskedag', en: 'Easter Monday' } }],
      ['2026-04-07T09:00', null],
    ]);
    const kept = datesOf({ ...tuesdays, ...rule, publicHolidays: 'KEEP', closedDays: 'KEEP' }, calendar);
    expect(kept.filter(({ skipped }) => skipped !== null).map(({ key }) => key)).toEqual(['2026-03-30T09:00']);
  });

  test('names each time once, in order', () => {
    const twice = { times: ['12:00', '09:00', '12:00'], extraDates: [{ date: '2026-03-24', time: '09:00' }] };
    expect(keysOf({ ...twice, to: '2026-03-24' }).map((line) => line.slice(0, 16))).toEqual([
      '2026-03-24T09:00',
      '2026-03-24T12:00',
    ]);
  });

  test('is limited to some weeks, or leaves some out', () => {
    expect(keysOf({ onlyWeeks: ['2026-W14'] })).toHaveLength(1);
    expect(keysOf({ exceptWeeks: ['2026-W14'] })[1]).toContain('skipped EXCEPTION');
    expect(unknownWeeks(['2026-W53', '2027-W53', '2027-W00'])).toEqual(['2027-W53', '2027-W00']);
  });
});

describe('a rule is refused before anything is generated', () => {
  const daily = { ...tuesdays, weekdays: [1, 2, 3, 4, 5, 6, 7], publicHolidays: 'KEEP' as const };
  const quarters = Array.from(
    { length: 25 },
    (_, n) => `${String(8 + Math.floor(n / 4)).padStart(2, '0')}:${(n % 4) * 15 || '00'}`,
  );

  test('that would give 10,000 sessions, with the number', () => {
    const rule = { ...daily, from: '2026-04-01', to: addDays('2026-04-01', 399), times: quarters };
    expect(refusalOfRule(rule, empty)).toEqual({ code: 'TOO_MANY_SESSIONS', sessions: 10_000 });
  });

  test('that spans more than 400 days, or ends before it begins', () => {
    expect(refusalOfRule({ ...daily, from: '2026-04-01', to: '2053-08-16' }, empty)).toEqual({
      code: 'TOO_MANY_DAYS',
      days: 10_000,
    });
    expect(refusalOfRule({ ...daily, from: '2026-04-02', to: '2026-04-01' }, empty)).toEqual({
      code: 'ENDS_BEFORE_IT_BEGINS',
    });
  });

  test('500 are allowed, also when the rule names more and holidays take them away', () => {
    const rule = { ...daily, from: '2026-01-12', to: addDays('2026-01-12', 249), times: ['09:00', '12:00'] };
    expect(refusalOfRule(rule, empty)).toBeNull();
    expect(refusalOfRule({ ...rule, to: addDays(rule.to, 1) }, empty)).toMatchObject({ sessions: 502 });
    expect(refusalOfRule({ ...rule, to: addDays(rule.to, 1), publicHolidays: 'SKIP' }, empty)).toBeNull();
  });
});

const SEEDS = 1000;
const TIMES = ['00:00', '00:30', '01:45', '02:00', '02:30', '03:00', '09:00', '12:30', '23:45'];
/** The days that are hardest: changes of clocks, New Year, a week 53, Easter. */
const HARD_DAYS = ['2026-03-28', '2026-10-24', '2027-03-27', '2026-12-27', '2026-04-02', '2027-01-03'];

function ruleOf(chance: Random): SeriesRule {
  const from = addDays(chance.pick(['2026-01-01', ...HARD_DAYS]), chance.integer(-9, 2));
  const length = chance.chance(0.1) ? chance.integer(200, 399) : chance.integer(0, 60);
  const someDay = () => addDays(from, chance.integer(0, length));
  const some = <Item>(most: number, make: () => Item) => Array.from({ length: chance.integer(0, most) }, make);
  const handling = () => (chance.chance(0.5) ? 'SKIP' : 'KEEP') as 'SKIP' | 'KEEP';
  return {
    from,
    to: addDays(from, length),
    weekdays: chance.shuffled([1, 2, 3, 4, 5, 6, 7]).slice(0, chance.integer(1, 7)),
    times: chance.shuffled(TIMES).slice(0, chance.integer(1, 3)),
    everyWeeks: chance.pick([1, 1, 2, 3]),
    onlyWeeks: chance.chance(0.1) ? [...new Set([someDay(), someDay(), someDay()].map(weekName))] : [],
    exceptWeeks: chance.chance(0.2) ? [weekName(someDay())] : [],
    exceptDates: some(3, someDay),
    extraDates: some(2, () => ({ date: someDay(), time: chance.pick(TIMES) })),
    publicHolidays: handling(),
    closedDays: handling(),
    schoolHolidays: handling(),
    municipalityCode: '0101',
    zone: 'Europe/Copenhagen',
  };
}

function calendarOf(chance: Random, { from }: SeriesRule): PlanningCalendar {
  const days = (name: string) => {
    const first = addDays(from, chance.integer(-5, 40));
    return { from: first, to: addDays(first, chance.integer(1, 7)), name };
  };
  return { closedDays: [days('Lukket'), days('Lukket')], schoolHolidays: [days('Ferie')] };
}

type Reading = typeof datesOf;

/** The first seed at which a reading differs from the independent one; null = they agree on all. */
function firstDifference(reading: Reading): { seed: number; rule: SeriesRule; read: string[]; slow: string[] } | null {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const chance = randomFrom('series', seed);
    const rule = ruleOf(chance);
    const calendar = calendarOf(chance, rule);
    const [read, slow] = [shown(reading(rule, calendar)), readSlowly(rule, calendar)];
    if (read.join('\n') !== slow.join('\n')) return { seed, rule, read, slow };
  }
  return null;
}

// Two seconds by itself; more where many programs share the machine.
describe('against an independent reading of the rule', { timeout: 60_000 }, () => {
  test('1,000 seeded rules give the same times', () => {
    expect(firstDifference(datesOf)).toBeNull();
  });

  /** What somebody could easily have written instead. */
  const mutants: Record<string, Reading> = {
    'the last day is not included': (rule, calendar) => datesOf({ ...rule, to: addDays(rule.to, -1) }, calendar),
    'every other week is counted one week off': (rule, calendar) =>
      datesOf({ ...rule, everyWeeks: 1 }, calendar).filter(
        ({ date }) => rule.everyWeeks === 1 || (weeksFrom(rule.from, date) + 1) % rule.everyWeeks === 0,
      ),
    'every other week is told by the number of the week': (rule, calendar) =>
      datesOf({ ...rule, everyWeeks: 1 }, calendar).filter(
        ({ date }) => (isoWeekOf(date).week - isoWeekOf(rule.from).week) % rule.everyWeeks === 0,
      ),
    'the weekday is that of UTC': (rule, calendar) =>
      datesOf({ ...rule, weekdays: [1, 2, 3, 4, 5, 6, 7] }, calendar).filter(
        ({ startsAt }) => startsAt === null || rule.weekdays.includes(startsAt.getUTCDay() || 7),
      ),
    'the weekday is that of the machine’s own zone': (rule, calendar) =>
      datesOf({ ...rule, weekdays: [1, 2, 3, 4, 5, 6, 7] }, calendar).filter(({ date, time }) =>
        rule.weekdays.includes(new Date(`${date}T${time}:00+02:00`).getDay() || 7),
      ),
    'days last 24 hours': (rule, calendar) => {
      const dates = datesOf(rule, calendar);
      const first = dates.find(({ startsAt }) => startsAt !== null);
      return dates.map((date) =>
        date.startsAt === null || !first?.startsAt ? date : { ...date, startsAt: drifted(first, date) },
      );
    },
    'the second 02:30 in October is meant': (rule, calendar) =>
      datesOf(rule, calendar).map((date) =>
        date.ambiguous ? { ...date, startsAt: new Date(date.startsAt.getTime() + 3_600_000) } : date,
      ),
    'a time that does not exist becomes an hour later': (rule, calendar) =>
      datesOf(rule, calendar).map((date) =>
        date.skipped?.code === 'NO_SUCH_TIME'
          ? { ...date, skipped: null, startsAt: new Date(`${date.date}T01:30:00Z`), ambiguous: false }
          : date,
      ),
    'closed days include the day after': (rule, { closedDays, ...calendar }) =>
      datesOf(rule, { ...calendar, closedDays: closedDays.map((days) => ({ ...days, to: addDays(days.to, 1) })) }),
    'an exception takes away what was asked for by name': (rule, calendar) =>
      datesOf(
        { ...rule, extraDates: rule.extraDates.filter(({ date }) => !rule.exceptDates.includes(date)) },
        calendar,
      ),
  };

  test.for(Object.entries(mutants))('a reading in which %s is caught', ([, mutant]) => {
    expect(firstDifference(mutant)).not.toBeNull();
  });
});

function weeksFrom(from: string, date: string): number {
  const monday = (day: string) => Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000;
  return (monday(date) - monday(from)) / 604_800_000;
}

/** The same time as the first one's, so many times 24 hours later. */
function drifted(first: SeriesDate, { date, time, startsAt }: SeriesDate): Date {
  if (first.startsAt === null || startsAt === null) throw new Error('only times that exist');
  const at = first.startsAt.getTime() + Date.parse(`${date}T${time}Z`) - Date.parse(`${first.date}T${first.time}Z`);
  return localDateOf(startsAt) === date ? new Date(at) : startsAt;
}
