import { catalogueTexts } from '#lib/texts/catalogue.ts';
import { waitlistTexts } from '#lib/texts/waitlist.ts';
import { type WeekDay, type WeekTime, weekDays } from '#lib/week-days.ts';
import type { OfferSession } from '#server/offers/offer.contract.ts';
import { formatTime, formatWeekSpan } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, isoWeekOf, type LocalDate, mondayOf, weekdayOf } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import { bookHref, timeInWords, waitHref } from './offer-row.ts';

export interface SessionWeek {
  monday: LocalDate;
  number: number;
  span: string;
  days: WeekDay[];
  /** The further meetings of each course that begins in the week, in words. */
  courses: { begins: string; meetings: string[] }[];
}

/** The sessions of one week as the week grid shows them; cancelled ones are left out. */
export function sessionWeek(
  monday: LocalDate,
  sessions: OfferSession[],
  { language, search }: { language: Language; search: string },
): SessionWeek {
  const end = addDays(monday, 7);
  const held = sessions.filter(
    ({ localDate, state }) => localDate >= monday && localDate < end && state !== 'CANCELLED',
  );
  const times = held.map((session) => ({ ...weekTime(session, language, search), date: session.localDate }));
  const holidays = Array.from({ length: 7 }, (_, index) => addDays(monday, index)).flatMap((day) => {
    const name = publicHolidayName(day);
    return name === null ? [] : [{ day, name: name[language] }];
  });
  const words = catalogueTexts[language].offer;
  const named = holidays
    .filter(({ day }) => weekdayOf(day) <= 5)
    .map(({ day, name }) => words.holidayOn(name, dayNumber(day, language)));
  return {
    monday,
    number: isoWeekOf(monday).week,
    span: [formatWeekSpan(monday, language), ...named].join(' · '),
    days: weekDays(monday, times, Object.fromEntries(holidays.map(({ day }) => [day, true as const]))),
    courses: held.filter(({ meetings }) => meetings.length > 0).map((session) => courseInWords(session, language)),
  };
}

/** "tirsdag den 7. april kl. 9.30", and its further meetings. */
function courseInWords({ startsAt, meetings }: OfferSession, language: Language) {
  return {
    begins: timeInWords(startsAt, language),
    meetings: meetings.map((meeting) => timeInWords(meeting.startsAt, language)),
  };
}

/** "14." / "14". */
function dayNumber(day: LocalDate, language: Language): string {
  return `${Number(day.slice(8))}${language === 'da' ? '.' : ''}`;
}

/** The Mondays of the weeks that have sessions, from a week on. */
export function mondaysWithSessions(sessions: OfferSession[]): LocalDate[] {
  const shown = sessions.filter(({ state }) => state !== 'CANCELLED');
  return [...new Set(shown.map(({ localDate }) => mondayOf(localDate)))];
}

function weekTime(session: OfferSession, language: Language, search: string): WeekTime {
  const time = formatTime(new Date(session.startsAt), language);
  if (session.bookable) return { time, href: bookHref(session.id, language, search) };
  const [reason] = session.reasons;
  // Whatever is only full can be waited for.
  if (reason !== undefined && session.reasons.every(({ code }) => code === 'SESSION_FULL')) {
    const about = `${reason.message} ${waitlistTexts[language].join.heading}.`;
    return { time, full: true, href: waitHref(session.id, language, search), about };
  }
  return { time, full: true, word: refusalWord(reason?.code, language), about: reason?.message };
}

/** One word for why a time cannot be chosen; undefined = it is full. */
function refusalWord(code: string | undefined, language: Language): string | undefined {
  const words = catalogueTexts[language].offer;
  if (code === 'SESSION_CLOSED') return words.closed;
  if (code === 'TOO_LATE_TO_BOOK') return words.tooLate;
  if (code === 'NOT_YET_OPEN') return words.notOpen;
  return undefined;
}
