import { conflictsOfCalendar } from './calendar.rules.ts';
import { conflictsOfPeople } from './people.rules.ts';
import type { Conflict, PlannedTime, Surroundings } from './planned-time.ts';
import { takenEducators, takenResources, takingsAround } from './taken.rules.ts';

export type { Conflict, Other, PlannedTime, Span, Surroundings } from './planned-time.ts';

/**
 * What stands in the way of each planned time, by its key; those that block come first. Times of the same plan are held
 * against each other too. A planned time that nothing is in the way of has an empty list.
 */
export function conflictsOf(planned: PlannedTime[], surroundings: Surroundings): Map<string, Conflict[]> {
  const takings = takingsAround(planned, surroundings);
  const replanned = new Set(planned.map(({ sessionId }) => sessionId));
  const sameOffers = surroundings.sameOffers.filter(({ session }) => !replanned.has(session.id));
  return new Map(
    planned.map((plan) => {
      const conflicts = [
        ...takenEducators(plan, takings, surroundings),
        ...takenResources(plan, takings, surroundings),
        ...conflictsOfPeople(plan, takings, surroundings),
        ...conflictsOfCalendar(plan, { ...surroundings, sameOffers }),
      ];
      return [plan.key, [...conflicts.filter(isBlocking), ...conflicts.filter((one) => !isBlocking(one))]];
    }),
  );
}

/** Whether it keeps the plan from being saved. */
export function isBlocking({ severity }: Conflict): boolean {
  return severity === 'BLOCKS';
}
