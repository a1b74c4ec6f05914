import type { NoticeFacts } from '#emails/notices/notice-facts.ts';
import type { ClockTask } from '#server/booking-clock/booking-clock.ts';
import { noticeMail } from '#server/notices/notice.mails.ts';
import { queueNotices } from '#server/notices/notice.service.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { formatVisit } from '#server/time/format.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { attendanceTexts } from './attendance.texts.ts';
import { nudgedDays } from './attendance-nudge.rules.ts';
import { claimNudges, type MissingVisit, type Nudge } from './attendance-nudge.store.ts';

/** Each working morning: one mail to each educator with the visits that nobody has recorded; about each day once. */
export const attendanceNudges: ClockTask = {
  name: 'attendance.nudges',
  async run(deps, now) {
    const today = localDateOf(now);
    const days = nudgedDays(today, localTimeOf(now));
    if (days === null) return;
    const told = await inTransaction(deps.db, async (sql) => {
      const nudges = await claimNudges(sql, { ...days, now });
      for (const nudge of nudges) {
        await queueNotices(sql, [mailOf(deps, nudge, now)], { dedupeKey: `${nudge.accountId}:${today}`, now });
      }
      return nudges.length;
    });
    if (told > 0) deps.wakeMailWorker();
  },
};

function mailOf({ config }: Deps, { name, email, language, visits }: Nudge, now: Date) {
  const [first] = visits;
  if (first === undefined) throw new Error('a nudge is about a visit');
  const { slug, ...department } = first.department;
  const facts: NoticeFacts = {
    language,
    statedAt: now.toISOString(),
    department: { ...department, senderEmail: `${slug}@${config.MAIL_DOMAIN}`, senderName: department.name },
    visit: null,
    values: { visits: visits.length },
    rows: visits.map((visit) => rowOf(visit, language)),
    url: `${config.PUBLIC_URL}${language === 'en' ? '/en' : ''}/personale/mangler?mine=1`,
    unsubscribeUrl: null,
  };
  return noticeMail('ATTENDANCE_NUDGE', { role: 'EDUCATOR', name, email }, facts, config.MAIL_DOMAIN);
}

function rowOf(visit: MissingVisit, language: 'da' | 'en'): NoticeFacts['rows'][number] {
  const { pupils, children } = attendanceTexts[language].nudge;
  const who = [...visit.groups, (visit.daycare ? children : pupils)(visit.pupils)].join(', ');
  const when = formatVisit(new Date(visit.startsAt), new Date(visit.endsAt), language);
  return { label: visit.institution, lines: [who, visit.title[language], when] };
}
