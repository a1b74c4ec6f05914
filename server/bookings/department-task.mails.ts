import { departmentTask } from '#server/notices/department-task.ts';
import type { QueuedNotice } from '#server/notices/notice.mails.ts';
import type { BookingFacts } from './booking.facts.ts';
import { type MailSettings, mailFactsOf } from './booking.mails.ts';

/**
 * Tells the department of a request that waits for its answer: of one that the offer asks for, or of a level that it is not made
 * for. Goes into the `mails` of the SQL function that makes the booking.
 */
export function departmentTaskMail(booking: BookingFacts, settings: MailSettings, now: Date): QueuedNotice {
  const visit = mailFactsOf({ ...booking, language: 'da' }, settings, now);
  return departmentTask(
    {
      task: booking.otherLevel ? 'OTHER_LEVEL' : 'REQUEST',
      department: visit.department,
      institution: booking.institution.name,
      offer: visit.offer.title,
      dueAt: booking.expiresAt === null ? null : new Date(booking.expiresAt),
      visit,
      rows: [],
      path: `/personale/booking/${booking.reference}`,
    },
    { publicUrl: settings.publicUrl, mailDomain: settings.mailDomain, now },
  );
}
