import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/** `npm run retention -- --dry-run`; works beside a running server on the same data. */
await ensurePrismaClient();
const { runRetentionCommand } = await import('#server/privacy/privacy.command.ts');
process.exitCode = await runRetentionCommand(process.argv.slice(2), process.env);
