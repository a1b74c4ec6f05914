import { describe, expect, test } from 'vitest';
import { answerDeadline, waitsFor } from './request.rules.ts';

const startsAt = new Date('2026-04-23T07:00:00Z');
const head = { name: 'Leder Holm', email: 'leder@example.org', dueAt: '2026-03-20T23:00:00Z', reason: null };
const asked = (facts: Partial<Parameters<typeof waitsFor>[0][number]> = {}) => ({
  status: 'REQUESTED' as const,
  acceptedAt: null,
  otherLevel: false,
  head: null,
  session: { offer: { confirmation: 'INSTANT' as const } },
  ...facts,
});
const byRequest = { session: { offer: { confirmation: 'BY_REQUEST' as const } } };

describe('whose yes is lacking', () => {
  test('the department’s, where the offer or the level asks for it', () => {
    expect(waitsFor([asked(byRequest)])).toEqual({ department: true, head: false });
    expect(waitsFor([asked({ otherLevel: true, head: { ...head, answer: null } })])).toEqual({
      department: true,
      head: true,
    });
  });
  test('the head’s alone, where the offer is booked at once or the department has said yes', () => {
    expect(waitsFor([asked({ head: { ...head, answer: null } })])).toEqual({ department: false, head: true });
    const accepted = asked({ ...byRequest, acceptedAt: '2026-03-16T08:00:00Z', head: { ...head, answer: null } });
    expect(waitsFor([accepted])).toEqual({ department: false, head: true });
  });
  test('the department’s, of a request that nothing else explains', () => {
    expect(waitsFor([asked()])).toEqual({ department: true, head: false });
  });
  test('of several classes the head stands with the first, and answers for all', () => {
    const first = asked({ head: { ...head, answer: null } });
    expect(waitsFor([first, asked()])).toEqual({ department: false, head: true });
  });
  test('nobody’s, once it is confirmed', () => {
    expect(waitsFor([asked({ status: 'CONFIRMED', head: { ...head, answer: null } })])).toEqual({
      department: false,
      head: false,
    });
  });
});

describe('deadlines', () => {
  test('end with the n-th working day, the weekend and Easter not counted', () => {
    const friday = new Date('2026-03-27T12:00:00Z');
    expect(answerDeadline({ now: friday, workingDays: 1, startsAt })).toEqual(new Date('2026-03-30T22:00:00Z'));
    expect(answerDeadline({ now: friday, workingDays: 4, startsAt })).toEqual(new Date('2026-04-07T22:00:00Z'));
  });
  test('never lie after the start of the visit', () => {
    expect(answerDeadline({ now: new Date('2026-04-22T12:00:00Z'), workingDays: 5, startsAt })).toEqual(startsAt);
  });
});
