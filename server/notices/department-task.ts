import type { MailFacts } from '#emails/facts.ts';
import type { DepartmentTaskKind } from '#emails/notices/department-task.ts';
import type { NoticeFacts } from '#emails/notices/notice-facts.ts';
import { noticeMail, type QueuedNotice } from './notice.mails.ts';

/** Something that a department should answer. */
export interface DepartmentTask {
  task: DepartmentTaskKind;
  department: NoticeFacts['department'];
  institution: string;
  /** Title of the offer, in Danish. */
  offer: string;
  /** When it ends by itself; null = it does not. */
  dueAt: Date | null;
  /** The visit it is about, in Danish; null = there is none yet. */
  visit: MailFacts | null;
  rows: NoticeFacts['rows'];
  /** Own path of the page where staff answer, e.g. "/personale/booking/ABCD-EFGH". */
  path: string;
}

/** The mail about it to the department's own address, in Danish: departments are Danish. */
export function departmentTask(
  { task, department, institution, offer, dueAt, visit, rows, path }: DepartmentTask,
  { publicUrl, mailDomain, now }: { publicUrl: string; mailDomain: string; now: Date },
): QueuedNotice {
  const facts: NoticeFacts = {
    language: 'da',
    statedAt: now.toISOString(),
    department,
    visit,
    values: { task, institution, offer, dueAt: dueAt?.toISOString() ?? null },
    rows,
    url: `${publicUrl}${path}`,
    unsubscribeUrl: null,
  };
  const recipient = { role: 'DEPARTMENT' as const, name: department.name, email: department.email };
  return noticeMail('DEPARTMENT_TASK', recipient, facts, mailDomain);
}
