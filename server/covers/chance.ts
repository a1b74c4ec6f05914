/** Numbers from 0 (included) to 1 (not included); the same seed gives the same row of numbers on every machine. */
export type Chance = () => number;

/** A generator seeded with a text (FNV-1a into mulberry32). */
export function chanceOf(seed: string): Chance {
  let state = fingerprint(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the choices. */
export function pick<T>(chance: Chance, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(chance() * choices.length)] ?? choices[0];
}

/** A number from `from` (included) to `to` (not included). */
export function between(chance: Chance, from: number, to: number): number {
  return from + chance() * (to - from);
}

function fingerprint(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}
