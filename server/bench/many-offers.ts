import { loadDemoWorld } from '#server/demo/load.ts';
import { BENCH_NOW, SEED } from './bench.ts';
import type { BenchDatabase } from './bench-database.ts';

export interface Size {
  offers: number;
  sessions: number;
}

/** The demo world with so many copies of each of its offers, each with copies of all its sessions, taken places included. */
export async function manyOffers(db: BenchDatabase, copies: number): Promise<Size> {
  const now = new Date(BENCH_NOW);
  await loadDemoWorld(db, { seed: SEED, demoDate: BENCH_NOW.slice(0, 10), now });
  await copyRows(db, 'offer', { id: COPY_OF('id'), slug: `slug || '-' || copy` }, copies);
  await copyRows(db, 'session', { id: COPY_OF('id'), offer_id: COPY_OF('offer_id') }, copies);
  await db.pool.query('VACUUM ANALYZE offer, session');
  const { rows } = await db.pool.query<Size>(
    'SELECT (SELECT count(*) FROM offer) AS offers, (SELECT count(*) FROM session) AS sessions',
  );
  const [size] = rows;
  if (size === undefined) throw new Error('Two counts are one row.');
  return size;
}

/** The id of a row's copy: the same in every run, and the same wherever it is pointed to. */
const COPY_OF = (column: string) => `md5(${column}::text || copy)::uuid`;

/** Copies all rows of a table; `changed` gives the columns that differ, in SQL with the copy's number as `copy`. */
async function copyRows(db: BenchDatabase, table: string, changed: Record<string, string>, copies: number) {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? name);
  await db.pool.query(
    `INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table}, generate_series(1, $1::int - 1) AS copy`,
    [copies],
  );
}
