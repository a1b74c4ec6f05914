import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { BookingFacts } from './booking.facts.ts';
import { parseReference } from './booking.reference.ts';
import { findBooking } from './booking.store.ts';
import { isManageToken } from './manage-token.ts';

/** Who does something to a booking: the school by its link (null), or somebody of the department. */
export type Actor = Login | null;

/** How a call wants to get at a booking. */
export interface Asking {
  reference: string;
  /** Of the booking's link. It decides, if there is one: whoever is logged in besides does not count. */
  token: string | null;
  login: Login | null;
}

/**
 * The booking that a link opens, or that is one of a department somebody leads (with `staff`: works for); null for an unknown
 * reference, a wrong token and somebody else's booking alike.
 */
export async function findForActor(
  deps: Pick<Deps, 'db' | 'config'>,
  { reference, token, login }: Asking,
  policy: 'staff' | 'lead' = 'lead',
): Promise<{ booking: BookingFacts; actor: Actor } | null> {
  const known = parseReference(reference);
  if (known === null || (token === null && login === null)) return null;
  const booking = await findBooking(deps.db.pool, { reference: known });
  if (booking === null) return null;
  if (token !== null) {
    const opens = isManageToken(deps.config.LINK_SECRET, booking.id, booking.linkVersion, token);
    return opens ? { booking, actor: null } : null;
  }
  const departmentId = booking.session.department.id;
  return login !== null && mayReach(policy, login, { departmentId }) ? { booking, actor: login } : null;
}

/** Who did it, for the audit. */
export function auditActor({ session }: Pick<BookingFacts, 'session'>, actor: Actor) {
  if (actor === null) return { actor: 'link' as const };
  const role = actingRole('lead', actor, { departmentId: session.department.id });
  return { actor: 'account' as const, accountId: actor.accountId, role };
}
