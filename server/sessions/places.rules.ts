import type { Places } from './session-editor.rules.ts';

export interface PlacesOfBooking extends Places {
  /** ISO 8601. */
  bookedAt: string;
}

/** How many places fewer there would be than are booked; null = all have a place. */
export function tooFewOf(capacity: Places, taken: Places): Places | null {
  const missing = (name: keyof Places) => Math.max(0, taken[name] - capacity[name]);
  const tooFew = { groups: missing('groups'), pupils: missing('pupils'), adults: missing('adults') };
  return tooFew.groups + tooFew.pupils + tooFew.adults === 0 ? null : tooFew;
}

/** Who would lose a place under a smaller capacity: the latest booked first, until the others have room. */
export function losersOf<Booking extends PlacesOfBooking>(capacity: Places, bookings: readonly Booking[]): Booking[] {
  const latestFirst = [...bookings].sort((a, b) => Date.parse(b.bookedAt) - Date.parse(a.bookedAt));
  let taken = sumOf(bookings);
  const losers: Booking[] = [];
  for (const booking of latestFirst) {
    if (tooFewOf(capacity, taken) === null) break;
    losers.push(booking);
    taken = {
      groups: taken.groups - booking.groups,
      pupils: taken.pupils - booking.pupils,
      adults: taken.adults - booking.adults,
    };
  }
  return losers;
}

function sumOf(bookings: readonly Places[]): Places {
  return bookings.reduce(
    (sum, one) => ({
      groups: sum.groups + one.groups,
      pupils: sum.pupils + one.pupils,
      adults: sum.adults + one.adults,
    }),
    { groups: 0, pupils: 0, adults: 0 },
  );
}

/** As many as one booking of the offer may bring, with a few adults more than the ratio asks. */
export function usualCapacity(offer: { maxGroups: number; maxPupils: number; pupilsPerAdult: number }): Places {
  const pupils = offer.maxPupils * offer.maxGroups;
  return { groups: offer.maxGroups, pupils, adults: Math.ceil(pupils / offer.pupilsPerAdult) + 3 * offer.maxGroups };
}
