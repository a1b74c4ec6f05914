import { dimensionsOf } from '#server/bookings/booking.dimensions.ts';
import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { bookingCloses, placesOf } from '#server/bookings/booking.rules.ts';
import { bookingsOf, snapshotFor } from '#server/bookings/stored-booking.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { approvalAfterOffer } from './acceptance.rules.ts';
import { type OpenSession, type Promotion, planPromotion } from './promotion.rules.ts';
import * as store from './promotion.store.ts';
import { waitingMail } from './waiting.mails.ts';

/** How often it is decided anew when places or entries changed while it was decided. */
const ATTEMPTS = 6;

/**
 * Offers the places that came free at a session to those who wait, first come first, as far as they fit; then the session is open
 * to everybody again. To be asked for on outcome `promote` of the booking functions, and by the clock; does nothing where nothing
 * is due. Answers how many entries were offered places.
 */
export async function promoteSession(deps: Deps, sessionId: string, now: Date): Promise<number> {
  let offered = 0;
  // Whoever could not be offered what the snapshot promised twice is passed over: nobody may keep a session from all others.
  const failures = new Map<string, number>();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const snapshot = await store.loadPromotion(deps.db.pool, sessionId, now);
    const session = snapshot?.day.find(({ id }) => id === sessionId);
    if (snapshot === null || snapshot.due === null || session === undefined) break;
    const day = snapshot.day.map((row) => openSession(row, now));
    const entries = snapshot.entries.filter(({ id }) => (failures.get(id) ?? 0) < 2);
    const plan = planPromotion(sessionId, entries, day, now);
    const done = await offerAll(deps, plan.promotions, now);
    offered += done;
    const failed = plan.promotions[done]?.entryId;
    if (failed !== undefined) {
      failures.set(failed, (failures.get(failed) ?? 0) + 1);
      continue;
    }
    await store.rememberSkipped(deps.db.pool, { sessionId, startsAt: session.startsAt, now }, plan.skipped);
    if (await store.endPromotion(deps.db.pool, sessionId, snapshot.due)) break;
  }
  if (offered > 0) deps.wakeMailWorker();
  return offered;
}

/** Offers in order until one can't be kept; answers how many. */
async function offerAll(deps: Deps, promotions: readonly Promotion[], now: Date): Promise<number> {
  for (const [at, promotion] of promotions.entries()) {
    if (!(await offerPlaces(deps, promotion, now))) return at;
  }
  return promotions.length;
}

/** Takes the places for every booking of an entry and tells its contact; false = it stands otherwise by now. */
async function offerPlaces(deps: Deps, { entryId, parts, expiresAt }: Promotion, now: Date): Promise<boolean> {
  const bookings = new Map(
    (
      await bookingsOf(
        deps.db.pool,
        parts.map((part) => part.bookingId),
      )
    ).map((b) => [b.id, b]),
  );
  const offered: BookingFacts[] = [];
  const requests = [];
  for (const { bookingId, sessionId } of parts) {
    const booking = bookings.get(bookingId);
    if (booking === undefined) return false;
    const snapshot = await snapshotFor(deps.db.pool, booking, { sessionId, now });
    const { session } = snapshot;
    if (session === null) return false;
    const dimensions = dimensionsOf({
      ...snapshot,
      session,
      offer: { ...session.offer, departmentId: session.department.id },
      groups: booking.groups,
    });
    offered.push({
      ...booking,
      status: 'OFFERED',
      expiresAt: expiresAt.toISOString(),
      session: { ...session, offer: booking.session.offer },
    });
    const audit = { id: newId(), actor: 'system', action: 'waitlist.offered', details: placesOf(booking.groups) };
    const { version } = booking;
    requests.push({ bookingId, version, sessionId, sessionVersion: session.version, dimensions, audit, mails: [] });
  }
  const [first, ...others] = offered;
  const [firstPart, ...otherParts] = requests;
  if (first === undefined || firstPart === undefined) return false;
  const mail = waitingMail(
    'PLACE_OFFERED',
    [first, ...others],
    { until: expiresAt, approval: approvalAfterOffer(first) },
    { settings: mailSettings(deps.config), now },
  );
  const answer = await store.offerPlaces(deps.db.pool, {
    entryId,
    now: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    parts: [{ ...firstPart, mails: [mail] }, ...otherParts],
  });
  return answer.outcome === 'offered';
}

function openSession(row: store.DayRow, now: Date): OpenSession {
  const startsAt = new Date(row.startsAt);
  const opened = row.bookingOpensAt === null || new Date(row.bookingOpensAt) <= now;
  return {
    ...row,
    startsAt,
    bookable: row.state === 'OPEN' && row.published && opened,
    closesAt: bookingCloses(startsAt, row.leadTimeWorkingDays).closesAt,
  };
}
