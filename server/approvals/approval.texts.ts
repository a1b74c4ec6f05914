import type { BookingStatus } from '#server/bookings/booking-states.rules.ts';
import type { Language } from '#server/time/language.ts';

type Words = Record<Language, string>;

/** Why a request is not answered, in words. */
export const approvalSentences = {
  SESSION_CANCELLED: {
    da: 'Tiden er aflyst. Foreslå en anden tid, eller afvis anmodningen.',
    en: 'The session is cancelled. Propose another time, or decline the request.',
  },
  ALREADY_STARTED: { da: 'Besøget er begyndt.', en: 'The visit has begun.' },
  REQUEST_EXPIRED: {
    da: 'Fristen er gået, så anmodningen kan ikke besvares mere. Pladserne bliver givet fri.',
    en: 'The deadline has passed, so the request can no longer be answered. The places are released.',
  },
  SESSION_NOT_FOUND: { da: 'Tiden findes ikke.', en: 'There is no such session.' },
  PART_OF_SET: {
    da: 'Klasserne er booket sammen. Afvis med en begrundelse, og skriv, hvilke tider der kan lade sig gøre.',
    en: 'The classes were booked together. Decline with a reason, and write which times would do.',
  },
  SAME_SESSION: { da: 'Det er den tid, der er anmodet om.', en: 'That is the time that was requested.' },
  OTHER_OFFER: { da: 'Tiden hører til et andet forløb.', en: 'The session belongs to another offer.' },
  TIME_NOT_OPEN: { da: 'Tiden kan ikke bookes længere.', en: 'The time can no longer be booked.' },
  TIME_FULL: {
    da: 'Der er ikke længere plads på den tid. Vælg en anden.',
    en: 'There is no longer room at that time. Choose another.',
  },
  NO_PROPOSAL: {
    da: 'Forslaget gælder ikke længere. Se herunder, hvad der gælder nu.',
    en: 'The proposal no longer stands. See below what holds now.',
  },
  CHANGED_MEANWHILE: {
    da: 'Bookingen er ændret imens. Se, hvad der gælder nu, og prøv igen.',
    en: 'The booking was changed meanwhile. See what holds now, and try again.',
  },
  NOBODY_ASKED: { da: 'Ingen leder er spurgt om dette besøg.', en: 'No head is asked about this visit.' },
  TOO_MANY_CHANGES: {
    da: 'Der er sendt så mange mails om denne booking, at vi stopper her. Ring til afdelingen.',
    en: 'So many mails were sent about this booking that we stop here. Please call the department.',
  },
} satisfies Record<string, Words>;

/** A head who changes their mind. */
export const alreadyAnswered: Record<'CONFIRMED' | 'DECLINED', Words> = {
  CONFIRMED: {
    da: 'Der er allerede svaret ja. Skal besøget alligevel ikke gennemføres, melder læreren afbud.',
    en: 'The answer yes has been given. If the visit is not to take place after all, the teacher cancels it.',
  },
  DECLINED: {
    da: 'Der er allerede svaret nej. Læreren kan booke igen.',
    en: 'The answer no has been given. The teacher can book again.',
  },
};

/** What a booking is instead of a request. */
export const notARequest: Partial<Record<BookingStatus, Words>> = {
  CONFIRMED: { da: 'Bookingen er allerede bekræftet.', en: 'The booking is confirmed already.' },
  DECLINED: { da: 'Anmodningen er allerede afvist.', en: 'The request was declined already.' },
  WITHDRAWN: { da: 'Anmodningen er trukket tilbage.', en: 'The request was withdrawn.' },
  EXPIRED: { da: 'Anmodningen er udløbet.', en: 'The request has expired.' },
  CANCELLED_BY_BOOKER: { da: 'Skolen har meldt afbud.', en: 'The school has cancelled.' },
  CANCELLED_BY_VENUE: { da: 'Bookingen er aflyst.', en: 'The booking is cancelled.' },
};

/** Where nothing else is said of a state. */
export const noRequest: Words = { da: 'Bookingen er ikke en anmodning.', en: 'The booking is not a request.' };
