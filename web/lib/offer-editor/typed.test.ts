import { expect, test } from 'vitest';
import { rowsChanged, rowsOf, type Typed, withoutBlankRows } from './typed.ts';

const material = { titleDa: '', titleEn: '', noteDa: '', noteEn: '', bodyDa: '', bodyEn: '', fileId: '', fileName: '' };
const typed: Typed = {
  ticks: {},
  values: {
    titleDa: 'Fortet',
    'programme.0.minute': '0',
    'programme.0.titleDa': 'Velkommen',
    'programme.1.minute': '30',
    'programme.1.titleDa': 'Kasematten',
    'goals.0.goalId': 'et-maal',
  },
};

const titles = (of: Typed) => rowsOf(of, 'programme').map(({ titleDa }) => titleDa);

test('a row is added at the end, and everything typed stays', () => {
  const more = rowsChanged(typed, 'add:programme');
  expect(titles(more)).toEqual(['Velkommen', 'Kasematten', '']);
  expect(more.values.titleDa).toBe('Fortet');
});

test('a row is taken out or moved up, with all that stands in it', () => {
  expect(titles(rowsChanged(typed, 'remove:programme.0'))).toEqual(['Kasematten']);
  const moved = rowsChanged(typed, 'up:programme.1');
  expect(rowsOf(moved, 'programme')[0]).toEqual({ minute: '30', titleDa: 'Kasematten' });
  expect(titles(rowsChanged(typed, 'up:programme.0'))).toEqual(titles(typed));
});

test('a goal is of the list or in one’s own words', () => {
  const both = rowsChanged(rowsChanged(typed, 'add:goals'), 'add:goals:listed');
  expect(rowsOf(both, 'goals')).toEqual([{ goalId: 'et-maal' }, { textDa: '', textEn: '' }, { goalId: '' }]);
});

test('a new material is of the phase of the one before it', () => {
  const first = rowsChanged(typed, 'add:materials');
  expect(rowsOf(first, 'materials')).toEqual([{ phase: 'BEFORE', ...material }]);
  const after = { ...first, values: { ...first.values, 'materials.0.phase': 'AFTER' } };
  expect(rowsOf(rowsChanged(after, 'add:materials'), 'materials')[1]).toEqual({ phase: 'AFTER', ...material });
});

test('rows in which nothing was written do not count', () => {
  const blank = rowsChanged(rowsChanged(rowsChanged(typed, 'add:programme'), 'add:materials'), 'add:goals');
  expect(withoutBlankRows(blank)).toEqual(typed);
});

test('what no button says changes nothing', () => {
  for (const asked of ['', 'add:hemmeligt', 'burn:programme.0', 'up:programme.9', '__proto__']) {
    expect(rowsChanged(typed, asked)).toEqual(typed);
  }
});
