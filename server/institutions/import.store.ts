import type { ClientBase } from 'pg';
import type { Role } from '#server/generated/prisma/enums.ts';
import type { Sql } from '#server/platform/database.ts';
import type { StoredInstitution } from './import.types.ts';
import type { MunicipalityName } from './register.types.ts';

/** Held by the one import that runs; given back at the end of its transaction. */
const IMPORT_LOCK = 72707371;

/** Takes the import's lock until the end of the transaction; false = another import holds it. */
export async function tryImportLock(sql: ClientBase): Promise<boolean> {
  const { rows } = await sql.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [IMPORT_LOCK]);
  return rows[0]?.taken === true;
}

/** The 98 municipalities. */
export async function loadMunicipalities(sql: Sql): Promise<MunicipalityName[]> {
  const { rows } = await sql.query<MunicipalityName>('SELECT code, name FROM municipality ORDER BY code');
  return rows;
}

/** Every institution, of whatever source, active or closed. */
export async function loadInstitutions(sql: ClientBase): Promise<StoredInstitution[]> {
  const { rows } = await sql.query<StoredInstitution>(
    `SELECT number, name, kind, owner, source, parent_number AS "parentNumber", address, postal_code AS "postalCode",
            city, website, municipality_code AS "municipalityCode", latitude, longitude, active
     FROM institution`,
  );
  return rows;
}

/** Inserts new institutions and overwrites known ones, all in one statement, so that a parent may come after its branch. */
export async function saveInstitutions(sql: ClientBase, institutions: StoredInstitution[], now: Date): Promise<void> {
  if (institutions.length === 0) return;
  await sql.query(
    `INSERT INTO institution (number, name, kind, owner, source, parent_number, address, postal_code, city, website,
                              municipality_code, latitude, longitude, active, updated_at)
     SELECT number, name, kind, owner, source, "parentNumber", address, "postalCode", city, website,
            "municipalityCode", latitude, longitude, active, $2
     FROM jsonb_to_recordset($1::jsonb) AS r(
       number text, name text, kind institution_kind, owner institution_owner, source institution_source,
       "parentNumber" text, address text, "postalCode" text, city text, website text, "municipalityCode" text,
       latitude double precision, longitude double precision, active boolean)
     ON CONFLICT (number) DO UPDATE SET
       name = EXCLUDED.name, kind = EXCLUDED.kind, owner = EXCLUDED.owner, source = EXCLUDED.source,
       parent_number = EXCLUDED.parent_number, address = EXCLUDED.address, postal_code = EXCLUDED.postal_code,
       city = EXCLUDED.city, website = EXCLUDED.website, municipality_code = EXCLUDED.municipality_code,
       latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, active = EXCLUDED.active,
       updated_at = EXCLUDED.updated_at`,
    [JSON.stringify(institutions), now],
  );
}

/** Closes institutions: they cannot be chosen any more, their history stays. */
export async function closeInstitutions(sql: ClientBase, numbers: string[], now: Date): Promise<void> {
  if (numbers.length === 0) return;
  await sql.query('UPDATE institution SET active = false, updated_at = $2 WHERE number = ANY($1::text[])', [
    numbers,
    now,
  ]);
}

/** Who imports: a person who is logged in, or somebody at the server's own command line. */
export type Importer = { accountId: string; role: Role } | 'command';

export async function recordImport(
  sql: ClientBase,
  event: { id: string; now: Date; importer: Importer; details: Record<string, unknown> },
): Promise<void> {
  const { id, now, importer, details } = event;
  const account = importer === 'command' ? null : importer;
  await sql.query(
    `INSERT INTO audit_event (id, at, actor, account_id, role, action, details)
     VALUES ($1, $2, $3, $4, $5, 'institutions.imported', $6)`,
    [
      id,
      now,
      account ? 'account' : 'import',
      account?.accountId ?? null,
      account?.role ?? null,
      JSON.stringify(details),
    ],
  );
}
