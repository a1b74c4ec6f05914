import { type Config, ConfigError, readConfig } from '#server/platform/config.ts';
import { ensurePages } from '#server/platform/page-build.ts';
import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';

/**
 * The one command. Settings are looked at first, before anybody waits for anything; then what needs generating is generated,
 * and the rest is imported only then, because it needs the generated Prisma client.
 */
const development = process.argv.includes('--dev');
const config = configOrExit();
await ensurePrismaClient();
if (!development) await ensurePages();
const { start } = await import('#server/start.ts');
await start(config, { development });

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`A setting is wrong:\n${error.message}\n`);
    process.exit(1);
  }
}
