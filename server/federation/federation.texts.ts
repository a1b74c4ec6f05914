import type { Language, Texts } from '#server/time/language.ts';

const da = {
  names: { unilogin: 'UNI-Login', entra: 'Microsoft' },
  /** Name of an account until its owner has told theirs. */
  nameless: 'Lærer',
  failures: {
    UNKNOWN_PROVIDER: 'Den måde at logge ind på er ikke slået til her. Brug et link på mail eller en adgangskode.',
    AWAY: 'Login-tjenesten svarer ikke lige nu. Prøv igen om lidt, eller få et link på mail.',
    UNKNOWN_ATTEMPT: 'Det login er allerede brugt eller hører ikke til her. Begynd forfra.',
    EXPIRED: 'Der gik for lang tid, så login blev afbrudt. Begynd forfra.',
    OTHER_BROWSER: 'Login blev begyndt i en anden browser. Begynd forfra i den her.',
    CANCELLED: 'Du afbrød login. Du kan prøve igen eller få et link på mail.',
    REFUSED: 'Login-tjenesten lod dig ikke komme videre. Prøv igen, eller få et link på mail.',
    INVALID_ANSWER: 'Svaret fra login-tjenesten kunne ikke godkendes, så du er ikke logget ind. Prøv igen.',
    NOT_STAFF:
      'Kun medarbejdere kan logge ind her med UNI-Login. Skal en klasse på besøg, er det en lærer eller pædagog, der booker.',
    UNKNOWN_IDENTITY:
      'Din arbejdskonto er ikke knyttet til en konto her. Log ind, som du plejer, og tilføj den under Min side. Har du ingen konto, kan din leder invitere dig.',
    ACCOUNT_CLOSED: 'Kontoen er lukket. Spørg din leder eller skriv til Videncentret.',
    TOO_MANY: 'Der har været mange forsøg herfra. Vent et kvarter, og prøv igen.',
    TAKEN: 'Den hører allerede til en anden konto her, så den er ikke tilføjet.',
    LOGGED_OUT: 'Du blev logget ud undervejs, så der er ikke tilføjet noget. Log ind, og prøv igen.',
  },
  PROVIDER_AWAY: 'Login-tjenesten svarer ikke lige nu. Prøv igen om lidt.',
  STRONGER_LOGIN_NEEDED:
    'Log ind med adgangskode og engangskode eller med en adgangsnøgle, før du tilføjer en måde at logge ind på.',
  LAST_WAY_IN: 'Det er din eneste måde at logge ind på. Tilføj en mailadresse eller en anden måde først.',
};

const en = {
  names: { unilogin: 'UNI-Login', entra: 'Microsoft' },
  nameless: 'Teacher',
  failures: {
    UNKNOWN_PROVIDER: 'That way to log in is not switched on here. Use a link by mail or a password.',
    AWAY: 'The login service is not answering. Try again shortly, or get a link by mail.',
    UNKNOWN_ATTEMPT: 'That login has been used already or does not belong here. Start again.',
    EXPIRED: 'It took too long, so the login was stopped. Start again.',
    OTHER_BROWSER: 'The login was started in another browser. Start again in this one.',
    CANCELLED: 'You stopped logging in. You can try again or get a link by mail.',
    REFUSED: 'The login service did not let you through. Try again, or get a link by mail.',
    INVALID_ANSWER: 'The answer of the login service could not be verified, so you are not logged in. Try again.',
    NOT_STAFF:
      'Only staff can log in here by UNI-Login. When a class wants to visit, a teacher or pedagogue makes the booking.',
    UNKNOWN_IDENTITY:
      'Your work account is not connected to an account here. Log in as you usually do and add it on My page. If you have no account, your lead can invite you.',
    ACCOUNT_CLOSED: 'The account is closed. Ask your lead or write to the knowledge centre.',
    TOO_MANY: 'There have been many attempts from here. Wait fifteen minutes and try again.',
    TAKEN: 'It already belongs to another account here, so it has not been added.',
    LOGGED_OUT: 'You were logged out on the way, so nothing has been added. Log in and try again.',
  },
  PROVIDER_AWAY: 'The login service is not answering. Try again shortly.',
  STRONGER_LOGIN_NEEDED: 'Log in with your password and code or with a passkey before you add a way to log in.',
  LAST_WAY_IN: 'It is your only way to log in. Add a mail address or another way first.',
} satisfies Texts<typeof da>;

/** Words of logging in by an identity provider. `failures`: what `/log-ind?fejl=CODE` shows, keyed by the code. */
export const federationTexts: Record<Language, typeof da> = { da, en };

/** Why a login by an identity provider came to nothing. */
export type FederationFailure = keyof typeof da.failures;

/** The sentence of a code that stands in an address; null = no such code. */
export function failureSentence(code: string | null, language: Language): string | null {
  const { failures } = federationTexts[language];
  return code !== null && Object.hasOwn(failures, code) ? failures[code as FederationFailure] : null;
}
