import type { Language, Texts } from '#server/time/language.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.rules.ts';

const da = {
  password: {
    TOO_SHORT: `Skriv mindst ${PASSWORD_MIN} tegn. Flere ord efter hinanden er nemme at huske.`,
    TOO_LONG: `Skriv højst ${PASSWORD_MAX} tegn.`,
    TOO_COMMON: 'Den adgangskode er en af dem, der bliver gættet først. Vælg en anden.',
    NAMES_THE_OWNER: 'Adgangskoden består næsten kun af dit navn, din adresse eller tjenestens navn. Vælg en anden.',
  },
  currentNeeded: 'Skriv den adgangskode, du har nu. Har du glemt den, så log ind med et link på mail først.',
  currentWrong: 'Det er ikke din nuværende adgangskode. Se efter tastefejl, og prøv igen.',
  NO_EMAIL: 'Din konto har ingen mailadresse. Bekræft en først, så kan du vælge en adgangskode.',
  LOGIN_TOO_OLD: 'Log ind igen først. Det må højst være 15 minutter siden, når du ændrer, hvordan du logger ind.',
  SECOND_FACTOR_FIRST: 'Bekræft med din kode eller din adgangsnøgle først.',
  STRONGER_LOGIN_NEEDED:
    'Et link på mail er ikke nok her, fordi du har en rolle som personale. Log ind med adgangskode først.',
  SECOND_FACTOR_REQUIRED: 'Din rolle kræver to trin. Tilføj en adgangsnøgle, før du fjerner den sidste anden måde.',
  SETUP_EXPIRED: 'Opsætningen er for gammel. Begynd forfra med en ny kode.',
  NO_TOTP: 'Du har ikke sat koder fra en app op.',
  wrongCode: 'Koden passer ikke, eller den er brugt. Se efter, at telefonens ur går rigtigt, og prøv med den næste.',
  WRONG_PASSKEY: 'Adgangsnøglen kunne ikke bruges. Prøv igen, eller log ind på en anden måde.',
  PASSKEY_NOT_ADDED: 'Adgangsnøglen kunne ikke tilføjes. Prøv igen.',
  TOO_MANY_PASSKEYS: 'Du har så mange adgangsnøgler, som der er plads til. Fjern en først.',
};

const en = {
  password: {
    TOO_SHORT: `Write at least ${PASSWORD_MIN} characters. Several words in a row are easy to remember.`,
    TOO_LONG: `Write at most ${PASSWORD_MAX} characters.`,
    TOO_COMMON: 'That password is one of those guessed first. Choose another one.',
    NAMES_THE_OWNER:
      'The password is little more than your name, your address or the name of the service. Choose another one.',
  },
  currentNeeded: 'Write the password you have now. If you have forgotten it, log in with a link by mail first.',
  currentWrong: 'That is not your current password. Check for typing errors and try again.',
  NO_EMAIL: 'Your account has no mail address. Confirm one first, then you can choose a password.',
  LOGIN_TOO_OLD: 'Log in again first. It may be at most 15 minutes ago when you change how you log in.',
  SECOND_FACTOR_FIRST: 'Confirm with your code or your passkey first.',
  STRONGER_LOGIN_NEEDED:
    'A link by mail is not enough here, because you have a staff role. Log in with your password first.',
  SECOND_FACTOR_REQUIRED: 'Your role asks for two steps. Add a passkey before you remove the last other way.',
  SETUP_EXPIRED: 'This set-up is too old. Start again with a new code.',
  NO_TOTP: 'You have not set up codes from an app.',
  wrongCode: 'The code is wrong or has been used. Check that the clock of your phone is right and try the next one.',
  WRONG_PASSKEY: 'The passkey could not be used. Try again, or log in in another way.',
  PASSKEY_NOT_ADDED: 'The passkey could not be added. Try again.',
  TOO_MANY_PASSKEYS: 'You have as many passkeys as there is room for. Remove one first.',
} satisfies Texts<typeof da>;

/** Sentences about passwords and second factors. */
export const factorTexts: Record<Language, typeof da> = { da, en };
