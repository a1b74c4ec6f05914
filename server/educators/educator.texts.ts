import { otherName } from '#server/allocations/conflict.texts.ts';
import { formatDate, formatDateShort, formatNumber, formatTime } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Obstacle, Ranked } from './educator.rules.ts';

const da = {
  roles: { LEADS: 'Kan lede forløbet', ASSISTS: 'Kan hjælpe til', LEARNING: 'Er i oplæring' },
  unknown: 'Kendskab til forløbet er ikke noteret',
  free: 'fri',
  load: (sessions: string, one: boolean) => (one ? '1 undervisning i år' : `${sessions} undervisninger i år`),
  least: 'færrest i afdelingen',
  way: (kilometres: string) => `${kilometres} km fra dagens andet sted`,
  NOT_OF_DEPARTMENT: 'arbejder ikke for afdelingen den dag',
  TAKEN: (other: string) => `optaget af ${other}`,
  AWAY: (until: string) => `fraværende til ${until}`,
  OUTSIDE_HOURS: 'uden for arbejdstiden',
  WAY_TOO_SHORT: (other: string, needed: number, left: number) =>
    `kun ${left} min. til eller fra ${other}, vejen tager ca. ${needed}`,
};

const en = {
  roles: { LEADS: 'Can lead it', ASSISTS: 'Can assist', LEARNING: 'Is learning it' },
  unknown: 'Not noted whether they know it',
  free: 'free',
  load: (sessions, one) => (one ? '1 session this year' : `${sessions} sessions this year`),
  least: 'fewest in the department',
  way: (kilometres) => `${kilometres} km from the day’s other place`,
  NOT_OF_DEPARTMENT: 'does not work for the department that day',
  TAKEN: (other) => `taken by ${other}`,
  AWAY: (until) => `away until ${until}`,
  OUTSIDE_HOURS: 'outside working hours',
  WAY_TOO_SHORT: (other, needed, left) => `only ${left} min. to or from ${other}, the way takes about ${needed}`,
} satisfies Texts<typeof da>;

const words: Record<Language, typeof da> = { da, en };

/** Why somebody stands where they stand in a ranking, in the order in which it is told. */
export function reasonsOf(ranked: Ranked, language: Language): { code: string; message: string }[] {
  const texts = words[language];
  const { competence, obstacles, yearSessions, least, kilometres } = ranked;
  const load = texts.load(formatNumber(yearSessions, language), yearSessions === 1);
  const far = kilometres !== null && kilometres >= 1;
  return [
    { code: 'COMPETENCE', message: competence === null ? texts.unknown : texts.roles[competence] },
    ...(obstacles.length === 0 ? [{ code: 'FREE', message: texts.free }] : []),
    ...obstacles.map((obstacle) => ({ code: obstacle.code, message: obstacleWords(obstacle, language) })),
    { code: 'LOAD', message: least ? `${load}, ${texts.least}` : load },
    ...(far ? [{ code: 'WAY', message: texts.way(formatNumber(Math.round(kilometres), language)) }] : []),
  ];
}

/** What is in the way, in words that go on after a name. */
export function obstacleWords(obstacle: Obstacle, language: Language): string {
  const texts = words[language];
  if (obstacle.code === 'TAKEN') return texts.TAKEN(otherName(obstacle.other, language));
  if (obstacle.code === 'AWAY') return texts.AWAY(momentOf(obstacle.to, language));
  if (obstacle.code === 'WAY_TOO_SHORT') {
    const { other, neededMinutes, leftMinutes } = obstacle;
    return texts.WAY_TOO_SHORT(otherName(other, language), neededMinutes, leftMinutes);
  }
  return texts[obstacle.code];
}

/** "tor 26. mar. kl. 12.00"; midnight stands as the day before it. */
export function momentOf(instant: Date, language: Language): string {
  const justBefore = new Date(instant.getTime() - 1);
  if (localDateOf(justBefore) !== localDateOf(instant)) {
    const day = formatDateShort(localDateOf(justBefore), language);
    return language === 'da' ? `og med ${day}` : `${day} inclusive`;
  }
  const clock = formatTime(instant, language);
  const day = formatDateShort(localDateOf(instant), language);
  return language === 'da' ? `${day} kl. ${clock}` : `${day}, ${clock}`;
}

const refusalsDa = {
  CHANGED_MEANWHILE: 'Det er ændret i mellemtiden. Se, hvad der står nu, og ret igen.',
  HOURS_OVERLAP: 'Tiderne overlapper andre tider samme ugedag.',
  ENDS_BEFORE_IT_BEGINS: 'Slutter, før det begynder.',
  BOTH_OR_NONE: 'Skriv både fra og til, eller ingen af dem.',
  SAME_DAY_TWICE: 'Dagen står der to gange.',
  IN_THE_PAST: 'Vælg i dag eller en senere dag.',
  ALREADY_OVER: 'Fraværet er allerede slut.',
  TOO_LONG: 'Et fravær kan højst vare et år.',
  NO_SUCH_TIME: (day: string) => `Klokkeslættet findes ikke ${day}: uret stilles en time frem. Vælg et andet.`,
  UNKNOWN_OFFER: 'Forløbet findes ikke i afdelingen.',
  SAME_OFFER_TWICE: 'Forløbet står der to gange.',
  UNKNOWN_DEPARTMENT: 'Personen arbejder ikke for afdelingen.',
  TOO_MANY_DAYS: (days: number) => `Der kan højst vælges ${days} dage ad gangen.`,
  BEFORE_FROM: 'Den sidste dag ligger før den første.',
};

const refusalsEn = {
  CHANGED_MEANWHILE: 'It has been changed in the meantime. See what stands there now, and correct again.',
  HOURS_OVERLAP: 'The hours overlap others of the same weekday.',
  ENDS_BEFORE_IT_BEGINS: 'Ends before it begins.',
  BOTH_OR_NONE: 'Write both from and to, or neither.',
  SAME_DAY_TWICE: 'The day stands there twice.',
  IN_THE_PAST: 'Choose today or a later day.',
  ALREADY_OVER: 'The absence is over already.',
  TOO_LONG: 'An absence can last a year at most.',
  NO_SUCH_TIME: (day) => `That time does not exist on ${day}: the clocks go forward an hour. Choose another.`,
  UNKNOWN_OFFER: 'There is no such offer in the department.',
  SAME_OFFER_TWICE: 'The offer stands there twice.',
  UNKNOWN_DEPARTMENT: 'The person does not work for the department.',
  TOO_MANY_DAYS: (days) => `At most ${days} days can be chosen at a time.`,
  BEFORE_FROM: 'The last day is before the first.',
} satisfies Texts<typeof refusalsDa>;

/** Sentences of what cannot be saved about somebody's own time. */
export const ownTimeTexts: Record<Language, typeof refusalsDa> = { da: refusalsDa, en: refusalsEn };

/** The sentence for a local time that does not exist. */
export function noSuchTime(date: string, language: Language): string {
  return ownTimeTexts[language].NO_SUCH_TIME(formatDate(date, language));
}
