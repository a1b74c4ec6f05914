import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedLevels, pupilsPerAdultOf, ratioLevels, ratioLevelsOf } from './level.ts';

const offer = {
  pupilsPerAdult: 14,
  adultRatios: [
    { level: 'NURSERY', pupilsPerAdult: 3 },
    { level: 'KINDERGARTEN', pupilsPerAdult: 6 },
    { level: 'LOWER', pupilsPerAdult: 8 },
    { level: 'UPPER', pupilsPerAdult: 20 },
  ],
} as const;

test.each([
  [{ gradeLevel: 0 }, 8],
  [{ gradeLevel: 3 }, 8],
  [{ gradeLevel: 4 }, 14],
  [{ gradeLevel: 6 }, 14],
  [{ gradeLevel: 7 }, 20],
  [{ gradeLevel: 10 }, 20],
  [{ ageGroup: 'NURSERY' }, 3],
  [{ ageGroup: 'KINDERGARTEN' }, 6],
  [{ ageGroup: 'MIXED' }, 3],
  [{ studyYear: 2 }, 14],
  [{ gradeLevel: null, ageGroup: null, studyYear: null }, 3],
] as const)('a group of %o needs one adult for every %i', (level, expected) => {
  expect(pupilsPerAdultOf(offer, ratioLevelsOf(level))).toBe(expected);
});

test('an offer that names no levels has one ratio for all, and an unknown level is never judged milder than a known one', () => {
  const ratios = fc.uniqueArray(
    fc.record({ level: fc.constantFrom(...ratioLevels), pupilsPerAdult: fc.integer({ min: 1, max: 50 }) }),
    { selector: ({ level }) => level },
  );
  const asked = fc.option(fc.constantFrom(...ratioLevels, 'MIXED' as const), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), ratios, asked, (pupilsPerAdult, adultRatios, level) => {
      const known = pupilsPerAdultOf({ pupilsPerAdult, adultRatios }, askedLevels(level));
      expect(pupilsPerAdultOf({ pupilsPerAdult, adultRatios }, null)).toBeLessThanOrEqual(known);
      expect(pupilsPerAdultOf({ pupilsPerAdult, adultRatios: [] }, askedLevels(level))).toBe(pupilsPerAdult);
    }),
  );
});
