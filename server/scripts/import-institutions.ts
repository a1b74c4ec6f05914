import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run import:institutions -- FILE…`; works beside a running server on the same data. */
await ensurePrismaClient();
const { runImportCommand } = await import('#server/institutions/import.command.ts');
process.exitCode = await runImportCommand(process.argv.slice(2), process.env);
