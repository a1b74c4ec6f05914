import type { aDepartment } from '#server/testing/builders.ts';
import { TEST_NOW, type TestServer } from '#server/testing/server.ts';
import type { LifeRound, LifeStep } from './life-steps.ts';
import { brokenOffers, lostPlaces, violations } from './life-truth.ts';
import { accept, type LifeWorld, lifeWorld, perform } from './life-world.ts';

type Department = Awaited<ReturnType<typeof aDepartment>>;

/** Where histories happen: two servers on one database. */
export interface LifePlace {
  server: TestServer;
  urls: LifeWorld['urls'];
  department: Department;
  /** The clock's work, as the product does it. */
  lookAtClock: () => Promise<void>;
  /** Counts what succeeded, so that a test can tell whether anything happened. */
  done: Map<LifeStep['do'], number>;
}

function count(done: LifePlace['done'], step: LifeStep, status: number): void {
  if (status >= 200 && status < 300) done.set(step.do, (done.get(step.do) ?? 0) + 1);
}

const MINUTE = 60_000;
/** Looks of the clock after which nothing more may be due: each may free places for the next. */
const LOOKS = 4;

/**
 * Lives through a history, the steps of a round all at once, and says what is wrong on the way and at the end. Empty = nothing:
 * counters are the rows, nothing is over capacity, several classes came all or none, every answer of 201 is one booking, nobody who
 * fits was passed over, and what was offered can be taken up.
 */
export async function wrongIn(
  history: readonly LifeRound[],
  { server, urls, department, lookAtClock, done }: LifePlace,
): Promise<string[]> {
  const world = await lifeWorld(server, urls, department, lookAtClock);
  let now = Date.parse(TEST_NOW);
  const moveOn = (minutes: number) => {
    now += minutes * MINUTE;
    server.clock.set(new Date(now).toISOString());
  };
  moveOn(0);
  for (const [at, { minutes, steps: asked }] of history.entries()) {
    moveOn(minutes);
    // When time has passed the clock looks, at the same moment as everybody else.
    const steps: LifeStep[] = minutes > 0 ? [...asked, { do: 'clock' }] : asked;
    const statuses = await Promise.all(steps.map((step) => perform(world, step)));
    for (const [index, step] of steps.entries()) count(done, step, statuses[index] ?? 0);
    const failed = steps.flatMap((step, index) =>
      (statuses[index] ?? 0) >= 500 ? [`${step.do}: ${statuses[index]}`] : [],
    );
    const wrong = [...failed, ...(await violations(world))];
    if (wrong.length > 0) return wrong.map((sentence) => `round ${at}: ${sentence}`);
  }
  // What nobody pays for any more: holds lapse, and the clock gives out what is free.
  moveOn(11);
  return wrongAtTheEnd(world);
}

async function wrongAtTheEnd(world: LifeWorld): Promise<string[]> {
  for (let look = 0; look < LOOKS; look++) await world.lookAtClock();
  return [
    ...(await lostPlaces(world)),
    ...(await brokenOffers(world, (which) => accept(world, which))),
    ...(await violations(world)),
  ].map((sentence) => `at the end: ${sentence}`);
}
