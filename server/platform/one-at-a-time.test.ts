import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

let lock: string;
beforeEach(() => {
  lock = path.join(mkdtempSync(path.join(os.tmpdir(), 'lock-')), 'cache/lock');
});
afterEach(() => rmSync(path.join(lock, '../..'), { recursive: true }));

test('two at once come one after the other, and the lock is gone afterwards', async () => {
  const steps: string[] = [];
  const work = (name: string) =>
    oneAtATime(lock, async () => {
      steps.push(`${name} begins`);
      await sleep(20);
      steps.push(`${name} ends`);
    });
  await Promise.all([work('first'), work('second')]);
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(existsSync(lock)).toBe(false);
});

test('work that fails leaves no lock behind', async () => {
  await expect(oneAtATime(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('a lock of a process that is gone is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(lock, { recursive: true });
  writeFileSync(path.join(lock, 'pid'), String(pid));
  let done = false;
  await oneAtATime(lock, async () => {
    done = true;
  });
  expect(done).toBe(true);
});
