import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connectDatabase, type Database } from '#server/platform/database.ts';

export interface TestDatabase extends Database {
  url: string;
}

/** A database of its own, migrated and empty but for regions and municipalities. About 30 ms. `close` drops it. */
export async function testDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template_migrated`);
  const url = server.replace('/postgres?', `/${name}?`);
  const db = connectDatabase(url, options);
  return {
    ...db,
    url,
    close: async () => {
      await db.close();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
