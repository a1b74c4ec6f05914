import type { Language } from '#server/time/language.ts';

/** What a page says when it cannot be shown: what happened, and what to do next. */
export interface ErrorText {
  title: string;
  text: string;
}

const da: Record<'missing' | 'forbidden' | 'away' | 'broken', ErrorText> = {
  missing: {
    title: 'Siden findes ikke',
    text: 'Måske er forløbet taget af plakaten, eller også er linket ikke kommet helt med. Søg efter forløbet, eller brug linket i jeres bekræftelse.',
  },
  forbidden: {
    title: 'Du har ikke adgang til siden',
    text: 'Du er logget ind, men siden hører til en anden rolle, afdeling eller skole. Mangler du den i dit arbejde, så spørg din leder eller videncentret.',
  },
  away: {
    title: 'Vi er tilbage om lidt',
    text: 'Bookingen kan ikke nås lige nu. Det, I har fået bekræftet, er gemt. Prøv igen om et par minutter.',
  },
  broken: {
    title: 'Noget gik galt hos os',
    text: 'Det er ikke noget, I har gjort. Det, I har fået bekræftet, er gemt. Prøv igen om et øjeblik.',
  },
};

const en: typeof da = {
  missing: {
    title: 'This page does not exist',
    text: 'Perhaps a visit is no longer offered, or the link was cut short. Search for the visit, or use the link in your confirmation.',
  },
  forbidden: {
    title: 'You have no access to this page',
    text: 'You are logged in, but the page belongs to another role, department or school. If you need it for your work, ask your lead or the knowledge centre.',
  },
  away: {
    title: 'We will be back shortly',
    text: 'Booking cannot be reached right now. What has been confirmed is saved. Please try again in a few minutes.',
  },
  broken: {
    title: 'Something went wrong on our side',
    text: 'It is nothing you did. What has been confirmed is saved. Please try again in a moment.',
  },
};

const texts: Record<Language, typeof da> = { da, en };

/** Links and labels around the message. */
export const errorLabels: Record<
  Language,
  { again: string; front: string; find: string; id: string; sleeping: string; wake: string }
> = {
  da: {
    again: 'Prøv igen',
    front: 'Til forsiden',
    find: 'Find forløb',
    id: 'Nævn dette nummer, hvis I skriver til os:',
    sleeping: 'Du har en rolle, der ikke er i kraft, fordi du loggede ind på en måde, der ikke er sikker nok til den.',
    wake: 'Sådan får du rollen i kraft',
  },
  en: {
    again: 'Try again',
    front: 'To the front page',
    find: 'Find a visit',
    id: 'Mention this number if you write to us:',
    sleeping: 'You have a role that is not in force, because the way you logged in is not safe enough for it.',
    wake: 'How to put the role in force',
  },
};

/** The message for an HTTP status; 400 and 422 = an address that cannot be read, or whose query means nothing. */
export function errorText(status: number, language: Language): ErrorText {
  if ([400, 404, 410, 422].includes(status)) return texts[language].missing;
  if (status === 401 || status === 403) return texts[language].forbidden;
  if (status === 429 || status === 502 || status === 503 || status === 504) return texts[language].away;
  return texts[language].broken;
}
