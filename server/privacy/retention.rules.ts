import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';

/** For how long what is kept; from the settings. Every period is our own choice unless said otherwise. */
export interface Periods {
  /**
   * Names, addresses and free texts of a booking, after the visit, and blocked time after it was. 24 months: last year's visit can still be looked up, asked
   * about and booked again in the school year after it. As long for what teachers wrote about it.
   */
  contactMonths: number;
  /** Texts of mails, after the visit they are about (or after the mail, for mails about accounts), and caught mails. */
  mailDays: number;
  /** What has expired: logins, links, challenges, counted attempts, idempotency keys. */
  technicalDays: number;
  /** A teacher's or school administrator's account that nobody uses. 36 months. */
  accountMonths: number;
  /** A deactivated account. */
  deactivatedMonths: number;
  /** Reports of imports and of retention runs. */
  reportMonths: number;
  /** When staff were away or worked other hours, and hours that no longer hold. 6 months: nobody plans the past. */
  absenceMonths: number;
}

/** The periods, out of all settings. */
export function periodsOf(config: {
  RETENTION_CONTACT_MONTHS: number;
  RETENTION_MAIL_DAYS: number;
  RETENTION_TECHNICAL_DAYS: number;
  RETENTION_ACCOUNT_MONTHS: number;
  RETENTION_DEACTIVATED_MONTHS: number;
  RETENTION_REPORT_MONTHS: number;
  RETENTION_ABSENCE_MONTHS: number;
}): Periods {
  return {
    contactMonths: config.RETENTION_CONTACT_MONTHS,
    mailDays: config.RETENTION_MAIL_DAYS,
    technicalDays: config.RETENTION_TECHNICAL_DAYS,
    accountMonths: config.RETENTION_ACCOUNT_MONTHS,
    deactivatedMonths: config.RETENTION_DEACTIVATED_MONTHS,
    reportMonths: config.RETENTION_REPORT_MONTHS,
    absenceMonths: config.RETENTION_ABSENCE_MONTHS,
  };
}

export const ruleNames = [
  'contacts',
  'mails',
  'caughtMails',
  'idempotencyKeys',
  'logins',
  'links',
  'challenges',
  'attempts',
  'blockedTimes',
  'unusedAccounts',
  'deactivatedAccounts',
  'importReports',
  'retentionReports',
  'absences',
  'workingDays',
  'workingHours',
  'educatorRequests',
  'attendanceNudges',
  'evaluationComments',
  'dateRequests',
] as const;
export type RuleName = (typeof ruleNames)[number];

/**
 * Up to which instant each rule reaches (not included): the start of a Danish day, so that a run in the night and one at noon
 * agree. What is kept for good: bookings' numbers and dimensions, attendance, the catalogue, registers, hashes of erased
 * addresses, and the audit, which is append-only and knows persons by the id of their account alone.
 */
export function limitsOf(periods: Periods, now: Date): Record<RuleName, Date> {
  const today = localDateOf(now);
  const daysAgo = (days: number) => startOfLocalDay(addDays(today, -days));
  const monthsAgo = (months: number) => startOfLocalDay(minusMonths(today, months));
  const technical = daysAgo(periods.technicalDays);
  const mails = daysAgo(periods.mailDays);
  const reports = monthsAgo(periods.reportMonths);
  const ownTime = monthsAgo(periods.absenceMonths);
  return {
    contacts: monthsAgo(periods.contactMonths),
    mails,
    caughtMails: mails,
    idempotencyKeys: technical,
    logins: technical,
    links: technical,
    challenges: technical,
    attempts: technical,
    blockedTimes: monthsAgo(periods.contactMonths),
    unusedAccounts: monthsAgo(periods.accountMonths),
    deactivatedAccounts: monthsAgo(periods.deactivatedMonths),
    importReports: reports,
    retentionReports: reports,
    absences: ownTime,
    workingDays: ownTime,
    workingHours: ownTime,
    educatorRequests: ownTime,
    attendanceNudges: ownTime,
    evaluationComments: monthsAgo(periods.contactMonths),
    dateRequests: monthsAgo(periods.contactMonths),
  };
}

/** The same day so many months before; the last day of the month where it has no such day. */
export function minusMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) - months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const parts = [Math.floor(index / 12), (index % 12) + 1, Math.min(date, lastDay)];
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}

/** First hour (included) and last hour (not included) of the Danish night in which the server tidies up. */
const NIGHT = { from: '03:00', to: '06:00' };

/** Whether the nightly run is due: it is night, and none has been made on this Danish day. */
export function isDue(localTime: string, { today, lastRunOn }: { today: LocalDate; lastRunOn: LocalDate | null }) {
  return localTime >= NIGHT.from && localTime < NIGHT.to && lastRunOn !== today;
}
