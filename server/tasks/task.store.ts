import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';

const REACHED = '($1::uuid[] IS NULL OR b.department_id = ANY ($1))';
const idsOf = (departments: Part) => (departments === 'all' ? null : departments);

/** The requests of these departments, soonest to expire first; several classes that are answered together stand one after the other. */
export async function findRequests(
  sql: Sql,
  departments: Part,
  limit: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await sql.query<{ ids: string[]; total: number }>(
    `SELECT array_agg(b.id ORDER BY s.starts_at, b.id) AS ids, count(*) OVER () AS total
     FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.status = 'REQUESTED' AND ${REACHED} GROUP BY coalesce(b.booking_set_id, b.id)
     ORDER BY min(b.expires_at) NULLS LAST, min(b.created_at) LIMIT $2`,
    [idsOf(departments), limit],
  );
  return { ids: rows.flatMap(({ ids }) => ids), total: rows[0]?.total ?? 0 };
}

export interface TaskCounts {
  requests: number;
  waiting: number;
}

/** Requests that the department has not answered (the school's head may be asked besides), and entries of its queues. */
export async function countRequestsAndWaiting(sql: Sql, departments: Part): Promise<TaskCounts> {
  const { rows } = await sql.query<TaskCounts>(
    `SELECT (SELECT count(DISTINCT coalesce(b.booking_set_id, b.id)) FROM booking b JOIN offer o ON o.id = b.offer_id
              WHERE b.status = 'REQUESTED' AND ${REACHED} AND b.accepted_at IS NULL
                AND NOT EXISTS (SELECT FROM time_proposal p WHERE p.booking_id = b.id AND p.outcome IS NULL)
                AND (o.confirmation = 'BY_REQUEST' OR b.other_level
                     OR NOT EXISTS (SELECT FROM head_approval h WHERE h.booking_id = b.id))) AS requests,
            (SELECT count(*) FROM waitlist_entry w JOIN offer o ON o.id = w.offer_id
              WHERE w.closed_at IS NULL AND ($1::uuid[] IS NULL OR o.department_id = ANY ($1))) AS waiting`,
    [idsOf(departments)],
  );
  return rows[0] ?? { requests: 0, waiting: 0 };
}
