import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run db:migrate`: applies the migrations that the database lacks. The server does the same at each start. */
await ensurePrismaClient();
const { readConfig } = await import('#server/platform/config.ts');
const { openDatabase } = await import('#server/platform/open-database.ts');
// Migrating signs no links: it must not ask for the secret that does, nor make one.
const LINK_SECRET = process.env.LINK_SECRET || 'migrating signs no links, so any will do';
try {
  const opened = await openDatabase(readConfig({ ...process.env, LINK_SECRET }), { exclusive: false });
  console.log(opened.migrated.length === 0 ? 'The database is up to date.' : `Applied ${opened.migrated.join(', ')}.`);
  await opened.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
