import { createHash } from 'node:crypto';
import { uuidV7 } from '#server/platform/ids.ts';

/** An id of the demo world: looks like a UUIDv7 of `instant`, and is the same whenever seed and key are. */
export function demoId(seed: number, instant: Date, key: string): string {
  const random = createHash('sha256').update(`${seed}|${key}`).digest().subarray(0, 10);
  return uuidV7(instant.getTime(), random);
}
