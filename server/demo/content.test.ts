import { describe, expect, test } from 'vitest';
import { motifNames } from '#server/covers/motifs.ts';
import { isSubjectCode, subjects } from '#server/offers/subject.ts';
import { towns } from './content/schools/towns.ts';
import type { OfferContent } from './content/types.ts';
import { departments, institutions } from './content/world-content.ts';
import { canVisit } from './plan-groups.ts';

const offers = departments.flatMap((department) => department.offers);
const open = offers.filter(({ state }) => state === undefined);

/** Every text of the content with the path to it. */
function textsIn(value: unknown, path: string): { path: string; da: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('da' in value && 'en' in value) return [{ path, da: String(value.da), en: String(value.en) }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

function repeated(words: string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

describe('the texts of the demo world', () => {
  const texts = departments.flatMap((department) => textsIn(department, department.slug));

  test('stand in both languages', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(
      texts
        .filter(({ da, en }) => da.trim() === '' || en.trim() === '' || (da === en && da.includes(' ')))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('speak without exclamation marks, double spaces and brochure words', () => {
    const loud = /!|\s\s(?!\n)|magisk|unik|spændende univers|oplevelsesrig|fantastisk/i;
    expect(
      texts.filter(({ da, en }) => loud.test(da.replaceAll('\n\n', ' ')) || /!/.test(en)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('do not leave a Danish letter in the English', () => {
    const names =
      /Næstved|Rødovre|København|Bagsværd|Gladsaxe|Garderhøj|Øresund|Værebro|Søvang|Tårnby|Dragør|Femøren|Bådebygger|Prøvehuset|Rønne|Nexø|Søborg|Værft|Fortunen|Jægersborg/g;
    expect(
      texts.filter(({ en }) => /[æøå]/i.test(en.replace(names, ''))).map(({ path, en }) => `${path}: ${en}`),
    ).toEqual([]);
  });

  test('say enough for a teacher to prepare from', () => {
    expect(offers.filter(({ description }) => description.da.length < 300).map(({ slug }) => slug)).toEqual([]);
    for (const { slug, materials } of offers) {
      expect(
        materials.map(({ phase }) => phase),
        slug,
      ).toEqual(['BEFORE', 'DURING', 'AFTER']);
      expect(
        materials.every(({ body }) => body.da.length > 90 && body.en.length > 90),
        slug,
      ).toBe(true);
    }
  });
});

describe('the offers', () => {
  test('are about forty, each with a slug of its own', () => {
    expect(open.length).toBeGreaterThanOrEqual(40);
    expect(repeated(offers.map(({ slug }) => slug))).toEqual([]);
    expect(offers.filter(({ slug }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  });

  test('cover every class level, age group, subject family and form', () => {
    for (let grade = 0; grade <= 10; grade += 1) {
      expect(
        open.filter(({ grades }) => grades && grades[0] <= grade && grade <= grades[1]).length,
        `${grade}`,
      ).toBeGreaterThan(2);
    }
    for (const age of ['NURSERY', 'KINDERGARTEN', 'MIXED'] as const) {
      expect(open.filter(({ ageGroups }) => ageGroups?.includes(age)).length, age).toBeGreaterThan(2);
    }
    expect(open.filter(({ targetGroups }) => targetGroups.includes('UPPER_SECONDARY')).length).toBeGreaterThan(8);
    for (const family of ['HISTORY', 'SCIENCE', 'ARTS'] as const) {
      expect(open.filter(({ subjectFamily }) => subjectFamily === family).length, family).toBeGreaterThan(9);
    }
    expect(new Set(open.map(({ form }) => form)).size).toBe(5);
  });

  test.each(offers.map((offer) => [offer.slug, offer] as const))(
    '%s names levels that fit its target groups',
    (_slug, offer) => {
      expect(offer.grades !== undefined).toBe(offer.targetGroups.includes('PRIMARY'));
      expect((offer.ageGroups ?? []).length > 0).toBe(offer.targetGroups.includes('DAYCARE'));
      if (offer.grades) expect(offer.grades[0]).toBeLessThanOrEqual(offer.grades[1]);
      expect(institutions.some((institution) => canVisit(institution, offer))).toBe(true);
    },
  );

  test.each(offers.map((offer) => [offer.slug, offer] as const))(
    '%s has a programme that fits its length',
    (_slug, offer) => {
      const minutes = offer.programme.map(({ minute }) => minute);
      expect(minutes[0]).toBe(0);
      expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
      expect(minutes.at(-1)).toBeLessThan(offer.durationMinutes);
    },
  );

  test.each(offers.map((offer) => [offer.slug, offer] as const))(
    '%s has rules and a cover that exist',
    (_slug, offer) => {
      expect(offer.subjects.every(isSubjectCode)).toBe(true);
      const own = subjects[offer.subjects[0]].family;
      if (own !== null && offer.form !== 'OUTREACH') expect([own, offer.subjectFamily]).toEqual([own, own]);
      expect(motifNames).toContain(offer.cover.motif);
      expect(perGroup(offer)).toBeLessThanOrEqual(30);
      if (offer.targetGroups.every((group) => group === 'DAYCARE')) {
        expect(perGroup(offer)).toBeLessThanOrEqual(20);
        expect(offer.pupilsPerAdult).toBeLessThanOrEqual(5);
      }
    },
  );
});

function perGroup({ maxPupils, maxGroups = 1 }: OfferContent): number {
  return maxPupils / maxGroups;
}

describe('the departments', () => {
  test('have a lead, educators, and sites for their offers', () => {
    for (const { slug, staff, sites, offers: own } of departments) {
      expect(staff[0]?.role, slug).toBe('DEPARTMENT_LEAD');
      expect(staff.filter(({ role }) => role === 'EDUCATOR').length, slug).toBeGreaterThan(0);
      expect(
        own.filter(({ site }) => !sites.some((each) => each.slug === site)),
        slug,
      ).toEqual([]);
    }
    expect(repeated(departments.flatMap(({ staff }) => staff.map(({ mailbox }) => mailbox)))).toEqual([]);
  });

  test('are of all three kinds of partnership, one of which changes and one of which ends', () => {
    const partnerships = departments.flatMap((department) => department.partnerships);
    expect(new Set(partnerships.map(({ type }) => type)).size).toBe(3);
    expect(departments.filter((department) => department.partnerships.length > 1).length).toBeGreaterThan(0);
    expect(
      departments.filter((department) => department.partnerships.every(({ to }) => to !== undefined)),
    ).toHaveLength(1);
  });

  test('write from addresses that can never receive mail', () => {
    expect(departments.filter(({ email }) => !email.endsWith('@example.org'))).toEqual([]);
  });
});

describe('the invented schools', () => {
  test('have numbers of their own, outside the register', () => {
    expect(repeated(institutions.map(({ number }) => number))).toEqual([]);
    expect(institutions.filter(({ number }) => !/^(99\d{4}|G99\d{3})$/.test(number))).toEqual([]);
  });

  test('lie in about 25 municipalities and name parents that exist', () => {
    expect(new Set(institutions.map(({ town }) => towns[town].municipality)).size).toBeGreaterThanOrEqual(25);
    const numbers = new Set(institutions.map(({ number }) => number));
    expect(institutions.filter(({ parent }) => parent !== undefined && !numbers.has(parent))).toEqual([]);
  });
});
