/**
 * A half-open span of instants or of local dates: `from` is inside, `to` is not. No `to` means that it does not end.
 */
export type Interval<Point extends Date | string> = { from: Point; to: Point | null };

/** True when the point lies inside. */
export function contains<Point extends Date | string>(interval: Interval<Point>, point: Point): boolean {
  return interval.from <= point && (interval.to === null || point < interval.to);
}

/** True when two spans share at least one point; spans that only touch do not, nor do empty ones. */
export function overlaps<Point extends Date | string>(a: Interval<Point>, b: Interval<Point>): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}

function isEmpty<Point extends Date | string>(interval: Interval<Point>): boolean {
  return interval.to !== null && interval.to <= interval.from;
}
