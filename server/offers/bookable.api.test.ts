import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RatioLevel, ratioLevels } from '#server/bookings/level.ts';
import { type Random, randomFrom } from '#server/demo/random.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { addDays } from '#server/time/local-time.ts';
import type { OffersQuery } from './offer.query.ts';
import { searchOffers, showSessions } from './offer.service.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const OFFERS = 40;

/** Ratios of their own for some of the levels. */
function someRatios(random: Random) {
  return ratioLevels
    .filter(() => random.pick([false, true]))
    .map((level) => ({ level, pupilsPerAdult: random.integer(1, 14) }));
}

/** The same question as the list and the sessions of one offer are asked it. */
const questions = [
  { list: {}, level: undefined },
  { list: { gradeLevel: [2] }, level: 'LOWER' },
  { list: { gradeLevel: [6] }, level: 'MIDDLE' },
  { list: { gradeLevel: [8] }, level: 'UPPER' },
  { list: { ageGroup: ['NURSERY'] }, level: 'NURSERY' },
  { list: { ageGroup: ['MIXED'] }, level: 'MIXED' },
] satisfies { list: Pick<OffersQuery, 'gradeLevel' | 'ageGroup'>; level?: RatioLevel | 'MIXED' | undefined }[];

/** An offer with odd rules, and six sessions around its deadline, some closed, some nearly full. */
async function aRandomOffer(random: Random, department: { id: string; siteId: string }): Promise<void> {
  const minPupils = random.integer(1, 12);
  const offer = await anOffer(server.db, department, {
    minPupils,
    maxPupils: minPupils + random.integer(0, 20),
    pupilsPerAdult: random.integer(1, 14),
    adultRatios: random.pick([false, true]) ? someRatios(random) : [],
    targetGroups: ['DAYCARE', 'PRIMARY'],
    gradeFrom: 0,
    gradeTo: 9,
    ageGroups: ['NURSERY', 'KINDERGARTEN', 'MIXED'],
    leadTimeWorkingDays: random.pick([0, 0, 1, 2, 5, 10]),
    bookingOpensAt: random.pick([null, null, new Date('2026-03-16T08:00:00Z'), new Date('2026-03-16T08:00:01Z')]),
  });
  for (let index = 0; index < 6; index += 1) {
    const capacityGroups = random.integer(1, 2);
    const capacityPupils = random.integer(8, 40);
    const capacityAdults = random.integer(1, 8);
    await aSession(server.db, offer, {
      day: addDays('2026-03-16', random.integer(-1, 16)),
      time: random.pick(['08:59', '09:00', '09:01', '12:00']),
      state: random.pick(['OPEN', 'OPEN', 'OPEN', 'CLOSED', 'CANCELLED']),
      capacityGroups,
      capacityPupils,
      capacityAdults,
      takenGroups: random.pick([0, 0, capacityGroups]),
      takenPupils: random.integer(0, capacityPupils),
      takenAdults: random.integer(0, capacityAdults),
    });
  }
}

it('the list and the rules agree on the next session that can be booked', async () => {
  const random = randomFrom('bookable');
  const department = await aDepartment(server.db);
  for (let index = 0; index < OFFERS; index += 1) await aRandomOffer(random, department);
  const asked = { language: 'da' as const, now: new Date(TEST_NOW) };
  let withSession = 0;
  const cases = questions.flatMap((question) => [undefined, 1, 7, 14, 26].map((pupils) => ({ ...question, pupils })));
  for (const { list: filter, level, pupils } of cases) {
    const list = await searchOffers(server.deps, { ...filter, pupils, pageSize: 100 }, asked);
    const listed = new Map(list.items.map(({ slug, nextSession }) => [slug, nextSession?.startsAt]));
    for (const { slug } of await server.db.prisma.offer.findMany()) {
      const sessions = await showSessions(server.deps, slug, { pupils, level, from: '2026-03-01' }, asked);
      const next = sessions?.items.find((session) => session.bookable);
      expect(listed.get(slug), `${slug} for ${pupils} pupils of ${level}`).toBe(next?.startsAt);
      if (next) withSession += 1;
    }
  }
  expect(withSession).toBeGreaterThan(OFFERS * 3);
});
