/** Repeatable chance: the same keys give the same numbers on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True in `probability` of the cases. */
  chance(probability: number): boolean;
  /** One of the items; throws RangeError when there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** The items in another order; the given list is left alone. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** FNV-1a over the keys, 32 bits. */
function hashOf(keys: readonly (string | number)[]): number {
  let hash = 2166136261;
  for (const letter of keys.join('|')) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 16777619);
  }
  return hash >>> 0;
}

/**
 * A generator of its own for each set of keys (mulberry32), so that adding an offer or a week leaves the others as they
 * were.
 *
 * @example randomFrom(seed, 'sessions', offer.slug, monday)
 */
export function randomFrom(...keys: (string | number)[]): Random {
  let state = hashOf(keys);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    shuffled: (items) => shuffle([...items], integer),
  };
}

/** Fisher and Yates, in place. */
function shuffle<Item>(items: Item[], integer: (low: number, high: number) => number): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = integer(0, last);
    const [a, b] = [items[last], items[chosen]];
    if (a !== undefined && b !== undefined) [items[last], items[chosen]] = [b, a];
  }
  return items;
}
