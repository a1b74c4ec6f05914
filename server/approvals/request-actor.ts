import type { BookingFacts } from '#server/bookings/booking.facts.ts';
import { actingRole, type Login, type Role } from '#server/http/policy.ts';

/** Who did something to a request, as the audit has it. */
export type Actor = { actor: 'link' | 'system' } | { actor: 'account'; accountId: string; role: Role | null };

/** Somebody of the department. */
export function leadActor(login: Login, { session }: Pick<BookingFacts, 'session'>): Actor {
  const role = actingRole('lead', login, { departmentId: session.department.id });
  return { actor: 'account', accountId: login.accountId, role };
}
