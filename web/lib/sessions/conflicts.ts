import type { ConflictView } from '#server/allocations/conflict.contract.ts';

/** The part of a session's form that something in the way is about. */
export type ConflictPlace = 'when' | 'where' | 'who' | 'what';

const placeOf: Record<string, ConflictPlace> = {
  EDUCATOR_TAKEN: 'who',
  EDUCATOR_AWAY: 'who',
  OUTSIDE_WORKING_HOURS: 'who',
  TRAVEL_TOO_SHORT: 'who',
  NOT_COMPETENT: 'who',
  UNKNOWN_EDUCATOR: 'who',
  RESOURCE_TAKEN: 'what',
  POOL_SHORT: 'what',
  RESOURCE_NOT_USED: 'what',
  UNKNOWN_RESOURCE: 'what',
  SITE_NOT_USED: 'where',
  OUTSIDE_OPENING_HOURS: 'where',
};

/** Those that belong beside one part of the form. */
export function conflictsAt(place: ConflictPlace, conflicts: readonly ConflictView[]): ConflictView[] {
  return conflicts.filter(({ code }) => (placeOf[code] ?? 'when') === place);
}
