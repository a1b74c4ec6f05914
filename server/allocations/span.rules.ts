import { type LocalDate, localDateOf, localTimeOf } from '#server/time/local-time.ts';
import type { PlannedTime, Span, WeekdayHours } from './planned-time.ts';

const MINUTE_MS = 60_000;

/** Whether two half-open spans share an instant. */
export function meet(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** All times of a plan: its own and those of its further meetings, in order. */
export function timesOf({ startsAt, endsAt, meetings }: Pick<PlannedTime, 'startsAt' | 'endsAt' | 'meetings'>): Span[] {
  return [{ startsAt, endsAt }, ...meetings];
}

/** How long a plan takes people: with buffers and travel, as the trigger `allocate_session_educator` counts it. */
export function takenOfPeople(plan: PlannedTime): Span[] {
  const { bufferBeforeMinutes, bufferAfterMinutes, travelMinutes } = plan;
  return widened(plan, bufferBeforeMinutes + travelMinutes, bufferAfterMinutes + travelMinutes);
}

/** How long a plan takes rooms and kits: with buffers, as the trigger `allocate_session_resource` counts it. */
export function takenOfResources(plan: PlannedTime): Span[] {
  return widened(plan, plan.bufferBeforeMinutes, plan.bufferAfterMinutes);
}

function widened(plan: PlannedTime, before: number, after: number): Span[] {
  return timesOf(plan).map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt.getTime() - before * MINUTE_MS),
    endsAt: new Date(endsAt.getTime() + after * MINUTE_MS),
  }));
}

/** Danish day and clock times of a span; one that ends at or after midnight ends at "24:00". */
export function localSpanOf({ startsAt, endsAt }: Span): { localDate: LocalDate; from: string; to: string } {
  const localDate = localDateOf(startsAt);
  const to = localDateOf(endsAt) === localDate ? localTimeOf(endsAt) : '24:00';
  return { localDate, from: localTimeOf(startsAt), to };
}

/** Whether a local span lies within one of the hours of its weekday; hours that follow each other count as one. */
export function liesWithin(
  span: { from: string; to: string },
  hours: Pick<WeekdayHours, 'startsAt' | 'endsAt'>[],
): boolean {
  let reached = span.from;
  for (const { startsAt, endsAt } of [...hours].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    if (startsAt <= reached && endsAt > reached) reached = endsAt;
  }
  return reached >= span.to;
}
