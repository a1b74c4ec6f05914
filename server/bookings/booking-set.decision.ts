import type { Deps } from '#server/platform/deps.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import { type Decision, decide, type WrongField } from './booking.decision.ts';
import type { BookingSnapshot } from './booking.facts.ts';
import type { Refusal } from './booking.rules.ts';
import { loadSnapshot } from './booking.store.ts';
import { holdIdOf } from './hold-token.ts';

/** What each visit of a set has for itself; everything else is the same for all. */
type Own = Pick<CreateBookingBody, 'sessionId' | 'groups' | 'visitor' | 'needs' | 'holdToken'>;
export type BookingSetBody = Omit<CreateBookingBody, keyof Own> &
  Pick<CreateBookingBody, 'visitor' | 'needs'> & { bookings: Own[] };

/** Why one of the visits cannot be booked, by its place in the list from 0. */
export type SetRefusal = Refusal & { booking: number };

/** One visit as a booking of its own would ask for it. */
export interface Asked {
  request: Omit<CreateBookingBody, 'holdToken'>;
  holdId: string | null;
  /** A hold's token was given that is none of ours. */
  wrongHold: boolean;
}

/** The visits of a set, each as a booking of its own would ask for it. */
export function askedOf(deps: Deps, { bookings: visits, ...common }: BookingSetBody): Asked[] {
  return visits.map(({ sessionId, groups, visitor, needs, holdToken }) => {
    const holdId = holdToken ? holdIdOf(deps.config.LINK_SECRET, holdToken) : null;
    const request = { ...common, sessionId, groups, visitor: visitor ?? common.visitor, needs: needs || common.needs };
    return { request, holdId, wrongHold: Boolean(holdToken) && holdId === null };
  });
}

export type Accepted = Extract<Decision, { kind: 'accepted' }> & Asked & { snapshot: BookingSnapshot };
export type Judged =
  | { known: NonNullable<BookingSnapshot['known']> }
  | { kind: 'accepted'; parts: Accepted[] }
  | { kind: 'refused'; refusals: [SetRefusal, ...SetRefusal[]] }
  | { kind: 'invalid'; errors: WrongField[] }
  | Extract<Decision, { kind: 'problem' }>;

/** Every visit is judged, so that all reasons can be told at once; one connection at a time. */
export async function judge(
  deps: Deps,
  asked: readonly Asked[],
  { idempotencyKey, holder, now }: { idempotencyKey: string | null; holder: string | null; now: Date },
): Promise<Judged> {
  const parts: Accepted[] = [];
  const refusals: SetRefusal[] = [];
  const errors: WrongField[] = [];
  for (const [index, one] of asked.entries()) {
    const { sessionId, institution, contact } = one.request;
    const question = { sessionId, institution, contactEmail: contact.email, idempotencyKey, holdId: one.holdId, now };
    const snapshot = await loadSnapshot(deps.db.pool, question);
    if (snapshot.known) return { known: snapshot.known };
    if (one.wrongHold) return { kind: 'problem', code: 'HOLD_NOT_YOURS' };
    const decision = decide(snapshot, one.request, { holder, now });
    if (decision.kind === 'problem') return decision;
    if (decision.kind === 'invalid') errors.push(...decision.errors);
    if (decision.kind === 'refused')
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, booking: index })));
    if (decision.kind === 'accepted') parts.push({ ...decision, ...one, snapshot });
    if (decision.kind === 'accepted' && parts[0]?.session.offer.id !== decision.session.offer.id)
      errors.push({ path: `bookings.${index}.sessionId`, code: 'OTHER_OFFER' });
  }
  const [refusal, ...others] = refusals;
  if (refusal !== undefined) return { kind: 'refused', refusals: [refusal, ...others] };
  if (errors.length > 0) return { kind: 'invalid', errors: uniqueOf(errors) };
  return { kind: 'accepted', parts };
}

/** What is the same for all visits is wrong once. */
function uniqueOf(errors: WrongField[]): WrongField[] {
  return [...new Map(errors.map((error) => [error.path, error])).values()];
}
