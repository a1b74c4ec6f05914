import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalsOfSize } from '#server/bookings/booking.rules.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { SplitSession } from './class-sets.rules.ts';
import { mostOnOneDay, type Proposal, proposeSplits, spanOf, spreadEvenly } from './split.rules.ts';

const now = new Date('2026-03-16T08:00:00Z');
const offer = {
  published: true,
  targetGroups: ['PRIMARY' as const],
  gradeFrom: 4,
  gradeTo: 6,
  ageGroups: [],
  minPupils: 1,
  maxPupils: 28,
  maxGroups: 1,
  pupilsPerAdult: 14,
  adultRatios: [],
  leadTimeWorkingDays: 2,
  cancellationWorkingDays: 10,
  bookingOpensAt: null,
};

let made = 0;
/** A session on a day of April 2026, with room for one class unless said otherwise. */
function session(
  day: number,
  hour: number,
  { groups = 1, pupils = 28 * groups, adults = 6 * groups, minutes = 90, maxGroups = groups, ...own } = {} as Partial<{
    groups: number;
    pupils: number;
    adults: number;
    minutes: number;
    maxGroups: number;
    taken: { groups: number; pupils: number; adults: number };
    houseLeft: number;
    minPupils: number;
  }>,
): SplitSession {
  made += 1;
  const startsAt = new Date(Date.UTC(2026, 3, day, hour - 2));
  const { minPupils = 1, taken = { groups: 0, pupils: 0, adults: 0 }, houseLeft = null } = own;
  return {
    id: `s${String(made).padStart(4, '0')}`,
    state: 'OPEN',
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    localDate: localDateOf(startsAt),
    house: 'stedet',
    capacity: { groups, pupils, adults },
    taken,
    houseLeft,
    offer: { ...offer, maxGroups, minPupils },
  };
}
const classes = (...pupils: number[]) => pupils.map((count) => ({ pupils: count, adults: Math.ceil(count / 14) }));
const split = (
  sessions: SplitSession[],
  asked = classes(25, 25, 24),
  { sameDay = false, limit = 6 }: { sameDay?: boolean; limit?: number } = {},
) => proposeSplits({ classes: asked, sessions, now, sameDay, limit });
const idsOf = ({ parts }: Proposal) => parts.map(({ session: { id } }) => id);

describe('three classes', () => {
  test('come at the same time where three rooms are free at once', () => {
    const parallel = [session(16, 9), session(16, 9), session(16, 9)];
    const [best] = split([session(15, 9), session(15, 11), session(15, 13), ...parallel]);
    expect(best && idsOf(best)).toEqual(parallel.map(({ id }) => id));
  });

  test('come one after the other where only one can be there at a time, as close together as the day allows', () => {
    const [early, ...rest] = [7, 10, 12, 14].map((hour) => session(15, hour));
    const [best] = split([early as SplitSession, ...rest]);
    expect(best && idsOf(best)).toEqual(rest.map(({ id }) => id));
  });

  test('share a session only where the offer takes several groups', () => {
    const alone = session(15, 9, { groups: 3, maxGroups: 1 });
    expect(split([alone])).toEqual([]);
    const [best] = split([session(16, 9, { groups: 3 })]);
    expect(best?.parts.map((part) => part.classes)).toEqual([[0, 1, 2]]);
  });

  test('come on two days only where no single day takes them all, and on days close to each other', () => {
    const [a, b, c, d] = [session(8, 9), session(20, 9), session(20, 11), session(22, 9)];
    const [best] = split([a, b, c, d]);
    expect(best && idsOf(best)).toEqual([b, c, d].map(({ id }) => id));
    expect(best?.days).toEqual(['2026-04-20', '2026-04-22']);
    expect(split([a, b, c, d], classes(25, 25, 24), { sameDay: true })).toEqual([]);
    expect(mostOnOneDay({ classes: classes(25, 25, 24), sessions: [a, b, c, d], now })).toEqual({
      classes: 2,
      day: '2026-04-20',
    });
  });

  test('are sent where each of them fits: the large class to the large room', () => {
    const small = session(15, 9, { pupils: 22 });
    const large = session(15, 9);
    const [best] = split([small, large], classes(28, 20));
    expect(best?.parts).toMatchObject([
      { session: { id: large.id }, classes: [0] },
      { session: { id: small.id }, classes: [1] },
    ]);
  });

  test('are never sent to what is full, closed, too soon, or too small for their adults', () => {
    const full = session(15, 9, { taken: { groups: 1, pupils: 20, adults: 2 } });
    const closed = { ...session(15, 9), state: 'CLOSED' as const };
    const soon = { ...session(15, 9), startsAt: new Date('2026-03-17T08:00:00Z') };
    const fewAdults = session(15, 9, { adults: 1 });
    expect(split([full, closed, soon, fewAdults], classes(25, 25))).toEqual([]);
    expect(mostOnOneDay({ classes: classes(25), sessions: [full, closed, soon, fewAdults], now })).toBeNull();
  });

  test('who walk about by themselves do not crowd the house at the same hour', () => {
    const [one, two] = [session(15, 9, { houseLeft: 40 }), session(15, 9, { houseLeft: 40 })];
    expect(split([one, two], classes(25, 24))).toEqual([]);
    const later = session(15, 11, { houseLeft: 40 });
    const [best] = split([one, two, later], classes(25, 24));
    expect(best && spanOf(best.parts)).toBe(3.5 * 3_600_000);
  });
});

test('"3 classes, 74 pupils" is 25, 25 and 24', () => {
  expect(spreadEvenly(74, 3)).toEqual([25, 25, 24]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 8 }), (total, count) => {
      const parts = spreadEvenly(total, count);
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});

const someSessions = fc.array(
  fc
    .record({
      day: fc.integer({ min: 13, max: 15 }),
      hour: fc.integer({ min: 8, max: 13 }),
      groups: fc.integer({ min: 1, max: 2 }),
      maxGroups: fc.integer({ min: 1, max: 2 }),
      pupils: fc.integer({ min: 15, max: 56 }),
      adults: fc.integer({ min: 1, max: 8 }),
      minPupils: fc.integer({ min: 1, max: 20 }),
      minutes: fc.constantFrom(45, 90, 120),
    })
    .map(({ day, hour, ...facts }) => session(day, hour, facts)),
  { maxLength: 6 },
);
const someClasses = fc
  .array(fc.integer({ min: 5, max: 30 }), { minLength: 1, maxLength: 4 })
  .map((of) => classes(...of));

/** Every way to give each class a session: the truth that the rules are held against. */
function everyWay(sessions: SplitSession[], asked: ReturnType<typeof classes>): SplitSession[][] {
  const ways = asked.reduce<SplitSession[][]>(
    (soFar) => soFar.flatMap((way) => sessions.map((one) => [...way, one])),
    [[]],
  );
  return ways.filter((way) =>
    sessions.every((one) => {
      const there = asked.filter((_, index) => way[index]?.id === one.id);
      return there.length === 0 || (there.length <= one.offer.maxGroups && refusalsOfSize(one, there).length === 0);
    }),
  );
}

test('whatever the sessions: each proposal can be booked, and the first is the best there is', () => {
  fc.assert(
    fc.property(someSessions, someClasses, (sessions, asked) => {
      const proposals = split(sessions, asked);
      for (const { parts } of proposals) {
        expect(parts.flatMap((part) => part.classes).sort()).toEqual(asked.map((_, index) => index));
        expect(new Set(parts.map((part) => part.session.id)).size).toBe(parts.length);
        for (const part of parts) {
          const groups = part.classes.flatMap((index) => asked[index] ?? []);
          expect(refusalsOfSize(part.session, groups)).toEqual([]);
          expect(groups.length).toBeLessThanOrEqual(part.session.offer.maxGroups);
        }
      }
      const ways = everyWay(sessions, asked);
      expect(proposals.length > 0).toBe(ways.length > 0);
      const [best] = proposals;
      if (best === undefined) return;
      const daysIn = (way: SplitSession[]) => new Set(way.map(({ localDate }) => localDate)).size;
      const fewest = Math.min(...ways.map(daysIn));
      expect(best.days.length).toBe(fewest);
      if (fewest > 1) return;
      const spans = ways.filter((way) => daysIn(way) === 1).map((way) => spanOf(way.map((one) => ({ session: one }))));
      expect(spanOf(best.parts)).toBe(Math.min(...spans));
    }),
    { numRuns: 300 },
  );
});
