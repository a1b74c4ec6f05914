import { formatTime } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';

const MINUTE_MS = 60_000;
/** A time of day that is surely past the instant: rounded up to the whole minute. */
const minuteAfter = (instant: Date) => new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS);

const da = {
  wrong: 'Mailadresse og adgangskode passer ikke sammen. Se efter tastefejl, og prøv igen.',
  codeNeeded: 'Skriv koden på seks cifre fra din app, eller en af dine gendannelseskoder.',
  wrongCode: 'Koden passer ikke, eller den er brugt. Vent på den næste i din app, og prøv igen.',
  tooManyAttempts: (againAt: Date) =>
    `Der er prøvet for mange gange med den mailadresse. Prøv igen kl. ${formatTime(minuteAfter(againAt), 'da')}.`,
};

const en = {
  wrong: 'The mail address and the password do not match. Check for typing errors and try again.',
  codeNeeded: 'Type the six digits from your app, or one of your recovery codes.',
  wrongCode: 'The code is wrong or has been used. Wait for the next one in your app and try again.',
  tooManyAttempts: (againAt) =>
    `Too many attempts with this mail address. Try again at ${formatTime(minuteAfter(againAt), 'en')}.`,
} satisfies Texts<typeof da>;

/** Sentences of refused logins. */
export const accountTexts: Record<Language, typeof da> = { da, en };
