import { expect, test } from 'vitest';
import { addDays, instantOf, weekdayOf } from '#server/time/local-time.ts';
import type { Candidate, SoughtSession } from './candidate.ts';
import { type Assignment, distribute } from './distribution.rules.ts';

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const MINUTE = 60_000;
const place = { latitude: 55.7, longitude: 12.5 };

function aWorld(seed: number) {
  const random = randomOf(seed);
  const sessions = Array.from({ length: 6 + random(18) }, (_, index): SoughtSession => {
    let localDate = addDays('2026-04-20', random(14));
    if (weekdayOf(localDate) > 5) localDate = addDays(localDate, 2);
    const startsAt = instantOf(localDate, ['08:30', '09:00', '10:30', '12:00', '13:00'][random(5)] ?? '09:00') as Date;
    return {
      id: `s${String(index).padStart(2, '0')}`,
      offerId: 'o1',
      title: { da: 'Forløb', en: 'Offer' },
      departmentId: 'd1',
      localDate,
      startsAt,
      endsAt: new Date(startsAt.getTime() + (60 + 30 * random(3)) * MINUTE),
      meetings: [],
      bufferBeforeMinutes: 15,
      bufferAfterMinutes: random(2) * 30,
      travelMinutes: 0,
      educatorsNeeded: 1 + random(2),
      place,
      siteId: 'here',
      siteName: 'Stedet',
      educators: [],
    };
  });
  const people = Array.from({ length: 3 + random(4) }, (_, index): Candidate => {
    const had = random(4);
    return {
      id: `p${index}`,
      name: `Person ${index}`,
      worksOn: [{ from: '2020-01-01', to: null }],
      competences: [],
      takings: [],
      load: [{ schoolYear: '2025/26', monday: '2026-03-02', minutes: had * 90, sessions: had }],
      away:
        random(4) === 0
          ? [{ startsAt: instantOf('2026-04-22', '00:00') as Date, endsAt: instantOf('2026-04-24', '00:00') as Date }]
          : [],
      hours: [],
      exceptions: [],
    };
  });
  return { sessions, people };
}

// Written without the rules: what the database counts as taken, and who is taken by what.
const spanOf = ({ startsAt, endsAt, bufferBeforeMinutes: before, bufferAfterMinutes: after }: SoughtSession) =>
  [startsAt.getTime() - before * MINUTE, endsAt.getTime() + after * MINUTE] as const;
const clash = (a: SoughtSession, b: SoughtSession) => spanOf(a)[0] < spanOf(b)[1] && spanOf(b)[0] < spanOf(a)[1];

function overlaps(assignments: Assignment[], sessions: SoughtSession[]) {
  const byId = new Map(sessions.map((one) => [one.id, one]));
  return assignments.filter((a, index) =>
    assignments.some((b, other) => {
      const [first, second] = [byId.get(a.sessionId), byId.get(b.sessionId)];
      return other > index && a.accountId === b.accountId && first && second && clash(first, second);
    }),
  );
}

function roundRobin({ sessions, people }: ReturnType<typeof aWorld>): Assignment[] {
  const made: Assignment[] = [];
  let next = 0;
  for (const sought of sessions.toSorted((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1))) {
    for (let seat = 0; seat < sought.educatorsNeeded; seat += 1) {
      const free = (one: Candidate) => {
        const [from, to] = spanOf(sought);
        const isAway = one.away.some((span) => +span.startsAt < to && from < +span.endsAt);
        return (
          !isAway &&
          overlaps([...made, { sessionId: sought.id, accountId: one.id, role: 'LEADS' }], sessions).length === 0
        );
      };
      const turn = people.map((_, step) => (next + step) % people.length).find((at) => free(people[at] as Candidate));
      if (turn === undefined) continue;
      made.push({ sessionId: sought.id, accountId: people[turn]?.id ?? '', role: 'LEADS' });
      next = (turn + 1) % people.length;
    }
  }
  return made;
}

/** How far the loads are apart: the sum of squares of everybody's minutes. */
function spread(assignments: Assignment[], { sessions, people }: ReturnType<typeof aWorld>): number {
  return people.reduce((sum, { id, load }) => {
    const given = assignments.filter(({ accountId }) => accountId === id);
    const minutes = given.map(({ sessionId }) => sessions.find((one) => one.id === sessionId) as SoughtSession);
    const own = minutes.reduce((total, one) => total + (+one.endsAt - +one.startsAt) / MINUTE, load[0]?.minutes ?? 0);
    return sum + own ** 2;
  }, 0);
}

test('for 300 random fortnights nobody is in two places, nobody who is away is sent, and loads lie no further apart than in turn', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const world = aWorld(seed);
    const { assignments, unfilled } = distribute(world.sessions, world.people);
    expect(overlaps(assignments, world.sessions), `seed ${seed}`).toEqual([]);
    for (const { sessionId, accountId } of assignments) {
      const [from, to] = spanOf(world.sessions.find(({ id }) => id === sessionId) as SoughtSession);
      const away = world.people.find(({ id }) => id === accountId)?.away ?? [];
      expect(
        away.some((span) => +span.startsAt < to && from < +span.endsAt),
        `seed ${seed}`,
      ).toBe(false);
    }
    const wanted = world.sessions.reduce((sum, one) => sum + one.educatorsNeeded, 0);
    expect(assignments.length + unfilled.reduce((sum, { missing }) => sum + missing, 0), `seed ${seed}`).toBe(wanted);
    const baseline = roundRobin(world);
    expect(assignments.length, `seed ${seed}`).toBeGreaterThanOrEqual(baseline.length);
    if (assignments.length === baseline.length) {
      expect(spread(assignments, world), `seed ${seed}`).toBeLessThanOrEqual(spread(baseline, world));
    }
  }
});

test('the same question has the same answer, whatever the order of sessions and people', () => {
  for (const seed of [7, 42, 99]) {
    const { sessions, people } = aWorld(seed);
    expect(distribute(sessions.toReversed(), people)).toEqual(distribute(sessions, people));
  }
});

test('what is proposed is much more even than in turn when people begin with different loads', () => {
  let better = 0;
  for (let seed = 1; seed <= 50; seed += 1) {
    const world = aWorld(seed);
    const { assignments } = distribute(world.sessions, world.people);
    if (spread(assignments, world) < spread(roundRobin(world), world)) better += 1;
  }
  expect(better).toBeGreaterThan(35);
});
