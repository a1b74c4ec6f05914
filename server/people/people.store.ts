import type { Role } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** A role of somebody, with the names of what it holds for. Days are half-open. */
export interface GrantRow {
  id: string;
  role: Role;
  departmentId: string | null;
  departmentSlug: string | null;
  departmentName: string | null;
  institutionNumber: string | null;
  institutionName: string | null;
  municipalityCode: string | null;
  regionCode: string | null;
  areaName: string | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  grantedBy: string | null;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  language: 'da' | 'en';
  active: boolean;
  erased: boolean;
  deactivatedAt: Date | null;
  version: number;
  secondFactor: boolean;
  hasWayIn: boolean;
  /** A password, a passkey or another provider: an invitation has nothing more to give. */
  hasKey: boolean;
  lastLoginAt: Date | null;
  /** All, newest first. */
  grants: GrantRow[];
}

/** A session that somebody will teach. */
export interface FutureSessionRow {
  id: string;
  startsAt: Date;
  endsAt: Date;
  localDate: LocalDate;
  titleDa: string;
  titleEn: string;
  departmentId: string;
  departmentSlug: string;
  departmentName: string;
  /** Confirmed and requested ones. */
  bookings: number;
  colleagues: { id: string; name: string }[];
}

const GRANTS = `(SELECT coalesce(json_agg(json_build_object(
    'id', r.id, 'role', r.role, 'departmentId', r.department_id, 'departmentSlug', d.slug, 'departmentName', d.name,
    'institutionNumber', r.institution_number, 'institutionName', i.name, 'municipalityCode', r.municipality_code,
    'regionCode', r.region_code, 'areaName', coalesce(m.name, region.name), 'validFrom', r.valid_from, 'validTo', r.valid_to,
    'grantedBy', granter.name) ORDER BY r.valid_from DESC, r.role DESC, d.name, r.id), '[]')
  FROM role_grant r
  LEFT JOIN department d ON d.id = r.department_id
  LEFT JOIN institution i ON i.number = r.institution_number
  LEFT JOIN municipality m ON m.code = r.municipality_code
  LEFT JOIN region ON region.code = r.region_code
  LEFT JOIN account granter ON granter.id = r.granted_by
  WHERE r.account_id = a.id)`;

const HAS_KEY = `(a.password_hash IS NOT NULL OR EXISTS (SELECT FROM passkey p WHERE p.account_id = a.id)
  OR EXISTS (SELECT FROM federated_identity f WHERE f.account_id = a.id))`;

/** A person, of the table a (account). */
const PERSON = `a.id, a.name, a.email, a.phone, a.language, a.active, a.erased_at IS NOT NULL AS erased,
  a.deactivated_at AS "deactivatedAt", a.version,
  (a.totp_confirmed_at IS NOT NULL OR EXISTS (SELECT FROM passkey p WHERE p.account_id = a.id)) AS "secondFactor",
  ${HAS_KEY} AS "hasKey", (a.email_proven_at IS NOT NULL OR ${HAS_KEY}) AS "hasWayIn",
  (SELECT max(l.created_at) FROM login l WHERE l.account_id = a.id) AS "lastLoginAt", ${GRANTS} AS grants`;

export interface ListQuestion {
  /** Lower case, without wildcards; null = all. */
  text: string | null;
  role: Role | null;
  departmentId: string | null;
  active: boolean | null;
  /** Only who is, was or will be an educator of these; null = everybody. */
  educatorsOf: string[] | null;
  today: LocalDate;
  limit: number;
  offset: number;
}

/** The people that fit, by name: one page of them, and how many there are. Erased accounts are nobody. */
export async function findPeople(sql: Sql, question: ListQuestion): Promise<{ total: number; items: PersonRow[] }> {
  const { text, role, departmentId, active, educatorsOf, today, limit, offset } = question;
  const { rows } = await sql.query<PersonRow & { total: number }>(
    `WITH found AS (
       SELECT a.id, count(*) OVER () AS total FROM account a
        WHERE a.erased_at IS NULL
          AND ($1::text IS NULL OR lower(a.name) LIKE $1 OR a.email LIKE $1)
          AND ($2::boolean IS NULL OR a.active = $2)
          AND ($3::uuid[] IS NULL OR EXISTS (SELECT FROM role_grant r
                WHERE r.account_id = a.id AND r.role = 'EDUCATOR' AND r.department_id = ANY ($3)))
          AND (($4::role IS NULL AND $5::uuid IS NULL) OR EXISTS (SELECT FROM role_grant r
                WHERE r.account_id = a.id AND (r.valid_to IS NULL OR (r.valid_to > $6 AND r.valid_to > r.valid_from))
                  AND ($4::role IS NULL OR r.role = $4) AND ($5::uuid IS NULL OR r.department_id = $5)
                  AND ($3::uuid[] IS NULL OR r.department_id = ANY ($3))))
        ORDER BY a.name COLLATE "da-x-icu", a.id LIMIT $7 OFFSET $8)
     SELECT found.total, ${PERSON} FROM found JOIN account a ON a.id = found.id ORDER BY a.name COLLATE "da-x-icu", a.id`,
    [patternOf(text), active, educatorsOf, role, departmentId, today, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, items: rows };
}

/** Finds the text anywhere; `%` and `_` are letters like others. */
function patternOf(text: string | null): string | null {
  return text === null ? null : `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

export async function readPerson(sql: Sql, id: string): Promise<PersonRow | null> {
  const { rows } = await sql.query<PersonRow>(`SELECT ${PERSON} FROM account a WHERE a.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Locks an account until the transaction ends, so that two who change it come one after the other. False = unknown. */
export async function lockAccount(sql: Sql, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [id]);
  return rowCount === 1;
}

/** Sessions that somebody will teach, by start, each with who could take it over. Cancelled ones need nobody. */
export async function findFutureSessions(sql: Sql, accountId: string, now: Date): Promise<FutureSessionRow[]> {
  const { rows } = await sql.query<FutureSessionRow>(
    `SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.local_date AS "localDate",
            o.title_da AS "titleDa", o.title_en AS "titleEn", d.id AS "departmentId", d.slug AS "departmentSlug",
            d.name AS "departmentName",
            (SELECT count(*) FROM booking b WHERE b.session_id = s.id AND b.status IN ('CONFIRMED', 'REQUESTED')) AS bookings,
            (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name), '[]') FROM account c
              WHERE c.active AND c.id <> $1 AND EXISTS (SELECT FROM role_grant r
                WHERE r.account_id = c.id AND r.role IN ('EDUCATOR', 'DEPARTMENT_LEAD') AND r.department_id = d.id
                  AND r.valid_from <= s.local_date AND (r.valid_to IS NULL OR r.valid_to > s.local_date))) AS colleagues
       FROM session_educator se JOIN session s ON s.id = se.session_id JOIN offer o ON o.id = s.offer_id
       JOIN department d ON d.id = o.department_id
      WHERE se.account_id = $1 AND s.starts_at > $2 AND s.state <> 'CANCELLED'
      ORDER BY s.starts_at, s.id`,
    [accountId, now],
  );
  return rows;
}

/** Ids of what a role's scope names; null = there is no such thing. */
export async function findScope(
  sql: Sql,
  scope: { department?: string; institution?: string; municipality?: string; region?: string },
) {
  const { rows } = await sql.query<Record<'department' | 'institution' | 'municipality' | 'region', string | null>>(
    `SELECT (SELECT id FROM department WHERE slug = $1) AS department,
            (SELECT number FROM institution WHERE number = $2 AND active) AS institution,
            (SELECT code FROM municipality WHERE code = $3) AS municipality,
            (SELECT code FROM region WHERE code = $4 AND valid_to IS NULL) AS region`,
    [scope.department ?? null, scope.institution ?? null, scope.municipality ?? null, scope.region ?? null],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the scope query answers one row');
  return row;
}

/** Who is of the knowledge centre on a Danish day, with or without something to log in with. */
export async function holdsKnowledgeCentre(sql: Sql, today: LocalDate): Promise<{ id: string; hasKey: boolean }[]> {
  const { rows } = await sql.query<{ id: string; hasKey: boolean }>(
    `SELECT a.id, ${HAS_KEY} AS "hasKey" FROM account a
      WHERE a.active AND EXISTS (SELECT FROM role_grant r WHERE r.account_id = a.id AND r.role = 'KNOWLEDGE_CENTRE'
        AND r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1))`,
    [today],
  );
  return rows;
}

/** Id of the invitation link that is open for an account: the newest. */
export async function openInvitationOf(sql: Sql, accountId: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM mail_link WHERE account_id = $1 AND purpose = 'INVITATION' AND consumed_at IS NULL
      ORDER BY created_at DESC LIMIT 1`,
    [accountId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an invitation that was just made is open');
  return row.id;
}
