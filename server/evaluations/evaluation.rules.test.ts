import { expect, test } from 'vitest';
import { type EvaluatedVisit, evaluationState, figuresOf } from './evaluation.rules.ts';

const NOW = new Date('2026-03-17T15:00:00Z');
const visit: EvaluatedVisit = {
  status: 'CONFIRMED',
  sessionCancelled: false,
  endsAt: new Date('2026-03-16T09:30:00Z'),
  localDate: '2026-03-16',
  outcome: 'CAME',
  evaluatedAt: null,
};
const stateOf = (facts: Partial<EvaluatedVisit>, today = '2026-03-17') =>
  evaluationState({ ...visit, ...facts }, NOW, today);

test('a visit can be evaluated once, from its end until 60 days after it', () => {
  expect(stateOf({})).toBe('OPEN');
  expect(stateOf({ evaluatedAt: NOW })).toBe('GIVEN');
  expect(stateOf({}, '2026-05-15')).toBe('OPEN');
  expect(stateOf({}, '2026-05-16')).toBe('CLOSED');
  expect(stateOf({ evaluatedAt: NOW }, '2026-05-16')).toBe('GIVEN');
});

test('a teacher who was there need not wait for the educator to record it', () => {
  expect(stateOf({ outcome: null })).toBe('OPEN');
});

test('what has not been held cannot be evaluated', () => {
  expect(stateOf({ endsAt: new Date('2026-03-17T15:00:01Z') })).toBe('NOT_HELD');
  expect(stateOf({ outcome: 'NO_SHOW' })).toBe('NOT_HELD');
  expect(stateOf({ sessionCancelled: true })).toBe('NOT_HELD');
  for (const status of ['HELD', 'REQUESTED', 'WAITING', 'OFFERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED']) {
    expect(stateOf({ status })).toBe('NOT_HELD');
  }
});

test('four answers are too few for figures, five are enough', () => {
  const sums = { learning: 22, suitability: 17, comeAgain: 25 };
  expect(figuresOf(4, sums)).toBeNull();
  expect(figuresOf(0, sums)).toBeNull();
  expect(figuresOf(5, sums)).toEqual({ learning: 4.4, suitability: 3.4, comeAgain: 5 });
});
