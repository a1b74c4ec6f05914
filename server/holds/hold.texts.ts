import type { Language } from '#server/time/language.ts';

/** Refusals about a hold that somebody has. */
export const holdSentences = {
  HOLD_LAPSED: {
    da: 'Pladserne holdes ikke længere. I kan stadig booke, hvis der er plads.',
    en: 'The places are not held any longer. You can still book if there is room.',
  },
  HOLD_EXTENDED_ALREADY: {
    da: 'Pladserne kan kun holdes længere én gang.',
    en: 'The places can be held longer only once.',
  },
  SESSION_CANCELLED: { da: 'Tiden er aflyst.', en: 'This time has been cancelled.' },
  HOLD_NOT_YOURS: {
    da: 'Pladserne er holdt i en anden browser.',
    en: 'The places are held in another browser.',
  },
} satisfies Record<string, Record<Language, string>>;
