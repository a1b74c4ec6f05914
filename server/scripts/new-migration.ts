import fs from 'node:fs';
import path from 'node:path';
import { type Migration, missingSql } from './schema-engine.ts';

const root = path.resolve(import.meta.dirname, '../..');
const schemaPath = path.join(root, 'prisma/schema.prisma');
const migrationsFolder = path.join(root, 'prisma/migrations');
const usage = 'Name the change by a verb, in small letters: npm run db:migration -- add_waitlist';

const [argument] = process.argv.slice(2);
process.exitCode = argument === '--check' ? await check() : await author(argument);

/** Exit code 1 when schema.prisma says something that the migrations do not build, or the other way round. */
async function check(): Promise<number> {
  const sql = await missingSql(readMigrations(), schemaPath);
  if (sql === null) {
    console.log('The schema and the migrations agree.');
    return 0;
  }
  console.error(`The migrations lack what prisma/schema.prisma says (npm run db:migration -- name):\n${sql}`);
  return 1;
}

/** Writes prisma/migrations/<UTC time>_<name>/migration.sql as a draft to read and to complete by hand. */
async function author(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error(usage);
    return 1;
  }
  const sql = await missingSql(readMigrations(), schemaPath);
  if (sql === null) {
    console.log('Nothing to do: the migrations already build what prisma/schema.prisma says.');
    return 0;
  }
  const folder = path.join(migrationsFolder, `${timestamp(new Date())}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
  fs.writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`Wrote ${path.relative(root, folder)}/migration.sql. Read it, complete it, then: npm run db:migrate`);
  return 0;
}

function readMigrations(): Migration[] {
  if (!fs.existsSync(migrationsFolder)) return [];
  return fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** 20261122160000, UTC, as Prisma names its folders. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
