import type { Sql } from '#server/platform/database.ts';
import { namesAddressSql } from './address-in-text.ts';

/** Whose data are asked for: by address (lower case), by account, or both; null = not by this. */
export interface Subject {
  email: string | null;
  accountId: string | null;
}

export type ExportRow = Record<string, unknown>;

/** What was written about a visit is not the school office's to read: only of those who booked it or come. */
function ownText(column: string): string {
  return `CASE WHEN $1 IN (lower(b.contact_email), lower(b.visitor_email)) OR b.booked_by = $2 THEN b.${column} END`;
}

/**
 * One query for each part of an export, answering JSON objects; $1 is the address, $2 the account. Secrets are left out, and
 * so is what the same rows say about others.
 */
const parts = {
  account: `SELECT email, email_proven_at AS "emailProvenAt", name, phone, language, password_hash IS NOT NULL AS "hasPassword",
      totp_confirmed_at IS NOT NULL AS "hasSecondFactor", active, created_at AS "createdAt", deactivated_at AS "deactivatedAt",
      (SELECT count(*) FROM recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL) AS "recoveryCodesLeft"
    FROM account a WHERE a.id = $2 OR a.email = $1`,
  roles: `SELECT g.role, d.name AS department, i.name AS institution, m.name AS municipality, r.name AS region,
      g.valid_from AS "validFrom", g.valid_to AS "validTo"
    FROM role_grant g LEFT JOIN department d ON d.id = g.department_id LEFT JOIN institution i ON i.number = g.institution_number
      LEFT JOIN municipality m ON m.code = g.municipality_code LEFT JOIN region r ON r.code = g.region_code
    WHERE g.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY g.valid_from`,
  bookings: `SELECT b.reference, b.status, b.local_date AS "localDate", s.starts_at AS "startsAt", o.title_da AS offer,
      d.name AS department, b.institution_name AS institution, b.created_at AS "createdAt", b.booked_by = $2 AS "madeWhileLoggedIn",
      CASE WHEN lower(b.contact_email) = $1 THEN jsonb_build_object('name', b.contact_name, 'email', b.contact_email, 'phone', b.contact_phone) END AS "asContact",
      CASE WHEN lower(b.visitor_email) = $1 THEN jsonb_build_object('name', b.visitor_name, 'email', b.visitor_email, 'phone', b.visitor_phone) END AS "asVisitor",
      CASE WHEN lower(b.administrator_email) = $1 THEN jsonb_build_object('name', b.administrator_name, 'email', b.administrator_email) END AS "asAdministrator",
      ${ownText('needs')} AS needs, ${ownText('message')} AS message, ${ownText('cancel_reason')} AS "cancelReason", b.invoice_gln AS "invoiceGln",
      CASE WHEN b.place_address IS NOT NULL THEN concat_ws(', ', b.place_address, concat_ws(' ', b.place_postal_code, b.place_city)) END AS place, ${ownText('place_notes')} AS "placeNotes",
      b.invoice_order_number AS "invoiceOrderNumber", b.invoice_reference AS "invoiceReference", b.price_ore AS "priceOre",
      CASE WHEN $1 IN (lower(b.contact_email), lower(b.visitor_email)) OR b.booked_by = $2 THEN jsonb_build_object(
        'headWrote', (SELECT h.reason FROM head_approval h WHERE h.booking_id = b.id),
        'proposals', (SELECT jsonb_agg(p.message ORDER BY p.created_at) FROM time_proposal p WHERE p.booking_id = b.id)) END AS answers,
      (SELECT jsonb_agg(jsonb_build_object('label', g.label, 'pupils', g.pupils, 'adults', g.adults) ORDER BY g.position)
         FROM booking_group g WHERE g.booking_id = b.id) AS groups
    FROM booking b JOIN session s ON s.id = b.session_id JOIN offer o ON o.id = b.offer_id JOIN department d ON d.id = b.department_id
    WHERE $1 IN (lower(b.contact_email), lower(b.visitor_email), lower(b.administrator_email)) OR b.booked_by = $2
    ORDER BY b.local_date, b.reference`,
  headApprovals: `SELECT h.name, h.email, b.institution_name AS institution, o.title_da AS offer, h.asked_at AS "askedAt", h.due_at AS "dueAt",
      h.reminded_at AS "remindedAt", h.answer, h.answered_at AS "answeredAt", h.reason
    FROM head_approval h JOIN booking b ON b.id = h.booking_id JOIN offer o ON o.id = b.offer_id
    WHERE lower(h.email) = $1 AND $2::uuid IS NOT DISTINCT FROM $2 ORDER BY h.asked_at, h.booking_id`,
  dateRequests: `SELECT q.state, o.title_da AS offer, d.name AS department, q.institution_name AS institution, q.groups, q.wish_from AS "wishFrom",
      q.wish_to AS "wishTo", q.message, q.needs, q.answer, q.created_at AS "createdAt", q.answered_at AS "answeredAt",
      jsonb_build_object('name', q.contact_name, 'email', q.contact_email, 'phone', q.contact_phone) AS contact
    FROM date_request q JOIN offer o ON o.id = q.offer_id JOIN department d ON d.id = q.department_id
    WHERE lower(q.contact_email) = $1 AND $2::uuid IS NOT DISTINCT FROM $2 ORDER BY q.created_at, q.id`,
  mails: `SELECT kind, recipient_role AS "recipientRole", recipient_name AS "recipientName", recipient_email AS "recipientEmail",
      status, created_at AS "createdAt", sent_at AS "sentAt", smtp_code AS "smtpCode", smtp_answer AS "smtpAnswer", facts, rendered
    FROM outbox_mail WHERE lower(recipient_email) = $1 AND $2::uuid IS NOT DISTINCT FROM $2 ORDER BY created_at, id`,
  mentionedIn: `SELECT kind, recipient_role AS "recipientRole", status, created_at AS "createdAt" FROM outbox_mail
    WHERE lower(recipient_email) <> $1 AND ${namesAddressSql('concat(facts, rendered, smtp_answer)', '$1')}
      AND $2::uuid IS NOT DISTINCT FROM $2 ORDER BY created_at, id`,
  caughtMails: `SELECT recipient, caught_at AS "caughtAt", encode(raw, 'escape') AS raw FROM caught_mail
    WHERE lower(recipient) = $1 AND $2::uuid IS NOT DISTINCT FROM $2 ORDER BY caught_at, id`,
  administratorOf: `SELECT i.name AS institution, a.institution_number AS "institutionNumber", a.name, a.email, a.set_at AS "setAt"
    FROM institution_administrator a JOIN institution i ON i.number = a.institution_number
    WHERE a.email = $1 AND $2::uuid IS NOT DISTINCT FROM $2`,
  memberships: `SELECT i.name AS institution, m.shares_visits AS "sharesVisits", m.requested_at AS "requestedAt", m.confirmed_at AS "confirmedAt"
    FROM membership m JOIN institution i ON i.number = m.institution_number
    WHERE m.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1`,
  feeds: `SELECT f.kind, i.name AS institution, f.created_at AS "createdAt", f.revoked_at AS "revokedAt"
    FROM calendar_feed f LEFT JOIN institution i ON i.number = f.institution_number
    WHERE f.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1`,
  logins: `SELECT method, second_factor AS "secondFactor", user_agent AS "userAgent", failures_before AS "failuresBefore",
      created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
    FROM login WHERE account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY created_at`,
  passkeys: `SELECT name, backed_up AS "backedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt"
    FROM passkey WHERE account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY created_at`,
  identities: `SELECT provider, issuer, subject, created_at AS "createdAt", last_used_at AS "lastUsedAt"
    FROM federated_identity WHERE account_id = $2 AND $1::text IS NOT DISTINCT FROM $1`,
  links: `SELECT purpose, email, next, created_at AS "createdAt", expires_at AS "expiresAt", consumed_at AS "consumedAt"
    FROM mail_link WHERE email = $1 OR account_id = $2 ORDER BY created_at`,
  attempts: `SELECT bucket, at FROM throttle_event
    WHERE string_to_array(lower(bucket), ':') && ARRAY_REMOVE(ARRAY[$1, $2::text], NULL) ORDER BY at`,
  taught: `SELECT s.starts_at AS "startsAt", o.title_da AS offer FROM session_educator e JOIN session s ON s.id = e.session_id
      JOIN offer o ON o.id = s.offer_id
    WHERE e.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY s.starts_at`,
  workingHours: `SELECT d.name AS department, h.weekday, h.starts_at AS "startsAt", h.ends_at AS "endsAt", h.valid_from AS "validFrom",
      h.valid_to AS "validTo"
    FROM working_hours h JOIN department d ON d.id = h.department_id
    WHERE h.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY h.weekday, h.starts_at`,
  workingDays: `SELECT local_date AS "localDate", starts_at AS "startsAt", ends_at AS "endsAt" FROM working_day_exception
    WHERE account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY local_date`,
  absences: `SELECT starts_at AS "startsAt", ends_at AS "endsAt", created_at AS "createdAt" FROM absence
    WHERE account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY starts_at`,
  competences: `SELECT o.title_da AS offer, c.role FROM competence c JOIN offer o ON o.id = c.offer_id
    WHERE c.account_id = $2 AND $1::text IS NOT DISTINCT FROM $1 ORDER BY 1`,
  asked: `SELECT o.title_da AS offer, s.starts_at AS "startsAt", q.role, q.state, q.asked_at AS "askedAt", q.answered_at AS "answeredAt",
      q.account_id = $2 AS "askedOneself", q.replaces_id = $2 AS "replacesOneself", q.asked_by = $2 AS "askedByOneself"
    FROM educator_request q JOIN session s ON s.id = q.session_id JOIN offer o ON o.id = s.offer_id
    WHERE $2 IN (q.account_id, q.replaces_id, q.asked_by) AND $1::text IS NOT DISTINCT FROM $1 ORDER BY q.asked_at`,
  events: `SELECT at, role, action, account_id = $2 AS "byOneself", details FROM audit_event
    WHERE (account_id = $2 OR subject_account_id = $2) AND $1::text IS NOT DISTINCT FROM $1 ORDER BY at, id`,
};

export type ExportPart = keyof typeof parts;

/** The account with an address, whoever has shown it to be theirs or not; null = there is none. */
export async function findAccountOf(sql: Sql, email: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
  return rows[0]?.id ?? null;
}

/** Everything that is held about somebody, part by part. */
export async function readPersonalData(sql: Sql, subject: Subject): Promise<Record<ExportPart, ExportRow[]>> {
  const found: Partial<Record<ExportPart, ExportRow[]>> = {};
  for (const [name, query] of Object.entries(parts) as [ExportPart, string][]) {
    found[name] = (await sql.query<ExportRow>(query, [subject.email, subject.accountId])).rows;
  }
  return found as Record<ExportPart, ExportRow[]>;
}
