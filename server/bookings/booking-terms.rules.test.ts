import { expect, test } from 'vitest';
import { type ApprovalRules, termsOf } from './booking-terms.rules.ts';

const offer: ApprovalRules = {
  targetGroups: ['PRIMARY'],
  gradeFrom: 4,
  gradeTo: 6,
  ageGroups: [],
  confirmation: 'INSTANT',
  requestWorkingDays: 5,
  headApproval: false,
  headWorkingDays: 8,
  levelByRequest: false,
};
const group = (gradeLevel: number, specialEducation = false) => ({
  gradeLevel,
  ageGroup: null,
  studyYear: null,
  specialEducation,
  pupils: 24,
  adults: 2,
});
/** A Monday morning, and a visit five weeks later. */
const circumstances = { now: new Date('2026-03-16T08:00:00Z'), startsAt: new Date('2026-04-23T07:00:00Z') };
const terms = (facts: Partial<ApprovalRules>, groups = [group(5)], when = circumstances) =>
  termsOf({ ...offer, ...facts }, groups, when);

test('an offer that asks nobody is a visit at once', () => {
  expect(terms({})).toEqual({ status: 'CONFIRMED', otherLevel: false, expiresAt: null, headDueAt: null });
});

test('a request holds its places through the fifth working day after', () => {
  const { status, expiresAt } = terms({ confirmation: 'BY_REQUEST' });
  expect([status, expiresAt?.toISOString()]).toEqual(['REQUESTED', '2026-03-23T23:00:00.000Z']);
});

test('and never longer than until the visit', () => {
  const startsAt = new Date('2026-03-19T08:00:00Z');
  expect(terms({ confirmation: 'BY_REQUEST' }, [group(5)], { ...circumstances, startsAt }).expiresAt).toEqual(startsAt);
});

test('a school’s head has until a deadline of their own, and the places wait for the later answer', () => {
  const alone = terms({ headApproval: true });
  expect([alone.status, alone.headDueAt]).toEqual(['REQUESTED', new Date('2026-03-26T23:00:00Z')]);
  expect(alone.expiresAt).toEqual(alone.headDueAt);
  const both = terms({ headApproval: true, headWorkingDays: 2, confirmation: 'BY_REQUEST' });
  expect(both.headDueAt).toEqual(new Date('2026-03-18T23:00:00Z'));
  expect(both.expiresAt).toEqual(new Date('2026-03-23T23:00:00Z'));
});

test('another level is asked for where the lead allows it, and nowhere else', () => {
  expect(terms({ levelByRequest: true }, [group(5), group(9)])).toMatchObject({
    status: 'REQUESTED',
    otherLevel: true,
  });
  expect(terms({ levelByRequest: false }, [group(9)])).toMatchObject({ status: 'CONFIRMED', otherLevel: false });
});

test('special classes come whatever their level, without asking', () => {
  expect(terms({ levelByRequest: true }, [group(9, true)])).toMatchObject({ status: 'CONFIRMED', otherLevel: false });
});
