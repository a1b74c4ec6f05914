import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { BookingFacts } from './booking.facts.ts';
import { BOOKING_JSON, BOOKING_TABLES } from './booking.store.ts';

/** Whose bookings: a person's (made while logged in, or with their proven mail address), or those of some institutions. */
export type Whose = { accountId: string; email: string | null } | { institutions: string[] };

export interface ListQuestion {
  whose: Whose;
  when: 'coming' | 'past';
  /** Past ones from this day on; null = all. */
  pastFrom: LocalDate | null;
  now: Date;
  page: number;
  pageSize: number;
}

export interface BookingList {
  coming: number;
  past: number;
  items: BookingFacts[];
}

/** The condition on the table b for parameters $1 to $3. */
const IS_THEIRS = `b.erased_at IS NULL AND (b.booked_by = $1 OR b.contact_email = $2 OR b.visitor_email = $2 OR b.institution_number = ANY ($3))`;

function valuesOf(whose: Whose): [string | null, string | null, string[] | null] {
  return 'institutions' in whose ? [null, null, whose.institutions] : [whose.accountId, whose.email, null];
}

/** Still to come: what the school has not cancelled itself. What the venue cancelled stays in sight until its day is over. */
const IS_COMING = `s.ends_at > $4 AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED', 'DECLINED', 'CANCELLED_BY_VENUE')`;

/** One page of bookings (coming ones nearest first, past ones latest first) and the counts of both lists, in one query. */
export async function listBookings(sql: Sql, question: ListQuestion): Promise<BookingList> {
  const { whose, when, pastFrom, now, page, pageSize } = question;
  const { rows } = await sql.query<BookingList>({
    name: 'booking.list',
    text: `WITH theirs AS MATERIALIZED (
       SELECT b.id, s.starts_at, ${IS_COMING} AS coming,
              extract(epoch FROM s.starts_at) * CASE WHEN ${IS_COMING} THEN 1 ELSE -1 END AS place
         FROM booking b JOIN session s ON s.id = b.session_id
        WHERE ${IS_THEIRS} AND (${IS_COMING} OR $5::date IS NULL OR b.local_date >= $5)
     ), page AS (
       SELECT id, place FROM theirs WHERE coming = $6 ORDER BY place, id LIMIT $7 OFFSET $8
     )
     SELECT (SELECT count(*) FROM theirs WHERE coming) AS coming, (SELECT count(*) FROM theirs WHERE NOT coming) AS past,
            (SELECT coalesce(jsonb_agg(${BOOKING_JSON} ORDER BY page.place, page.id), '[]')
               FROM ${BOOKING_TABLES} JOIN page ON page.id = b.id) AS items`,
    values: [...valuesOf(whose), now, pastFrom, when === 'coming', pageSize, (page - 1) * pageSize],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the list query answers one row');
  return row;
}

/** The booking made last, or the one with this reference when it is theirs; null = there is none. */
export async function findLatestBooking(
  sql: Sql,
  whose: Whose,
  reference: string | null,
): Promise<BookingFacts | null> {
  const { rows } = await sql.query<{ booking: BookingFacts }>(
    `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES}
      WHERE ${IS_THEIRS} AND ($4::text IS NULL OR b.reference = $4) ORDER BY b.created_at DESC, b.id DESC LIMIT 1`,
    [...valuesOf(whose), reference],
  );
  return rows[0]?.booking ?? null;
}

/** The most bookings that a calendar takes in. */
const CALENDAR_LIMIT = 1000;

/**
 * What a calendar shows: visits from a day on that are requested or confirmed, and those cancelled lately, so that the
 * calendar takes them out. By start.
 */
export async function listForCalendar(
  sql: Sql,
  { whose, from, cancelledSince }: { whose: Whose; from: LocalDate; cancelledSince: Date },
): Promise<BookingFacts[]> {
  const { rows } = await sql.query<{ booking: BookingFacts }>({
    name: 'booking.for-calendar',
    text: `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES}
      WHERE ${IS_THEIRS} AND b.local_date >= $4
        AND (b.status IN ('REQUESTED', 'CONFIRMED') OR (b.cancelled_at >= $5 AND b.status IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE')))
      ORDER BY s.starts_at, b.id LIMIT ${CALENDAR_LIMIT}`,
    values: [...valuesOf(whose), from, cancelledSince],
  });
  return rows.map(({ booking }) => booking);
}

/** Confirmed visits of some days that cost something, with what their invoices need, by start. */
export async function listPriced(
  sql: Sql,
  { whose, from, to }: { whose: Whose; from: LocalDate; to: LocalDate },
): Promise<BookingFacts[]> {
  const { rows } = await sql.query<{ booking: BookingFacts }>(
    `SELECT ${BOOKING_JSON} AS booking FROM ${BOOKING_TABLES}
      WHERE ${IS_THEIRS} AND b.status = 'CONFIRMED' AND b.price_ore > 0 AND b.local_date >= $4 AND b.local_date < $5
      ORDER BY s.starts_at, b.id`,
    [...valuesOf(whose), from, to],
  );
  return rows.map(({ booking }) => booking);
}
