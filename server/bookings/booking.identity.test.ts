import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasCheckDigit } from './booking.contract.ts';
import { dimensionsOf, gradeStageOf } from './booking.dimensions.ts';
import { newReference, parseReference } from './booking.reference.ts';
import { isManageToken, manageToken } from './manage-token.ts';

describe('a reference', () => {
  test('is read as people type it', () => {
    expect(parseReference(' 7kmp4rtx ')).toBe('7KMP-4RTX');
    expect(parseReference('7KMP-4RT0')).toBeNull();
    expect(parseReference('')).toBeNull();
  });
  test('never holds letters that look alike, and reads back as itself', () => {
    for (let i = 0; i < 500; i++) {
      const reference = newReference();
      expect(reference).not.toMatch(/[01ILOQU]/);
      expect(parseReference(reference.toLowerCase().replace('-', ''))).toBe(reference);
    }
  });
});

describe('S5 a manage token', () => {
  const id = '01920000-0000-7000-8000-000000000001';
  test('opens its own booking and version only', () => {
    const token = manageToken('secret', id, 1);
    expect(isManageToken('secret', id, 1, token)).toBe(true);
    expect(isManageToken('secret', id, 2, token)).toBe(false);
    expect(isManageToken('other', id, 1, token)).toBe(false);
    expect(isManageToken('secret', id.replace('1', '2'), 1, token)).toBe(false);
  });
  test('no other text opens it', () => {
    fc.assert(fc.property(fc.string(), (text) => !isManageToken('secret', id, 1, text)));
  });
});

test('an EAN number is right with exactly one last digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/), (digits) => {
      expect([...'0123456789'].filter((last) => hasCheckDigit(digits + last))).toHaveLength(1);
    }),
  );
  // The example in GS1's general specifications of a 13-digit check digit.
  expect(hasCheckDigit('4006381333931')).toBe(true);
});

describe('dimensions', () => {
  const facts = {
    offer: { id: 'o', departmentId: 'd', subjectFamily: 'HISTORY', subject: 'HISTORY', form: 'ON_SITE' },
    institution: { kind: 'FOLKESKOLE', municipalityCode: '0101' },
    groups: [{ gradeLevel: 5, ageGroup: null, studyYear: null, pupils: 26 }],
    regionSpans: [
      { regionCode: '1084', validFrom: '2007-01-01', validTo: '2027-01-01' },
      { regionCode: '1086', validFrom: '2027-01-01', validTo: null },
    ],
    partnershipSpans: [{ type: 'FULLY_EXTERNAL', validFrom: '2020-01-01', validTo: '2026-08-01' }],
  };
  test('are those of the visit’s day: the last day of a region, the first of the next', () => {
    expect(dimensionsOf({ ...facts, session: { localDate: '2026-12-31' } }).regionCode).toBe('1084');
    expect(dimensionsOf({ ...facts, session: { localDate: '2027-01-01' } }).regionCode).toBe('1086');
  });
  test('an ended partnership is none', () => {
    expect(dimensionsOf({ ...facts, session: { localDate: '2026-07-31' } })).toMatchObject({
      partnershipType: 'FULLY_EXTERNAL',
      schoolYear: '2025/26',
    });
    expect(dimensionsOf({ ...facts, session: { localDate: '2026-08-01' } })).toMatchObject({
      partnershipType: null,
      schoolYear: '2026/27',
    });
  });
  test('differing stages are mixed, no class level is none', () => {
    const level = (gradeLevel: number | null) => ({ gradeLevel, ageGroup: null, studyYear: null });
    expect([
      gradeStageOf([level(3)]),
      gradeStageOf([level(3), level(4)]),
      gradeStageOf([level(null)]),
      gradeStageOf([level(10)]),
    ]).toEqual(['LOWER', 'MIXED', null, 'UPPER']);
  });
  test('the largest group gives the target group', () => {
    const groups = [
      { gradeLevel: 0, ageGroup: null, studyYear: null, pupils: 12 },
      { gradeLevel: null, ageGroup: 'KINDERGARTEN' as const, studyYear: null, pupils: 14 },
    ];
    expect(dimensionsOf({ ...facts, groups, session: { localDate: '2026-05-05' } }).targetGroup).toBe('DAYCARE');
  });
});
