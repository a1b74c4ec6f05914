import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';
import { runTool } from './step.ts';

/** What checks and tests need in a clean clone before they can read the code: the Prisma client and Kit's types. */
export async function prepare(): Promise<void> {
  await ensurePrismaClient();
  const { ok, output } = await runTool('svelte-kit', ['svelte-kit', 'sync']);
  if (!ok) throw new Error(`svelte-kit sync failed.\n${output}`);
}
