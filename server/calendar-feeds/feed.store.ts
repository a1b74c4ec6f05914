import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface FeedRow {
  id: string;
  kind: 'ACCOUNT' | 'SCHOOL';
  institution: { number: string; name: string } | null;
  createdAt: Date;
}

const COLUMNS = `f.id, f.kind, f.created_at AS "createdAt",
  CASE WHEN i.number IS NOT NULL THEN jsonb_build_object('number', i.number, 'name', i.name) END AS institution`;

/** That the owner of the feed f is, on the Danish day `day`, administrator of its school i or of that one's main school. */
const isAdministrator = (day: string) => `EXISTS (
  SELECT FROM role_grant r WHERE r.account_id = f.account_id AND r.role = 'SCHOOL_ADMINISTRATOR'
     AND r.institution_number IN (i.number, i.parent_number)
     AND r.valid_from <= ${day} AND (r.valid_to IS NULL OR r.valid_to > ${day}))`;

/** The feeds of a person that answer today. */
export async function listLiveFeeds(sql: Sql, accountId: string, today: LocalDate): Promise<FeedRow[]> {
  const { rows } = await sql.query<FeedRow>(
    `SELECT ${COLUMNS} FROM calendar_feed f LEFT JOIN institution i ON i.number = f.institution_number
      WHERE f.account_id = $1 AND f.revoked_at IS NULL AND (f.kind = 'ACCOUNT' OR ${isAdministrator('$2')})
      ORDER BY f.kind, i.name`,
    [accountId, today],
  );
  return rows;
}

/** A feed as it answers: whose it is, and of which institutions. */
export interface OpenFeed extends FeedRow {
  accountId: string;
  email: string | null;
  emailProven: boolean;
  language: 'da' | 'en';
  /** The school and its branches; empty for own bookings. */
  institutions: string[];
}

/** A feed that answers on a Danish day; null = revoked, its owner no longer active, or no longer the school's administrator. */
export async function findOpenFeed(sql: Sql, id: string, today: LocalDate): Promise<OpenFeed | null> {
  const { rows } = await sql.query<OpenFeed>({
    name: 'calendar-feed.open',
    text: `SELECT ${COLUMNS}, a.id AS "accountId", a.email, a.email_proven_at IS NOT NULL AS "emailProven", a.language,
            ARRAY(SELECT x.number FROM institution x WHERE x.number = i.number OR x.parent_number = i.number) AS institutions
       FROM calendar_feed f JOIN account a ON a.id = f.account_id AND a.active
       LEFT JOIN institution i ON i.number = f.institution_number
      WHERE f.id = $1 AND f.revoked_at IS NULL AND (f.kind = 'ACCOUNT' OR ${isAdministrator('$2')})`,
    values: [id, today],
  });
  return rows[0] ?? null;
}

interface NewFeed {
  id: string;
  kind: 'ACCOUNT' | 'SCHOOL';
  accountId: string;
  institutionNumber: string | null;
  now: Date;
}

/** Makes a feed in the place of the one before. The person's row is locked, so that two at once come one after the other. */
export async function replaceFeed(sql: Sql, feed: NewFeed): Promise<FeedRow> {
  const { id, kind, accountId, institutionNumber, now } = feed;
  await sql.query('SELECT id FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  await sql.query(
    `UPDATE calendar_feed SET revoked_at = $4
      WHERE account_id = $1 AND kind = $2 AND institution_number IS NOT DISTINCT FROM $3 AND revoked_at IS NULL`,
    [accountId, kind, institutionNumber, now],
  );
  const { rows } = await sql.query<FeedRow>(
    `WITH f AS (INSERT INTO calendar_feed (id, kind, account_id, institution_number, created_at)
                VALUES ($1, $2, $3, $4, $5) RETURNING *)
     SELECT ${COLUMNS} FROM f LEFT JOIN institution i ON i.number = f.institution_number`,
    [id, kind, accountId, institutionNumber, now],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an inserted feed is there');
  return row;
}

/** Stops a feed of a person; null = they have none with this id. */
export async function revokeFeed(
  sql: Sql,
  { id, accountId, now }: { id: string; accountId: string; now: Date },
): Promise<{ institutionNumber: string | null } | null> {
  const { rows } = await sql.query<{ institutionNumber: string | null }>(
    `UPDATE calendar_feed SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL
     RETURNING institution_number AS "institutionNumber"`,
    [id, accountId, now],
  );
  return rows[0] ?? null;
}
