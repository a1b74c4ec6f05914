import { formatDate, weekdayName } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import { addDays } from '#server/time/local-time.ts';
import type { Wish, WrongWish } from './date-request.rules.ts';

const da = {
  wrong: {
    ENDS_BEFORE_IT_BEGINS: 'Den sidste dag skal ligge efter den første.',
    DAYS_PASSED: 'Dagene er gået. Vælg en sidste dag, der ligger efter i dag.',
    TOO_MANY_DAYS: 'Ønsk højst et år ad gangen.',
    TOO_FAR_AHEAD: 'Vælg en første dag inden for de næste to år.',
    NO_SUCH_WEEKDAY: 'Ingen af de ønskede ugedage ligger mellem den første og den sidste dag.',
  } satisfies Record<WrongWish['code'], string>,
  DATE_REQUEST_CLOSED: 'Datoønsket er allerede besvaret, trukket tilbage eller udløbet. Hent siden igen.',
  IDEMPOTENCY_KEY_REUSED: 'Nøglen er allerede brugt til et andet ønske.',
  TOO_MANY_DATE_REQUESTS:
    'Der er sendt 20 ønsker med den e-mailadresse på en time. Vent lidt, eller ring til afdelingen.',
  SESSION_STARTED: 'Tiden er begyndt eller overstået. Vælg en, der ligger senere.',
  OTHER_OFFER: 'Vælg en tid til samme forløb.',
  ANSWER_DAY: 'Svarfristen skal ligge fra i dag og til dagen for besøget.',
  institution: 'Skolen findes ikke i registret. Søg den frem igen.',
  municipality: 'Kommunen findes ikke. Vælg den på listen.',
  between: (from: string, to: string) => `Fra ${from} til ${to}`,
  and: 'og',
  on: (days: string) => `Kun ${days}`,
  time: { MORNING: 'Om formiddagen', AFTERNOON: 'Om eftermiddagen' },
  rows: { offer: 'Forløb', wish: 'Ønskede dage', who: 'Hvem', message: 'Besked fra afdelingen', time: 'Tiden var' },
  people: (pupils: number, adults: number, children: boolean) =>
    `${pupils} ${children ? (pupils === 1 ? 'barn' : 'børn') : pupils === 1 ? 'elev' : 'elever'} og ${adults} ${adults === 1 ? 'voksen' : 'voksne'}`,
};

const en: Texts<typeof da> = {
  wrong: {
    ENDS_BEFORE_IT_BEGINS: 'The last day must come after the first.',
    DAYS_PASSED: 'These days have passed. Choose a last day after today.',
    TOO_MANY_DAYS: 'Wish for at most a year at a time.',
    TOO_FAR_AHEAD: 'Choose a first day within the next two years.',
    NO_SUCH_WEEKDAY: 'None of the wished weekdays lies between the first and the last day.',
  },
  DATE_REQUEST_CLOSED: 'The date wish has been answered, taken back or has ended. Load the page again.',
  IDEMPOTENCY_KEY_REUSED: 'The key has already been used for another wish.',
  TOO_MANY_DATE_REQUESTS:
    '20 wishes have been sent with that mail address in an hour. Wait a while, or call the department.',
  SESSION_STARTED: 'The time has begun or is over. Choose a later one.',
  OTHER_OFFER: 'Choose a time of the same offer.',
  ANSWER_DAY: 'The last day to answer must lie between today and the day of the visit.',
  institution: 'The school is not in the register. Search for it again.',
  municipality: 'There is no such municipality. Choose it from the list.',
  between: (from, to) => `From ${from} to ${to}`,
  and: 'and',
  on: (days) => `Only ${days}`,
  time: { MORNING: 'In the morning', AFTERNOON: 'In the afternoon' },
  rows: { offer: 'Offer', wish: 'Wished days', who: 'Who', message: 'From the department', time: 'The time was' },
  people: (pupils, adults, children) =>
    `${pupils} ${children ? (pupils === 1 ? 'child' : 'children') : pupils === 1 ? 'pupil' : 'pupils'} and ${adults} ${adults === 1 ? 'adult' : 'adults'}`,
};

export const dateRequestTexts = { da, en };

const A_MONDAY = '2026-01-05';

/** A wish as lines to be read: "Fra 20. april til 30. maj 2026", "Kun tirsdag og torsdag", "Om formiddagen". */
export function wishLines({ from, to, weekdays, timeOfDay }: Wish, language: Language): string[] {
  const texts = { da, en }[language];
  const names = weekdays.map((day) => weekdayName(addDays(A_MONDAY, day - 1), language));
  const days =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} ${texts.and} ${names.at(-1) ?? ''}` : (names[0] ?? '');
  return [
    from === to ? formatDate(from, language) : texts.between(formatDate(from, language), formatDate(to, language)),
    ...(days === '' ? [] : [texts.on(days)]),
    ...(timeOfDay === null ? [] : [texts.time[timeOfDay]]),
  ];
}
