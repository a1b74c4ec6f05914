import type { OfferRules, RequestedGroup } from './booking.rules.ts';
import { takesLevel } from './booking.rules.ts';
import { answerDeadline } from './request.rules.ts';

/** The part of an offer that says whose yes a booking needs. */
export interface ApprovalRules extends Pick<OfferRules, 'targetGroups' | 'gradeFrom' | 'gradeTo' | 'ageGroups'> {
  confirmation: 'INSTANT' | 'BY_REQUEST';
  requestWorkingDays: number;
  headApproval: boolean;
  headWorkingDays: number;
  levelByRequest: boolean;
}

/** How a booking begins. */
export interface Terms {
  status: 'CONFIRMED' | 'REQUESTED';
  /** A level that the offer is not made for: it is asked for. */
  otherLevel: boolean;
  /** Until when the request holds its places; null = it is a visit at once. */
  expiresAt: Date | null;
  /** Until when the school's head can answer; null = nobody has to be asked. */
  headDueAt: Date | null;
}

/**
 * Whose yes is needed, and until when: the department's where the offer asks for it or the level is another one, the head's where
 * the offer says so. A request holds its places until the last of those answers could have come.
 */
export function termsOf(
  offer: ApprovalRules,
  groups: readonly RequestedGroup[],
  { now, startsAt }: { now: Date; startsAt: Date },
): Terms {
  const otherLevel = isOtherLevel(offer, groups);
  const asksDepartment = offer.confirmation === 'BY_REQUEST' || otherLevel;
  const deadline = (workingDays: number) => answerDeadline({ now, workingDays, startsAt });
  const headDueAt = offer.headApproval ? deadline(offer.headWorkingDays) : null;
  const departmentDueAt = asksDepartment ? deadline(offer.requestWorkingDays) : null;
  const expiresAt = latest(headDueAt, departmentDueAt);
  return { status: expiresAt === null ? 'CONFIRMED' : 'REQUESTED', otherLevel, expiresAt, headDueAt };
}

/** Whether a class is of a level that the offer is not made for, and that can be asked about. */
function isOtherLevel(offer: ApprovalRules, groups: readonly RequestedGroup[]): boolean {
  return offer.levelByRequest && groups.some((group) => !group.specialEducation && !takesLevel(offer, group));
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
