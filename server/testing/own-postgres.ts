import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { connectDatabase } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded/supervisor.ts';
import { migrate } from '#server/platform/migrate.ts';
import type { TestDatabase } from './database.ts';
import { dataFolder, removeFolder, until } from './program.ts';

/** A PostgreSQL that nobody else uses, so that it can be mistreated. */
export interface OwnPostgres {
  db: TestDatabase;
  /** Shuts it down as a restart of the machine would. */
  shutDown(): Promise<void>;
  /** Starts it again at the same address. */
  startAgain(): Promise<void>;
}

/** Starts one with a migrated, empty database. `db.close` removes everything. About two seconds. */
export async function ownPostgres({ connections = 10 }: { connections?: number } = {}): Promise<OwnPostgres> {
  const folder = dataFolder();
  let postgres = await startEmbeddedPostgres(folder);
  const url = postgres.url('postgres');
  const client = new pg.Client(url);
  await client.connect();
  await migrate(client).finally(() => client.end());
  const db = connectDatabase(url, { connections });
  const close = async () => {
    await db.close();
    await postgres.stop();
    removeFolder(folder);
  };
  const shutDown = async () => {
    const lock = path.join(folder, 'postgres/postmaster.pid');
    const [pid] = readFileSync(lock, 'utf8').split('\n');
    process.kill(Number(pid), 'SIGINT');
    await until(() => !existsSync(lock), 10_000);
  };
  const startAgain = async () => {
    postgres = await startEmbeddedPostgres(folder);
  };
  return { db: { ...db, url, close }, shutDown, startAgain };
}
