import pg from 'pg';
import type { Config } from './config.ts';
import { connectDatabase, type Database } from './database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/supervisor.ts';
import { migrate } from './migrate.ts';

/** Held by the one process that owns an embedded database: the server, or a command that had to start it. */
const OWNER_LOCK = 72707370;
const DATABASE = 'skolebesoeg';

/** The data folder is used by another server or command. The message is one sentence for the terminal. */
export class AlreadyRunningError extends Error {}

/** DATABASE_URL leads to no database that we can use. The message is one sentence for the terminal. */
export class DatabaseError extends Error {}

const CONNECT_LIMIT_MS = 10_000;

export interface OpenedDatabase {
  db: Database;
  url: string;
  /** Names of the migrations applied now. */
  migrated: string[];
  /** Closes the connections and, if we started it, the embedded PostgreSQL. */
  close(): Promise<void>;
}

/**
 * Opens the configured database and brings it up to date: DATABASE_URL's, or the embedded one of DATA_DIR (attached to
 * when it runs already, else started).
 *
 * @param exclusive true for the server: refuses when another process owns the data.
 * @throws AlreadyRunningError, or DatabaseError when DATABASE_URL leads nowhere.
 */
export async function openDatabase(config: Config, { exclusive }: { exclusive: boolean }): Promise<OpenedDatabase> {
  if (config.DATABASE_URL !== undefined) return open(config.DATABASE_URL, () => Promise.resolve());
  const postgres = await startEmbeddedPostgres(config.DATA_DIR);
  const owner = await takeOwnership(postgres, exclusive || !postgres.attached, config.DATA_DIR);
  await createDatabase(postgres);
  return open(postgres.url(DATABASE), async () => {
    await owner?.end();
    await postgres.stop();
  });
}

async function open(url: string, closeAfter: () => Promise<void>): Promise<OpenedDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  let migrated: string[];
  try {
    await client.connect().catch((error) => Promise.reject(unusable(url, error)));
    migrated = await migrate(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    await closeAfter();
    throw error;
  }
  await client.end();
  const db = connectDatabase(url);
  return {
    db,
    url,
    migrated,
    close: async () => {
      await db.close();
      await closeAfter();
    },
  };
}

/** Says where we tried, without the password. */
function unusable(url: string, error: NodeJS.ErrnoException): DatabaseError {
  const { host, pathname } = new URL(url);
  const reason = error.message || error.code;
  return new DatabaseError(`The database at ${host}${pathname} cannot be used: see to DATABASE_URL. (${reason})`);
}

/** The lock lives as long as its connection, so that a killed owner leaves nothing to clean up. */
async function takeOwnership(postgres: EmbeddedPostgres, wanted: boolean, dataDir: string): Promise<pg.Client | null> {
  if (!wanted) return null;
  const client = await connectWhenReady(postgres.url('postgres'));
  client.on('error', () => undefined);
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [OWNER_LOCK]);
  if (rows[0]?.taken) return client;
  await client.end();
  await postgres.stop();
  throw new AlreadyRunningError(
    `Skolebesøg is already running on the data in ${dataDir}; stop it first, or set DATA_DIR.`,
  );
}

/** A server that is starting up or shutting down answers 57P03: try again for a few seconds. */
async function connectWhenReady(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if ((error as { code?: string }).code !== '57P03' || attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function createDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const client = await connectWhenReady(postgres.url('postgres'));
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
