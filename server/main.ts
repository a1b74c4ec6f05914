import { ensurePages } from '#server/platform/page-build.ts';
import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/**
 * The one command. What needs generating is generated first; the rest is imported only then, because it needs the
 * generated Prisma client.
 */
const development = process.argv.includes('--dev');
await ensurePrismaClient();
if (!development) await ensurePages();
const { start } = await import('#server/start.ts');
await start({ development });
