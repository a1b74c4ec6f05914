import { formatDay, formatNumber } from '#server/time/format.ts';
import type { Language, Texts } from '#server/time/language.ts';
import type { DateSkip, PlanSummary } from './planned-dates.rules.ts';

type SkipCode = DateSkip['code'];

const daSkips: Record<SkipCode, [one: string, many: string]> = {
  PUBLIC_HOLIDAY: ['helligdag', 'helligdage'],
  CLOSED_DAY: ['lukkedag', 'lukkedage'],
  SCHOOL_HOLIDAY: ['dag i en skoleferie', 'dage i skoleferier'],
  EXCEPTION: ['undtagelse', 'undtagelser'],
  NO_SUCH_TIME: ['klokkeslæt, der ikke findes', 'klokkeslæt, der ikke findes'],
  NO_SUCH_WEEK: ['i en uge 53, der ikke findes', 'i en uge 53, der ikke findes'],
  OFFER_ARCHIVED: ['af et arkiveret forløb', 'af arkiverede forløb'],
};
const enSkips: Record<SkipCode, [one: string, many: string]> = {
  PUBLIC_HOLIDAY: ['public holiday', 'public holidays'],
  CLOSED_DAY: ['closed day', 'closed days'],
  SCHOOL_HOLIDAY: ['day in a school holiday', 'days in school holidays'],
  EXCEPTION: ['exception', 'exceptions'],
  NO_SUCH_TIME: ['time that does not exist', 'times that do not exist'],
  NO_SUCH_WEEK: ['in a week 53 that does not exist', 'in a week 53 that does not exist'],
  OFFER_ARCHIVED: ['of an archived offer', 'of archived offers'],
};

const da = {
  INVALID_CHOICE: 'Vælg en af mulighederne.',
  SITE_NOT_USED: 'Stedet bruges ikke længere. Vælg et andet.',
  NAMED_TWICE: 'Den samme er nævnt to gange.',
  NONE_CHOSEN: 'Vælg mindst én dato.',
  ENDS_BEFORE_IT_BEGINS: 'Den sidste dag skal ligge efter den første.',
  SAME_WEEK: 'En uge kan ikke kopieres til sig selv.',
  OFFER_ARCHIVED: 'Forløbet er arkiveret. Tag det i brug igen, før der lægges nye tider.',
  IDEMPOTENCY_KEY_REUSED: 'Nøglen er allerede brugt til noget andet.',
  TOO_MANY_DAYS: (days: string, most: string) =>
    `Der er ${days} dage fra den første til den sidste. Der kan højst være ${most} ad gangen: del det op.`,
  TOO_MANY_SESSIONS: (sessions: string, most: string) =>
    `Det ville give ${sessions} tider. Der kan højst laves ${most} ad gangen: vælg færre dage eller klokkeslæt, eller del det op.`,
  blockedAt: (day: string, time: string, message: string) => `${capital(day)} kl. ${time}: ${message}`,
  skip: {
    PUBLIC_HOLIDAY: (name: string) => `Springes over: helligdag (${name}).`,
    CLOSED_DAY: (name: string) => (name === '' ? 'Springes over: lukkedag.' : `Springes over: lukkedag (${name}).`),
    SCHOOL_HOLIDAY: (name: string) => `Springes over: skoleferie (${name}).`,
    EXCEPTION: 'Springes over: undtaget.',
    NO_SUCH_TIME: 'Springes over: klokkeslættet findes ikke den nat, uret stilles frem.',
    NO_SUCH_WEEK: (week: string, year: string) => `Springes over: ${year} har ingen uge ${week}.`,
    OFFER_ARCHIVED: 'Springes over: forløbet er arkiveret.',
  },
  emptyWeek: (week: string, year: string) =>
    `${year} har en uge ${week}, som der ikke kopieres noget til. Læg selv tider der.`,
  dates: (count: number) => (count === 1 ? '1 dato' : `${formatNumber(count, 'da')} datoer`),
  copies: (count: number) => (count === 1 ? '1 tid' : `${formatNumber(count, 'da')} tider`),
  free: (count: string) => `${count} uden problemer`,
  warned: (count: string) => `${count} med bemærkninger`,
  skipped: (count: string, why: string) => `${count} springes over (${why})`,
  blocked: (count: string) => `${count} kan ikke oprettes`,
};

const en = {
  INVALID_CHOICE: 'Choose one of the options.',
  SITE_NOT_USED: 'The site is no longer used. Choose another.',
  NAMED_TWICE: 'The same one is named twice.',
  NONE_CHOSEN: 'Choose at least one date.',
  ENDS_BEFORE_IT_BEGINS: 'The last day must come after the first.',
  SAME_WEEK: 'A week cannot be copied to itself.',
  OFFER_ARCHIVED: 'The offer is archived. Take it into use again before new sessions are planned.',
  IDEMPOTENCY_KEY_REUSED: 'The key has been used for something else.',
  TOO_MANY_DAYS: (days, most) =>
    `There are ${days} days from the first to the last. At most ${most} at a time: split it.`,
  TOO_MANY_SESSIONS: (sessions, most) =>
    `That would give ${sessions} sessions. At most ${most} can be made at a time: choose fewer days or times, or split it.`,
  blockedAt: (day, time, message) => `${day}, ${time}: ${message}`,
  skip: {
    PUBLIC_HOLIDAY: (name) => `Skipped: public holiday (${name}).`,
    CLOSED_DAY: (name) => (name === '' ? 'Skipped: closed day.' : `Skipped: closed day (${name}).`),
    SCHOOL_HOLIDAY: (name) => `Skipped: school holiday (${name}).`,
    EXCEPTION: 'Skipped: excepted.',
    NO_SUCH_TIME: 'Skipped: there is no such time in the night when the clocks go forward.',
    NO_SUCH_WEEK: (week, year) => `Skipped: ${year} has no week ${week}.`,
    OFFER_ARCHIVED: 'Skipped: the offer is archived.',
  },
  emptyWeek: (week, year) => `${year} has a week ${week}, which nothing is copied to. Plan sessions there yourself.`,
  dates: (count) => (count === 1 ? '1 date' : `${formatNumber(count, 'en')} dates`),
  copies: (count) => (count === 1 ? '1 session' : `${formatNumber(count, 'en')} sessions`),
  free: (count) => `${count} without problems`,
  warned: (count) => `${count} with remarks`,
  skipped: (count, why) => `${count} skipped (${why})`,
  blocked: (count) => `${count} cannot be made`,
} satisfies Texts<typeof da>;

/** Sentences about plans of many sessions. */
export const seriesTexts: Record<Language, typeof da> = { da, en };

/** "60 datoer: 54 uden problemer, 3 springes over (2 lukkedage, 1 helligdag), 3 kan ikke oprettes." */
export function summarySentence(
  { dates, free, warned, blocked, skipped }: PlanSummary,
  language: Language,
  of: 'dates' | 'copies' = 'dates',
): string {
  const texts = seriesTexts[language];
  const number = (count: number) => formatNumber(count, language);
  const words = language === 'da' ? daSkips : enSkips;
  const why = skipped.map(({ code, count }) => `${number(count)} ${words[code][count === 1 ? 0 : 1]}`).join(', ');
  const skips = skipped.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    free > 0 ? texts.free(number(free)) : null,
    warned > 0 ? texts.warned(number(warned)) : null,
    skips > 0 ? texts.skipped(number(skips), why) : null,
    blocked > 0 ? texts.blocked(number(blocked)) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? `${texts[of](dates)}.` : `${texts[of](dates)}: ${parts.join(', ')}.`;
}

/** Why a date is skipped, in a sentence. */
export function skipSentence(skip: DateSkip, language: Language): string {
  const { skip: texts } = seriesTexts[language];
  if (skip.code === 'PUBLIC_HOLIDAY') return texts.PUBLIC_HOLIDAY(skip.name[language]);
  if (skip.code === 'CLOSED_DAY' || skip.code === 'SCHOOL_HOLIDAY') return texts[skip.code](skip.name);
  if (skip.code !== 'NO_SUCH_WEEK') return texts[skip.code];
  return texts.NO_SUCH_WEEK(skip.week.slice(6), skip.week.slice(0, 4));
}

/** A conflict with the date that it is about. */
export function blockedSentence(
  { date, time, message }: { date: string; time: string; message: string },
  language: Language,
): string {
  const clock = language === 'da' ? time.replace(':', '.') : time;
  return seriesTexts[language].blockedAt(formatDay(date, language), clock, message);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
