import type { Language } from './language.ts';
import { addDays, isoWeekOf, type LocalDate, localDateOf, localTimeOf, weekdayOf } from './local-time.ts';

// Names are written here instead of asked of Intl: the same words on every machine, and nothing to build per call.
const names = {
  da: {
    weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    shortMonths: 'jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.'.split(' '),
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months: 'January February March April May June July August September October November December'.split(' '),
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
};
const numbers = { da: new Intl.NumberFormat('da-DK'), en: new Intl.NumberFormat('en-GB') };
const fraction = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const amounts = { da: new Intl.NumberFormat('da-DK', fraction), en: new Intl.NumberFormat('en-GB', fraction) };

/** "torsdag den 26. marts 2026" / "Thursday 26 March 2026". */
export function formatDate(localDate: LocalDate, language: Language): string {
  return `${formatDay(localDate, language)} ${localDate.slice(0, 4)}`;
}

/** Without the year: "torsdag den 26. marts" / "Thursday 26 March". */
export function formatDay(localDate: LocalDate, language: Language): string {
  const date = dayAndMonth(localDate, language);
  return language === 'da' ? `${weekdayName(localDate, 'da')} den ${date}` : `${weekdayName(localDate, 'en')} ${date}`;
}

/** "tor 26. mar." / "Thu 26 Mar". */
export function formatDateShort(localDate: LocalDate, language: Language): string {
  const month = names[language].shortMonths[Number(localDate.slice(5, 7)) - 1];
  const stop = language === 'da' ? '.' : '';
  return `${weekdayName(localDate, language).slice(0, 3)} ${dayOf(localDate)}${stop} ${month}`;
}

/** "torsdag" / "Thursday". */
export function weekdayName(localDate: LocalDate, language: Language): string {
  return names[language].weekdays[weekdayOf(localDate) - 1] ?? '';
}

/** The month of a day with its year: "marts 2026" / "March 2026". */
export function formatMonth(localDate: LocalDate, language: Language): string {
  return `${monthName(localDate, language)} ${localDate.slice(0, 4)}`;
}

/** The Danish clock: "9.30" / "9:30". */
export function formatTime(instant: Date, language: Language): string {
  return localTimeOf(instant)
    .replace(/^0/, '')
    .replace(':', language === 'da' ? '.' : ':');
}

/** "kl. 9.30–11.30" / "9:30–11:30". */
export function formatTimeRange(startsAt: Date, endsAt: Date, language: Language): string {
  const range = `${formatTime(startsAt, language)}–${formatTime(endsAt, language)}`;
  return language === 'da' ? `kl. ${range}` : range;
}

/** "torsdag den 26. marts 2026 kl. 9.00–10.30" / "Thursday 26 March 2026, 9:00–10:30"; both days when it ends on another. */
export function formatVisit(startsAt: Date, endsAt: Date, language: Language): string {
  const first = localDateOf(startsAt);
  const last = localDateOf(endsAt);
  const joint = language === 'da' ? ' ' : ', ';
  if (first === last) return `${formatDate(first, language)}${joint}${formatTimeRange(startsAt, endsAt, language)}`;
  const clock = language === 'da' ? ' kl. ' : ', ';
  const start = `${formatDate(first, language)}${clock}${formatTime(startsAt, language)}`;
  return `${start} – ${formatDate(last, language)}${clock}${formatTime(endsAt, language)}`;
}

/**
 * A deadline: its last day where it ends with the day ("torsdag den 26. marts" / "Thursday 26 March"), else with the clock
 * ("torsdag den 26. marts kl. 9.00" / "Thursday 26 March at 9:00").
 */
export function formatUntil(closesAt: Date, language: Language): string {
  if (localTimeOf(closesAt) === '00:00') return formatDay(addDays(localDateOf(closesAt), -1), language);
  return `${formatDay(localDateOf(closesAt), language)} ${language === 'da' ? 'kl.' : 'at'} ${formatTime(closesAt, language)}`;
}

/** The ISO week of a day: "uge 13" / "week 13". */
export function formatWeek(localDate: LocalDate, language: Language): string {
  return `${language === 'da' ? 'uge' : 'week'} ${isoWeekOf(localDate).week}`;
}

/** Monday to Friday of a week: "4.–8. maj" / "4–8 May", "29. juni – 3. juli" / "29 June – 3 July". */
export function formatWeekSpan(monday: LocalDate, language: Language): string {
  const friday = addDays(monday, 4);
  const end = dayAndMonth(friday, language);
  if (monday.slice(0, 7) !== friday.slice(0, 7)) return `${dayAndMonth(monday, language)} – ${end}`;
  return `${dayOf(monday)}${language === 'da' ? '.' : ''}–${end}`;
}

/** "34.154" / "34,154". */
export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** An amount in øre: "825 kr." / "DKK 825", "12,50 kr." / "DKK 12.50", and "Gratis" / "Free" for 0. */
export function formatMoney(ore: number, language: Language): string {
  if (ore === 0) return language === 'da' ? 'Gratis' : 'Free';
  const amount = (ore % 100 === 0 ? numbers : amounts)[language].format(ore / 100);
  return language === 'da' ? `${amount} kr.` : `DKK ${amount}`;
}

/** "26. marts" / "26 March". */
export function dayAndMonth(localDate: LocalDate, language: Language): string {
  return `${dayOf(localDate)}${language === 'da' ? '.' : ''} ${monthName(localDate, language)}`;
}

function monthName(localDate: LocalDate, language: Language): string {
  return names[language].months[Number(localDate.slice(5, 7)) - 1] ?? '';
}

function dayOf(localDate: LocalDate): number {
  return Number(localDate.slice(8, 10));
}
