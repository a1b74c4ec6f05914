import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDepartment, anOffer } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { until } from '#server/testing/program.ts';
import { inTransaction } from './database.ts';

let db: TestDatabase;
let offerId: string;
beforeAll(async () => {
  db = await testDatabase();
  offerId = (await anOffer(db, await aDepartment(db))).id;
});
afterAll(() => db.close());

describe('a transaction whose connection breaks', () => {
  const breaking = inTransactionThatBreaks;

  test('fails, and the next one works: the process goes on', async () => {
    await expect(breaking()).rejects.toThrow();
    expect(await inTransaction(db, async (sql) => (await sql.query('SELECT 1 AS one')).rows)).toEqual([{ one: 1 }]);
  });
});

test('of two transactions that wait for each other, the one that the database ends is tried again', async () => {
  const other = await anOffer(db, await aDepartment(db));
  const order = [offerId, other.id];
  let runs = 0;
  let haveOne = 0;
  const lockBoth = (ids: string[]) =>
    inTransaction(db, async (sql) => {
      runs += 1;
      for (const id of ids) {
        await sql.query('SELECT FROM offer WHERE id = $1 FOR UPDATE', [id]);
        haveOne += 1;
        await until(() => haveOne > 1, 5_000);
      }
      return 'done';
    });
  expect(await Promise.all([lockBoth(order), lockBoth(order.toReversed())])).toEqual(['done', 'done']);
  expect(runs).toBe(3);
});

/** The database ends the connection while nothing is being asked on it, as at a restart. */
function inTransactionThatBreaks(): Promise<unknown> {
  return inTransaction(db, async (sql) => {
    const { rows } = await sql.query('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => sql.once('end', resolve));
    await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await ended;
    return sql.query('SELECT 1');
  });
}

describe('the database itself', () => {
  const refused = (sql: string, constraint: string) =>
    expect(db.pool.query(sql, [offerId])).rejects.toMatchObject({ constraint });

  test.each(['subjects', 'target_groups', 'age_groups', 'languages'])('takes no offer without %s', (column) =>
    refused(`UPDATE offer SET ${column} = NULL WHERE id = $1`, 'offer_lists_are_there'),
  );

  test.each([
    ['a class level that there is not', 'grade_level', 11],
    ['a year of study that there is not', 'study_year', 5],
  ])('takes no group of %s', async (_what, column, value) => {
    const insert = `INSERT INTO booking_group (id, booking_id, position, label, ${column}, pupils, adults) VALUES ($1, $1, 0, '5.b', ${value}, 20, 2)`;
    await refused(insert, 'booking_group_levels');
  });

  test('fills in what it computes with an empty search_path too, as restoring a backup does', async () => {
    const found = await inTransaction(db, async (sql) => {
      await sql.query(`SET LOCAL search_path = ''`);
      await sql.query(`UPDATE public.offer SET title_da = 'Krabber i tangen' WHERE id = $1`, [offerId]);
      return sql.query(`SELECT 1 FROM public.offer WHERE id = $1 AND search @@ to_tsquery('danish', 'krabbe')`, [
        offerId,
      ]);
    });
    expect(found.rowCount).toBe(1);
  });
});
