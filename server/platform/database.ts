import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '#server/generated/prisma/client.ts';

/** The database: Prisma for ordinary queries, the pool for SQL that Prisma cannot say (both share the connections). */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Anything that runs SQL: the pool, or a client inside a transaction. */
export type Sql = Pick<pg.Pool, 'query'> | pg.ClientBase;

const DATE = 1082;
const BIGINT = 20;

/**
 * Dates stay text (`YYYY-MM-DD`): a calendar day has no zone and must not become an instant.
 * Counts (bigint) become numbers: none of ours comes near 2^53.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: unknown) => {
    if (oid === DATE) return (text: string) => text;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** Opens a pool of connections. Nothing is connected before the first query. */
export function connectDatabase(url: string, options: { connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: 'skolebesoeg',
    types,
  });
  // An idle connection that breaks (a database restart) must not end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** How often somebody whose transaction the database ended because of another one is let try again. */
const ATTEMPTS = 5;
const DEADLOCK = '40P01';

/**
 * Runs `work` in one transaction on one connection; rolls back and rethrows when it fails. A deadlock with somebody else's
 * transaction is tried again: `work` may run more than once, and does nothing that a rollback leaves behind.
 */
export async function inTransaction<Result>(
  db: Pick<Database, 'pool'>,
  work: (sql: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onceInTransaction(db, work);
    } catch (error) {
      if ((error as { code?: string } | null)?.code !== DEADLOCK || attempt === ATTEMPTS) throw error;
    }
  }
}

async function onceInTransaction<Result>(
  db: Pick<Database, 'pool'>,
  work: (sql: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  // A borrowed connection that breaks tells it here too, and an error nobody listens to ends the process; the query fails anyway.
  const ignore = () => undefined;
  client.on('error', ignore);
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}
