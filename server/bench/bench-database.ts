import pg from 'pg';
import { connectDatabase, type Database } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded/supervisor.ts';
import { migrate } from '#server/platform/migrate.ts';
import { dataFolder, removeFolder } from '#server/testing/program.ts';
import { CLIENTS } from './bench.ts';

export interface BenchDatabase extends Database {
  url: string;
}

/** A real PostgreSQL in a folder of its own, migrated and empty but for regions and municipalities; `close` removes it. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const folder = dataFolder();
  const postgres = await startEmbeddedPostgres(folder);
  const url = postgres.url('bench');
  await run(postgres.url('postgres'), (client) => client.query('CREATE DATABASE bench'));
  await run(url, migrate);
  const db = connectDatabase(url, { connections: CLIENTS });
  return {
    ...db,
    url,
    close: async () => {
      await db.close();
      await postgres.stop();
      removeFolder(folder);
    },
  };
}

async function run(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await work(client).finally(() => client.end());
}
