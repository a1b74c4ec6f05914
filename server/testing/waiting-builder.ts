import type { Session } from '#server/generated/prisma/client.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { type LocalDate, localDateToDate } from '#server/time/local-time.ts';
import { aBooking, type BookingFacts } from './booking-builder.ts';

export interface WaitingFacts {
  /** Other days that would do, both included; 1 = Monday … 7 = Sunday. */
  wishes?: { from: LocalDate; to: LocalDate; weekdays?: number[] };
  /** The bookings that wait together; default one of 24 pupils. */
  bookings?: BookingFacts[];
  createdAt?: Date;
  /** When it ends; default 2026-12-31. */
  expiresAt?: Date;
}

/** Somebody who waits for places of a session. */
export async function aWaitingEntry(
  db: Pick<Database, 'prisma'>,
  session: Pick<Session, 'id' | 'offerId'>,
  { wishes, bookings = [{}], createdAt = new Date('2026-03-01T08:00:00Z'), expiresAt }: WaitingFacts = {},
) {
  const entry = await db.prisma.waitlistEntry.create({
    data: {
      id: newId(),
      offerId: session.offerId,
      sessionId: session.id,
      wishFrom: wishes ? localDateToDate(wishes.from) : null,
      wishTo: wishes ? localDateToDate(wishes.to) : null,
      weekdays: wishes?.weekdays ?? [],
      createdAt,
    },
  });
  const waiting = { status: 'WAITING', expiresAt: expiresAt ?? new Date('2026-12-31T12:00:00Z') } as const;
  const made = [];
  for (const facts of bookings) {
    made.push(await aBooking(db, session, { ...waiting, ...facts, createdAt, waitlistEntryId: entry.id }));
  }
  return { ...entry, bookings: made };
}
