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
  const { postgres, owner } = await embedded(config.DATA_DIR, exclusive);
  await createDatabase(postgres);
  return open(postgres.url(DATABASE), async () => {
    await owner?.end();
    await postgres.stop();
  });
}

async function open(url: string, closeAfter: () => Promise<void>): Promise<OpenedDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  // A connection that breaks is told by the query that needed it.
  client.on('error', () => undefined);
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

interface Embedded {
  postgres: EmbeddedPostgres;
  /** The connection that holds the lock; null = the data are another process's, we are guests. */
  owner: pg.Client | null;
}

/** So long the lock may be held before we believe it: that of a killed server takes a moment to go. */
const HELD_MS = 1_500;
/** So long a PostgreSQL that a killed server has left behind may take to shut down. */
const ORPHAN_MS = 30_000;

/** A command is content with a PostgreSQL that runs already; a server wants one of its own. */
async function embedded(dataDir: string, exclusive: boolean): Promise<Embedded> {
  if (exclusive) return ownEmbedded(dataDir);
  const postgres = await startEmbeddedPostgres(dataDir);
  return postgres.attached ? { postgres, owner: null } : ownEmbedded(dataDir, postgres);
}

/** The lock lives as long as its connection, so that a killed owner leaves nothing to clean up. */
async function ownEmbedded(dataDir: string, started?: EmbeddedPostgres): Promise<Embedded> {
  const since = performance.now();
  const lasts = (milliseconds: number) => performance.now() - since < milliseconds;
  let own = started;
  for (;;) {
    const postgres: EmbeddedPostgres | null = own ?? (await startUnlessInTheWay(dataDir, lasts(ORPHAN_MS)));
    if (postgres !== null && !postgres.attached) own = postgres;
    const lock = postgres === null ? 'away' : await takeLock(postgres);
    if (lock === 'held' && !lasts(HELD_MS)) {
      await own?.stop();
      throw new AlreadyRunningError(
        `Skolebesøg is already running on the data in ${dataDir}; stop it first, or set DATA_DIR.`,
      );
    }
    if (lock === 'away' && !lasts(ORPHAN_MS)) {
      await own?.stop();
      throw new Error(`The embedded database in ${dataDir} does not answer.`);
    }
    // Nobody owns what we found running: its server was killed, and it goes down in a moment. We wait and start our own.
    if (postgres !== null && typeof lock === 'object') {
      if (own !== undefined || !lasts(ORPHAN_MS)) return { postgres, owner: lock };
      await lock.end();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Null = one that is still shutting down is in the way. */
async function startUnlessInTheWay(dataDir: string, patient: boolean): Promise<EmbeddedPostgres | null> {
  try {
    return await startEmbeddedPostgres(dataDir);
  } catch (error) {
    if (patient && error instanceof Error && error.message.includes('postmaster.pid')) return null;
    throw error;
  }
}

async function takeLock(postgres: EmbeddedPostgres): Promise<pg.Client | 'held' | 'away'> {
  const client = new pg.Client(postgres.url('postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [OWNER_LOCK]);
    if (rows[0]?.taken) return client;
    await client.end();
    return 'held';
  } catch {
    await client.end().catch(() => undefined);
    return 'away';
  }
}

/** A server that is starting up or shutting down answers 57P03: try again for a few seconds. */
async function connectWhenReady(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
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
