import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { DemoSeed } from './world.ts';

/** Key of the platform fact that says from which seed a database's demo world was made. */
const KEY = 'demo';

/** The seed of the demo world in this database; null = none was loaded. */
export async function readDemoSeed(sql: Sql): Promise<DemoSeed | null> {
  const { rows } = await sql.query<{ seed: number; demoDate: LocalDate }>(
    `SELECT (value->>'seed')::integer AS seed, value->>'demoDate' AS "demoDate" FROM platform_fact WHERE key = $1`,
    [KEY],
  );
  return rows[0] ?? null;
}

/** Writes down what the world was made from, for the top-up of later starts. */
export async function rememberDemoSeed(sql: Sql, fact: DemoSeed & { loadedAt: Date }): Promise<void> {
  await sql.query('INSERT INTO platform_fact (key, value) VALUES ($1, $2::jsonb)', [KEY, JSON.stringify(fact)]);
}
