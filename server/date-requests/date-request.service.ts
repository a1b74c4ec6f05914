import { groupOf, hashOf } from '#server/bookings/booking.request.ts';
import { placesOf, type Refusal } from '#server/bookings/booking.rules.ts';
import { queueNotices } from '#server/notices/notice.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { NewDateRequest } from './date-request.contract.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import { newRequestTask, receivedMail } from './date-request.mails.ts';
import { refusalsOfGroups, type Wish, type WrongWish, wrongWish } from './date-request.rules.ts';
import * as store from './date-request.store.ts';
import { closeDateRequest } from './date-request-closing.store.ts';
import { isDateRequestToken } from './date-request-token.ts';

/** Requests that one contact address may make in an hour. */
const REQUESTS_PER_HOUR = 20;

export type CreateResult =
  | { kind: 'created'; id: string }
  | { kind: 'unknown offer' }
  | { kind: 'unknown institution'; path: 'institution.number' | 'institution.municipality' }
  | { kind: 'wrong wish'; errors: [WrongWish, ...WrongWish[]] }
  | { kind: 'refused'; refusals: [Refusal, ...Refusal[]] }
  | { kind: 'problem'; code: 'IDEMPOTENCY_KEY_REUSED' | 'TOO_MANY_DATE_REQUESTS' };

/**
 * Asks for another day of a published offer, and tells the school and the department. The same idempotency key with the same
 * body answers the first request again.
 */
export async function createDateRequest(
  deps: Deps,
  { slug, body }: { slug: string; body: NewDateRequest },
  { requestKey, now }: { requestKey: string | null; now: Date },
): Promise<CreateResult> {
  const requestHash = hashOf({ slug, ...body });
  const { institution: named, contact } = body;
  const asking = { slug, institution: named, contactEmail: contact.email, requestKey, now };
  const { offer, institution, recent, known } = await store.loadAsking(deps.db.pool, asking);
  if (known !== null) return replay(known, requestHash);
  if (offer === null) return { kind: 'unknown offer' };
  const wish: Wish = { ...body.wish, timeOfDay: body.wish.timeOfDay ?? null };
  const [error, ...errors] = wrongWish(wish, localDateOf(now));
  if (error !== undefined) return { kind: 'wrong wish', errors: [error, ...errors] };
  if (institution === null) {
    return { kind: 'unknown institution', path: 'number' in named ? 'institution.number' : 'institution.municipality' };
  }
  if (recent >= REQUESTS_PER_HOUR) return { kind: 'problem', code: 'TOO_MANY_DATE_REQUESTS' };
  const groups = body.groups.map(groupOf);
  const [refusal, ...others] = refusalsOfGroups({ ...offer, bookingOpensAt: null }, groups);
  if (refusal !== undefined) return { kind: 'refused', refusals: [refusal, ...others] };
  const { pupils, adults } = placesOf(groups);
  const { language } = body;
  const row = {
    ...{ id: newId(now.getTime()), offer, language, institution, contact, groups, pupils, adults, wish },
    ...{ needs: body.needs || null, message: body.message || null, requestKey, requestHash, now },
  };
  if (!(await save(deps, row))) {
    const again = await store.loadAsking(deps.db.pool, asking);
    if (again.known === null) throw new Error('a key that is taken has made a request');
    return replay(again.known, requestHash);
  }
  deps.wakeMailWorker();
  return { kind: 'created', id: row.id };
}

function replay(known: { id: string; requestHash: string }, requestHash: string): CreateResult {
  if (known.requestHash !== requestHash) return { kind: 'problem', code: 'IDEMPOTENCY_KEY_REUSED' };
  return { kind: 'created', id: known.id };
}

/** False = the same key came twice at once, and the other one was first. */
function save({ db, config }: Deps, row: store.NewRow): Promise<boolean> {
  const { id, offer, now } = row;
  return inTransaction(db, async (sql) => {
    if (!(await store.insertDateRequest(sql, row))) return false;
    const notices = [receivedMail(row, { config, now }), newRequestTask(row, { config, now })];
    await queueNotices(sql, notices, { dedupeKey: `dateRequest:${id}`, now });
    await recordAudit(sql, {
      now,
      actor: 'public',
      action: 'dateRequest.created',
      departmentId: offer.department.id,
      offerId: offer.id,
      institutionNumber: row.institution.number,
      details: { dateRequest: id, groups: row.groups.length, pupils: row.pupils, adults: row.adults },
    });
    return true;
  });
}

/** A date request by its link; null = the token is not its own, there is none, or its school was erased. */
export async function findByLink(deps: Deps, id: string, token: string | null): Promise<DateRequestFacts | null> {
  if (token === null || !isId(id) || !isDateRequestToken(deps.config.LINK_SECRET, id, token)) return null;
  const request = await store.findDateRequest(deps.db.pool, id);
  return request === null || request.erased ? null : request;
}

/** Takes a request back, by its link. Null = it is not open any more. */
export async function withdrawDateRequest(
  { db }: Deps,
  request: DateRequestFacts,
  now: Date,
): Promise<DateRequestFacts | null> {
  const { id, offer } = request;
  const closed = await inTransaction(db, async (sql) => {
    const closing = { id, state: 'WITHDRAWN' as const, answer: null, bookingId: null, by: null, now };
    if (!(await closeDateRequest(sql, closing))) return false;
    await recordAudit(sql, {
      now,
      actor: 'link',
      action: 'dateRequest.withdrawn',
      departmentId: offer.department.id,
      offerId: offer.id,
      details: { dateRequest: id },
    });
    return true;
  });
  const after = await store.findDateRequest(db.pool, id);
  return closed || after?.state === 'WITHDRAWN' ? after : null;
}
