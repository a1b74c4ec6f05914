import fc from 'fast-check';

/** Something that somebody does to a booking or a session. `which` picks one of the bookings made so far, if there are so many. */
export type LifeStep =
  | { do: 'hold'; session: number; pupils: number; browser: number }
  | { do: 'book'; session: number; pupils: number; hold: number; twice: boolean }
  | { do: 'split'; sessions: number[]; pupils: number[] }
  | { do: 'wait'; session: number; classes: number[]; otherDays: boolean }
  | { do: 'accept'; which: number }
  | { do: 'change'; which: number; pupils: number }
  | { do: 'move'; which: number; session: number }
  | { do: 'cancel'; which: number }
  | { do: 'undo'; which: number }
  | { do: 'cut'; session: number; pupils: number }
  | { do: 'clock' };

/** Steps that happen at the same moment, and how many minutes pass before them. */
export interface LifeRound {
  minutes: number;
  steps: LifeStep[];
}

/** Sessions of a history; the last one is on another day. */
export const SESSIONS = 4;

const session = fc.nat(SESSIONS - 1);
const pupils = fc.integer({ min: 5, max: 28 });
const which = fc.nat(11);

const step: fc.Arbitrary<LifeStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hold' as const), session, pupils, browser: fc.nat(1) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('book' as const), session, pupils, hold: fc.nat(1), twice: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('split' as const),
      sessions: fc.uniqueArray(session, { minLength: 2, maxLength: 3 }),
      pupils: fc.array(pupils, { minLength: 3, maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      session,
      classes: fc.array(pupils, { minLength: 1, maxLength: 2 }),
      otherDays: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('change' as const), which, pupils }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), which, session }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cut' as const), session, pupils: fc.integer({ min: 10, max: 60 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clock' as const) }) },
);

/** Mostly moments; now and then so long that holds lapse (10 minutes), or what was offered (days). */
const minutes = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constant(11) },
  { weight: 1, arbitrary: fc.constant(4 * 24 * 60) },
);

/** Histories of a few moments at which several people do something at once. */
export const lifeHistory: fc.Arbitrary<LifeRound[]> = fc.array(
  fc.record({ minutes, steps: fc.array(step, { minLength: 1, maxLength: 7 }) }),
  { minLength: 2, maxLength: 6 },
);
