import type { BenchResult, Figure } from './bench.ts';

/** Measures one side in one round. */
type Side<Measured> = (round: number) => Promise<Measured>;

/**
 * Measures every side once in each round. Who comes first moves on by one from round to round, so that a machine that
 * grows slower (or is used by others) does not always hit the same side.
 */
export async function measure<Name extends string, Measured>(
  sides: Record<Name, Side<Measured>>,
  rounds: number,
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(sides) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measured[]>;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] as Name;
      measured[name].push(await sides[name](round));
    }
  }
  return measured;
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

/** The value that a share of all values (0 to 1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Rates a second of ours and of the limit, round by round, as a line of the table. */
export function ratioFigure(bench: string, ours: number[], limit: number[], target: number): Figure {
  const ratio = median(ours.map((rate, round) => rate / (limit[round] ?? Number.NaN)));
  return {
    bench,
    value: ratio.toFixed(2),
    target: target.toFixed(2),
    reached: ratio >= target,
    detail: `${perSecond(ours)} of ${perSecond(limit)}`,
  };
}

const perSecond = (rates: number[]) => `${Math.round(median(rates))}/s`;

const MOST_VARIATION = 2;

/** A limit that varies more than twofold says that something else was using the machine. */
export function invalidity(limit: readonly number[]): BenchResult['invalid'] {
  const variation = Math.max(...limit) / Math.min(...limit);
  if (variation <= MOST_VARIATION) return null;
  return `the limit itself varied ${variation.toFixed(1)}x between rounds (at most ${MOST_VARIATION}x): run it on a quieter machine`;
}
