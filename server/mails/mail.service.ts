import { type Login, worksFor } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { SentMail } from './mail.contract.ts';
import { findBooking, findMails, type MailRow } from './mail.store.ts';

export type { SentMail } from './mail.contract.ts';

/** The mails about a booking of a department somebody works for; null = there is no such booking for them. */
export async function mailsOf(sql: Sql, reference: string, login: Login): Promise<SentMail[] | null> {
  const booking = await findBooking(sql, reference);
  if (booking === null || !worksFor(login, booking.departmentId)) return null;
  return mailsAbout(sql, booking.id);
}

/** The mails about a booking, newest first; who may read them is the caller's to know. */
export async function mailsAbout(sql: Sql, bookingId: string): Promise<SentMail[]> {
  return (await findMails(sql, bookingId)).map(mailOf);
}

function mailOf({
  id,
  kind,
  recipientRole,
  name,
  email,
  subject,
  status,
  createdAt,
  sentAt,
  answer,
}: MailRow): SentMail {
  const recipient = { role: recipientRole, name, email };
  return {
    id,
    kind,
    recipient,
    subject,
    status,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    answer,
  };
}
