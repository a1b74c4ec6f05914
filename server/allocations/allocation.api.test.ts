import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDepartment, anAccount, anOffer, aResource, aSession } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { instantOf } from '#server/time/local-time.ts';
import { findConflicts, planOrConflicts } from './conflict.service.ts';
import { conflictSentence } from './conflict.texts.ts';
import type { PlannedTime } from './planned-time.ts';

let db: TestDatabase;
let department: Awaited<ReturnType<typeof aDepartment>>;
let offer: Awaited<ReturnType<typeof anOffer>>;
const now = new Date('2026-03-16T08:00:00Z');

beforeAll(async () => {
  db = await testDatabase({ connections: 30 });
  department = await aDepartment(db);
  offer = await anOffer(db, department, { titleDa: 'Vagt på volden', titleEn: 'On guard' });
});
afterAll(() => db.close());

const anEducator = (name = 'Maja Prøve') =>
  anAccount(db, { name, grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
const session = (day: string, time: string, facts = {}) => aSession(db, offer, { day, time, ...facts });
const teaches = (sessionId: string, accountId: string) =>
  db.pool.query('INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)', [sessionId, accountId]);
const uses = (sessionId: string, resourceId: string, quantity = 1) =>
  db.pool.query('INSERT INTO session_resource (session_id, resource_id, quantity) VALUES ($1, $2, $3)', [
    ...[sessionId, resourceId, quantity],
  ]);
const refused = (constraint: string) => expect.objectContaining({ constraint });
const at = (day: string, time: string) => instantOf(day, time) as Date;

async function meeting(day: string, from: string, to: string, who: { accountId?: string; resourceId?: string }) {
  const creator = await anAccount(db);
  const row = await db.prisma.blockedTime.create({
    data: {
      ...{ id: creator.id, departmentId: department.id, kind: 'MEETING', title: 'Husmøde', createdBy: creator.id },
      ...{ startsAt: at(day, from), endsAt: at(day, to), createdAt: now },
    },
  });
  if (who.accountId) {
    const person = { blockedTimeId: row.id, accountId: who.accountId };
    await db.prisma.blockedTimePerson.create({ data: person });
  }
  if (who.resourceId) {
    const resource = { blockedTimeId: row.id, resourceId: who.resourceId };
    await db.prisma.blockedTimeResource.create({ data: resource });
  }
  return row;
}

describe('an educator', () => {
  test('is never in two sessions at once, and may go from one straight to the next', async () => {
    const { id } = await anEducator();
    const [early, next, between] = [
      await session('2026-04-20', '09:00'),
      await session('2026-04-20', '10:30'),
      await session('2026-04-20', '10:00'),
    ];
    await teaches(early.id, id);
    await teaches(next.id, id);
    await expect(teaches(between.id, id)).rejects.toEqual(refused('educator_once_at_a_time'));
  });

  test('is taken by buffers and by the way there and back', async () => {
    const { id } = await anEducator();
    const out = await session('2026-04-21', '09:00', { bufferAfterMinutes: 15, travelMinutes: 30 });
    await teaches(out.id, id);
    await expect(teaches((await session('2026-04-21', '11:00')).id, id)).rejects.toEqual(
      refused('educator_once_at_a_time'),
    );
    await teaches((await session('2026-04-21', '11:15')).id, id);
  });

  test('is free when the session is cancelled, and taken again when it is held all the same', async () => {
    const { id } = await anEducator();
    const stormy = await session('2026-04-22', '09:00');
    await teaches(stormy.id, id);
    await db.prisma.session.update({ where: { id: stormy.id }, data: { state: 'CANCELLED' } });
    const instead = await session('2026-04-22', '09:30');
    await teaches(instead.id, id);
    const reopening = db.prisma.session.update({ where: { id: stormy.id }, data: { state: 'OPEN' } });
    await expect(reopening).rejects.toThrow();
    await db.pool.query('DELETE FROM session_educator WHERE session_id = $1', [instead.id]);
    await db.prisma.session.update({ where: { id: stormy.id }, data: { state: 'OPEN' } });
    expect((await db.pool.query('SELECT * FROM allocation_differences()')).rows).toEqual([]);
  });

  test('is taken by every meeting of a course', async () => {
    const { id } = await anEducator();
    const course = await session('2026-04-23', '09:00');
    await db.prisma.sessionMeeting.create({
      data: {
        ...{ id: course.id, sessionId: course.id, position: 2 },
        ...{ startsAt: at('2026-04-30', '09:00'), endsAt: at('2026-04-30', '10:30') },
      },
    });
    await teaches(course.id, id);
    const other = await session('2026-04-30', '10:00');
    await expect(teaches(other.id, id)).rejects.toEqual(refused('educator_once_at_a_time'));
  });

  test('is not in a session and in a meeting at once, whichever comes first', async () => {
    const { id } = await anEducator();
    await meeting('2026-04-24', '08:30', '09:30', { accountId: id });
    await expect(teaches((await session('2026-04-24', '09:00')).id, id)).rejects.toEqual(
      refused('educator_once_at_a_time'),
    );
    await teaches((await session('2026-04-24', '12:00')).id, id);
    await expect(meeting('2026-04-24', '13:00', '14:00', { accountId: id })).rejects.toThrow();
  });

  test('can be moved with a whole day when the check waits for the end of the transaction', async () => {
    const { id } = await anEducator();
    const ids: string[] = [];
    for (const time of ['09:00', '10:30', '12:00']) {
      const one = await session('2026-04-27', time);
      await teaches(one.id, id);
      ids.push(one.id);
    }
    const client = await db.pool.connect();
    await client.query('BEGIN; SET CONSTRAINTS educator_once_at_a_time DEFERRED');
    for (const one of ids) {
      const later = "starts_at = starts_at + interval '90 minutes', ends_at = ends_at + interval '90 minutes'";
      await client.query(`UPDATE session SET ${later} WHERE id = $1`, [one]);
    }
    await client.query('COMMIT');
    client.release();
    expect((await db.pool.query('SELECT * FROM allocation_differences()')).rows).toEqual([]);
  });
});

describe('a hall that divides in two', () => {
  test('is taken by either half, and leaves the other half free', async () => {
    const hall = await aResource(db, department, { nameDa: 'Salen', nameEn: 'The hall' });
    const [left, right] = [
      await aResource(db, department, { parentId: hall.id }),
      await aResource(db, department, { parentId: hall.id }),
    ];
    await uses((await session('2026-05-04', '09:00')).id, left.id);
    await expect(uses((await session('2026-05-04', '09:00')).id, hall.id)).rejects.toEqual(
      refused('resource_once_at_a_time'),
    );
    await uses((await session('2026-05-04', '09:00')).id, right.id);
    await uses((await session('2026-05-04', '12:00')).id, hall.id);
    await expect(uses((await session('2026-05-04', '13:00')).id, right.id)).rejects.toEqual(
      refused('resource_once_at_a_time'),
    );
  });

  test('that is divided later is taken with its new parts by what had taken it', async () => {
    const hall = await aResource(db, department);
    await uses((await session('2026-05-05', '09:00')).id, hall.id);
    await aResource(db, department, { parentId: hall.id });
    const half = await aResource(db, department, { parentId: hall.id });
    await expect(uses((await session('2026-05-05', '10:00')).id, half.id)).rejects.toEqual(
      refused('resource_once_at_a_time'),
    );
  });

  test('is no part of itself', async () => {
    const hall = await aResource(db, department);
    const half = await aResource(db, department, { parentId: hall.id });
    const turned = db.pool.query('UPDATE resource SET parent_id = $1 WHERE id = $2', [half.id, hall.id]);
    await expect(turned).rejects.toEqual(refused('resource_parts'));
  });
});

describe('twelve pairs of waders', () => {
  const pool = () => aResource(db, department, { kind: 'KIT', pooled: true, quantity: 12, nameDa: 'waders' });

  test('are shared until they are used up at any one moment', async () => {
    const waders = await pool();
    const day = '2099-05-06';
    await uses((await session(day, '09:00')).id, waders.id, 8);
    await uses((await session(day, '10:30')).id, waders.id, 8);
    await uses((await session(day, '10:00')).id, waders.id, 4);
    await expect(uses((await session(day, '09:30')).id, waders.id, 5)).rejects.toEqual(
      refused('pooled_resource_within_stock'),
    );
    const fewer = db.pool.query('UPDATE resource SET quantity = 11 WHERE id = $1', [waders.id]);
    await expect(fewer).rejects.toEqual(refused('pooled_resource_within_stock'));
  });

  test('go to exactly as many as there are when twenty ask at the same moment', async () => {
    const waders = await pool();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => session('2026-05-07', '09:00')));
    const asked = await Promise.allSettled(sessions.map(({ id }) => uses(id, waders.id, 3)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });
});

describe('a plan', () => {
  const planned = (facts: Partial<PlannedTime> = {}): PlannedTime => ({
    ...{ key: 'ny', sessionId: null, offerId: offer.id, siteId: department.siteId, meetings: [] },
    ...{ startsAt: at('2026-05-11', '09:00'), endsAt: at('2026-05-11', '10:30') },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, travelMinutes: 0, educators: [], resources: [] },
    ...facts,
  });

  test('hears in one question of everything that is in its way, by name', async () => {
    const maja = await anEducator();
    const room = await aResource(db, department, { nameDa: 'Krudttårnet', nameEn: 'The powder tower' });
    const there = await session('2026-05-11', '10:00');
    await teaches(there.id, maja.id);
    await uses(there.id, room.id);
    await db.prisma.closedDay.create({
      data: {
        ...{ id: room.id, departmentId: department.id, reason: 'Personaledag', createdAt: now },
        ...{ validFrom: new Date('2026-05-11'), validTo: new Date('2026-05-12') },
      },
    });
    const plan = planned({ educators: [maja.id], resources: [{ id: room.id, quantity: 1 }] });
    const found = await findConflicts(db.pool, { departmentId: department.id, planned: [plan], now });
    expect(found.get('ny')?.map((conflict) => conflictSentence(conflict, 'da'))).toEqual([
      'Maja Prøve er optaget af »Vagt på volden« mandag den 11. maj kl. 10.00–11.30.',
      'Krudttårnet er optaget af »Vagt på volden« mandag den 11. maj kl. 10.00–11.30.',
      `${department.name} har lukket mandag den 11. maj (Personaledag).`,
    ]);
    const own = { ...plan, key: there.id, sessionId: there.id };
    const again = await findConflicts(db.pool, { departmentId: department.id, planned: [own], now });
    expect(again.get(there.id)?.map(({ code }) => code)).toEqual(['CLOSED_DAY']);
  });

  test('in a half of a closed hall, or in the hall of a closed half, hears of it; the other half does not', async () => {
    const hall = await aResource(db, department, { nameDa: 'Salen', nameEn: 'The hall' });
    const left = await aResource(db, department, { nameDa: 'Venstre', nameEn: 'Left', parentId: hall.id });
    const right = await aResource(db, department, { nameDa: 'Højre', nameEn: 'Right', parentId: hall.id });
    const dated = (from: string, to: string) => ({ validFrom: new Date(from), validTo: new Date(to) });
    const facts = { departmentId: department.id, createdAt: now, reason: '' };
    await db.prisma.closedDay.createMany({
      data: [
        { ...facts, id: hall.id, resourceId: hall.id, ...dated('2026-06-15', '2026-06-16') },
        { ...facts, id: left.id, resourceId: left.id, ...dated('2026-06-16', '2026-06-17') },
      ],
    });
    const heard = async (day: string, { id }: { id: string }) => {
      const times = { startsAt: at(day, '09:00'), endsAt: at(day, '10:30') };
      const plan = planned({ ...times, resources: [{ id, quantity: 1 }] });
      const found = await findConflicts(db.pool, { departmentId: department.id, planned: [plan], now });
      return found.get('ny')?.map((conflict) => conflictSentence(conflict, 'da'));
    };
    expect(await heard('2026-06-15', right)).toEqual(['Salen har lukket mandag den 15. juni.']);
    expect(await heard('2026-06-16', hall)).toEqual(['Venstre har lukket tirsdag den 16. juni.']);
    expect(await heard('2026-06-16', right)).toEqual([]);
  });

  test('that loses a race is told by whom, and nothing of it is saved', async () => {
    const maja = await anEducator();
    const theirs = await session('2026-05-12', '09:00');
    await teaches(theirs.id, maja.id);
    const mine = await session('2026-05-12', '10:00');
    const plan = planned({
      ...{ key: mine.id, sessionId: mine.id, startsAt: mine.startsAt, endsAt: mine.endsAt, educators: [maja.id] },
    });
    const answer = await planOrConflicts(
      db,
      async (sql) => {
        await sql.query('UPDATE session SET note = $2 WHERE id = $1', [mine.id, 'halvt']);
        await sql.query('INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2)', [mine.id, maja.id]);
        return { kind: 'saved' as const };
      },
      { departmentId: department.id, planned: [plan], now },
    );
    expect(answer).toMatchObject({ kind: 'conflicts' });
    const [conflict] = answer.kind === 'conflicts' ? (answer.conflicts.get(mine.id) ?? []) : [];
    expect(conflict).toMatchObject({ code: 'EDUCATOR_TAKEN', other: { kind: 'SESSION', id: theirs.id } });
    expect((await db.prisma.session.findUniqueOrThrow({ where: { id: mine.id } })).note).toBeNull();
  });

  test('of two leads who swap educators at once ends without a deadlock for either', async () => {
    const [maja, noor] = [await anEducator(), await anEducator('Noor Prøve')];
    for (let round = 0; round < 2; round++) {
      const day = `2026-06-0${round + 1}`;
      const [a, b] = [await session(day, '09:00'), await session(day, '12:00')];
      await teaches(a.id, maja.id);
      await teaches(b.id, noor.id);
      const swap = (order: [string, string][]) =>
        planOrConflicts(
          db,
          async (sql) => {
            for (const [sessionId, accountId] of order) {
              await sql.query('DELETE FROM session_educator WHERE session_id = $1', [sessionId]);
              await sql.query(
                'INSERT INTO session_educator (session_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
                [sessionId, accountId],
              );
            }
            return { kind: 'saved' as const };
          },
          { departmentId: department.id, planned: [], now },
        );
      const [one, other] = await Promise.all([
        swap([
          [a.id, noor.id],
          [b.id, maja.id],
        ]),
        swap([
          [b.id, maja.id],
          [a.id, noor.id],
        ]),
      ]);
      expect([one.kind, other.kind]).toEqual(['saved', 'saved']);
    }
    expect((await db.pool.query('SELECT * FROM allocation_differences()')).rows).toEqual([]);
  });
});
