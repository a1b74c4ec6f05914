import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { answerDeadline } from '#server/bookings/request.rules.ts';

/** Why an offer can't be answered. */
export type AcceptRefusal = { code: 'NOT_OFFERED' | 'OFFER_LAPSED' | 'SESSION_CANCELLED' | 'ALREADY_STARTED' };

/** All reasons against answering an offer now; none = it can be accepted and declined. */
export function refusalsOfAccepting(
  { status, expiresAt, session }: Pick<BookingFacts, 'status' | 'expiresAt' | 'session'>,
  now: Date,
): AcceptRefusal[] {
  if (status === 'WAITING') return [{ code: 'OFFER_LAPSED' }];
  if (status !== 'OFFERED') return [{ code: 'NOT_OFFERED' }];
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  if (new Date(session.startsAt) <= now) return [{ code: 'ALREADY_STARTED' }];
  return expiresAt !== null && new Date(expiresAt) <= now ? [{ code: 'OFFER_LAPSED' }] : [];
}

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

/** What accepted places become: a visit, or a request until the last of the answers could have come. */
export interface AcceptedTerms {
  status: 'CONFIRMED' | 'REQUESTED';
  expiresAt: Date | null;
  headDueAt: Date | null;
}

/** Of everything that is accepted together: asked for one, asked for all; no deadline lies after the first visit's start. */
export function acceptedTerms(
  bookings: readonly Pick<BookingFacts, 'session' | 'waitlistEntryId' | 'otherLevel'>[],
  now: Date,
): AcceptedTerms {
  const asked = new Set(bookings.map(approvalAfterOffer));
  const asks = (who: 'HEAD' | 'DEPARTMENT') => asked.has(who) || asked.has('BOTH');
  const startsAt = new Date(Math.min(...bookings.map(({ session }) => Date.parse(session.startsAt))));
  const deadline = (workingDays: number | undefined) =>
    answerDeadline({ now, workingDays: workingDays ?? 1, startsAt });
  const offer = bookings[0]?.session.offer;
  const headDueAt = asks('HEAD') ? deadline(offer?.headWorkingDays) : null;
  const departmentDueAt = asks('DEPARTMENT') ? deadline(offer?.requestWorkingDays) : null;
  const ends = [headDueAt, departmentDueAt].flatMap((end) => (end === null ? [] : [end.getTime()]));
  if (ends.length === 0) return { status: 'CONFIRMED', expiresAt: null, headDueAt };
  return { status: 'REQUESTED', expiresAt: new Date(Math.max(...ends)), headDueAt };
}
