import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock without its owner's number is one that is being made, unless it is older than this. */
const NAMELESS_MS = 10_000;

/**
 * Does some work that only one process may do at a time; others wait. A process that was killed holds nobody up.
 *
 * @param lock a folder that is there while somebody works; the folder above it is made if need be.
 */
export async function oneAtATime(lock: string, work: () => Promise<void>): Promise<void> {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  await takeLock(lock);
  try {
    await work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

async function takeLock(lock: string): Promise<void> {
  for (;;) {
    try {
      fs.mkdirSync(lock);
      fs.writeFileSync(path.join(lock, 'pid'), String(process.pid));
      return;
    } catch {
      if (isAbandoned(lock)) fs.rmSync(lock, { recursive: true, force: true });
      await sleep(100);
    }
  }
}

function isAbandoned(lock: string): boolean {
  const since = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) return false;
  try {
    return !isAlive(Number(fs.readFileSync(path.join(lock, 'pid'), 'utf8')));
  } catch {
    return Date.now() - since > NAMELESS_MS;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
