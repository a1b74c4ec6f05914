import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { ReviewCause } from './review.store.ts';

export interface ReviewRow {
  id: string;
  bookingId: string;
  departmentId: string;
  cause: ReviewCause;
  message: string | null;
  before: { startsAt: string; endsAt: string; site: string };
  createdAt: Date;
  outcome: 'MOVED' | 'KEPT' | 'CANCELLED' | null;
  closedAt: Date | null;
  closedBy: string | null;
}

const COLUMNS = `w.id, w.booking_id AS "bookingId", b.department_id AS "departmentId", w.cause, w.message, w.before,
  w.created_at AS "createdAt", w.outcome, w.closed_at AS "closedAt", closer.name AS "closedBy"`;
const TABLES = `review_task w JOIN booking b ON b.id = w.booking_id JOIN session s ON s.id = b.session_id
  LEFT JOIN account closer ON closer.id = w.closed_by`;
const REACHED = `($1::uuid[] IS NULL OR b.department_id = ANY ($1))`;
/** A changed visit that took place without an answer was fine; a cancelled one waits until somebody does something. */
const OPEN = `w.outcome IS NULL AND (s.state = 'CANCELLED' OR s.ends_at > $2)`;

const idsOf = (departments: Part) => (departments === 'all' ? null : departments);

/** Open reviews by the date of the visit. */
export async function findOpenReviews(sql: Sql, departments: Part, now: Date, limit: number): Promise<ReviewRow[]> {
  const { rows } = await sql.query<ReviewRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${REACHED} AND ${OPEN} ORDER BY s.starts_at, b.institution_name, w.id LIMIT $3`,
    [idsOf(departments), now, limit],
  );
  return rows;
}

/** Closed reviews, latest first, closed since an instant. */
export async function findDoneReviews(sql: Sql, departments: Part, since: Date, limit: number): Promise<ReviewRow[]> {
  const { rows } = await sql.query<ReviewRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${REACHED} AND w.closed_at >= $2 ORDER BY w.closed_at DESC, w.id LIMIT $3`,
    [idsOf(departments), since, limit],
  );
  return rows;
}

export async function countOpenReviews(sql: Sql, departments: Part, now: Date): Promise<number> {
  const { rows } = await sql.query<{ open: number }>(
    `SELECT count(*) AS open FROM review_task w JOIN booking b ON b.id = w.booking_id JOIN session s ON s.id = b.session_id
     WHERE ${REACHED} AND ${OPEN}`,
    [idsOf(departments), now],
  );
  return rows[0]?.open ?? 0;
}

/** One review; null = there is none. */
export async function findReview(sql: Sql, id: string): Promise<ReviewRow | null> {
  const { rows } = await sql.query<ReviewRow>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE w.id = $1`, [id]);
  return rows[0] ?? null;
}
