import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDepartment, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import { aBookingRequest } from './booking-request.sample.ts';

// A house that takes 60 pupils an hour who are on their own there, whatever they have come for.

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ connections: 30 });
});
afterEach(() => server.close());

const alone = { form: 'SELF_GUIDED', educatorsNeeded: 0 } as const;

async function aHouse(selfGuidedPupils: number | null = 60) {
  const department = await aDepartment(server.db);
  await server.db.prisma.site.update({ where: { id: department.siteId }, data: { selfGuidedPupils } });
  return { department, school: (await anInstitution(server.db)).number };
}

type House = Awaited<ReturnType<typeof aHouse>>;

/** A self-guided session with room enough of its own. */
async function aVisit({ department }: House, time: string, { educatorsNeeded = 0 } = {}) {
  const offer = await anOffer(server.db, department, educatorsNeeded === 0 ? alone : {});
  const room = { capacityGroups: 40, capacityPupils: 400, capacityAdults: 80 };
  return aSession(server.db, offer, { ...room, time, educatorsNeeded });
}

async function book({ school }: House, { id }: { id: string }, pupils: number) {
  const groups = [{ label: '5.b', gradeLevel: 5, pupils, adults: 2 }];
  const response = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aBookingRequest(id, school, { groups })),
  });
  return { status: response.status, body: await response.json() };
}

const counted = (answers: { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

async function differences() {
  return (await server.db.pool.query('SELECT * FROM site_hour_differences()')).rows;
}

describe('a house with a limit', () => {
  test('takes exactly so many when two offers of the same hour are booked by 40 classes at once', async () => {
    const house = await aHouse();
    const sessions = [await aVisit(house, '09:00'), await aVisit(house, '09:00')] as const;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => book(house, sessions[index % 2 === 0 ? 0 : 1], 10)),
    );
    expect({ booked: counted(answers, 201), refused: counted(answers, 409) }).toEqual({ booked: 6, refused: 34 });
    expect(await differences()).toEqual([]);
    const taken = await server.db.prisma.session.aggregate({ _sum: { takenPupils: true } });
    expect(taken._sum.takenPupils).toBe(60);
  });

  test('is never fuller in any hour when sessions overlap in part', async () => {
    const house = await aHouse();
    const sessions = [
      await aVisit(house, '09:00'),
      await aVisit(house, '10:00'),
      await aVisit(house, '08:15'),
    ] as const;
    const answers = await Promise.all(
      Array.from({ length: 45 }, (_, index) => book(house, sessions[(index % 3) as 0 | 1 | 2], 10)),
    );
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(await differences()).toEqual([]);
    const { rows } = await server.db.pool.query('SELECT max(pupils) AS fullest FROM site_hour');
    expect(rows[0].fullest).toBe(60);
  });

  test('lets one of two in when both are the first of their hour, again and again', async () => {
    const house = await aHouse(30);
    for (const hour of ['08', '10', '12', '14', '16', '18']) {
      const sessions = await Promise.all(Array.from({ length: 5 }, () => aVisit(house, `${hour}:00`)));
      const answers = await Promise.all(sessions.map((session) => book(house, session, 28)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    }
    expect(await differences()).toEqual([]);
  });

  test('says how many it still takes, and takes those', async () => {
    const house = await aHouse();
    const [one, other] = [await aVisit(house, '09:00'), await aVisit(house, '09:30')];
    expect((await book(house, one, 28)).status).toBe(201);
    expect((await book(house, one, 20)).status).toBe(201);
    const refused = await book(house, other, 13);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body.reasons)).toContain('"pupils":12');
    expect((await book(house, other, 12)).status).toBe(201);
  });

  test('counts neither visits with an educator nor those of another hour', async () => {
    const house = await aHouse();
    expect((await book(house, await aVisit(house, '09:00', { educatorsNeeded: 1 }), 28)).status).toBe(201);
    for (const time of ['09:00', '12:00']) {
      const visit = await aVisit(house, time);
      expect(await Promise.all([book(house, visit, 28), book(house, visit, 28)])).toMatchObject([
        { status: 201 },
        { status: 201 },
      ]);
    }
  });

  test('without a limit takes all that the sessions take', async () => {
    const house = await aHouse(null);
    const visit = await aVisit(house, '09:00');
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(house, visit, 28)));
    expect(counted(answers, 201)).toBe(10);
    expect(await differences()).toEqual([]);
  });
});
