import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { BookingFacts } from './booking.facts.ts';
import { mailSettings } from './booking.mails.ts';
import { findBooking } from './booking.store.ts';
import { type Actor, auditActor } from './booking-access.service.ts';
import { setPeople } from './booking-life.store.ts';
import { mailsOfPeople } from './booking-people.mails.ts';
import { handedTo, otherPeople, type PeopleRefusal, refusalsOfPeople } from './booking-people.rules.ts';

/** How often it is tried anew when the booking changed while it was decided. */
const ATTEMPTS = 4;
/** Mailed changes of one booking: more are a program that floods mailboxes. */
export const MAILED_CHANGES = 50;

export type HandOverResult =
  | { kind: 'handed over'; booking: BookingFacts }
  | { kind: 'changed meanwhile' }
  | { kind: 'too many changes' }
  | { kind: 'refused'; booking: BookingFacts; refusals: [PeopleRefusal, ...PeopleRefusal[]] };

/**
 * Gives a booking to somebody else: the links given before are void, the old contact is told, the new one gets the booking with its
 * invitation. Whoever comes along as somebody else than the contact stays, and gets the new link.
 */
export async function handOver(
  deps: Deps,
  first: BookingFacts,
  { contact, actor, now }: { contact: BookingFacts['contact']; actor: Actor; now: Date },
): Promise<HandOverResult> {
  let booking = first;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [refusal, ...others] = refusalsOfPeople(booking, now);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others] };
    if (booking.sequence >= MAILED_CHANGES) return { kind: 'too many changes' };
    const after = handedTo(booking, contact);
    const answer = await setPeople(
      deps.db.pool,
      peopleOf(deps, { before: booking, after, visitChanged: false }, actor, now),
    );
    const reloaded = await findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'changed') {
      deps.wakeMailWorker();
      return { kind: 'handed over', booking: reloaded };
    }
    // Somebody else had the link first: this one is void, whatever it asked for.
    if (actor === null && reloaded.linkVersion !== booking.linkVersion) return { kind: 'changed meanwhile' };
    booking = reloaded;
  }
  return { kind: 'changed meanwhile' };
}

/** Other people as the SQL function `booking_set_people` takes them. */
export function peopleOf(
  deps: Pick<Deps, 'config'>,
  change: { before: BookingFacts; after: BookingFacts; visitChanged: boolean },
  actor: Actor,
  now: Date,
) {
  const { before, after } = change;
  const handedOver = before.linkVersion !== after.linkVersion;
  const mails = mailsOfPeople({ ...change, settings: mailSettings(deps.config), now });
  return {
    bookingId: before.id,
    version: before.version,
    now: now.toISOString(),
    contact: after.contact,
    visitor: after.visitor,
    administrator: after.administrator,
    administratorFromSchool: after.administratorFromSchool,
    handedOver,
    mailed: mails.length > 0,
    mails,
    audit: {
      id: newId(),
      ...auditActor(before, actor),
      action: handedOver ? 'booking.handedOver' : 'booking.peopleChanged',
      details: handedOver ? {} : { fields: changedPeople(before, after) },
    },
  };
}

/** Which of the people are others, by role only: who they are is no business of the audit. */
function changedPeople(before: BookingFacts, after: BookingFacts): string[] {
  const visitor = otherPeople(
    { ...before, administrator: after.administrator, administratorFromSchool: after.administratorFromSchool },
    after,
  );
  const administrator = otherPeople({ ...before, visitor: after.visitor, contact: after.contact }, after);
  return [...(visitor ? ['visitor'] : []), ...(administrator ? ['administrator'] : [])];
}
