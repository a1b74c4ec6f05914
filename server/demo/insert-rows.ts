import type { Sql } from '#server/platform/database.ts';
import type { TableRows } from './rows.ts';

/** Inserts whole tables, one statement each. Rows that already stand there (same key) are left alone. */
export async function insertRows(sql: Sql, tables: TableRows[]): Promise<void> {
  for (const { table, rows } of tables) {
    const first = rows[0];
    if (first === undefined) continue;
    const columns = Object.keys(first).join(', ');
    await sql.query(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
}
