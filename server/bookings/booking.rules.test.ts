import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf, localDateOf } from '#server/time/local-time.ts';
import {
  type BookableSession,
  bookingCloses,
  cancellationDeadline,
  earliestBookableStart,
  type RequestedGroup,
  refusalsFor,
  refusalsForPupils,
  requiredAdults,
  takesLevel,
} from './booking.rules.ts';

const at = (day: string, time = '09:00') => instantOf(day, time) ?? new Date(Number.NaN);

const offer: BookableSession['offer'] = {
  published: true,
  targetGroups: ['PRIMARY'],
  gradeFrom: 4,
  gradeTo: 6,
  ageGroups: [],
  minPupils: 5,
  maxPupils: 28,
  maxGroups: 2,
  pupilsPerAdult: 14,
  adultRatios: [],
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 10,
  bookingOpensAt: null,
};

function session(facts: Partial<BookableSession> = {}, rules: Partial<BookableSession['offer']> = {}): BookableSession {
  return {
    state: 'OPEN',
    startsAt: at('2026-04-23'),
    capacity: { groups: 2, pupils: 56, adults: 10 },
    taken: { groups: 0, pupils: 0, adults: 0 },
    ...facts,
    offer: { ...offer, ...rules },
  };
}

const group = (facts: Partial<RequestedGroup> = {}): RequestedGroup => ({
  gradeLevel: 5,
  ageGroup: null,
  studyYear: null,
  specialEducation: false,
  pupils: 26,
  adults: 2,
  ...facts,
});

const now = at('2026-03-16');
const codes = (s: BookableSession, groups: RequestedGroup[], when = now) =>
  refusalsFor(s, groups, when).map(({ code }) => code);

describe('adults by level', () => {
  const mixed = {
    targetGroups: ['DAYCARE', 'PRIMARY'] as BookableSession['offer']['targetGroups'],
    gradeFrom: 0,
    gradeTo: 9,
    ageGroups: ['MIXED'] as BookableSession['offer']['ageGroups'],
    adultRatios: [
      { level: 'LOWER' as const, pupilsPerAdult: 8 },
      { level: 'KINDERGARTEN' as const, pupilsPerAdult: 5 },
    ],
  };

  test('each group needs the adults of its own level', () => {
    const younger = group({ gradeLevel: 2, pupils: 16, adults: 2 });
    expect(codes(session({}, mixed), [younger])).toEqual([]);
    expect(codes(session({}, mixed), [{ ...younger, adults: 1 }])).toEqual(['TOO_FEW_ADULTS']);
    expect(codes(session({}, mixed), [group({ pupils: 28, adults: 2 })])).toEqual([]);
    const daycare = { gradeLevel: null, ageGroup: 'MIXED' as const, pupils: 11 };
    expect(codes(session({}, mixed), [group({ ...daycare, adults: 2 })])).toEqual(['TOO_FEW_ADULTS']);
    expect(codes(session({}, mixed), [group({ ...daycare, adults: 3 })])).toEqual([]);
  });

  test('the ratio is told when it is the same for all groups', () => {
    const of = (...groups: RequestedGroup[]) => refusalsFor(session({}, mixed), groups, now)[0];
    const young = group({ gradeLevel: 2, pupils: 16, adults: 0 });
    const old = group({ pupils: 20, adults: 1 });
    expect(of(young)).toEqual({ code: 'TOO_FEW_ADULTS', required: 2, asked: 0, pupilsPerAdult: 8 });
    expect(of(young, old)).toEqual({ code: 'TOO_FEW_ADULTS', required: 4, asked: 1, pupilsPerAdult: null });
  });

  test('without a level the strictest holds, with one its own', () => {
    const tight = session({ capacity: { groups: 2, pupils: 56, adults: 3 } }, mixed);
    expect(refusalsForPupils(tight, 16, now).map(({ code }) => code)).toEqual(['SESSION_FULL']);
    expect(refusalsForPupils(tight, 16, now, ['LOWER'])).toEqual([]);
  });
});

describe('a class can be booked', () => {
  test('when there is room, time and the right level', () => {
    expect(codes(session(), [group()])).toEqual([]);
  });

  test('until the last working day of the lead time is over, and not a second longer', () => {
    // Two working days before Thursday 23 April 2026 is Tuesday 21 April.
    expect(bookingCloses(at('2026-04-23'), 2).lastDay).toBe('2026-04-21');
    expect(codes(session(), [group()], new Date(at('2026-04-22', '00:00').getTime() - 1))).toEqual([]);
    expect(codes(session(), [group()], at('2026-04-22', '00:00'))).toEqual(['TOO_LATE_TO_BOOK']);
  });

  test('until it starts when there is no lead time', () => {
    const s = session({}, { leadTimeWorkingDays: 0 });
    expect(codes(s, [group()], new Date(s.startsAt.getTime() - 1))).toEqual([]);
    expect(codes(s, [group()], s.startsAt)).toEqual(['TOO_LATE_TO_BOOK']);
  });

  test('from the opening instant on', () => {
    const s = session({}, { bookingOpensAt: at('2026-03-17', '08:00') });
    expect(codes(s, [group()])).toEqual(['NOT_YET_OPEN']);
    expect(codes(s, [group()], at('2026-03-17', '08:00'))).toEqual([]);
  });
});

describe('a class cannot be booked', () => {
  test.each([
    ['a cancelled session', session({ state: 'CANCELLED' }), [group()], ['SESSION_CANCELLED']],
    ['a closed session', session({ state: 'CLOSED' }), [group()], ['SESSION_CLOSED']],
    ['an offer that is not published', session({}, { published: false }), [group()], ['SESSION_CLOSED']],
    ['more pupils than the offer takes', session(), [group({ pupils: 29, adults: 3 })], ['TOO_MANY_PUPILS']],
    ['fewer pupils than the offer needs', session(), [group({ pupils: 4 })], ['TOO_FEW_PUPILS']],
    [
      'more groups than the offer takes',
      session(),
      [group(), group(), group()],
      ['TOO_MANY_GROUPS', 'TOO_MANY_PUPILS'],
    ],
    ['too few adults', session(), [group({ adults: 1 })], ['TOO_FEW_ADULTS']],
    [
      'too few pupils’ places left',
      session({ taken: { groups: 1, pupils: 31, adults: 2 } }),
      [group()],
      ['SESSION_FULL'],
    ],
    [
      'more than the offer takes, and nothing left',
      session({ taken: { groups: 2, pupils: 20, adults: 2 } }),
      [group({ pupils: 60, adults: 5 })],
      ['TOO_MANY_PUPILS', 'SESSION_FULL'],
    ],
    ['no group’s place left', session({ taken: { groups: 2, pupils: 20, adults: 2 } }), [group()], ['SESSION_FULL']],
    ['no adults’ place left', session({ taken: { groups: 1, pupils: 20, adults: 9 } }), [group()], ['SESSION_FULL']],
    ['a level below', session(), [group({ gradeLevel: 3 })], ['LEVEL_NOT_OFFERED']],
    ['another target group', session(), [group({ gradeLevel: null, ageGroup: 'KINDERGARTEN' })], ['LEVEL_NOT_OFFERED']],
  ])('for %s', (_name, s, groups, expected) => {
    expect(codes(s, groups)).toEqual(expected);
  });

  test('and hears all reasons at once', () => {
    const s = session({ taken: { groups: 1, pupils: 50, adults: 2 } });
    expect(codes(s, [group({ adults: 1, gradeLevel: 9 })], at('2026-04-22'))).toEqual([
      'TOO_LATE_TO_BOOK',
      'TOO_FEW_ADULTS',
      'SESSION_FULL',
      'LEVEL_NOT_OFFERED',
    ]);
  });

  test('but a special class may come whatever its level', () => {
    expect(codes(session(), [group({ gradeLevel: 9, specialEducation: true })])).toEqual([]);
  });
});

test('what a list calls bookable for N pupils can be booked with the adults that the ratio asks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(56), fc.nat(10), (pupils, takenPupils, takenAdults) => {
      const s = session({ taken: { groups: 1, pupils: takenPupils, adults: takenAdults } });
      const listed = refusalsForPupils(s, pupils, now).length === 0;
      const bookable = codes(s, [group({ pupils, adults: requiredAdults(pupils, 14) })]).length === 0;
      expect(listed).toBe(bookable);
    }),
  );
});

test('the earliest bookable start is the booking deadline turned round, in any week of the year', () => {
  fc.assert(
    fc.property(
      fc.nat(700),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 12 }),
      fc.nat(40),
      (day, hour, lead, ahead) => {
        const today = addDays('2026-01-01', day);
        const when = new Date(at(today, '00:30').getTime() + hour * 3_600_000);
        const start = at(addDays(localDateOf(when), ahead), '09:00');
        const bookable = when < bookingCloses(start, lead).closesAt;
        expect(start >= earliestBookableStart(localDateOf(when), when, lead) && when < start).toBe(bookable);
      },
    ),
    { numRuns: 500 },
  );
});

test('cancelling ends with the tenth working day before the visit, Easter not counted', () => {
  // Easter 2026: Maundy Thursday 2 April to Easter Monday 6 April.
  expect(cancellationDeadline(at('2026-04-13'), offer).lastDay).toBe('2026-03-25');
});

describe('levels', () => {
  const daycare = {
    targetGroups: ['DAYCARE' as const],
    gradeFrom: null,
    gradeTo: null,
    ageGroups: ['KINDERGARTEN' as const],
  };
  test('a mixed daycare group fits any daycare offer; a nursery only one for nurseries', () => {
    expect(takesLevel(daycare, { gradeLevel: null, ageGroup: 'MIXED', studyYear: null })).toBe(true);
    expect(takesLevel(daycare, { gradeLevel: null, ageGroup: 'NURSERY', studyYear: null })).toBe(false);
  });
  test('youth education fits offers for youth education', () => {
    const youth = { targetGroups: ['UPPER_SECONDARY' as const], gradeFrom: null, gradeTo: null, ageGroups: [] };
    expect(takesLevel(youth, { gradeLevel: null, ageGroup: null, studyYear: 2 })).toBe(true);
    expect(takesLevel(daycare, { gradeLevel: null, ageGroup: null, studyYear: 2 })).toBe(false);
  });
});
