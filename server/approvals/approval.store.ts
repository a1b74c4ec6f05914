import type { Sql } from '#server/platform/database.ts';

/** The bookings that are answered together with one: itself, or every request of its set; by age. */
export async function findWhole(sql: Sql, bookingId: string): Promise<{ id: string; sessionId: string }[]> {
  const { rows } = await sql.query<{ id: string; sessionId: string }>(
    `SELECT b.id, b.session_id AS "sessionId" FROM booking own JOIN booking b
         ON b.id = own.id OR (b.booking_set_id = own.booking_set_id AND b.status = 'REQUESTED')
      WHERE own.id = $1 ORDER BY b.created_at, b.id`,
    [bookingId],
  );
  return rows;
}

/** A booking and all classes booked with it that are not over, by age: to look at. */
export async function findTogether(sql: Sql, bookingId: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT b.id FROM booking own JOIN booking b
         ON b.id = own.id OR (b.booking_set_id = own.booking_set_id AND b.status IN ('REQUESTED', 'CONFIRMED'))
      WHERE own.id = $1 ORDER BY b.created_at, b.id`,
    [bookingId],
  );
  return rows.map(({ id }) => id);
}

/** The SQL function `booking_confirm`: a request becomes a booking; its places stay. */
export async function confirm(sql: Sql, confirmation: unknown): Promise<{ outcome: 'confirmed' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_confirm($1) AS answer', [JSON.stringify(confirmation)]);
  return rows[0].answer;
}

/** The SQL function `booking_cancel`: ends a request and gives its places back. */
export async function end(sql: Sql, ending: unknown): Promise<{ outcome: 'cancelled' | 'stale' }> {
  const { rows } = await sql.query('SELECT booking_cancel($1) AS answer', [JSON.stringify(ending)]);
  return rows[0].answer;
}

/** The SQL function `booking_hold`. */
export async function hold(
  sql: Sql,
  places: unknown,
): Promise<{ outcome: 'held'; id: string } | { outcome: 'full' | 'stale' | 'missing' | 'promote' }> {
  const { rows } = await sql.query('SELECT booking_hold($1) AS answer', [JSON.stringify(places)]);
  return rows[0].answer;
}

/** The SQL function `booking_move`. */
export async function move(sql: Sql, moving: unknown): Promise<{ outcome: 'moved' | 'full' | 'stale' | 'promote' }> {
  const { rows } = await sql.query('SELECT booking_move($1) AS answer', [JSON.stringify(moving)]);
  return rows[0].answer;
}

/** Raises SEQUENCE and version of a booking and queues mails: the SQL function `booking_tell`. */
export async function tell(sql: Sql, bookingId: string, mails: readonly unknown[], now: Date): Promise<void> {
  await sql.query('SELECT booking_tell($1, $2)', [JSON.stringify([{ bookingId, mails }]), now]);
}

/** Writes the department's yes down. */
export async function writeAcceptance(
  sql: Sql,
  { bookingIds, by, now }: { bookingIds: readonly string[]; by: string | null; now: Date },
): Promise<void> {
  await sql.query(
    'UPDATE booking SET accepted_at = coalesce(accepted_at, $2), accepted_by = coalesce(accepted_by, $3) WHERE id = ANY ($1::uuid[])',
    [bookingIds, now, by],
  );
}

/** Sets when requests end by themselves, and raises their version. */
export async function setExpiry(
  sql: Sql,
  { bookingIds, expiresAt, now }: { bookingIds: readonly string[]; expiresAt: Date | null; now: Date },
): Promise<void> {
  await sql.query(
    `UPDATE booking SET expires_at = $2, version = version + 1, updated_at = $3
      WHERE id = ANY ($1::uuid[]) AND status = 'REQUESTED'`,
    [bookingIds, expiresAt, now],
  );
}

/** Writes the head's answer down; who has answered is not asked again. */
export async function writeHeadAnswer(
  sql: Sql,
  {
    bookingId,
    answer,
    reason,
    now,
  }: { bookingId: string; answer: 'CONFIRMED' | 'DECLINED'; reason: string | null; now: Date },
): Promise<void> {
  await sql.query(
    'UPDATE head_approval SET answer = $2, reason = $3, answered_at = $4 WHERE booking_id = $1 AND answer IS NULL',
    [bookingId, answer, reason, now],
  );
}

/** Asks somebody else: name and address, asked from now; the deadline stays. */
export async function replaceHead(
  sql: Sql,
  { bookingId, name, email, now }: { bookingId: string; name: string; email: string; now: Date },
): Promise<void> {
  await sql.query(
    `UPDATE head_approval SET name = $2, email = $3, asked_at = $4, reminded_at = NULL WHERE booking_id = $1 AND answer IS NULL`,
    [bookingId, name, email, now],
  );
}

/** Takes a head's answer back: asked from now, until `dueAt`. */
export async function resetHead(
  sql: Sql,
  { bookingId, dueAt, now }: { bookingId: string; dueAt: Date; now: Date },
): Promise<void> {
  await sql.query(
    `UPDATE head_approval SET answer = NULL, answered_at = NULL, reason = NULL, asked_at = $3, due_at = $2, reminded_at = NULL
      WHERE booking_id = $1`,
    [bookingId, dueAt, now],
  );
}

/** Takes the department's yes to a request back. */
export async function takeAcceptanceBack(sql: Sql, bookingId: string): Promise<void> {
  await sql.query("UPDATE booking SET accepted_at = NULL, accepted_by = NULL WHERE id = $1 AND status = 'REQUESTED'", [
    bookingId,
  ]);
}

/** Requests hold as long as their head may answer, and never past their start. `headOf`: the booking the question stands with. */
export async function fitExpiry(
  sql: Sql,
  { bookingIds, headOf }: { bookingIds: readonly string[]; headOf: string | null },
): Promise<void> {
  await sql.query(
    `UPDATE booking b SET expires_at = least(s.starts_at, greatest(b.expires_at, (SELECT due_at FROM head_approval WHERE booking_id = $2)))
       FROM session s WHERE s.id = b.session_id AND b.id = ANY ($1::uuid[]) AND b.status = 'REQUESTED'`,
    [bookingIds, headOf],
  );
}

/** When a head was asked and reminded; null = nobody was asked. */
export async function findHeadTimes(sql: Sql, bookingId: string): Promise<{ remindedAt: Date | null } | null> {
  const { rows } = await sql.query<{ remindedAt: Date | null }>(
    'SELECT reminded_at AS "remindedAt" FROM head_approval WHERE booking_id = $1',
    [bookingId],
  );
  return rows[0] ?? null;
}

/** Writes down that a head was reminded; false = they were already, or have answered. */
export async function writeReminder(sql: Sql, bookingId: string, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'UPDATE head_approval SET reminded_at = $2 WHERE booking_id = $1 AND answer IS NULL AND reminded_at IS NULL',
    [bookingId, now],
  );
  return rowCount === 1;
}

/** Requests whose time is over, or whose head has not answered in time; the longest overdue first. */
export async function findLapsedRequests(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `(SELECT id, expires_at AS due FROM booking WHERE expires_at <= $1 AND status = 'REQUESTED'
        AND NOT EXISTS (SELECT 1 FROM attendance WHERE booking_id = booking.id) ORDER BY expires_at LIMIT $2)
     UNION
     (SELECT b.id, h.due_at FROM head_approval h JOIN booking b ON b.id = h.booking_id
       WHERE h.answer IS NULL AND h.due_at <= $1 AND h.due_at > $1::timestamptz - interval '14 days' AND b.status = 'REQUESTED'
        AND NOT EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) LIMIT $2)
     ORDER BY due LIMIT $2`,
    [now, limit],
  );
  return [...new Set(rows.map(({ id }) => id))];
}

/** Bookings whose head is half-way to the deadline without an answer. */
export async function findUnremindedHeads(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT h.booking_id AS id FROM head_approval h JOIN booking b ON b.id = h.booking_id
      WHERE h.answer IS NULL AND h.due_at > $1 AND h.reminded_at IS NULL AND b.status = 'REQUESTED'
        AND h.asked_at + (h.due_at - h.asked_at) / 2 <= $1
      ORDER BY h.due_at LIMIT $2`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/** The request of a set that carries a question to the school's head which nobody has answered; null = there is none. */
export async function findOpenQuestion(sql: Sql, bookingSetId: string | null): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT b.id FROM booking b JOIN head_approval h ON h.booking_id = b.id
      WHERE b.booking_set_id = $1 AND b.status = 'REQUESTED' AND h.answer IS NULL`,
    [bookingSetId],
  );
  return rows[0]?.id ?? null;
}
