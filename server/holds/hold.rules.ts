import {
  type BookableSession,
  leftOf,
  type Places,
  placesOf,
  type Refusal,
  refusalsOfSize,
  refusalsOfTime,
  requiredAdults,
} from '#server/bookings/booking.rules.ts';
import { pupilsPerAdultOf } from '#server/bookings/level.ts';

const HOLD_MINUTES = 10;

/** When a hold that is taken or extended now ends. */
export function holdEnds(now: Date): Date {
  return new Date(now.getTime() + HOLD_MINUTES * 60_000);
}

/** What is to be held: the numbers of each group, or sums of which any may be left out. */
export interface AskedPlaces {
  groups?: number | { pupils: number; adults?: number | null | undefined }[] | null | undefined;
  pupils?: number | null | undefined;
  adults?: number | null | undefined;
}

/**
 * The places to hold. Before anybody has said how many come, that is a class as large as the offer takes, or as there is room for;
 * adults as its strictest ratio asks.
 * @param held what the browser holds already: kept where nothing is said
 */
export function placesToHold(session: BookableSession, asked: AskedPlaces, held: Places | null): Places {
  const { offer } = session;
  const adultsFor = (pupils: number) => requiredAdults(pupils, pupilsPerAdultOf(offer, null));
  if (Array.isArray(asked.groups)) {
    return placesOf(asked.groups.map(({ pupils, adults }) => ({ pupils, adults: adults ?? adultsFor(pupils) })));
  }
  if (held !== null && !asked.groups && !asked.pupils && asked.adults == null) return held;
  const groups = asked.groups ?? 1;
  const left = leftOf(session);
  const pupils = asked.pupils ?? Math.max(offer.minPupils, Math.min(offer.maxPupils * groups, left.pupils));
  const needed = adultsFor(pupils);
  return { groups, pupils, adults: asked.adults ?? Math.max(1, Math.min(needed, left.adults)) };
}

/** Why nobody, or nobody so many, can hold places here; whether there is room is found out by taking them. */
export function refusalsOfHolding(session: BookableSession, places: Places, now: Date): Refusal[] {
  const ofTime = refusalsOfTime(session, now);
  if (ofTime.length > 0) return ofTime;
  const groups = Array.from({ length: places.groups }, (_, at) => (at === 0 ? places : { pupils: 0, adults: 0 }));
  return refusalsOfSize(session, groups).filter(({ code }) => code === 'TOO_MANY_PUPILS' || code === 'TOO_MANY_GROUPS');
}
