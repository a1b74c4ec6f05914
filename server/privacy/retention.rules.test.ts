import { expect, test } from 'vitest';
import { isDue, limitsOf, minusMonths } from './retention.rules.ts';

const periods = {
  contactMonths: 24,
  mailDays: 90,
  technicalDays: 7,
  accountMonths: 36,
  deactivatedMonths: 12,
  reportMonths: 12,
  absenceMonths: 6,
};

test('G3 each rule reaches to the start of a Danish day', () => {
  const limits = limitsOf(periods, new Date('2026-03-16T08:00:00Z'));
  expect(limits.contacts.toISOString()).toBe('2024-03-15T23:00:00.000Z');
  expect(limits.mails.toISOString()).toBe('2025-12-15T23:00:00.000Z');
  expect(limits.attempts.toISOString()).toBe('2026-03-08T23:00:00.000Z');
  expect(limits.unusedAccounts.toISOString()).toBe('2023-03-15T23:00:00.000Z');
});

test('G3 a run at noon and one in the night after reach as far when it is the same Danish day', () => {
  const night = limitsOf(periods, new Date('2026-07-01T01:00:00Z'));
  expect(limitsOf(periods, new Date('2026-07-01T21:59:00Z'))).toEqual(night);
  expect(limitsOf(periods, new Date('2026-07-01T22:00:00Z'))).not.toEqual(night);
});

test('months before a day that its month does not have', () => {
  expect(minusMonths('2026-03-31', 1)).toBe('2026-02-28');
  expect(minusMonths('2028-03-31', 1)).toBe('2028-02-29');
  expect(minusMonths('2028-02-29', 12)).toBe('2027-02-28');
  expect(minusMonths('2026-01-15', 24)).toBe('2024-01-15');
  expect(minusMonths('2026-01-15', 1)).toBe('2025-12-15');
  expect(minusMonths('2026-12-31', 12)).toBe('2025-12-31');
});

test('the night’s run is due from three to six, once', () => {
  const today = '2026-03-16';
  expect(isDue('02:59', { today, lastRunOn: null })).toBe(false);
  expect(isDue('03:00', { today, lastRunOn: null })).toBe(true);
  expect(isDue('05:59', { today, lastRunOn: '2026-03-15' })).toBe(true);
  expect(isDue('04:00', { today, lastRunOn: today })).toBe(false);
  expect(isDue('06:00', { today, lastRunOn: null })).toBe(false);
});
