import type { Sql } from '#server/platform/database.ts';

/** That an address was erased, and when. */
export interface ErasedHash {
  emailHash: Buffer;
  at: Date;
}

/** Everything that was erased, oldest first. */
export async function readErasures(sql: Sql): Promise<ErasedHash[]> {
  const { rows } = await sql.query<ErasedHash>('SELECT email_hash AS "emailHash", at FROM erasure ORDER BY at, id');
  return rows;
}

/** Every mail address that stands in a column of addresses, in lower case. */
export async function readAddresses(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ email: string }>(
    `SELECT lower(email) AS email FROM (
       SELECT contact_email AS email FROM booking UNION SELECT visitor_email FROM booking
       UNION SELECT administrator_email FROM booking UNION SELECT email FROM account
       UNION SELECT recipient_email FROM outbox_mail UNION SELECT recipient FROM caught_mail
       UNION SELECT email FROM mail_link UNION SELECT email FROM institution_administrator
       UNION SELECT split_part(bucket, ':', 2) FROM throttle_event) AS known
      WHERE email IS NOT NULL AND email <> '' GROUP BY 1 ORDER BY 1`,
  );
  return rows.map(({ email }) => email);
}
