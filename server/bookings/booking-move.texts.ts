import type { Language } from '#server/time/language.ts';

/** Sentences about moving a booking that no other refusal has. */
export const moveSentences = {
  SAME_SESSION: { da: 'Bookingen er allerede på den tid.', en: 'The booking is at that time already.' },
  OTHER_OFFER: {
    da: 'Tiden hører til et andet forløb. Vælg en tid på det samme.',
    en: 'That time belongs to another visit. Choose a time of the same one.',
  },
  NOTHING_TO_KEEP: {
    da: 'Der er ikke noget at sige ja til: Tiden er aflyst, eller der er allerede svaret.',
    en: 'There is nothing to accept: the time is cancelled, or somebody has answered already.',
  },
  SESSION_NOT_FOUND: { da: 'Tiden findes ikke (længere).', en: 'This time does not exist (any longer).' },
  CHANGED_MEANWHILE: {
    da: 'Bookingen er blevet ændret imens. Hent siden igen, og prøv en gang til.',
    en: 'The booking was changed meanwhile. Load the page again and retry.',
  },
} satisfies Record<string, Record<Language, string>>;
