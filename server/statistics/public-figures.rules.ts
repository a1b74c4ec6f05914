/** Published cells of fewer visits than this are blanked: behind them a school could be recognised. */
export const LEAST_SHOWN = 5;

export interface Cell {
  visits: number;
  groups: number;
  pupils: number;
}

export type PublicCell = { visits: number | null; groups: number | null; pupils: number | null; suppressed: boolean };

/**
 * Blanks the cells of one table whose total is published. Hidden are: cells under five visits; and then the smallest
 * other ones, until at least two are hidden and the hidden ones have five visits together. Otherwise total minus the
 * rest would give the single blank away, or (two blanks of one visit each) both.
 *
 * @returns the same cells in the same order
 */
export function blankSmallCells<Row extends Cell>(rows: readonly Row[]): (Omit<Row, keyof Cell> & PublicCell)[] {
  const hidden = new Set(rows.filter(({ visits }) => visits > 0 && visits < LEAST_SHOWN));
  const others = rows.filter((row) => row.visits >= LEAST_SHOWN).sort((a, b) => a.visits - b.visits);
  while (hidden.size > 0 && others.length > 0 && !isSafe([...hidden])) {
    const [smallest] = others.splice(0, 1);
    if (smallest) hidden.add(smallest);
  }
  return rows.map((row) => ({ ...row, ...(hidden.has(row) ? blank : { suppressed: false }) }));
}

/** The total of all: blanked when it is small itself. */
export function blankSmallTotal({ visits, groups, pupils }: Cell): PublicCell {
  return visits < LEAST_SHOWN ? blank : { visits, groups, pupils, suppressed: false };
}

const blank = { visits: null, groups: null, pupils: null, suppressed: true };

function isSafe(hidden: readonly Cell[]): boolean {
  return hidden.length >= 2 && hidden.reduce((sum, { visits }) => sum + visits, 0) >= LEAST_SHOWN;
}
