import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';

/** What somebody changes about themselves: undefined = stays. */
export interface ProfileChange {
  name?: string;
  phone?: string | null;
  language?: Language;
}

/** Writes a change; what is undefined stays. */
export async function updateProfile(
  sql: Sql,
  accountId: string,
  { name, phone, language }: ProfileChange,
): Promise<void> {
  await sql.query(
    `UPDATE account SET name = coalesce($2, name), phone = CASE WHEN $3 THEN $4 ELSE phone END,
                        language = coalesce($5, language), version = version + 1
      WHERE id = $1`,
    [accountId, name ?? null, phone !== undefined, phone ?? null, language ?? null],
  );
}
