import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { BoardFacts } from './board.facts.ts';
import type { BoardQuestion } from './board.store.ts';

/** One offer on one day. A course counts on the day of its first meeting. */
export interface OfferedRow {
  date: LocalDate;
  offerId: string;
  title: { da: string; en: string };
  subjectFamily: 'HISTORY' | 'SCIENCE' | 'ARTS';
  sessions: number;
  usedSessions: number;
  places: number;
  usedPlaces: number;
  cancelled: number;
}

export interface MonthFacts {
  offered: OfferedRow[];
  closed: Omit<BoardFacts['closed'][number], 'thingId' | 'siteId'>[];
}

/** What a department offers and what is used of it, by day and offer, in one query. */
export async function loadMonth(sql: Sql, { departmentId, from, to }: BoardQuestion): Promise<MonthFacts> {
  const { rows } = await sql.query<{ facts: MonthFacts }>({
    name: 'boards.month',
    text: `SELECT json_build_object(
      'offered', (SELECT coalesce(json_agg(json_build_object('date', day.local_date, 'offerId', o.id,
          'title', json_build_object('da', o.title_da, 'en', o.title_en), 'subjectFamily', o.subject_family,
          'sessions', day.sessions, 'usedSessions', day.used, 'places', day.places, 'usedPlaces', day.taken,
          'cancelled', day.cancelled) ORDER BY day.local_date, o.title_da), '[]')
        FROM (SELECT s.offer_id, s.local_date,
                count(*) FILTER (WHERE s.state <> 'CANCELLED') AS sessions,
                count(*) FILTER (WHERE s.state <> 'CANCELLED' AND s.taken_groups > 0) AS used,
                coalesce(sum(s.capacity_pupils) FILTER (WHERE s.state <> 'CANCELLED'), 0) AS places,
                coalesce(sum(s.taken_pupils) FILTER (WHERE s.state <> 'CANCELLED'), 0) AS taken,
                count(*) FILTER (WHERE s.state = 'CANCELLED') AS cancelled
              FROM session s JOIN offer f ON f.id = s.offer_id
             WHERE f.department_id = $1 AND s.local_date BETWEEN $2 AND $3 GROUP BY 1, 2) day
        JOIN offer o ON o.id = day.offer_id),
      'closed', (SELECT coalesce(json_agg(json_build_object('site', t.name, 'from', c.valid_from, 'to', c.valid_to,
          'reason', c.reason) ORDER BY c.valid_from, c.id), '[]')
        FROM closed_day c LEFT JOIN site t ON t.id = c.site_id
       WHERE c.department_id = $1 AND c.resource_id IS NULL AND c.valid_from <= $3 AND c.valid_to > $2)) AS facts`,
    values: [departmentId, from, to],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the month is one row');
  return row.facts;
}
