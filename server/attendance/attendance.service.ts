import { actingRole, departmentsOf, type Login, worksFor } from '#server/http/policy.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { lastDayToCorrect } from '#server/time/school-year.ts';
import type { Attendance, Outcome } from './attendance.contract.ts';
import {
  type AttendanceRefusal,
  type GroupNumbers,
  type InputError,
  missingSpan,
  recordingOf,
  refusalsToRecord,
  saysTheSame,
} from './attendance.rules.ts';
import {
  countMissingAttendance,
  lockBooking,
  type RecordedBooking,
  readRecordedBooking,
  writeAttendance,
} from './attendance.store.ts';

export interface RecordRequest {
  reference: string;
  outcome: Outcome;
  cameLate?: boolean;
  groups?: GroupNumbers[];
  login: Login;
  /** The version the caller has seen; `NONE` = none yet; null = whatever there is, is overwritten. */
  seen: string | 'NONE' | null;
  now: Date;
}

export type RecordResult =
  | { kind: 'recorded'; attendance: Attendance; correctableUntil: LocalDate }
  | { kind: 'unknown' }
  | { kind: 'foreign' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'refused'; refusals: [AttendanceRefusal, ...AttendanceRefusal[]] }
  | { kind: 'invalid'; errors: InputError[] };

/** Records or corrects who came, in one transaction with its audit row. */
export function recordAttendanceOf(db: Database, request: RecordRequest): Promise<RecordResult> {
  return inTransaction(db, async (sql): Promise<RecordResult> => {
    const id = await lockBooking(sql, request.reference.trim().toUpperCase());
    if (id === null) return { kind: 'unknown' };
    const booking = await readRecordedBooking(sql, id);
    const refused = refusalOf(booking, request);
    if (refused !== null) return refused;
    const asked = recordingOf(booking.groups, request);
    if ('errors' in asked) return { kind: 'invalid', errors: asked.errors };
    const { attendance } = booking;
    const correctableUntil = lastDayToCorrect(booking.localDate);
    if (attendance !== null && saysTheSame(attendance, asked.recording)) {
      return { kind: 'recorded', attendance, correctableUntil };
    }
    if (!hasSeen(request.seen, attendance)) return { kind: 'changedMeanwhile' };
    const { login, now } = request;
    const role = actingRole('staff', login, { departmentId: booking.departmentId });
    await writeAttendance(sql, { booking, recording: asked.recording, accountId: login.accountId, role, now });
    const written = await readRecordedBooking(sql, id);
    if (written.attendance === null) throw new Error('what was written is there');
    return { kind: 'recorded', attendance: written.attendance, correctableUntil };
  });
}

function refusalOf(booking: RecordedBooking, { login, now }: RecordRequest): RecordResult | null {
  if (!worksFor(login, booking.departmentId)) return { kind: 'foreign' };
  const [first, ...more] = refusalsToRecord(booking, localDateOf(now));
  return first === undefined ? null : { kind: 'refused', refusals: [first, ...more] };
}

/** RFC 9110: `*` fits whatever is there; a version fits only itself. */
function hasSeen(seen: RecordRequest['seen'], attendance: Attendance | null): boolean {
  if (seen === null) return true;
  if (seen === 'NONE') return attendance === null;
  return attendance !== null && (seen === '*' || seen === String(attendance.version));
}

/** How many visits lack attendance, in the departments somebody works for. */
export async function missingAttendanceOf(db: Database, login: Login, now: Date) {
  const span = missingSpan(localDateOf(now));
  const total = await countMissingAttendance(db.pool, { departments: departmentsOf(login), ...span, now });
  return { total, ...span };
}
