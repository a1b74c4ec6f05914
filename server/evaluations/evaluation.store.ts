import { randomUUID } from 'node:crypto';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { EvaluatedVisit } from './evaluation.rules.ts';

/** A booking as its evaluation sees it. */
export interface EvaluatedBooking extends EvaluatedVisit {
  id: string;
  linkVersion: number;
  sessionId: string;
  offerId: string;
  departmentId: string;
  startsAt: Date;
  institution: string;
  daycare: boolean;
  title: { da: string; en: string };
  department: { name: string; email: string; phone: string };
}

/** By its reference; null = there is none. */
export async function findEvaluated(sql: Sql, reference: string): Promise<EvaluatedBooking | null> {
  const { rows } = await sql.query<EvaluatedBooking>(
    `SELECT b.id, b.link_version AS "linkVersion", b.status, s.state = 'CANCELLED' AS "sessionCancelled", b.session_id AS "sessionId",
            b.offer_id AS "offerId", b.department_id AS "departmentId", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
            b.local_date AS "localDate", a.outcome, b.evaluated_at AS "evaluatedAt", b.institution_name AS institution,
            b.target_group = 'DAYCARE' AS daycare, jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title,
            jsonb_build_object('name', d.name, 'email', d.email, 'phone', d.phone) AS department
       FROM booking b JOIN session s ON s.id = b.session_id JOIN offer o ON o.id = b.offer_id JOIN department d ON d.id = b.department_id
       LEFT JOIN attendance a ON a.booking_id = b.id
      WHERE b.reference = $1 AND NOT b.is_hold`,
    [reference],
  );
  return rows[0] ?? null;
}

/** Writes down that a booking has been evaluated; false = it was already. */
export async function markEvaluated(sql: Sql, bookingId: string, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE booking SET evaluated_at = $2 WHERE id = $1 AND evaluated_at IS NULL AND status = 'CONFIRMED'`,
    [bookingId, now],
  );
  return rowCount === 1;
}

export interface Answers {
  learning: number;
  suitability: number;
  comeAgain: number;
  comment: string | null;
}

/** Keeps the answers. The id is random, not made of the clock like others: nothing tells which visit they are about. */
export async function insertEvaluation(
  sql: Sql,
  { offerId, departmentId, localDate }: Pick<EvaluatedBooking, 'offerId' | 'departmentId' | 'localDate'>,
  { learning, suitability, comeAgain, comment }: Answers,
): Promise<void> {
  await sql.query(
    `INSERT INTO evaluation (id, offer_id, department_id, month, learning, suitability, come_again, comment)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [randomUUID(), offerId, departmentId, localDate.slice(0, 7), learning, suitability, comeAgain, comment],
  );
}

export interface EvaluatedOffer {
  slug: string;
  title: { da: string; en: string };
  departmentSlug: string;
  departmentName: string;
  visits: number;
  answers: number;
  learning: number;
  suitability: number;
  comeAgain: number;
  comments: string[];
}

/** Which evaluations somebody asks about. `from` (included) and `to` (not included) are the first days of months. */
interface Question {
  departments: 'all' | readonly string[];
  from: LocalDate;
  to: LocalDate;
}

/** Offers with answers, with sums of them; most answered first. Comments come in the order of their random ids. */
export async function findEvaluatedOffers(sql: Sql, { departments, from, to }: Question): Promise<EvaluatedOffer[]> {
  const { rows } = await sql.query<EvaluatedOffer>(
    `SELECT o.slug, jsonb_build_object('da', o.title_da, 'en', o.title_en) AS title, d.slug AS "departmentSlug",
            d.name AS "departmentName", e.answers, e.learning, e.suitability, e.come_again AS "comeAgain", e.comments,
            (SELECT count(*) FROM booking b JOIN attendance a ON a.booking_id = b.id AND a.outcome = 'CAME'
              WHERE b.offer_id = o.id AND b.local_date >= $1 AND b.local_date < $2) AS visits
       FROM (SELECT offer_id, count(*) AS answers, sum(learning) AS learning, sum(suitability) AS suitability,
                    sum(come_again) AS come_again, coalesce(jsonb_agg(comment ORDER BY id) FILTER (WHERE comment IS NOT NULL), '[]') AS comments
               FROM evaluation
              WHERE month >= to_char($1::date::timestamp, 'YYYY-MM') AND month < to_char($2::date::timestamp, 'YYYY-MM')
                AND ($3::uuid[] IS NULL OR department_id = ANY ($3))
              GROUP BY offer_id) e
       JOIN offer o ON o.id = e.offer_id JOIN department d ON d.id = o.department_id
      ORDER BY e.answers DESC, o.title_da, o.id`,
    [from, to, departments === 'all' ? null : departments],
  );
  return rows;
}

/** The months in which these departments were evaluated. */
export async function findEvaluatedMonths(sql: Sql, departments: 'all' | readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ month: string }>(
    'SELECT DISTINCT month FROM evaluation WHERE $1::uuid[] IS NULL OR department_id = ANY ($1) ORDER BY month DESC',
    [departments === 'all' ? null : departments],
  );
  return rows.map(({ month }) => month);
}

/** A department by its slug; null = there is none. */
export async function findDepartment(sql: Sql, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM department WHERE slug = $1', [slug]);
  return rows[0]?.id ?? null;
}
