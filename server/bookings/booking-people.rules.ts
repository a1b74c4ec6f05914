import type { BookingFacts } from './booking.facts.ts';
import { hasBegun } from './booking-change.rules.ts';
import { states } from './booking-states.rules.ts';

/** Why nobody else can get a booking, or come along. */
export type PeopleRefusal = { code: 'ALREADY_CANCELLED' } | { code: 'ALREADY_STARTED' } | { code: 'SESSION_CANCELLED' };

/** All reasons against other people now; none = they can be changed. No deadline: somebody may always fall ill. */
export function refusalsOfPeople(booking: BookingFacts, now: Date): PeopleRefusal[] {
  if (!states[booking.status].actions.includes('CHANGE_PEOPLE')) return [{ code: 'ALREADY_CANCELLED' }];
  if (hasBegun(booking, now)) return [{ code: 'ALREADY_STARTED' }];
  const cancelled = booking.session.state === 'CANCELLED' && booking.status !== 'WAITING';
  return cancelled ? [{ code: 'SESSION_CANCELLED' }] : [];
}

type Person = BookingFacts['contact'];

/** Whether two people are the same in every field. */
export function samePerson(a: Person, b: Person): boolean {
  return a.name === b.name && a.email === b.email && a.phone === b.phone;
}

/** Whether a mail address is another's, in any case. */
export function sameAddress(a: { email: string }, b: { email: string }): boolean {
  return a.email.toLowerCase() === b.email.toLowerCase();
}

/** The booking as the new contact has it: who came along as the contact is replaced too, and the links given before are void. */
export function handedTo(booking: BookingFacts, contact: Person): BookingFacts {
  const visitor = sameAddress(booking.visitor, booking.contact) ? contact : booking.visitor;
  return { ...booking, contact, visitor, linkVersion: booking.linkVersion + 1 };
}

/** Whether anybody of a booking is another than before. */
export function otherPeople(before: BookingFacts, after: BookingFacts): boolean {
  const was = before.administrator;
  const is = after.administrator;
  return (
    !samePerson(before.contact, after.contact) ||
    !samePerson(before.visitor, after.visitor) ||
    was?.email !== is?.email ||
    was?.name !== is?.name ||
    before.administratorFromSchool !== after.administratorFromSchool
  );
}
