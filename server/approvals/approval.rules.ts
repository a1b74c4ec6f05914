import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import type { BookingStatus } from '#server/bookings/booking-states.rules.ts';

/** Why a request is not answered now. */
export type AnswerRefusal =
  | { code: 'NOT_A_REQUEST'; status: BookingStatus }
  | { code: 'SESSION_CANCELLED' }
  | { code: 'ALREADY_STARTED' }
  | { code: 'REQUEST_EXPIRED' };

type Requested = Pick<BookingFacts, 'status' | 'expiresAt'> & {
  session: Pick<BookingFacts['session'], 'state' | 'startsAt'>;
};

/**
 * Why a request can't be said yes to now; null = it can. A deadline holds for everybody, a second before the clock has seen to it
 * too: what the school was told stays so.
 */
export function refusalOfConfirming({ status, expiresAt, session }: Requested, now: Date): AnswerRefusal | null {
  if (status !== 'REQUESTED') return { code: 'NOT_A_REQUEST', status };
  if (session.state === 'CANCELLED') return { code: 'SESSION_CANCELLED' };
  if (now >= new Date(session.startsAt)) return { code: 'ALREADY_STARTED' };
  if (expiresAt !== null && now >= new Date(expiresAt)) return { code: 'REQUEST_EXPIRED' };
  return null;
}

/** Why a request can't be said no to now; null = it can, whatever has become of its session. */
export function refusalOfDeclining({ status, expiresAt }: Requested, now: Date): AnswerRefusal | null {
  if (status !== 'REQUESTED') return { code: 'NOT_A_REQUEST', status };
  if (expiresAt !== null && now >= new Date(expiresAt)) return { code: 'REQUEST_EXPIRED' };
  return null;
}

/** Until when a school can answer a proposed time: as long as a request holds, and never past the start of either time. */
export function proposalEnds(deadline: Date, startsAt: readonly Date[]): Date {
  return new Date(Math.min(deadline.getTime(), ...startsAt.map((start) => start.getTime())));
}

/** The later of two deadlines; one that is not there ends nothing. */
export function laterOf(a: string | null, b: Date): Date | null {
  if (a === null) return null;
  const known = new Date(a);
  return known > b ? known : b;
}
