import type { Sql } from '#server/platform/database.ts';

export interface NewAccountMail {
  id: string;
  kind:
    | 'LOGIN_LINK'
    | 'INVITATION'
    | 'SECURITY_NOTICE'
    | 'EDUCATOR_REQUEST'
    | 'EDUCATOR_REQUEST_WITHDRAWN'
    | 'EDUCATOR_ANSWER';
  name: string;
  email: string;
  language: 'da' | 'en';
  dedupeKey: string;
  facts: object;
  now: Date;
}

/** Queues a mail; one with the same dedupe key that is there already stays the only one. */
export async function insertAccountMail(sql: Sql, mail: NewAccountMail): Promise<void> {
  await sql.query(
    `INSERT INTO outbox_mail (id, kind, recipient_role, recipient_name, recipient_email, sequence, message_id, dedupe_key,
                              stream_key, language, facts, run_after, created_at)
     VALUES ($1, $2, 'ACCOUNT', $3, $4, 0, $5, $6, $6, $7, $8, $9, $9)
     ON CONFLICT (dedupe_key) DO NOTHING`,
    [
      mail.id,
      mail.kind,
      mail.name,
      mail.email,
      `<${mail.id}@account>`,
      `account:${mail.dedupeKey}`,
      mail.language,
      JSON.stringify(mail.facts),
      mail.now,
    ],
  );
}
