/** One line of the table. */
export interface Figure {
  bench: string;
  /** As it is shown: a ratio ("0.42") or milliseconds ("2.1 ms"). */
  value: string;
  /** What design/performance.md asks for; null = told only for comparison. */
  target: string | null;
  reached: boolean | null;
  /** The absolute figures behind it. */
  detail: string;
}

export interface BenchResult {
  figures: Figure[];
  /** Why the figures mean nothing, in a sentence; null = they are valid. */
  invalid: string | null;
}

/** Starts what it needs, measures, asserts that everything was right, stops everything. Throws when something was wrong. */
export type Bench = (options: { rounds: number }) => Promise<BenchResult>;

/** Seed of everything that is chosen by chance. */
export const SEED = 20_260_316;

/** The moment at which the servers of the benches live: a Monday morning in March. */
export const BENCH_NOW = '2026-03-16T08:00:00Z';

/** Connections that ask at the same time. */
export const CLIENTS = 8;

/** @throws when what was measured was not right: then its speed means nothing. */
export function assertRight(isRight: boolean, sentence: string): void {
  if (!isRight) throw new Error(`Wrong: ${sentence}`);
}
