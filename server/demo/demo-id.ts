import { hash } from 'node:crypto';
import { uuidV7 } from '#server/platform/ids.ts';

/** An id of the demo world: looks like a UUIDv7 of `instant`, and is the same whenever seed and key are. */
export function demoId(seed: number, instant: Date, key: string): string {
  const random = hash('sha1', `${seed}|${key}`, 'buffer').subarray(0, 10);
  return uuidV7(instant.getTime(), random);
}
