import { formatTime } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';

const MINUTE_MS = 60_000;
/** A time of day that is surely past the instant: rounded up to the whole minute. */
const minuteAfter = (instant: Date) => new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS);

const da = {
  tooManyMails: (againAt: Date) =>
    `Vi har sendt så mange links til den adresse, som vi gør på en time. Se efter i indbakken og i uønsket mail, eller bed om et nyt kl. ${formatTime(minuteAfter(againAt), 'da')}.`,
  tooManyFromHere: (againAt: Date) =>
    `Der er bedt om mange links fra jeres netværk. Prøv igen kl. ${formatTime(minuteAfter(againAt), 'da')}.`,
  tooManyCodes: (againAt: Date) =>
    `Der er skrevet for mange forkerte koder til den adresse. Brug linket i mailen i stedet, eller prøv med en kode igen kl. ${formatTime(minuteAfter(againAt), 'da')}.`,
  dead: 'Linket eller koden kan ikke bruges. De virker kun én gang og i kort tid. Bed om et nyt link.',
  deadInvitation:
    'Invitationen kan ikke bruges. Den virker kun én gang og i 7 dage. Er din konto i brug, så log ind. Ellers bed den, der inviterede dig, om en ny.',
  otherBrowser:
    'Linket virker kun i den browser, hvor du bad om det. Gå tilbage til den, og skriv de seks cifre fra mailen dér.',
  wrongCode: (left: number) =>
    left === 0
      ? 'Koden passer ikke, og nu er der prøvet for mange gange. Bed om et nyt link.'
      : `Koden passer ikke. Se efter i den nyeste mail. Du kan prøve ${left === 1 ? 'én gang' : `${left} gange`} til.`,
  closed: 'Kontoen er lukket. Skriv eller ring til det sted, du plejer at have kontakt med, hvis det er en fejl.',
  emailTaken:
    'Der er allerede en konto med den mailadresse. Log ud, og log ind med et link til adressen, så finder du dine bookinger.',
  emailIsSet: 'Din konto har allerede en mailadresse.',
  codeNeeded: 'Skriv de seks cifre fra mailen.',
  passwordNeeded: 'Vælg en adgangskode.',
};

const en = {
  tooManyMails: (againAt) =>
    `We have sent as many links to that address as we do in an hour. Look in the inbox and in junk mail, or ask for a new one at ${formatTime(minuteAfter(againAt), 'en')}.`,
  tooManyFromHere: (againAt) =>
    `Many links have been asked for from your network. Try again at ${formatTime(minuteAfter(againAt), 'en')}.`,
  tooManyCodes: (againAt) =>
    `Too many wrong codes have been typed for that address. Use the link in the mail instead, or try a code again at ${formatTime(minuteAfter(againAt), 'en')}.`,
  dead: 'The link or the code cannot be used. They work only once and for a short time. Ask for a new link.',
  deadInvitation:
    'The invitation cannot be used. It works only once and for 7 days. If your account is in use, log in. Otherwise ask whoever invited you for a new one.',
  otherBrowser:
    'The link only works in the browser where you asked for it. Go back to it and type the six digits from the mail there.',
  wrongCode: (left) =>
    left === 0
      ? 'The code is wrong, and it has been tried too many times. Ask for a new link.'
      : `The code is wrong. Look in the newest mail. You can try ${left === 1 ? 'once' : `${left} times`} more.`,
  closed: 'The account is closed. Write to or ring the place you are usually in touch with if this is a mistake.',
  emailTaken:
    'There is already an account with that mail address. Log out and log in with a link to the address: your bookings are there.',
  emailIsSet: 'Your account already has a mail address.',
  codeNeeded: 'Type the six digits from the mail.',
  passwordNeeded: 'Choose a password.',
} satisfies Texts<typeof da>;

/** Sentences about mailed links, codes and invitations. */
export const mailLinkTexts: Record<Language, typeof da> = { da, en };
