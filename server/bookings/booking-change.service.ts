import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { promoteSession } from '#server/waitlist/promotion.service.ts';
import type { ChangeBookingBody } from './booking.contract.ts';
import type { BookingFacts } from './booking.facts.ts';
import { type Places, placesOf } from './booking.rules.ts';
import * as store from './booking.store.ts';
import { type Actor, findForActor } from './booking-access.service.ts';
import { applied, changeOf, type Difference, differenceOf } from './booking-change.request.ts';
import { type ChangeRefusal, refusalsOfChanging } from './booking-change.rules.ts';
import { setPeople } from './booking-life.store.ts';
import { type PeopleRefusal, refusalsOfPeople } from './booking-people.rules.ts';
import { MAILED_CHANGES, peopleOf } from './booking-people.service.ts';

/** How often a decision is taken anew when the booking changed while it was taken. */
const ATTEMPTS = 4;

/** The booking that a link opens; null for an unknown reference and a wrong token alike. */
export async function findByLink(
  deps: Pick<Deps, 'db' | 'config'>,
  reference: string,
  token: string | null,
): Promise<BookingFacts | null> {
  return (await findForActor(deps, { reference, token, login: null }))?.booking ?? null;
}

export interface ChangeRequest {
  body: ChangeBookingBody;
  /** The version the caller has seen; null = whatever it is now. */
  ifMatch: string | null;
  actor: Actor;
  now: Date;
}

type Refusals = [ChangeRefusal | PeopleRefusal, ...(ChangeRefusal | PeopleRefusal)[]];

export type ChangeResult =
  | { kind: 'changed'; booking: BookingFacts }
  | { kind: 'refused'; booking: BookingFacts; refusals: Refusals }
  | { kind: 'changed meanwhile' }
  | { kind: 'too many changes' }
  | { kind: 'unknown group'; index: number };

/**
 * Changes numbers, texts, place, invoice details, the visiting teacher or the school's administrator, all or nothing. Everybody
 * concerned is mailed when the visit itself changes, not for invoice details. Whoever waits is asked before anybody gets more places.
 */
export async function changeBooking(deps: Deps, first: BookingFacts, request: ChangeRequest): Promise<ChangeResult> {
  const { body, ifMatch, actor, now } = request;
  let booking = first;
  for (let attempt = 1; ; attempt++) {
    if (!hasSeen(ifMatch, booking)) return { kind: 'changed meanwhile' };
    const changed = applied(booking, body);
    if ('unknownGroup' in changed) return { kind: 'unknown group', index: changed.unknownGroup };
    const [refusal, ...others] = refusalsOf(booking, changed, request);
    if (refusal !== undefined) return { kind: 'refused', booking, refusals: [refusal, ...others] };
    const difference = differenceOf(booking, changed);
    if (!difference.people && !difference.kept) return { kind: 'changed', booking };
    const mailed = difference.people || difference.visit;
    if (mailed && booking.sequence >= MAILED_CHANGES) return { kind: 'too many changes' };
    const answer = await save(deps, { before: booking, after: changed, difference }, request);
    if (answer.outcome === 'full')
      return { kind: 'refused', booking, refusals: [{ code: 'SESSION_FULL', left: withOwn(answer.left, booking) }] };
    if (answer.outcome === 'promote') await promoteSession(deps, booking.session.id, now);
    const reloaded = await store.findBooking(deps.db.pool, { id: booking.id });
    if (reloaded === null) throw new Error('a booking is never deleted');
    if (answer.outcome === 'changed') {
      if (mailed) deps.wakeMailWorker();
      return { kind: 'changed', booking: reloaded };
    }
    // Handed over meanwhile: this link is void, whatever it asked for.
    const lostLink = actor === null && reloaded.linkVersion !== booking.linkVersion;
    if (attempt === ATTEMPTS || lostLink) return { kind: 'changed meanwhile' };
    booking = reloaded;
  }
}

/** RFC 9110: `*` fits whatever is there; a version fits only itself. */
function hasSeen(ifMatch: string | null, { version }: BookingFacts): boolean {
  return ifMatch === null || ifMatch === '*' || ifMatch === String(version);
}

/**
 * Other people may come at any time; numbers and texts have their deadlines, of which the department is the master. Whether there is
 * room is the database's to say: holds that have lapsed make way there.
 */
function refusalsOf(booking: BookingFacts, changed: BookingFacts, { body, actor, now }: ChangeRequest) {
  const { visitor, administrator, ...visit } = body;
  const ofPeople = visitor === undefined && administrator === undefined ? null : refusalsOfPeople(booking, now);
  if (ofPeople !== null && (ofPeople.length > 0 || Object.values(visit).every((value) => value === undefined)))
    return ofPeople;
  const refusals = refusalsOfChanging(booking, changed.groups, now);
  const ofVisit = actor === null ? refusals : refusals.filter(({ code }) => !isDepartmentsOwn(code));
  return ofVisit.every(({ code }) => code === 'SESSION_FULL') ? [] : ofVisit;
}

function isDepartmentsOwn(code: ChangeRefusal['code']): boolean {
  return code === 'ONLY_LOWERING' || code === 'LEVEL_NOT_OFFERED';
}

/** What is left, with the booking's own places: it gives those back when it takes others. */
function withOwn(left: Places, booking: BookingFacts): Places {
  const own = placesOf(booking.groups);
  return { groups: left.groups + own.groups, pupils: left.pupils + own.pupils, adults: left.adults + own.adults };
}

type Answer = store.ChangeAnswer;

/** Rolls the transaction back. */
class NotSaved extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer.outcome);
    this.answer = answer;
  }
}

/** Visit and people in one transaction: both, or nothing. */
async function save(
  deps: Deps,
  { before, after, difference }: { before: BookingFacts; after: BookingFacts; difference: Difference },
  { actor, now }: ChangeRequest,
): Promise<Answer> {
  const mailed = difference.visit && !difference.people;
  const change = changeOf(deps, { before, after, mailed }, actor, now);
  if (!difference.people) return store.changeBooking(deps.db.pool, change);
  const next = difference.kept ? { ...before, version: before.version + 1 } : before;
  const people = peopleOf(deps, { before: next, after, visitChanged: difference.visit }, actor, now);
  if (!difference.kept) return setPeople(deps.db.pool, people);
  return inTransaction(deps.db, async (sql) => {
    const answer = await store.changeBooking(sql, change);
    if (answer.outcome !== 'changed') return answer;
    const second = await setPeople(sql, people);
    if (second.outcome !== 'changed') throw new NotSaved(second);
    return answer;
  }).catch((error: unknown) => {
    if (error instanceof NotSaved) return error.answer;
    throw error;
  });
}
