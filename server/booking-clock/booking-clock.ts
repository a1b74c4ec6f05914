import { headReminders, lapsedRequests } from '#server/approvals/approval-clock.service.ts';
import { attendanceNudges } from '#server/attendance/attendance-nudge.service.ts';
import { endedDateRequestOffers, passedDateRequests } from '#server/date-requests/date-request.clock.ts';
import { thankYous } from '#server/evaluations/thank-you.service.ts';
import { lapsedHolds } from '#server/holds/hold-clock.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { describeError } from '#server/platform/logger.ts';
import { lapsedOffers, promotions, waitingEnds } from '#server/waitlist/waitlist-clock.service.ts';

/** Something that happens to bookings by the clock. Asks the database what is due, and does it; several processes may run it. */
export interface ClockTask {
  /** Names it in the log: "holds.lapsed". */
  name: string;
  run(deps: Deps, now: Date): Promise<void>;
}

/** In this order: what lapses makes room for those who wait. */
export const clockTasks: readonly ClockTask[] = [
  lapsedHolds,
  lapsedRequests,
  endedDateRequestOffers,
  passedDateRequests,
  lapsedOffers,
  waitingEnds,
  promotions,
  headReminders,
  attendanceNudges,
  thankYous,
];

const LOOK_EVERY_MS = 5_000;

export interface BookingClock {
  start(): void;
  /** Looks no more, and waits for what is under way. */
  stop(): Promise<void>;
  /** Looks once, now. One task that fails keeps none of the others from running. */
  look(): Promise<void>;
}

/** Looks every few seconds at what is due; nothing is lost when nobody looked for a while. */
export function bookingClockFor(deps: Deps, tasks: readonly ClockTask[] = clockTasks): BookingClock {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  const look = () => {
    looking ??= runAll(deps, tasks).finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    look,
    start() {
      timer = setInterval(look, LOOK_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function runAll(deps: Deps, tasks: readonly ClockTask[]): Promise<void> {
  for (const { name, run } of tasks) {
    try {
      await run(deps, deps.clock.now());
    } catch (error) {
      deps.logger.error('clock.failed', { task: name, ...describeError(error) });
    }
  }
}
