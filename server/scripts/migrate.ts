import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run db:migrate`: applies the migrations that the database lacks. The server does the same at each start. */
await ensurePrismaClient();
const { readConfig } = await import('#server/platform/config.ts');
const { openDatabase } = await import('#server/platform/open-database.ts');
try {
  const opened = await openDatabase(readConfig(process.env), { exclusive: false });
  console.log(opened.migrated.length === 0 ? 'The database is up to date.' : `Applied ${opened.migrated.join(', ')}.`);
  await opened.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
