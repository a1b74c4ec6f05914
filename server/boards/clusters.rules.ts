import type { MomentSpan } from './board.facts.ts';

/** Half-open: one that ends at 11 and one that begins at 11 do not meet. */
export function meets(a: MomentSpan, b: MomentSpan): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The time that both take. */
export function sharedSpan(a: MomentSpan, b: MomentSpan): MomentSpan {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/**
 * Cards of one cell, in the order of the clock, in groups to be shown side by side: cards of different groups never meet,
 * and each card of a group meets another one of it. A card alone is a group of one.
 */
export function clustersOf<Card extends MomentSpan>(cards: readonly Card[]): Card[][] {
  const clusters: Card[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const card of cards.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = clusters.at(-1);
    if (last !== undefined && card.from < end) last.push(card);
    else clusters.push([card]);
    end = Math.max(end, card.to);
  }
  return clusters;
}
