import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run privacy:replay`, after a backup was restored and before anybody uses it. */
await ensurePrismaClient();
const { runReplayCommand } = await import('#server/privacy/privacy.command.ts');
process.exitCode = await runReplayCommand(process.argv.slice(2), process.env);
