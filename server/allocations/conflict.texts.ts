import { formatDay, formatTimeRange, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, instantOf, localDateOf } from '#server/time/local-time.ts';
import type { ConflictView } from './conflict.contract.ts';
import type { Conflict, Other } from './planned-time.ts';

type Of<Code extends Conflict['code']> = Extract<Conflict, { code: Code }>;
type Words = { [Code in Conflict['code']]: (conflict: Of<Code>) => string };

/** A conflict as an answer carries it. */
export function conflictView(conflict: Conflict, language: Language): ConflictView {
  const other = 'other' in conflict ? { kind: conflict.other.kind, id: conflict.other.id } : null;
  return { code: conflict.code, severity: conflict.severity, message: conflictSentence(conflict, language), other };
}

/** What stands in the way, in a whole sentence; a session or blocked time is named with its day and time. */
export function conflictSentence(conflict: Conflict, language: Language): string {
  const words = sentences[language] as Record<string, (one: Conflict) => string>;
  return words[conflict.code]?.(conflict) ?? conflict.code;
}

/** "»Vagt på volden« torsdag den 26. marts kl. 9.00–10.30" */
export function otherName({ title, startsAt, endsAt }: Other, language: Language): string {
  const sameDay = localDateOf(startsAt) === localDateOf(endsAt);
  const when = sameDay
    ? `${formatDay(localDateOf(startsAt), language)}${language === 'da' ? ' ' : ', '}${formatTimeRange(startsAt, endsAt, language)}`
    : formatVisit(startsAt, endsAt, language);
  return `${language === 'da' ? `»${title.da}«` : `“${title.en}”`} ${when}`;
}

/** "mandag den 5. oktober til onsdag den 7. oktober"; with the clock when it is not for whole days. */
function awayWhen(from: Date, to: Date, language: Language): string {
  const [first, end] = [localDateOf(from), localDateOf(to)];
  const wholeDays = [from, to].every((one) => instantOf(localDateOf(one), '00:00')?.getTime() === one.getTime());
  if (!wholeDays) return formatVisit(from, to, language);
  const last = addDays(end, -1);
  if (first >= last) return formatDay(first, language);
  return `${formatDay(first, language)} ${language === 'da' ? 'til' : 'to'} ${formatDay(last, language)}`;
}

/** "1. maj" */
function seasonDay(monthDay: string, language: Language): string {
  const date = new Date(`2000-${monthDay}T12:00:00Z`);
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { day: 'numeric', month: 'long' }).format(date);
}

const sentences: Record<Language, Words> = {
  da: {
    EDUCATOR_TAKEN: ({ person, other, byBuffer }) =>
      `${person.name} er optaget af ${otherName(other, 'da')}${byBuffer ? ', når klargøring, oprydning og vej regnes med' : ''}.`,
    EDUCATOR_AWAY: ({ person, from, to }) => `${person.name} er fraværende ${awayWhen(from, to, 'da')}.`,
    RESOURCE_TAKEN: ({ resource, other, byBuffer }) =>
      `${resource.name.da} er optaget af ${otherName(other, 'da')}${byBuffer ? ', når klargøring og oprydning regnes med' : ''}.`,
    POOL_SHORT: ({ resource, wanted, left, others }) =>
      others.length === 0
        ? `Der skal bruges ${wanted} × ${resource.name.da}, men der er kun ${left}.`
        : `Der skal bruges ${wanted} × ${resource.name.da}, men kun ${left} er fri. Resten bruges af ${list(others, 'da')}.`,
    IN_THE_PAST: () => 'Tidspunktet er passeret.',
    SITE_NOT_USED: ({ site }) => `${site} bruges ikke længere.`,
    RESOURCE_NOT_USED: ({ resource }) => `${resource.name.da} bruges ikke længere.`,
    UNKNOWN_EDUCATOR: () => 'Underviseren findes ikke i afdelingen.',
    UNKNOWN_RESOURCE: () => 'Lokalet eller grejet findes ikke i afdelingen.',
    OUTSIDE_WORKING_HOURS: ({ person }) => `Det ligger uden for arbejdstiden for ${person.name}.`,
    TRAVEL_TOO_SHORT: ({ person, other, neededMinutes, leftMinutes }) =>
      `${person.name} har ${leftMinutes} minutter mellem dette og ${otherName(other, 'da')}, men vejen tager ca. ${neededMinutes}.`,
    NOT_COMPETENT: ({ person }) => `${person.name} står ikke til at kunne undervise i forløbet.`,
    CLOSED_DAY: ({ localDate, name, reason }) =>
      `${name.da} har lukket ${formatDay(localDate, 'da')}${reason ? ` (${reason})` : ''}.`,
    OUTSIDE_OPENING_HOURS: ({ name }) => `Det ligger uden for åbningstiden for ${name.da}.`,
    PUBLIC_HOLIDAY: ({ localDate, name }) => `${capital(formatDay(localDate, 'da'))} er helligdag: ${name.da}.`,
    SCHOOL_HOLIDAY: ({ localDate, name, municipality }) =>
      `${capital(formatDay(localDate, 'da'))} har skolerne i ${municipality} ${name.toLowerCase()}.`,
    OUTSIDE_SEASON: ({ seasonFrom, seasonTo }) =>
      `Det ligger uden for forløbets sæson, ${seasonDay(seasonFrom, 'da')} til ${seasonDay(seasonTo, 'da')}.`,
    SAME_TIME_EXISTS: ({ other }) => `${otherName(other, 'da')} findes allerede på stedet.`,
  },
  en: {
    EDUCATOR_TAKEN: ({ person, other, byBuffer }) =>
      `${person.name} is taken by ${otherName(other, 'en')}${byBuffer ? ', with setting up, clearing away and travel counted in' : ''}.`,
    EDUCATOR_AWAY: ({ person, from, to }) => `${person.name} is away ${awayWhen(from, to, 'en')}.`,
    RESOURCE_TAKEN: ({ resource, other, byBuffer }) =>
      `${resource.name.en} is taken by ${otherName(other, 'en')}${byBuffer ? ', with setting up and clearing away counted in' : ''}.`,
    POOL_SHORT: ({ resource, wanted, left, others }) =>
      others.length === 0
        ? `${wanted} × ${resource.name.en} are needed, but there are only ${left}.`
        : `${wanted} × ${resource.name.en} are needed, but only ${left} are free. The rest is used by ${list(others, 'en')}.`,
    IN_THE_PAST: () => 'That time has passed.',
    SITE_NOT_USED: ({ site }) => `${site} is no longer used.`,
    RESOURCE_NOT_USED: ({ resource }) => `${resource.name.en} is no longer used.`,
    UNKNOWN_EDUCATOR: () => 'There is no such educator in the department.',
    UNKNOWN_RESOURCE: () => 'There is no such room or kit in the department.',
    OUTSIDE_WORKING_HOURS: ({ person }) => `It is outside the working hours of ${person.name}.`,
    TRAVEL_TOO_SHORT: ({ person, other, neededMinutes, leftMinutes }) =>
      `${person.name} has ${leftMinutes} minutes between this and ${otherName(other, 'en')}, but the way takes about ${neededMinutes}.`,
    NOT_COMPETENT: ({ person }) => `${person.name} is not registered as able to teach this.`,
    CLOSED_DAY: ({ localDate, name, reason }) =>
      `${name.en} is closed on ${formatDay(localDate, 'en')}${reason ? ` (${reason})` : ''}.`,
    OUTSIDE_OPENING_HOURS: ({ name }) => `It is outside the opening hours of ${name.en}.`,
    PUBLIC_HOLIDAY: ({ localDate, name }) => `${formatDay(localDate, 'en')} is a public holiday: ${name.en}.`,
    SCHOOL_HOLIDAY: ({ localDate, name, municipality }) =>
      `On ${formatDay(localDate, 'en')} the schools in ${municipality} are on holiday (${name}).`,
    OUTSIDE_SEASON: ({ seasonFrom, seasonTo }) =>
      `It is outside the offer's season, ${seasonDay(seasonFrom, 'en')} to ${seasonDay(seasonTo, 'en')}.`,
    SAME_TIME_EXISTS: ({ other }) => `${otherName(other, 'en')} is there already.`,
  },
};

function list(others: Other[], language: Language): string {
  return new Intl.ListFormat(language).format(others.map((other) => otherName(other, language)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
