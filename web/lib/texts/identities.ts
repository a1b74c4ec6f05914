import type { Language, Texts } from '#server/time/language.ts';

const da = {
  title: 'Log ind med en anden konto',
  tab: 'Log ind med en anden konto – Skolebesøg',
  myPage: 'Min side',
  lede: 'Tilføj den konto, du bruger på arbejdet. Så kan du logge ind med den. Det er altid valgfrit.',
  yours: 'Du kan logge ind med',
  none: 'Du har ikke tilføjet nogen endnu.',
  added: (provider: string) => `${provider} er tilføjet. Du kan logge ind med den fra nu af.`,
  addedOn: (day: string) => `Tilføjet ${day}.`,
  lastUsed: (day: string) => `Sidst brugt ${day}.`,
  remove: 'Fjern',
  removed: 'Den er fjernet.',
  add: 'Tilføj',
  addButton: (provider: string) => `Tilføj ${provider}`,
  goOn: (provider: string) => `Fortsæt hos ${provider}`,
  goOnLede: (provider: string) => `Du logger ind hos ${provider} og kommer tilbage hertil bagefter.`,
  notOffered: 'Lige nu kan du kun logge ind med link, adgangskode eller adgangsnøgle her.',
  failed: 'Det lykkedes ikke',
  again: 'Log ind igen',
};

const en = {
  title: 'Log in with another account',
  tab: 'Log in with another account – Skolebesøg',
  myPage: 'My page',
  lede: 'Add the account that you use at work. Then you can log in with it. It is always your choice.',
  yours: 'You can log in with',
  none: 'You have not added any yet.',
  added: (provider) => `${provider} has been added. You can log in with it from now on.`,
  addedOn: (day) => `Added on ${day}.`,
  lastUsed: (day) => `Last used on ${day}.`,
  remove: 'Remove',
  removed: 'It has been removed.',
  add: 'Add',
  addButton: (provider) => `Add ${provider}`,
  goOn: (provider) => `Go on at ${provider}`,
  goOnLede: (provider) => `You log in at ${provider} and come back here afterwards.`,
  notOffered: 'For now you can only log in here with a link, a password or a passkey.',
  failed: 'That did not work',
  again: 'Log in again',
} satisfies Texts<typeof da>;

/** Words of the page on which somebody adds an identity to log in with. */
export const identitiesTexts: Record<Language, typeof da> = { da, en };
