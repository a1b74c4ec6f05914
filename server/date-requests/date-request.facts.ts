import type { GroupFacts } from '#server/bookings/booking.facts.ts';
import type { OfferRules } from '#server/bookings/booking.rules.ts';
import type { BookingStatus } from '#server/bookings/booking-states.rules.ts';
import type { Wish } from './date-request.rules.ts';

/** What a school is asked to wish for: an offer with its rules, and who answers. */
export interface AskedOffer extends Omit<OfferRules, 'bookingOpensAt'> {
  id: string;
  slug: string;
  title: { da: string; en: string };
  durationMinutes: number;
  department: { id: string; slug: string; name: string; email: string; phone: string };
}

/** A group as it was asked for; it gets its id when it is booked. */
export type AskedGroup = Omit<GroupFacts, 'id'>;

/** A stored date request with everything that pages and mails show of it. Instants are ISO 8601. */
export interface DateRequestFacts {
  id: string;
  state: 'OPEN' | 'ANSWERED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';
  language: 'da' | 'en';
  institution: { number: string | null; name: string; municipalityCode: string | null };
  contact: { name: string; email: string; phone: string };
  groups: AskedGroup[];
  pupils: number;
  adults: number;
  wish: Wish;
  needs: string | null;
  message: string | null;
  createdAt: string;
  answeredAt: string | null;
  answeredBy: string | null;
  answer: string | null;
  erased: boolean;
  offer: AskedOffer;
  /** The booking that was offered for it. */
  booking: {
    id: string;
    reference: string;
    status: BookingStatus;
    linkVersion: number;
    expiresAt: string | null;
    startsAt: string;
    endsAt: string;
    site: string;
  } | null;
}
