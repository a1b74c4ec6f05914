import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClientBase } from 'pg';

const FOLDER = path.resolve(import.meta.dirname, '../../prisma/migrations');
/** The advisory lock that Prisma's own migrate takes. */
const LOCK = 72707369;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** A migration that was changed after it had been applied, or that failed halfway. */
export class MigrationError extends Error {}

/**
 * Applies the migrations that the database does not have yet, in order, each in its own transaction, and keeps
 * Prisma's `_prisma_migrations` so that `prisma migrate deploy` agrees. Does not need Prisma's engine (which cannot be
 * downloaded everywhere). Two processes at once wait for each other.
 *
 * @returns the names of those applied now.
 * @throws MigrationError when an applied migration's file has changed since.
 */
export async function migrate(client: ClientBase): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(CREATE_TABLE);
    const known = await appliedChecksums(client);
    const applied: string[] = [];
    for (const migration of await readMigrations()) {
      const checksum = known.get(migration.name);
      if (checksum === migration.checksum) continue;
      if (checksum !== undefined)
        throw new MigrationError(`Migration ${migration.name} was changed after it was applied.`);
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of the project, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const sql = await readFile(path.join(FOLDER, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function appliedChecksums(client: ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) throw new MigrationError(`Migration ${failed.migration_name} failed earlier (P3009).`);
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(client: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new MigrationError(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`);
  }
}
