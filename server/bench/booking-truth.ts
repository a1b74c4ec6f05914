import { assertRight } from './bench.ts';
import type { BenchDatabase } from './bench-database.ts';

/**
 * Holds the database against what was answered: one row for each booking that was promised and none beside, with its group,
 * its mails and its audit row; counters that equal their bookings; nothing sold beyond the places.
 *
 * @throws when anything differs.
 */
export async function assertBookingsAreTrue(db: BenchDatabase, references: string[], made: number): Promise<void> {
  const { rows } = await db.pool.query(TRUTH, [references]);
  const truth = rows[0];
  assertRight(
    truth.named === references.length,
    `${references.length} answers of 201, ${truth.named} of them have a row`,
  );
  assertRight(truth.bookings === made, `${made} bookings were made, ${truth.bookings} rows are there`);
  assertRight(truth.audited === made && truth.grouped === made, 'every booking has its group and its audit row');
  assertRight(
    truth.mails === made * MAILS_EACH,
    `${MAILS_EACH} mails for each of ${made} bookings, not ${truth.mails}`,
  );
  assertRight(truth.differences === 0, `${truth.differences} sessions whose counters are not their bookings`);
  assertRight(truth.sums === 0, `${truth.sums} bookings whose sums are not their groups`);
  assertRight(truth.oversold === 0, `${truth.oversold} sessions sold beyond their places`);
}

/** To the visiting teacher, the contact and the educator. */
const MAILS_EACH = 3;

const TRUTH = `SELECT
  (SELECT count(*) FROM booking WHERE reference = ANY ($1)) AS named,
  (SELECT count(*) FROM booking) AS bookings,
  (SELECT count(*) FROM booking_group) AS grouped,
  (SELECT count(*) FROM audit_event WHERE action = 'booking.created') AS audited,
  (SELECT count(*) FROM outbox_mail) AS mails,
  (SELECT count(*) FROM session_counter_differences()) AS differences,
  (SELECT count(*) FROM booking_sum_differences()) AS sums,
  (SELECT count(*) FROM session s WHERE s.capacity_pupils < (SELECT coalesce(sum(pupils), 0) FROM booking b WHERE b.session_id = s.id)) AS oversold`;
