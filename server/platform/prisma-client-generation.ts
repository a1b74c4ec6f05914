import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { oneAtATime } from './one-at-a-time.ts';

const root = path.resolve(import.meta.dirname, '../..');
const client = path.join(root, 'server/generated/prisma/client.ts');
const stamp = path.join(root, '.cache/prisma-client.hash');
const lock = path.join(root, '.cache/prisma-client.lock');

/**
 * Generates the Prisma client (server/generated) when the schema or Prisma changed since the last time; else a few
 * milliseconds. Works offline. Safe to call from several processes at once. Throws with Prisma's own words when the
 * schema is wrong.
 */
export async function ensurePrismaClient(): Promise<void> {
  const wanted = schemaHash();
  if (isGenerated(wanted)) return;
  await oneAtATime(lock, async () => {
    if (isGenerated(wanted)) return;
    await generate();
    fs.writeFileSync(stamp, wanted);
  });
}

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    hash.update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function isGenerated(wanted: string): boolean {
  return fs.existsSync(client) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
}

/**
 * `prisma generate` wants a schema engine that it would download, and never runs it: naming any executable, such as
 * Node itself, keeps it offline. It also reads the nearest tsconfig.json, and ours extends one that SvelteKit has not
 * written yet in a clean clone: an empty one beside the output comes first.
 */
async function generate(): Promise<void> {
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  fs.mkdirSync(path.dirname(path.dirname(client)), { recursive: true });
  fs.writeFileSync(path.join(root, 'server/generated/tsconfig.json'), '{}\n');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  try {
    await promisify(execFile)(process.execPath, [prisma, 'generate'], { cwd: root, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`The Prisma client could not be generated.\n${stdout}${stderr}`, { cause: error });
  }
}
