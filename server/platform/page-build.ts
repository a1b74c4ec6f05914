import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { oneAtATime } from './one-at-a-time.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STAMP = path.join(ROOT, 'build', 'inputs.sha256');
const LOCK = path.join(ROOT, '.cache', 'pages.lock');
/** What the pages are made of. Server files count too: pages import contracts and texts from them. */
const INPUTS = ['web', 'server', 'emails', 'vite.config.ts', 'package-lock.json'];

/** Builds the pages when they are missing or older than their sources (by content, not by date). */
export async function ensurePages(): Promise<void> {
  const wanted = hashInputs();
  if (isBuilt(wanted)) return;
  process.stderr.write('Building the pages (about 20 seconds, once) …\n');
  await oneAtATime(LOCK, async () => {
    if (isBuilt(wanted)) return;
    await viteBuild();
    mkdirSync(path.dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, wanted);
  });
}

function isBuilt(wanted: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => filesBelow(path.join(ROOT, input))).sort()) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter(
      (entry) =>
        !['generated', 'demo', 'bench', 'testing', 'scripts'].includes(entry.name) && !/\.test\.ts$/.test(entry.name),
    )
    .flatMap((entry) => filesBelow(path.join(place, entry.name)));
}

function viteBuild(): Promise<void> {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built:\n${output}`)),
    );
  });
}
