import fs from 'node:fs';
import path from 'node:path';
import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';
import { runTool } from './step.ts';

const kitSettings = path.resolve(import.meta.dirname, '../../node_modules/$app/tsconfig.json');

/** What checks and tests need in a clean clone before they can read the code: the Prisma client and Kit's types. */
export async function prepare(): Promise<void> {
  await ensurePrismaClient();
  const { ok, output } = await runTool('svelte-kit', ['svelte-kit', 'sync']);
  if (!ok) throw new Error(`svelte-kit sync failed.\n${output}`);
}

/** The same, but without renewing Kit's types: a few milliseconds when everything is there. */
export async function prepareIfNew(): Promise<void> {
  if (!fs.existsSync(kitSettings)) return prepare();
  await ensurePrismaClient();
}
