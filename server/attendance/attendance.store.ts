import type { Role } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { Attendance } from './attendance.contract.ts';
import type { GroupNumbers, Recording } from './attendance.rules.ts';

/** A booking as recording its attendance sees it. */
export interface RecordedBooking {
  id: string;
  sessionId: string;
  departmentId: string;
  /** The booking's, or SESSION_CANCELLED: nobody comes to a cancelled session. */
  status: string;
  localDate: LocalDate;
  groups: GroupNumbers[];
  attendance: Attendance | null;
}

/** Attendance as JSON, of the tables b (booking), att (attendance) and recorder (its account). */
export const ATTENDANCE_JSON = `CASE WHEN att.booking_id IS NOT NULL THEN jsonb_build_object(
  'outcome', att.outcome, 'cameLate', att.came_late, 'recordedBy', recorder.name, 'version', att.version,
  'recordedAt', to_char(att.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', ag.group_id, 'pupils', ag.pupils, 'adults', ag.adults) ORDER BY bg.position), '[]')
             FROM attendance_group ag JOIN booking_group bg ON bg.id = ag.group_id WHERE ag.booking_id = b.id)) END`;

export const ATTENDANCE_TABLES =
  'LEFT JOIN attendance att ON att.booking_id = b.id LEFT JOIN account recorder ON recorder.id = att.recorded_by';

/** Locks a booking for the transaction, so that two people recording at once come one after the other. */
export async function lockBooking(sql: Sql, reference: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM booking WHERE reference = $1 FOR UPDATE', [
    reference,
  ]);
  return rows[0]?.id ?? null;
}

export async function readRecordedBooking(sql: Sql, id: string): Promise<RecordedBooking> {
  const { rows } = await sql.query<RecordedBooking>(
    `SELECT b.id, b.session_id AS "sessionId", b.department_id AS "departmentId",
            CASE WHEN s.state = 'CANCELLED' THEN 'SESSION_CANCELLED' ELSE b.status::text END AS status, b.local_date AS "localDate",
            (SELECT jsonb_agg(jsonb_build_object('id', g.id, 'pupils', g.pupils, 'adults', g.adults) ORDER BY g.position)
               FROM booking_group g WHERE g.booking_id = b.id) AS groups,
            ${ATTENDANCE_JSON} AS attendance
       FROM booking b JOIN session s ON s.id = b.session_id ${ATTENDANCE_TABLES}
      WHERE b.id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a locked booking is there');
  return row;
}

interface Writing {
  booking: RecordedBooking;
  recording: Recording;
  accountId: string;
  role: Role | null;
  now: Date;
}

/** Writes the recording with its audit row; an earlier recording is replaced. */
export async function writeAttendance(sql: Sql, { booking, recording, accountId, role, now }: Writing): Promise<void> {
  const { outcome, cameLate, groups, groupCount, pupils, adults } = recording;
  await sql.query('DELETE FROM attendance_group WHERE booking_id = $1', [booking.id]);
  await sql.query(
    `INSERT INTO attendance (booking_id, outcome, group_count, pupils, adults, recorded_at, recorded_by, came_late)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (booking_id) DO UPDATE SET outcome = excluded.outcome, group_count = excluded.group_count,
       pupils = excluded.pupils, adults = excluded.adults, recorded_at = excluded.recorded_at,
       recorded_by = excluded.recorded_by, came_late = excluded.came_late, version = attendance.version + 1`,
    [booking.id, outcome, groupCount, pupils, adults, now, accountId, cameLate],
  );
  await sql.query(
    `INSERT INTO attendance_group (group_id, booking_id, pupils, adults)
     SELECT g.id, $1, g.pupils, g.adults FROM jsonb_to_recordset($2::jsonb) AS g(id uuid, pupils int, adults int)`,
    [booking.id, JSON.stringify(groups)],
  );
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId,
    role,
    action: booking.attendance === null ? 'attendance.recorded' : 'attendance.corrected',
    bookingId: booking.id,
    sessionId: booking.sessionId,
    departmentId: booking.departmentId,
    details: { outcome, cameLate, groups: groupCount, pupils, adults, before: sumsOf(booking.attendance) },
  });
}

/** What stood before, as far as the audit keeps it: no names. */
function sumsOf(attendance: Attendance | null) {
  if (attendance === null) return null;
  const came = attendance.groups.filter(({ pupils }) => pupils > 0);
  return {
    outcome: attendance.outcome,
    cameLate: attendance.cameLate,
    groups: came.length,
    pupils: came.reduce((sum, { pupils }) => sum + pupils, 0),
    adults: came.reduce((sum, { adults }) => sum + adults, 0),
  };
}

/** Confirmed visits of these days that have ended without attendance. */
export async function countMissingAttendance(
  sql: Sql,
  { departments, from, to, now }: { departments: 'all' | string[]; from: LocalDate; to: LocalDate; now: Date },
): Promise<number> {
  const { rows } = await sql.query<{ total: number }>(
    `SELECT count(*) AS total
       FROM booking b JOIN session s ON s.id = b.session_id LEFT JOIN attendance att ON att.booking_id = b.id
      WHERE b.status = 'CONFIRMED' AND s.state <> 'CANCELLED' AND att.booking_id IS NULL AND s.ends_at <= $1
        AND b.local_date BETWEEN $2 AND $3 AND ($4::uuid[] IS NULL OR b.department_id = ANY ($4))`,
    [now, from, to, departments === 'all' ? null : departments],
  );
  return rows[0]?.total ?? 0;
}
