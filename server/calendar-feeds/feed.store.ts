import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface FeedRow {
  id: string;
  kind: FeedKind;
  institution: { number: string; name: string } | null;
  resource: { id: string; name: { da: string; en: string } } | null;
  createdAt: Date;
}

export type FeedKind = 'ACCOUNT' | 'SCHOOL' | 'EDUCATOR' | 'RESOURCE';

const TABLES =
  'LEFT JOIN institution i ON i.number = f.institution_number LEFT JOIN resource x ON x.id = f.resource_id';

const COLUMNS = `f.id, f.kind, f.created_at AS "createdAt",
  CASE WHEN i.number IS NOT NULL THEN jsonb_build_object('number', i.number, 'name', i.name) END AS institution,
  CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('id', x.id, 'name', jsonb_build_object('da', x.name_da, 'en', x.name_en)) END AS resource`;

/** That the owner of the feed f is, on the Danish day `day`, administrator of its school i or of that one's main school. */
const isAdministrator = (day: string) => `EXISTS (
  SELECT FROM role_grant r WHERE r.account_id = f.account_id AND r.role = 'SCHOOL_ADMINISTRATOR'
     AND r.institution_number IN (i.number, i.parent_number)
     AND r.valid_from <= ${day} AND (r.valid_to IS NULL OR r.valid_to > ${day}))`;

/** The roles that the owner of the feed f has today as one who works for departments. */
const staffGrants = (day: string) => `role_grant r WHERE r.account_id = f.account_id
     AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD', 'KNOWLEDGE_CENTRE')
     AND r.valid_from <= ${day} AND (r.valid_to IS NULL OR r.valid_to > ${day})`;

/** That a feed answers on a day: own bookings always, all others as long as the role holds that they were made for. */
const answersOn = (day: string) => `CASE f.kind WHEN 'ACCOUNT' THEN true WHEN 'SCHOOL' THEN ${isAdministrator(day)}
  WHEN 'EDUCATOR' THEN EXISTS (SELECT FROM ${staffGrants(day)})
  ELSE EXISTS (SELECT FROM ${staffGrants(day)} AND (r.department_id = x.department_id OR r.role = 'KNOWLEDGE_CENTRE')) END`;

/** The feeds of a person that answer today. */
export async function listLiveFeeds(sql: Sql, accountId: string, today: LocalDate): Promise<FeedRow[]> {
  const { rows } = await sql.query<FeedRow>(
    `SELECT ${COLUMNS} FROM calendar_feed f ${TABLES}
      WHERE f.account_id = $1 AND f.revoked_at IS NULL AND ${answersOn('$2')} ORDER BY f.kind, i.name, x.name_da`,
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
  /** For which the owner works today; null = all of them. */
  departments: string[] | null;
}

/** A feed that answers on a Danish day; null = revoked, its owner no longer active, or no longer in the role it was made for. */
export async function findOpenFeed(sql: Sql, id: string, today: LocalDate): Promise<OpenFeed | null> {
  const { rows } = await sql.query<OpenFeed>({
    name: 'calendar-feed.open',
    text: `SELECT ${COLUMNS}, a.id AS "accountId", a.email, a.email_proven_at IS NOT NULL AS "emailProven", a.language,
            ARRAY(SELECT b.number FROM institution b WHERE b.number = i.number OR b.parent_number = i.number) AS institutions,
            CASE WHEN EXISTS (SELECT FROM ${staffGrants('$2')} AND r.role = 'KNOWLEDGE_CENTRE') THEN NULL
                 ELSE ARRAY(SELECT r.department_id FROM ${staffGrants('$2')} AND r.department_id IS NOT NULL) END AS departments
       FROM calendar_feed f JOIN account a ON a.id = f.account_id AND a.active ${TABLES}
      WHERE f.id = $1 AND f.revoked_at IS NULL AND ${answersOn('$2')}`,
    values: [id, today],
  });
  return rows[0] ?? null;
}

interface NewFeed {
  id: string;
  kind: FeedKind;
  accountId: string;
  institutionNumber: string | null;
  resourceId: string | null;
  now: Date;
}

/** Makes a feed in the place of the one before. The person's row is locked, so that two at once come one after the other. */
export async function replaceFeed(sql: Sql, feed: NewFeed): Promise<FeedRow> {
  const { id, kind, accountId, institutionNumber, resourceId, now } = feed;
  await sql.query('SELECT id FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  await sql.query(
    `UPDATE calendar_feed SET revoked_at = $4
      WHERE account_id = $1 AND kind = $2 AND institution_number IS NOT DISTINCT FROM $3
        AND resource_id IS NOT DISTINCT FROM $5 AND revoked_at IS NULL`,
    [accountId, kind, institutionNumber, now, resourceId],
  );
  const { rows } = await sql.query<FeedRow>(
    `WITH f AS (INSERT INTO calendar_feed (id, kind, account_id, institution_number, created_at, resource_id)
                VALUES ($1, $2, $3, $4, $5, $6) RETURNING *)
     SELECT ${COLUMNS} FROM f ${TABLES}`,
    [id, kind, accountId, institutionNumber, now, resourceId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an inserted feed is there');
  return row;
}

/** Stops a feed of a person; null = they have none with this id. */
export async function revokeFeed(
  sql: Sql,
  { id, accountId, now }: { id: string; accountId: string; now: Date },
): Promise<{ kind: FeedKind; institutionNumber: string | null } | null> {
  const { rows } = await sql.query<{ kind: FeedKind; institutionNumber: string | null }>(
    `UPDATE calendar_feed SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL
     RETURNING kind, institution_number AS "institutionNumber"`,
    [id, accountId, now],
  );
  return rows[0] ?? null;
}
