import type { Sql } from '#server/platform/database.ts';

export interface FileRow {
  id: string;
  departmentId: string;
  contentType: 'application/pdf' | 'image/webp';
  name: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
}

const FACTS = `f.id, f.department_id AS "departmentId", f.content_type AS "contentType", f.name, f.size_bytes AS "sizeBytes", f.width, f.height`;

export interface NewFile extends FileRow {
  sha256: Buffer;
  bytes: Buffer;
  createdAt: Date;
  createdBy: string;
  sizes: { width: number; height: number; bytes: Buffer }[];
}

export async function findDepartmentId(sql: Sql, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM department WHERE slug = $1', [slug]);
  return rows[0]?.id ?? null;
}

export async function insertFile(sql: Sql, file: NewFile): Promise<void> {
  const facts = [file.id, file.departmentId, file.contentType, file.name, file.sizeBytes, file.sha256, file.bytes];
  await sql.query(
    `INSERT INTO stored_file (id, department_id, content_type, name, size_bytes, sha256, bytes, width, height, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [...facts, file.width, file.height, file.createdAt, file.createdBy],
  );
  for (const { width, height, bytes } of file.sizes) {
    const values = [file.id, width, height, bytes];
    await sql.query('INSERT INTO stored_image (file_id, width, height, bytes) VALUES ($1, $2, $3, $4)', values);
  }
}

/** The same bytes that the department has uploaded before; null = none. */
export async function findSameFile(sql: Sql, departmentId: string, sha256: Buffer): Promise<FileRow | null> {
  const query = `SELECT ${FACTS} FROM stored_file f WHERE f.department_id = $1 AND f.sha256 = $2 ORDER BY f.id LIMIT 1`;
  return (await sql.query<FileRow>(query, [departmentId, sha256])).rows[0] ?? null;
}

/** Those of the department among the ids. */
export async function findFileRows(sql: Sql, departmentId: string, ids: string[]): Promise<FileRow[]> {
  const query = `SELECT ${FACTS} FROM stored_file f WHERE f.department_id = $1 AND f.id = ANY ($2)`;
  return (await sql.query<FileRow>(query, [departmentId, ids])).rows;
}

// A version names its files in its content: of the offers of the file's department, the versions that match $2.
const inVersion = (which: string) => `EXISTS (
  SELECT FROM offer o JOIN offer_version v ON v.offer_id = o.id WHERE o.department_id = f.department_id AND ${which}
    AND (v.content #>> '{shown,imageFileId}' = f.id::text
      OR v.content #> '{shown,materials}' @> jsonb_build_array(jsonb_build_object('fileId', f.id))))`;

const ON_OFFER = (state: string) => `EXISTS (SELECT FROM offer o WHERE o.image_file_id = f.id${state})
    OR EXISTS (SELECT FROM material m JOIN offer o ON o.id = m.offer_id WHERE m.file_id = f.id${state})`;

export type FoundFile = FileRow & {
  /** Hangs on a published offer, or on what somebody has booked. */
  isPublic: boolean;
};

/** A file without its bytes; null = there is none. */
export async function findFile(sql: Sql, id: string): Promise<FoundFile | null> {
  const text = `SELECT ${FACTS}, ${ON_OFFER(` AND o.state = 'PUBLISHED'`)}
      OR ${inVersion('EXISTS (SELECT FROM booking b WHERE b.offer_version_id = v.id)')} AS "isPublic"
    FROM stored_file f WHERE f.id = $1`;
  return (await sql.query<FoundFile>({ name: 'files.one', text, values: [id] })).rows[0] ?? null;
}

/** The bytes: of a picture the narrowest that is at least `width` pixels wide, else all of it. */
export async function readBytes(sql: Sql, id: string, width: number | null): Promise<Buffer | null> {
  const text = `SELECT bytes FROM (
      SELECT i.width, i.bytes FROM stored_image i WHERE i.file_id = $1 AND i.width >= $2
      UNION ALL SELECT NULL, f.bytes FROM stored_file f WHERE f.id = $1) AS kept
    ORDER BY width NULLS LAST LIMIT 1`;
  const query = { name: 'files.bytes', text, values: [id, width] };
  return (await sql.query<{ bytes: Buffer }>(query)).rows[0]?.bytes ?? null;
}

/**
 * Removes files that were uploaded before `before` and never hung on any offer or version. Locked first: whoever hangs one on
 * an offer meanwhile waits, and the second statement sees what was hung up before.
 */
export async function deleteOrphans(sql: Sql, before: Date): Promise<number> {
  const orphan = `f.created_at < $1 AND NOT (${ON_OFFER('')} OR ${inVersion('true')})`;
  const locked = await sql.query<{ id: string }>(
    `SELECT f.id FROM stored_file f WHERE ${orphan} ORDER BY f.id FOR UPDATE OF f SKIP LOCKED`,
    [before],
  );
  const ids = locked.rows.map(({ id }) => id);
  const gone = await sql.query(`DELETE FROM stored_file f WHERE f.id = ANY ($2) AND ${orphan}`, [before, ids]);
  return gone.rowCount ?? 0;
}
