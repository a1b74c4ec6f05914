import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface MembershipRow {
  accountId: string;
  /** Of the member. */
  name: string;
  /** Only if it was shown to be theirs. */
  email: string | null;
  institution: { number: string; name: string; city: string | null };
  sharesVisits: boolean;
  requestedAt: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
}

const MEMBERSHIP = `
  SELECT m.account_id AS "accountId", a.name, CASE WHEN a.email_proven_at IS NOT NULL THEN a.email END AS email,
         json_build_object('number', i.number, 'name', i.name, 'city', i.city) AS institution,
         m.shares_visits AS "sharesVisits", m.requested_at AS "requestedAt", m.confirmed_at AS "confirmedAt",
         c.name AS "confirmedBy"
    FROM membership m
    JOIN account a ON a.id = m.account_id
    JOIN institution i ON i.number = m.institution_number
    LEFT JOIN account c ON c.id = m.confirmed_by`;

export async function listMembershipsOf(sql: Sql, accountId: string): Promise<MembershipRow[]> {
  const { rows } = await sql.query<MembershipRow>(
    `${MEMBERSHIP} WHERE m.account_id = $1 ORDER BY m.requested_at, i.number`,
    [accountId],
  );
  return rows;
}

/** The members of a school whose accounts are open, those who wait first. */
export async function listMembersOf(sql: Sql, number: string): Promise<MembershipRow[]> {
  const { rows } = await sql.query<MembershipRow>(
    `${MEMBERSHIP} WHERE m.institution_number = $1 AND a.active
     ORDER BY m.confirmed_at IS NOT NULL, a.name COLLATE "da-x-icu", m.account_id`,
    [number],
  );
  return rows;
}

export async function readMembership(sql: Sql, accountId: string, number: string): Promise<MembershipRow | null> {
  const { rows } = await sql.query<MembershipRow>(
    `${MEMBERSHIP} WHERE m.account_id = $1 AND m.institution_number = $2`,
    [accountId, number],
  );
  return rows[0] ?? null;
}

/** Locks the account, so that somebody who asks twice at once does not pass the limit; answers how many it has. */
export async function lockMemberships(sql: Sql, accountId: string): Promise<number> {
  await sql.query('SELECT id FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  const { rows } = await sql.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM membership WHERE account_id = $1',
    [accountId],
  );
  return rows[0]?.total ?? 0;
}

/** Whether there is such an institution, and it is open. */
export async function isOpenInstitution(sql: Sql, number: string): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT 1 FROM institution WHERE number = $1 AND active', [number]);
  return rowCount === 1;
}

type Asking = { accountId: string; number: string; sharesVisits: boolean; now: Date };

export async function insertMembership(sql: Sql, { accountId, number, sharesVisits, now }: Asking): Promise<void> {
  await sql.query(
    'INSERT INTO membership (account_id, institution_number, shares_visits, requested_at) VALUES ($1, $2, $3, $4)',
    [accountId, number, sharesVisits, now],
  );
}

export async function updateSharing(sql: Sql, { accountId, number, sharesVisits }: Omit<Asking, 'now'>): Promise<void> {
  await sql.query('UPDATE membership SET shares_visits = $3 WHERE account_id = $1 AND institution_number = $2', [
    accountId,
    number,
    sharesVisits,
  ]);
}

/** Confirms a membership that waits; false = there is none that waits. */
export async function confirmMembership(
  sql: Sql,
  { accountId, number, by, now }: { accountId: string; number: string; by: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE membership SET confirmed_at = $4, confirmed_by = $3
      WHERE account_id = $1 AND institution_number = $2 AND confirmed_at IS NULL`,
    [accountId, number, by, now],
  );
  return rowCount === 1;
}

/** Ends a membership; false = there was none. */
export async function deleteMembershipRow(sql: Sql, accountId: string, number: string): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM membership WHERE account_id = $1 AND institution_number = $2', [
    accountId,
    number,
  ]);
  return rowCount === 1;
}

/** A colleague's coming visit, as far as colleagues may see it: no phone, no mail, no needs. */
export interface ColleagueVisit {
  colleague: string;
  institution: { number: string; name: string };
  offer: { slug: string; titleDa: string; titleEn: string };
  department: string;
  startsAt: Date;
  localDate: LocalDate;
  /** What the groups are called, e.g. 5.b. */
  groups: string[];
}

/**
 * The coming visits of colleagues, soonest first: of those who are confirmed at the same school, when both share. A booking is
 * a colleague's when they made it logged in, or it was made with the address that was shown to be theirs.
 */
export async function listColleagueVisits(
  sql: Sql,
  { accountId, now, limit }: { accountId: string; now: Date; limit: number },
): Promise<ColleagueVisit[]> {
  const { rows } = await sql.query<ColleagueVisit>(
    `WITH colleague AS (
       SELECT DISTINCT theirs.account_id, theirs.institution_number
         FROM membership mine
         JOIN membership theirs ON theirs.institution_number = mine.institution_number
                               AND theirs.account_id <> mine.account_id
        WHERE mine.account_id = $1 AND mine.confirmed_at IS NOT NULL AND mine.shares_visits
          AND theirs.confirmed_at IS NOT NULL AND theirs.shares_visits)
     SELECT a.name AS colleague, json_build_object('number', i.number, 'name', i.name) AS institution,
            json_build_object('slug', o.slug, 'titleDa', o.title_da, 'titleEn', o.title_en) AS offer,
            d.name AS department, s.starts_at AS "startsAt", b.local_date AS "localDate",
            (SELECT json_agg(g.label ORDER BY g.position) FROM booking_group g WHERE g.booking_id = b.id) AS groups
       FROM colleague
       JOIN account a ON a.id = colleague.account_id AND a.active
       JOIN institution i ON i.number = colleague.institution_number
       JOIN booking b ON b.institution_number = i.number
                     AND (b.booked_by = a.id
                          OR (b.booked_by IS NULL AND a.email_proven_at IS NOT NULL AND b.contact_email = a.email))
       JOIN session s ON s.id = b.session_id
       JOIN offer o ON o.id = b.offer_id
       JOIN department d ON d.id = b.department_id
      WHERE b.status = 'CONFIRMED' AND s.ends_at > $2
      ORDER BY s.starts_at, a.name, b.id
      LIMIT $3`,
    [accountId, now, limit],
  );
  return rows;
}
