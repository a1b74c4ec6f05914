import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankSmallCells, blankSmallTotal, LEAST_SHOWN } from './public-figures.rules.ts';

const cell = (visits: number) => ({ visits, groups: visits, pupils: visits * 20 });
const shownOf = (visits: number[]) => blankSmallCells(visits.map(cell)).map((row) => row.visits);

describe('Small cells in public figures', () => {
  test('stay as they are when all have five visits or more', () => {
    expect(shownOf([5, 40, 7])).toEqual([5, 40, 7]);
  });

  test('are blanked, and the smallest neighbour with a single one, so that the total gives nothing away', () => {
    expect(shownOf([40, 3, 9, 12])).toEqual([40, null, null, 12]);
  });

  test('need no neighbour when two of them have five visits together', () => {
    expect(shownOf([40, 3, 4])).toEqual([40, null, null]);
  });

  test('take a neighbour when two of them have so few together that both could be guessed', () => {
    expect(shownOf([40, 1, 1, 20])).toEqual([40, null, null, null]);
  });

  test('a blank says so', () => {
    expect(
      blankSmallCells([
        { ...cell(2), label: 'Ærø' },
        { ...cell(8), label: 'Aarhus' },
      ])[0],
    ).toEqual({
      label: 'Ærø',
      visits: null,
      groups: null,
      pupils: null,
      suppressed: true,
    });
  });

  test('a total of four is blanked itself', () => {
    expect(blankSmallTotal(cell(4))).toMatchObject({ visits: null, suppressed: true });
    expect(blankSmallTotal(cell(5))).toMatchObject({ visits: 5, suppressed: false });
  });

  test('never a small figure, never a single blank, never blanks of fewer than five together while something is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), (visits) => {
        const shown = shownOf(visits);
        expect(shown.every((value) => value === null || value >= LEAST_SHOWN)).toBe(true);
        const hidden = visits.filter((_value, index) => shown[index] === null);
        if (hidden.length === 0 || hidden.length === visits.length) return;
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(hidden.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(LEAST_SHOWN);
      }),
      { seed: 5 },
    );
  });
});
