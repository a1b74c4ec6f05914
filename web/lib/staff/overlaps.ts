import type { ScheduleItem } from '#server/schedule/schedule.contract.ts';

type Booked = Pick<ScheduleItem, 'bookings'> & {
  educators: Pick<ScheduleItem['educators'][number], 'id' | 'name'>[];
  session: Pick<ScheduleItem['session'], 'startsAt' | 'endsAt' | 'state'>;
};

/**
 * Who teaches two visits at the same time: for each session the educators concerned, with the other session. A cancelled one
 * takes nobody's time, though its bookings may still be waiting for review.
 */
export function overlapsOf<Item extends Booked>(items: Item[]): Map<Item, { educator: string; other: Item }[]> {
  const found = new Map<Item, { educator: string; other: Item }[]>();
  const booked = items.filter(({ bookings, session }) => bookings.length > 0 && session.state !== 'CANCELLED');
  for (const item of booked) {
    const clashes = booked.filter((other) => other !== item && overlap(item, other));
    const rows = clashes.flatMap((other) => sharedEducators(item, other).map((educator) => ({ educator, other })));
    if (rows.length > 0) found.set(item, rows);
  }
  return found;
}

/** Half-open: one that ends at 11 and one that begins at 11 do not overlap. */
function overlap(a: Booked, b: Booked): boolean {
  return (
    Date.parse(a.session.startsAt) < Date.parse(b.session.endsAt) &&
    Date.parse(b.session.startsAt) < Date.parse(a.session.endsAt)
  );
}

function sharedEducators(a: Booked, b: Booked): string[] {
  return a.educators.filter(({ id }) => b.educators.some((other) => other.id === id)).map(({ name }) => name);
}
