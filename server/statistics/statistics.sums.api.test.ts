import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Institution, Offer } from '#server/generated/prisma/client.ts';
import { aBooking, type GroupFacts } from '#server/testing/booking-builder.ts';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { type PlannedSession, recount, type Values } from './recount.fixture.ts';
import type { Figures } from './statistics.contract.ts';
import { type Dimension, dimensions, type Filters } from './statistics.dimensions.ts';
import { measures } from './statistics.measures.ts';
import { figuresOf, scopeOf } from './statistics.service.ts';

let db: TestDatabase;
let offers: { row: Offer; department: string; partnershipOn: (day: string) => string | null }[];
let institutions: { row: Institution | null; regionOn: (day: string) => string | null }[];

/** Around the school year, the calendar year with its change of regions, the leap day and the clock change. */
const days = [
  '2026-07-31',
  '2026-08-01',
  '2026-12-31',
  '2027-01-01',
  '2027-03-28',
  '2027-07-31',
  '2027-08-01',
  '2028-02-29',
  '2024-10-27',
];

beforeAll(async () => {
  db = await testDatabase();
  const dated = await aDepartment(db, {
    slug: 'dateret',
    agreements: [
      { type: 'FULLY_EXTERNAL', from: '2026-08-01', to: '2027-01-01' },
      { type: 'CULTURAL_COFUNDED', from: '2027-01-01' },
    ],
  });
  const steady = await aDepartment(db, { slug: 'fast' });
  const datedOn = (day: string) => {
    if (day < '2026-08-01') return null;
    return day < '2027-01-01' ? 'FULLY_EXTERNAL' : 'CULTURAL_COFUNDED';
  };
  offers = [
    { row: await anOffer(db, dated, { slug: 'a' }), department: 'dateret', partnershipOn: datedOn },
    {
      row: await anOffer(db, dated, {
        slug: 'b',
        form: 'OUTREACH',
        subject: 'MUSIC',
        subjects: ['MUSIC'],
        subjectFamily: 'ARTS',
      }),
      department: 'dateret',
      partnershipOn: datedOn,
    },
    {
      row: await anOffer(db, steady, {
        slug: 'c',
        subject: 'BIOLOGY',
        subjects: ['BIOLOGY'],
        subjectFamily: 'SCIENCE',
      }),
      department: 'fast',
      partnershipOn: () => 'FULLY_EXTERNAL',
    },
  ];
  const eastOn = (before: string) => (day: string) => (day < '2027-01-01' ? before : '1086');
  institutions = [
    { row: await anInstitution(db), regionOn: eastOn('1084') },
    { row: await anInstitution(db, { municipalityCode: '0265', kind: 'KINDERGARTEN' }), regionOn: eastOn('1085') },
    { row: await anInstitution(db, { municipalityCode: '0751', kind: 'UPPER_SECONDARY' }), regionOn: () => '1082' },
    { row: null, regionOn: () => null },
  ];
});
afterAll(() => db.close());

const group = fc.record({
  level: fc.constantFrom<GroupFacts>(
    { gradeLevel: 0 },
    { gradeLevel: 3 },
    { gradeLevel: 4 },
    { gradeLevel: 9 },
    { ageGroup: 'MIXED' },
    { studyYear: 2 },
  ),
  pupils: fc.integer({ min: 1, max: 30 }),
  adults: fc.integer({ min: 0, max: 6 }),
  came: fc.integer({ min: 0, max: 30 }),
});
const bookingPlan = fc.record({
  institution: fc.nat(3),
  groups: fc.array(group, { minLength: 1, maxLength: 3 }),
  fate: fc.constantFrom('CAME', 'CAME', 'CAME', 'NO_SHOW', 'NOTHING', 'CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE'),
});
const sessionPlan = fc.record({
  day: fc.constantFrom(...days),
  offer: fc.nat(2),
  cancelled: fc.boolean(),
  pupilPlaces: fc.integer({ min: 200, max: 300 }),
  bookings: fc.array(bookingPlan, { maxLength: 3 }),
});
type SessionPlan = typeof sessionPlan extends fc.Arbitrary<infer Plan> ? Plan : never;
type BookingPlan = typeof bookingPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** What can be known of a session without a visitor, worked out by hand. */
function valuesOf(plan: SessionPlan): Values {
  const { row, department, partnershipOn } = offers[plan.offer] ?? offers[0] ?? never();
  const year = Number(plan.day.slice(0, 4));
  const first = Number(plan.day.slice(5, 7)) >= 8 ? year : year - 1;
  const visitor = { targetGroup: null, gradeStage: null, institutionKind: null, municipality: null, region: null };
  return {
    ...visitor,
    schoolYear: `${first}/${first - 1999}`,
    calendarYear: String(year),
    month: plan.day.slice(0, 7),
    department,
    partnershipType: partnershipOn(plan.day),
    subjectFamily: row.subjectFamily,
    subject: row.subject,
    offer: row.slug,
    form: row.form,
  };
}

function visitorOf(plan: BookingPlan, day: string) {
  const { row, regionOn } = institutions[plan.institution] ?? never();
  const largest = plan.groups.toSorted((a, b) => b.pupils - a.pupils)[0] ?? never();
  const stages = new Set(
    plan.groups.flatMap(({ level: { gradeLevel } }) => (gradeLevel === undefined ? [] : stageOf(gradeLevel))),
  );
  const schoolOrYouth = largest.level.studyYear ? 'UPPER_SECONDARY' : 'PRIMARY';
  return {
    targetGroup: largest.level.ageGroup ? 'DAYCARE' : schoolOrYouth,
    gradeStage: stages.size > 1 ? 'MIXED' : ([...stages][0] ?? null),
    institutionKind: row?.kind ?? null,
    municipality: row?.municipalityCode ?? null,
    region: regionOn(day),
  };
}

function stageOf(gradeLevel: number): string {
  if (gradeLevel < 4) return 'LOWER';
  return gradeLevel < 7 ? 'MIDDLE' : 'UPPER';
}

function never(): never {
  throw new Error('The plan names something that was not made');
}

/** Puts a plan into the database and answers the same facts for the recount. */
async function carryOut(plan: SessionPlan): Promise<PlannedSession> {
  const offer = offers[plan.offer] ?? never();
  const session = await aSession(db, offer.row, {
    day: plan.day,
    state: plan.cancelled ? 'CANCELLED' : 'OPEN',
    capacityGroups: 20,
    capacityPupils: plan.pupilPlaces + 100,
    capacityAdults: 60,
  });
  const values = valuesOf(plan);
  const bookings: PlannedSession['bookings'] = [];
  for (const booking of plan.bookings) {
    const groups = booking.groups.map(({ level, pupils, adults }) => ({ ...level, pupils, adults }));
    const came = booking.groups.map((one, index) => ({
      pupils: index === 0 ? Math.max(1, one.came) : one.came,
      adults: one.came === 0 ? 0 : one.adults,
    }));
    const status = booking.fate.startsWith('CANCELLED') ? (booking.fate as 'CANCELLED_BY_BOOKER') : 'CONFIRMED';
    const outcome = booking.fate === 'CAME' ? came : 'NO_SHOW';
    const recorded = booking.fate === 'CAME' || booking.fate === 'NO_SHOW' ? outcome : undefined;
    await aBooking(db, session, {
      institution: institutions[booking.institution]?.row ?? null,
      groups,
      status,
      came: recorded,
    });
    bookings.push({
      values: { ...values, ...visitorOf(booking, plan.day) },
      pupils: groups.reduce((sum, { pupils }) => sum + pupils, 0),
      came: recorded === undefined || recorded === 'NO_SHOW' ? (recorded ?? null) : sumOf(recorded),
      status,
    });
  }
  return { values, cancelled: plan.cancelled, pupilPlaces: plan.pupilPlaces + 100, bookings };
}

function sumOf(came: { pupils: number; adults: number }[]) {
  const groups = came.filter(({ pupils }) => pupils > 0).length;
  return came.reduce((sum, one) => ({ groups, pupils: sum.pupils + one.pupils, adults: sum.adults + one.adults }), {
    groups,
    pupils: 0,
    adults: 0,
  });
}

async function ask(groupBy: Dimension[], filters: Filters = {}) {
  const found = await scopeOf(db.pool, {
    filters,
    reach: { departments: 'all', municipalities: 'all' },
    language: 'da',
  });
  if (found.kind !== 'scope') throw new Error(found.kind);
  const { rows, total } = await figuresOf(db.pool, { scope: found.scope, groupBy, language: 'da' });
  const figuresIn = (row: Figures) => Object.fromEntries(measures.map((measure) => [measure, row[measure]])) as Figures;
  const keyed = rows.map(
    (row) => [JSON.stringify(groupBy.map((dimension) => row[dimension])), figuresIn(row)] as const,
  );
  expect(new Set(keyed.map(([key]) => key)).size).toBe(rows.length);
  return { rows: new Map(keyed), total };
}

const singlesAndPairs = dimensions.flatMap((one, index) => [
  [one],
  ...dimensions.slice(index + 1).map((other) => [one, other]),
]);

test('sums agree whatever the grouping, with the total and with a recount by hand', async () => {
  const world = fc.array(sessionPlan, { minLength: 12, maxLength: 16 });
  const property = fc.asyncProperty(world, async (plans) => {
    await db.pool.query('TRUNCATE attendance_group, attendance, booking_group, booking, session CASCADE');
    const sessions: PlannedSession[] = [];
    for (const plan of plans) sessions.push(await carryOut(plan));
    const whole = recount(sessions, []).total;
    for (const groupBy of singlesAndPairs) {
      const counted = await ask(groupBy);
      const expected = recount(sessions, groupBy);
      expect(counted.total, `total by ${groupBy}`).toEqual(whole);
      expect(counted.rows, `by ${groupBy}`).toEqual(expected.rows);
      for (const measure of measures) {
        const cells = [...counted.rows.values()].map((row) => row[measure]);
        if (cells.includes(null)) continue;
        expect(
          cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0),
          `${measure} by ${groupBy}`,
        ).toBe(whole[measure]);
      }
    }
    for (const dimension of dimensions) {
      for (const row of recount(sessions, [dimension]).rows.keys()) {
        const [value] = JSON.parse(row) as (string | null)[];
        const filters = { [dimension]: [value ?? 'UNKNOWN'] };
        expect((await ask(['month'], filters)).rows, `month of ${row}`).toEqual(
          recount(sessions, ['month'], filters).rows,
        );
      }
    }
  });
  await fc.assert(property, { numRuns: 2, seed: 20261122, endOnFailure: true });
}, 60_000);
