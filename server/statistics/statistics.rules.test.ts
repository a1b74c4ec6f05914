import { describe, expect, test } from 'vitest';
import { countsOffered, isCalendarYear, isMonth, mayAskAbout, spanOfFilters } from './statistics.rules.ts';

describe('The days a question looks at', () => {
  test('no period is all days', () => {
    expect(spanOfFilters({ municipality: ['0101'] })).toBeNull();
  });

  test('a school year runs from 1 August to 31 July, a calendar year from New Year to New Year', () => {
    expect(spanOfFilters({ schoolYear: ['2026/27'] })).toEqual({ from: '2026-08-01', to: '2027-08-01' });
    expect(spanOfFilters({ calendarYear: ['2026'] })).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  });

  test('a month ends before the first day of the next, also in December', () => {
    expect(spanOfFilters({ month: ['2026-12'] })).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(spanOfFilters({ month: ['2026-08'] })).toEqual({ from: '2026-08-01', to: '2026-09-01' });
  });

  test('several periods of one kind lie within their outer days', () => {
    expect(spanOfFilters({ calendarYear: ['2027', '2024'] })).toEqual({ from: '2024-01-01', to: '2028-01-01' });
  });

  test('periods of two kinds narrow each other, to nothing where they do not meet', () => {
    expect(spanOfFilters({ schoolYear: ['2025/26'], calendarYear: ['2026'] })).toEqual({
      from: '2026-01-01',
      to: '2026-08-01',
    });
    const apart = spanOfFilters({ schoolYear: ['2025/26'], month: ['2027-01'] });
    expect(apart && apart.to <= apart.from).toBe(true);
  });
});

test('what was offered is counted unless something is asked about the visitor', () => {
  expect(countsOffered({ schoolYear: ['2026/27'], form: ['ONLINE'] })).toBe(true);
  expect(countsOffered({ region: ['1084'] })).toBe(false);
});

test('staff ask about their own departments and never about those of others; a coordinator’s schools go everywhere', () => {
  const staff = { departments: ['a', 'b'], municipalities: [] };
  expect(mayAskAbout('all', ['a'])).toBe(true);
  expect(mayAskAbout(staff, undefined)).toBe(true);
  expect(mayAskAbout(staff, ['b'])).toBe(true);
  expect(mayAskAbout(staff, ['b', 'c'])).toBe(false);
  expect(mayAskAbout({ departments: [], municipalities: [] }, ['a'])).toBe(false);
  expect(mayAskAbout({ departments: ['a'], municipalities: ['0101'] }, ['c'])).toBe(true);
});

test('years and months are those that exist', () => {
  expect(['2026', '1900', '2198'].every(isCalendarYear)).toBe(true);
  expect(['26', '20261', '2199', '1899', '２０２６'].some(isCalendarYear)).toBe(false);
  expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
  expect(['2026-00', '2026-13', '2026-1', '2026'].some(isMonth)).toBe(false);
});
