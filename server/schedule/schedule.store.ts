import type { Attendance } from '#server/attendance/attendance.contract.ts';
import { ATTENDANCE_JSON, ATTENDANCE_TABLES } from '#server/attendance/attendance.store.ts';
import type { Bilingual, BookingFacts, SessionFacts } from '#server/bookings/booking.facts.ts';
import { BOOKING_JSON, BOOKING_TABLES, SESSION_JSON, SESSION_TABLES } from '#server/bookings/booking.store.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** A read model: it borrows how bookings and attendance are read, and writes nothing. */
export interface ScheduleRow {
  session: SessionFacts;
  materials: { title: Bilingual; note: Bilingual }[];
  educators: { id: string; name: string; role: 'LEADS' | 'ASSISTS' | 'LEARNING' }[];
  rooms: { name: Bilingual; kind: 'ROOM' | 'KIT' | 'VEHICLE' | 'MEETING_POINT'; quantity: number | null }[];
  bookings: (BookingFacts & { attendance: Attendance | null; institutionAddress: string | null })[];
}

export interface ScheduleQuestion {
  /** Ids; "all" = every department. */
  departments: 'all' | string[];
  from: LocalDate;
  /** Included. */
  to: LocalDate;
  educatorId: string | null;
  /** Given: only confirmed bookings that had ended by then without attendance. */
  missingAt: Date | null;
}

/** The sessions of some days with everything around them, in one query, ordered by start. */
export async function loadSchedule(sql: Sql, question: ScheduleQuestion): Promise<ScheduleRow[]> {
  const { departments, from, to, educatorId, missingAt } = question;
  const { rows } = await sql.query<ScheduleRow>(
    `SELECT ${SESSION_JSON} AS session,
            (SELECT coalesce(jsonb_agg(jsonb_build_object(
                      'title', jsonb_build_object('da', mat.title_da, 'en', mat.title_en),
                      'note', jsonb_build_object('da', mat.note_da, 'en', mat.note_en)) ORDER BY mat.position), '[]')
               FROM material mat WHERE mat.offer_id = o.id AND mat.phase = 'DURING') AS materials,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name, 'role', se.role)
                      ORDER BY se.role, person.name), '[]')
               FROM session_educator se JOIN account person ON person.id = se.account_id WHERE se.session_id = s.id) AS educators,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('name', jsonb_build_object('da', thing.name_da, 'en', thing.name_en),
                      'kind', thing.kind, 'quantity', CASE WHEN thing.pooled THEN used.quantity END) ORDER BY thing.kind, thing.name_da), '[]')
               FROM session_resource used JOIN resource thing ON thing.id = used.resource_id WHERE used.session_id = s.id) AS rooms,
            coalesce(visits.bookings, '[]') AS bookings
       FROM ${SESSION_TABLES}
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(${BOOKING_JSON} || jsonb_build_object('attendance', ${ATTENDANCE_JSON},
                  'institutionAddress', inst.address || ', ' || concat_ws(' ', inst.postal_code, inst.city)) ORDER BY b.created_at, b.id) AS bookings
           FROM booking b LEFT JOIN municipality m ON m.code = b.municipality_code
                LEFT JOIN institution inst ON inst.number = b.institution_number ${ATTENDANCE_TABLES}
          WHERE b.session_id = s.id AND b.status IN ('CONFIRMED', 'REQUESTED', 'OFFERED')
            AND ($5::timestamptz IS NULL OR (b.status = 'CONFIRMED' AND att.booking_id IS NULL))) visits ON true
      WHERE s.local_date BETWEEN $1 AND $2
        AND ($3::uuid[] IS NULL OR o.department_id = ANY ($3))
        AND ($4::uuid IS NULL OR EXISTS (SELECT FROM session_educator se WHERE se.session_id = s.id AND se.account_id = $4))
        AND ($5::timestamptz IS NULL OR (s.ends_at <= $5 AND s.state <> 'CANCELLED' AND visits.bookings IS NOT NULL))
      ORDER BY s.starts_at, s.ends_at, o.slug, s.id`,
    [from, to, departments === 'all' ? null : departments, educatorId, missingAt],
  );
  return rows;
}

export async function findDepartmentId(sql: Sql, slug: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM department WHERE slug = $1', [slug]);
  return rows[0]?.id ?? null;
}

export interface VisitRow {
  booking: BookingFacts;
  attendance: Attendance | null;
  educators: { id: string; name: string }[];
}

/** One booking with who came and who teaches; null = there is none. */
export async function findVisit(sql: Sql, reference: string): Promise<VisitRow | null> {
  const { rows } = await sql.query<VisitRow>(
    `SELECT ${BOOKING_JSON} AS booking, ${ATTENDANCE_JSON} AS attendance,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) ORDER BY person.name), '[]')
               FROM session_educator se JOIN account person ON person.id = se.account_id WHERE se.session_id = s.id) AS educators
       FROM ${BOOKING_TABLES} ${ATTENDANCE_TABLES} WHERE b.reference = $1`,
    [reference],
  );
  return rows[0] ?? null;
}
