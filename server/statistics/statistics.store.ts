import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { type Dimension, dimensions, isOfferDimension, type OfferDimension } from './statistics.dimensions.ts';
import {
  type Measure,
  type OfferedMeasure,
  offeredMeasures,
  type VisitMeasure,
  visitMeasures,
} from './statistics.measures.ts';
import {
  BOOKINGS,
  bookingColumns,
  bookingConditions,
  type Scope,
  SESSIONS,
  sessionColumns,
  sessionConditions,
} from './statistics.sql.ts';

/** Figures of one combination of values. `keys` follow `groupBy`; department and offer are ids. */
export interface Counted<Name extends Measure> {
  keys: (string | null)[];
  figures: Record<Name, number>;
}

export interface Counts<Name extends Measure> {
  rows: Counted<Name>[];
  total: Record<Name, number>;
}

/** Counts what came and what did not, by the given dimensions; rows and total in one statement, so they always agree. */
export function countVisits(sql: Sql, scope: Scope, groupBy: readonly Dimension[]): Promise<Counts<VisitMeasure>> {
  const values: unknown[] = [];
  const columns = groupBy.map((dimension) => bookingColumns[dimension]);
  return count(sql, {
    measures: visitMeasures,
    columns,
    from: BOOKINGS,
    where: bookingConditions(scope, values),
    values,
  });
}

/** Counts what was offered, by the given dimensions. */
export function countOffered(
  sql: Sql,
  scope: Scope,
  groupBy: readonly OfferDimension[],
): Promise<Counts<OfferedMeasure>> {
  const values: unknown[] = [];
  const columns = groupBy.map((dimension) => sessionColumns[dimension]);
  return count(sql, {
    measures: offeredMeasures,
    columns,
    from: SESSIONS,
    where: sessionConditions(scope, values),
    values,
  });
}

interface Question<Name extends Measure> {
  measures: Record<Name, string>;
  columns: string[];
  from: string;
  where: string;
  values: unknown[];
}

async function count<Name extends Measure>(sql: Sql, question: Question<Name>): Promise<Counts<Name>> {
  const { columns, from, where, values } = question;
  const names = Object.keys(question.measures) as Name[];
  const keys = columns.map((_column, index) => `key${index}`);
  const counted = names.map((name) => `(${question.measures[name]})::float8 AS "${name}"`);
  const isTotal = keys.length === 0 ? '1' : `GROUPING(${columns.join(', ')})`;
  const sets = keys.length === 0 ? '()' : `(${columns.join(', ')}), ()`;
  const selected = [...columns.map((column, index) => `${column} AS key${index}`), ...counted];
  const { rows } = await sql.query(
    `SELECT ${selected.join(', ')}, ${isTotal} AS "isTotal" FROM ${from} WHERE ${where} GROUP BY GROUPING SETS (${sets})`,
    values,
  );
  const figuresOf = (row: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, Number(row[name] ?? 0)])) as Record<Name, number>;
  const counts = rows
    .filter((row) => row.isTotal === 0)
    .map((row) => ({ keys: keys.map((key) => row[key] as string | null), figures: figuresOf(row) }));
  return { rows: counts, total: figuresOf(rows.find((row) => row.isTotal !== 0) ?? {}) };
}

/** The name a value is shown by, and its public form where that is not the key itself. */
export interface Named {
  value: string;
  label: string;
}

const namesSql: { [D in Dimension]?: string } = {
  department: 'SELECT id::text AS key, slug AS value, name AS da, name AS en FROM department',
  offer: 'SELECT id::text AS key, slug AS value, title_da AS da, title_en AS en FROM offer',
  municipality: 'SELECT code AS key, code AS value, name AS da, name AS en FROM municipality',
  region: 'SELECT code AS key, code AS value, name AS da, name AS en FROM region',
};

/** The names of the values that have their names in the database; null for the other dimensions. */
export async function namesOf(
  sql: Sql,
  dimension: Dimension,
  { keys, language }: { keys: readonly string[]; language: Language },
): Promise<Map<string, Named> | null> {
  const select = namesSql[dimension];
  if (select === undefined) return null;
  const { rows } = await sql.query(`SELECT * FROM (${select}) named WHERE key = ANY($1::text[])`, [keys]);
  return new Map(rows.map((row) => [row.key, { value: row.value, label: row[language] }]));
}

/** The keys behind public values (slugs, codes), for the dimensions that have their values in the database. */
export async function keysOf(
  sql: Sql,
  dimension: Dimension,
  values: readonly string[],
): Promise<Map<string, string> | null> {
  const select = namesSql[dimension];
  if (select === undefined) return null;
  const { rows } = await sql.query(`SELECT key, value FROM (${select}) named WHERE value = ANY($1::text[])`, [values]);
  return new Map(rows.map((row) => [row.value, row.key]));
}

/** Ids of the departments that lie in some municipalities. */
export async function departmentsIn(sql: Sql, municipalities: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM department WHERE municipality_code = ANY($1)', [
    municipalities,
  ]);
  return rows.map(({ id }) => id);
}

/** Every value that occurs in what can be counted, as keys per dimension, in no order. */
export async function valuesThatOccur(sql: Sql, part: Scope['part']): Promise<Record<Dimension, string[]>> {
  const scope: Scope = { filters: {}, departments: 'all', part };
  const ofOffers = dimensions.filter(isOfferDimension);
  const [booked, offered] = await Promise.all([
    distinct(sql, { columns: bookingColumns, names: dimensions, from: BOOKINGS, where: bookingConditions, scope }),
    distinct(sql, { columns: sessionColumns, names: ofOffers, from: SESSIONS, where: sessionConditions, scope }),
  ]);
  const valuesOf = (dimension: Dimension) =>
    [booked, offered].flatMap((rows) => rows.flatMap((row) => row[dimension] ?? []));
  return Object.fromEntries(dimensions.map((dimension) => [dimension, [...new Set(valuesOf(dimension))]])) as never;
}

interface DistinctQuestion<Name extends Dimension> {
  columns: Record<Name, string>;
  names: readonly Name[];
  from: string;
  where: (scope: Scope, values: unknown[]) => string;
  scope: Scope;
}

/** One row per value and dimension: in each row all dimensions but one are null. */
async function distinct<Name extends Dimension>(
  sql: Sql,
  { columns, names, from, where, scope }: DistinctQuestion<Name>,
) {
  const values: unknown[] = [];
  const condition = where(scope, values);
  const selected = names.map((name) => `${columns[name]} AS "${name}"`).join(', ');
  const sets = names.map((name) => `(${columns[name]})`).join(', ');
  const statement = `SELECT ${selected} FROM ${from} WHERE ${condition} GROUP BY GROUPING SETS (${sets})`;
  const { rows } = await sql.query<Partial<Record<Dimension, string | null>>>(statement, values);
  return rows;
}
