import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from './booking-builder.ts';
import { aDepartment, anOffer, aSession } from './builders.ts';
import { type TestDatabase, testDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('a built booking takes its places, knows its dimensions of that day, and counts who came', async () => {
  const department = await aDepartment(db, {
    agreements: [
      { type: 'FULLY_EXTERNAL', from: '2010-01-01', to: '2026-01-01' },
      { type: 'MUNICIPAL_COFUNDED', from: '2026-01-01' },
    ],
  });
  const session = await aSession(db, await anOffer(db, department), { day: '2027-01-04' });
  const groups = [
    { gradeLevel: 3, pupils: 20 },
    { gradeLevel: 4, pupils: 22 },
  ];
  const booking = await aBooking(db, session, { groups, came: [{ pupils: 18, adults: 2 }] });
  expect(booking).toMatchObject({
    schoolYear: '2026/27',
    regionCode: '1086',
    partnershipType: 'MUNICIPAL_COFUNDED',
    targetGroup: 'PRIMARY',
    gradeStage: 'MIXED',
    groupCount: 2,
    pupils: 42,
  });
  const after = await db.prisma.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(after).toMatchObject({ takenGroups: 2, takenPupils: 42, takenAdults: 4, version: 1 });
  const attendance = await db.prisma.attendance.findUniqueOrThrow({ where: { bookingId: booking.id } });
  expect(attendance).toMatchObject({ outcome: 'CAME', groupCount: 1, pupils: 18, adults: 2 });
});
