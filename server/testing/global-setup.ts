import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#server/platform/embedded/supervisor.ts';
import { migrate } from '#server/platform/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server's `postgres` database. */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template from which each test file gets its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'skolebesoeg-test-'));
  // As root PostgreSQL runs as somebody else, who has to be let in.
  if (process.getuid?.() === 0) (await import('node:fs')).chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  await run(postgres.url('postgres'), async (client) => {
    await client.query('CREATE DATABASE template_migrated');
  });
  await run(postgres.url('template_migrated'), migrate);
  project.provide('postgresUrl', postgres.url('postgres'));
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function run(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await work(client).finally(() => client.end());
}
