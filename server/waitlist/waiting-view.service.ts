import type { z } from 'zod';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { placesOf } from '#server/bookings/booking.rules.ts';
import { bookingsOf } from '#server/bookings/stored-booking.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { approvalAfterOffer, refusalsOfAccepting } from './acceptance.rules.ts';
import { positionOf } from './join.store.ts';
import type { readWaiting } from './waitlist.contract.ts';
import { findEntry, findTogether } from './waitlist.store.ts';

type WaitingView = z.input<NonNullable<typeof readWaiting.answer>>;

/** What the holder of a link reads of the queue: the number, what is wished for, and what is offered until when. */
export async function waitingView(deps: Deps, booking: BookingFacts, now: Date): Promise<WaitingView> {
  const { pool } = deps.db;
  const isOpen = booking.status === 'WAITING' || booking.status === 'OFFERED';
  const entry = booking.waitlistEntryId === null || !isOpen ? null : await findEntry(pool, booking.waitlistEntryId);
  const ids = isOpen ? (await findTogether(pool, booking.id)).map(({ id }) => id) : [];
  const found = new Map((await bookingsOf(pool, ids)).map((one) => [one.id, one]));
  const together = ids.flatMap((id) => found.get(id) ?? []);
  const until = booking.expiresAt === null ? null : new Date(booking.expiresAt).toISOString();
  const { wishes = null, offersMissed = 0 } = entry ?? {};
  const wished = wishes && { ...wishes, weekdays: [...wishes.weekdays] };
  return {
    waiting:
      booking.status === 'WAITING' && entry !== null && until !== null
        ? { position: await positionOf(pool, entry.id), wishes: wished, until, offersMissed }
        : null,
    offered:
      until !== null && booking.status === 'OFFERED' && refusalsOfAccepting(booking, now).length === 0
        ? { until, approval: approvalAfterOffer(booking), mayKeepWaiting: wishes !== null, fromQueue: entry !== null }
        : null,
    together: together.map(({ reference, groups, session }) => ({
      reference,
      labels: groups.map(({ label }) => label),
      pupils: placesOf(groups).pupils,
      startsAt: new Date(session.startsAt).toISOString(),
      endsAt: new Date(session.endsAt).toISOString(),
    })),
  };
}
