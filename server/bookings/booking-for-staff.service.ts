import { type Login, mayReach } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { BookingFacts } from './booking.facts.ts';
import { parseReference } from './booking.reference.ts';
import { findBooking } from './booking.store.ts';

/** A booking of a department that somebody works for or leads; null = there is none for them. */
export async function findForStaff(
  sql: Sql,
  { reference, login, policy }: { reference: string; login: Login; policy: 'staff' | 'lead' },
): Promise<BookingFacts | null> {
  const known = parseReference(reference);
  const booking = known === null ? null : await findBooking(sql, { reference: known });
  return booking !== null && mayReach(policy, login, { departmentId: booking.session.department.id }) ? booking : null;
}
