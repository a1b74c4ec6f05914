import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';

export interface NewTeacher {
  id: string;
  grantId: string;
  name: string;
  /** Shown to be theirs; null = none yet. */
  email: string | null;
  language: Language;
  today: LocalDate;
  now: Date;
}

/** An account with the role of a teacher from today on, given by the platform itself. */
export async function insertTeacher(sql: Sql, teacher: NewTeacher): Promise<void> {
  const { id, grantId, name, email, language, today, now } = teacher;
  await sql.query(
    `INSERT INTO account (id, name, email, email_proven_at, language, created_at)
     VALUES ($1, $2, $3, CASE WHEN $3::text IS NULL THEN NULL ELSE $5::timestamptz END, $4, $5)`,
    [id, name, email, language, now],
  );
  await sql.query(
    "INSERT INTO role_grant (id, account_id, role, valid_from, created_at) VALUES ($1, $2, 'TEACHER', $3, $4)",
    [grantId, id, today, now],
  );
}
