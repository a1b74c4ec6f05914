import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import { namesAddressSql } from './address-in-text.ts';
import { emptyAccounts } from './empty-account.ts';
import { type ErasedPerson, factsWithout, mentions, type Obstacle } from './erasure.rules.ts';
import { ERASED_NAME } from './personal-data.ts';

// Erasure reaches into every table that holds persons. It stands in one place, and not in each feature, so that it can be
// held against the whole schema (personal-data.ts).

/** Whose data: rows made after `before` are new data of somebody who has come back, and stay. */
export interface Erasing {
  /** Lower case. */
  email: string;
  before: Date;
  now: Date;
}

const IS_THEIRS = `$1 IN (lower(contact_email), lower(visitor_email), lower(coalesce(administrator_email, '')))`;

/** The account with the address, locked; null = there is none. */
export async function lockAccount(sql: Sql, { email, before }: Erasing): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql.query<{ id: string; name: string }>(
    'SELECT id, name FROM account WHERE email = $1 AND created_at <= $2 FOR UPDATE',
    [email, before],
  );
  return rows[0] ?? null;
}

/** The bookings with the address in any role, locked in id order as the booking path does. */
export async function lockBookings(sql: Sql, { email, before }: Erasing): Promise<{ ids: string[]; names: string[] }> {
  const { rows } = await sql.query<{ id: string; names: (string | null)[] }>(
    `SELECT id, ARRAY[CASE WHEN lower(contact_email) = $1 THEN contact_name END,
                      CASE WHEN lower(visitor_email) = $1 THEN visitor_name END,
                      CASE WHEN lower(administrator_email) = $1 THEN administrator_name END] AS names
       FROM booking WHERE ${IS_THEIRS} AND created_at <= $2 ORDER BY id FOR UPDATE`,
    [email, before],
  );
  const names = rows.flatMap((row) => row.names.filter((name) => name !== null && name !== ''));
  return { ids: rows.map(({ id }) => id), names: names as string[] };
}

/** What has to be settled first. */
export async function readObstacles(
  sql: Sql,
  { email, before, now }: Erasing,
  { accountId, today }: { accountId: string | null; today: LocalDate },
): Promise<Obstacle[]> {
  const bookings = await sql.query<{ reference: string }>(
    `SELECT b.reference FROM booking b JOIN session s ON s.id = b.session_id
      WHERE $1 IN (lower(b.contact_email), lower(b.visitor_email)) AND b.created_at <= $2 AND s.ends_at > $3
        AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED') ORDER BY s.starts_at, b.reference`,
    [email, before, now],
  );
  const roles = await sql.query<{ role: string }>(
    `SELECT DISTINCT g.role::text AS role FROM role_grant g JOIN account a ON a.id = g.account_id
      WHERE a.id = $1 AND a.active AND (g.valid_to IS NULL OR g.valid_to > $2)
        AND g.role NOT IN ('TEACHER', 'SCHOOL_ADMINISTRATOR') ORDER BY 1`,
    [accountId, today],
  );
  const sessions = await sql.query<{ count: number; firstOn: string | null }>(
    `SELECT count(*) AS count, min(s.local_date) AS "firstOn" FROM session_educator e JOIN session s ON s.id = e.session_id
      WHERE e.account_id = $1 AND s.ends_at > $2 AND s.state <> 'CANCELLED'`,
    [accountId, now],
  );
  const [coming] = sessions.rows;
  const obstacles: Obstacle[] = [];
  if (bookings.rows.length > 0) {
    obstacles.push({ code: 'COMING_BOOKINGS', references: bookings.rows.map(({ reference }) => reference) });
  }
  if (roles.rows.length > 0) obstacles.push({ code: 'STAFF_ROLES', roles: roles.rows.map(({ role }) => role) });
  if (coming?.firstOn) obstacles.push({ code: 'FUTURE_SESSIONS', count: coming.count, firstOn: coming.firstOn });
  return obstacles;
}

interface Text {
  id: string;
  needs: string | null;
  message: string | null;
  cancelReason: string | null;
  placeNotes: string | null;
  wroteIt: boolean;
}

/**
 * Empties what bookings say about the person. Whoever else stands in them stays; numbers and dimensions always do. A booking
 * in which nobody is left is marked as erased, and its link opens nothing any more.
 */
export async function eraseInBookings(
  sql: Sql,
  { email, now }: Erasing,
  { ids, person }: { ids: string[]; person: ErasedPerson },
): Promise<number> {
  const { rows } = await sql.query<Text>(
    `SELECT id, needs, message, cancel_reason AS "cancelReason", place_notes AS "placeNotes", lower(contact_email) = $2 AS "wroteIt"
       FROM booking WHERE id = ANY ($1)`,
    [ids, email],
  );
  const kept = (text: string | null, wroteIt: boolean) =>
    text === null || wroteIt || mentions(text, person) ? null : text;
  const texts = rows.map(({ id, wroteIt, ...text }) => ({
    id,
    needs: kept(text.needs, wroteIt),
    message: kept(text.message, wroteIt),
    cancelReason: kept(text.cancelReason, wroteIt),
    placeNotes: kept(text.placeNotes, wroteIt),
  }));
  const { rowCount } = await sql.query(
    `UPDATE booking AS b SET
       needs = t.needs, message = t.message, cancel_reason = t."cancelReason", place_notes = t."placeNotes",
       contact_name = CASE WHEN lower(contact_email) = $2 THEN $3 ELSE contact_name END,
       contact_phone = CASE WHEN lower(contact_email) = $2 THEN '' ELSE contact_phone END,
       invoice_reference = CASE WHEN lower(contact_email) = $2 THEN NULL ELSE invoice_reference END,
       invoice_order_number = CASE WHEN lower(contact_email) = $2 THEN NULL ELSE invoice_order_number END,
       contact_email = CASE WHEN lower(contact_email) = $2 THEN '' ELSE contact_email END,
       visitor_name = CASE WHEN lower(visitor_email) = $2 THEN $3 ELSE visitor_name END,
       visitor_phone = CASE WHEN lower(visitor_email) = $2 THEN '' ELSE visitor_phone END,
       visitor_email = CASE WHEN lower(visitor_email) = $2 THEN '' ELSE visitor_email END,
       administrator_name = CASE WHEN lower(administrator_email) = $2 THEN NULL ELSE administrator_name END,
       administrator_email = CASE WHEN lower(administrator_email) = $2 THEN NULL ELSE administrator_email END,
       version = version + 1, updated_at = $4
     FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, needs text, message text, "cancelReason" text, "placeNotes" text) WHERE b.id = t.id`,
    [JSON.stringify(texts), email, ERASED_NAME, now],
  );
  await markEmptied(sql, { ids, now });
  await sql.query('DELETE FROM idempotency_key WHERE booking_id = ANY ($1)', [ids]);
  await sql.query('UPDATE review_task SET message = NULL WHERE booking_id = ANY ($1)', [ids]);
  return rowCount ?? 0;
}

/**
 * Bookings in which nobody is left: the names of their classes go too, and where they were visited (it may be somebody's home). Nor can anybody open those by a link in which only the
 * school's office is left: it never had the link.
 */
async function markEmptied(sql: Sql, { ids, now }: { ids: string[]; now: Date }): Promise<void> {
  await sql.query(
    `UPDATE booking SET link_version = link_version + 1
      WHERE id = ANY ($1) AND contact_email = '' AND visitor_email = '' AND administrator_email IS NOT NULL`,
    [ids],
  );
  const { rows } = await sql.query<{ id: string }>(
    `UPDATE booking SET erased_at = $2, link_version = link_version + 1, place_address = NULL, place_postal_code = NULL, place_city = NULL
      WHERE id = ANY ($1) AND contact_email = '' AND visitor_email = '' AND administrator_email IS NULL AND erased_at IS NULL
      RETURNING id`,
    [ids, now],
  );
  await sql.query(`UPDATE booking_group SET label = '–' WHERE booking_id = ANY ($1)`, [rows.map(({ id }) => id)]);
}

/**
 * Empties the mails to the person; what was not sent yet is withheld. Raising `attempts` takes the mail away from a worker
 * that has it under way: it can neither store what it rendered nor settle it.
 */
export async function eraseMails(sql: Sql, { email, before }: Erasing, accountId: string | null) {
  const { rows } = await sql.query<{ messageId: string; withheld: boolean }>(
    `WITH own AS (SELECT id, status FROM outbox_mail WHERE lower(recipient_email) = $1 AND created_at <= $2 FOR UPDATE)
     UPDATE outbox_mail AS m SET recipient_name = $3, recipient_email = '', facts = '{}', rendered = NULL, smtp_answer = NULL,
       dedupe_key = 'erased:' || m.id, stream_key = 'erased:' || m.id, attempts = attempts + 1, lease_until = NULL,
       status = CASE WHEN m.status IN ('QUEUED', 'RETRY', 'INFLIGHT') THEN 'WITHHELD' ELSE m.status END
     FROM own WHERE m.id = own.id
     RETURNING m.message_id AS "messageId", own.status IN ('QUEUED', 'RETRY', 'INFLIGHT') AS withheld`,
    [email, before, ERASED_NAME],
  );
  const links = await sql.query('DELETE FROM mail_link WHERE (email = $1 OR account_id = $2) AND created_at <= $3', [
    email,
    accountId,
    before,
  ]);
  return {
    mails: rows.length,
    withheld: rows.filter(({ withheld }) => withheld).length,
    messageIds: rows.map(({ messageId }) => messageId),
    links: links.rowCount ?? 0,
  };
}

/** Takes the person out of the mails to others: about their bookings, the sessions they taught, or that name the address. */
export async function eraseMentions(
  sql: Sql,
  { email, before }: Erasing,
  { ids, accountId, person }: { ids: string[]; accountId: string | null; person: ErasedPerson },
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string; messageId: string; facts: unknown }>(
    `SELECT id, message_id AS "messageId", facts FROM outbox_mail
      WHERE created_at <= $2 AND recipient_email <> '' AND (booking_id = ANY ($3)
        OR ${namesAddressSql('concat(facts, rendered, smtp_answer)', '$1')}
        OR booking_id IN (SELECT b.id FROM booking b JOIN session_educator e ON e.session_id = b.session_id
                           WHERE e.account_id = $4))
      ORDER BY id FOR UPDATE`,
    [email, before, ids, accountId],
  );
  const facts = rows.map((row) => ({ id: row.id, facts: factsWithout(row.facts, person) }));
  await sql.query(
    `UPDATE outbox_mail AS m SET facts = t.facts, rendered = NULL,
       smtp_answer = CASE WHEN ${namesAddressSql('smtp_answer', '$2')} THEN NULL ELSE smtp_answer END,
       attempts = CASE WHEN status = 'INFLIGHT' THEN attempts + 1 ELSE attempts END
     FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, facts jsonb) WHERE m.id = t.id`,
    [JSON.stringify(facts), email],
  );
  return rows.map(({ messageId }) => messageId);
}

/** Deletes caught mails to the person, and those to others that tell of them (found by their Message-ID). */
export async function eraseCaughtMails(sql: Sql, { email, before }: Erasing, messageIds: string[]): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM caught_mail AS c WHERE caught_at <= $2 AND (lower(recipient) = $1
       OR EXISTS (SELECT FROM unnest($3::text[]) AS known(id) WHERE position(convert_to(known.id, 'UTF8') IN c.raw) > 0))`,
    [email, before, messageIds],
  );
  return rowCount ?? 0;
}

/** Forgets counted attempts: buckets end with an address or an account's id, e.g. `login:mail@example.org`. */
export async function eraseAttempts(sql: Sql, { email, before }: Erasing, accountId: string | null): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM throttle_event WHERE at <= $3
       AND string_to_array(lower(bucket), ':') && ARRAY[$1, coalesce($2::text, $1)]`,
    [email, accountId, before],
  );
  return rowCount ?? 0;
}

/** The addresses of schools' administrators that are this one. */
export async function eraseAdministratorAddresses(sql: Sql, { email, before }: Erasing): Promise<number> {
  const { rowCount } = await sql.query('DELETE FROM institution_administrator WHERE email = $1 AND set_at <= $2', [
    email,
    before,
  ]);
  return rowCount ?? 0;
}

/** Empties an account: nothing to log in with, no name, no roles from today on. The row stays for what it once did. */
export async function eraseAccount(
  sql: Sql,
  id: string,
  { now, today }: { now: Date; today: LocalDate },
): Promise<void> {
  // Instant and day come from the clock, not from people.
  const statements = emptyAccounts({
    which: 'SELECT $1::uuid',
    now: `'${now.toISOString()}'::timestamptz`,
    today: `'${today}'::date`,
  });
  for (const statement of statements) await sql.query(statement, [id]);
}

/** Writes down that an address was erased. */
export async function insertErasure(
  sql: Sql,
  row: { id: string; emailHash: Buffer; at: Date; accountId: string | null; report: object },
): Promise<void> {
  await sql.query('INSERT INTO erasure (id, email_hash, at, account_id, report) VALUES ($1, $2, $3, $4, $5)', [
    row.id,
    row.emailHash,
    row.at,
    row.accountId,
    JSON.stringify(row.report),
  ]);
}
