/** A row as PostgreSQL's `jsonb_populate_recordset` takes it: columns in snake_case, instants and days as ISO text. */
export type Row = Record<string, unknown>;

/** Rows of one table, all with the same columns. Tables come in the order in which they can be inserted. */
export interface TableRows {
  table: string;
  rows: Row[];
}
