import type { Sql } from '#server/platform/database.ts';
import type { SentMail } from './mail.contract.ts';

// A read model over the outbox: it writes nothing.

export interface MailRow {
  id: string;
  kind: SentMail['kind'];
  recipientRole: SentMail['recipient']['role'];
  name: string;
  email: string;
  subject: string | null;
  status: 'QUEUED' | 'INFLIGHT' | 'RETRY' | 'SENT' | 'FAILED' | 'WITHHELD' | 'ABORTED';
  createdAt: Date;
  sentAt: Date | null;
  answer: string | null;
}

/** Whose a booking is; null = there is none. */
export async function findBooking(sql: Sql, reference: string): Promise<{ id: string; departmentId: string } | null> {
  const { rows } = await sql.query('SELECT id, department_id AS "departmentId" FROM booking WHERE reference = $1', [
    reference,
  ]);
  return rows[0] ?? null;
}

/** What was or will be sent about a booking, newest first. */
export async function findMails(sql: Sql, bookingId: string): Promise<MailRow[]> {
  const { rows } = await sql.query<MailRow>(
    `SELECT id, kind, recipient_role AS "recipientRole", recipient_name AS name, recipient_email AS email,
            rendered->>'subject' AS subject, status, created_at AS "createdAt", sent_at AS "sentAt", smtp_answer AS answer
       FROM outbox_mail WHERE booking_id = $1 ORDER BY created_at DESC, recipient_role, recipient_email LIMIT 500`,
    [bookingId],
  );
  return rows;
}
