import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { BookingBehind } from './statistics.contract.ts';
import type { Outcome } from './statistics.measures.ts';
import { BOOKINGS, bookingConditions, type Scope } from './statistics.sql.ts';

export interface Page {
  /** From 1. */
  page: number;
  pageSize: number;
}

const OUTCOME = 'coalesce(a.outcome::text, b.status::text)';

/** The bookings that figures of this scope count, newest visit first. No contact data: figures need none. */
export async function bookingsBehindFigures(
  sql: Sql,
  scope: Scope,
  { outcomes, page, pageSize, language }: Page & { outcomes: readonly Outcome[]; language: Language },
): Promise<{ items: BookingBehind[]; total: number }> {
  const values: unknown[] = [];
  const where = `${bookingConditions(scope, values)} AND ${OUTCOME} = ANY($${values.push(outcomes)}::text[])`;
  const counted = await sql.query(`SELECT count(*) AS total FROM ${BOOKINGS} WHERE ${where}`, values);
  const limits = `LIMIT $${values.push(pageSize)} OFFSET $${values.push((page - 1) * pageSize)}`;
  const { rows } = await sql.query<BookingRow>(
    `SELECT b.reference, b.local_date, b.institution_number, b.institution_name, b.municipality_code, m.name AS municipality_name,
            d.slug AS department_slug, d.name AS department_name, o.slug AS offer_slug, o.title_${language} AS offer_title,
            ${OUTCOME} AS outcome, b.group_count, b.pupils, b.adults,
            a.group_count AS came_groups, a.pupils AS came_pupils, a.adults AS came_adults
     FROM ${BOOKINGS}
     JOIN department d ON d.id = b.department_id
     JOIN offer o ON o.id = b.offer_id
     LEFT JOIN municipality m ON m.code = b.municipality_code
     WHERE ${where} ORDER BY b.local_date DESC, b.reference ${limits}`,
    values,
  );
  return { items: rows.map(bookingOf), total: counted.rows[0].total };
}

interface BookingRow {
  reference: string;
  local_date: LocalDate;
  institution_number: string | null;
  institution_name: string;
  municipality_code: string | null;
  municipality_name: string;
  department_slug: string;
  department_name: string;
  offer_slug: string;
  offer_title: string;
  outcome: Outcome;
  group_count: number;
  pupils: number;
  adults: number;
  came_groups: number | null;
  came_pupils: number;
  came_adults: number;
}

function bookingOf(row: BookingRow): BookingBehind {
  const { municipality_code: code } = row;
  return {
    reference: row.reference,
    localDate: row.local_date,
    institution: {
      number: row.institution_number,
      name: row.institution_name,
      municipality: code === null ? null : { code, name: row.municipality_name },
    },
    department: { slug: row.department_slug, name: row.department_name },
    offer: { slug: row.offer_slug, title: row.offer_title },
    outcome: row.outcome,
    booked: { groups: row.group_count, pupils: row.pupils, adults: row.adults },
    came:
      row.came_groups === null ? null : { groups: row.came_groups, pupils: row.came_pupils, adults: row.came_adults },
  };
}
