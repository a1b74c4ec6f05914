import type { Language } from '#server/time/language.ts';
import { MAX_DAYS, MAX_SESSIONS } from './cancellation.contract.ts';

/** Sentences about reviews and cancelled sessions. */
export const reviewSentences = {
  REVIEW_CLOSED: {
    da: 'Opgaven er allerede løst, af en kollega eller af skolen selv.',
    en: 'This is done already, by a colleague or by the school itself.',
  },
  NOTHING_TO_KEEP: {
    da: 'Tiden er aflyst, så bookingen kan ikke blive stående. Flyt den, eller aflys den.',
    en: 'The session is cancelled, so the booking cannot stay. Move it or cancel it.',
  },
  NOT_CANCELLED: { da: 'Tiden er ikke aflyst.', en: 'The session is not cancelled.' },
  ALREADY_STARTED: { da: 'Tiden er begyndt eller overstået.', en: 'The session has begun or is over.' },
  NOTHING_TO_CANCEL: {
    da: 'Der er ingen tider at aflyse: Ingen er valgt, eller de er aflyst eller overstået.',
    en: 'There is nothing to cancel: none is chosen, or they are cancelled or over already.',
  },
  TOO_MANY_SESSIONS: {
    da: `Der er flere end ${MAX_SESSIONS} tider på de dage. Vælg færre dage.`,
    en: `There are more than ${MAX_SESSIONS} sessions on these days. Choose fewer days.`,
  },
  BEFORE_FROM: { da: 'Den sidste dag ligger før den første.', en: 'The last day is before the first.' },
  TOO_MANY_DAYS: {
    da: `Der kan aflyses højst ${MAX_DAYS} dage ad gangen.`,
    en: `At most ${MAX_DAYS} days can be cancelled at once.`,
  },
  REQUIRED: {
    da: 'Skriv, hvorfor I aflyser. Skolerne får beskeden.',
    en: 'Write why you cancel. The schools get the message.',
  },
  SESSION_MISSING: { da: 'Vælg en tid at flytte til.', en: 'Choose a time to move to.' },
} satisfies Record<string, Record<Language, string>>;
