import type { BookingFacts } from '#server/bookings/booking.facts.ts';

/**
 * Who has to say yes after the school has accepted offered places: the school's head where the offer asks for it, the department
 * where bookings are requests and the places came by the waiting list (what the lead itself offered is agreed). Null = nobody.
 */
export function approvalAfterOffer({
  session,
  waitlistEntryId,
  otherLevel,
}: Pick<BookingFacts, 'session' | 'waitlistEntryId' | 'otherLevel'>): 'HEAD' | 'DEPARTMENT' | 'BOTH' | null {
  const { headApproval, confirmation } = session.offer;
  const asksDepartment = waitlistEntryId !== null && (confirmation === 'BY_REQUEST' || otherLevel);
  if (headApproval) return asksDepartment ? 'BOTH' : 'HEAD';
  return asksDepartment ? 'DEPARTMENT' : null;
}
