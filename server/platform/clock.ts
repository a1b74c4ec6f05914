/** Tells the time. Services read it once per request and pass `now` on; rules never read it. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that starts at `instant` and runs at normal speed from there.
 * Used by the demo and the browser tests, never in production.
 */
export function clockStartingAt(instant: Date): Clock {
  const startedAt = process.hrtime.bigint();
  return {
    now: () => new Date(instant.getTime() + Number((process.hrtime.bigint() - startedAt) / 1_000_000n)),
  };
}

/** A clock that stands still until it is set: for tests. */
export function fixedClock(instant: string): Clock & { set(next: string): void } {
  let current = new Date(instant);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
  };
}
