import { type Database, inTransaction } from '#server/platform/database.ts';
import {
  auditOffer,
  type Editor,
  lockedForEditing,
  missingOf,
  type Saved,
  saved,
  type Unsaved,
} from './offer-editing.service.ts';
import { countUses, keepVersion, removeOffer, setOfferState } from './offer-parts.store.ts';
import { type BookedSessions, findBookedSessions } from './offer-use.store.ts';

/** Puts an offer in the catalogue when nothing is missing, and keeps it as a version. */
export function publishOffer(db: Database, id: string, { login, now, seen = null }: Editor): Promise<Saved | Unsaved> {
  return inTransaction(db, async (sql): Promise<Saved | Unsaved> => {
    const before = await lockedForEditing(sql, id, { login, seen });
    if ('kind' in before) return before;
    if (before.state === 'PUBLISHED') return { kind: 'saved', offer: before };
    const missing = missingOf(before);
    if (missing.length > 0) return { kind: 'incomplete', missing };
    await setOfferState(sql, id, 'PUBLISHED', now);
    await keepVersion(sql, id, login.accountId, now);
    await auditOffer(sql, 'offer.published', before, { login, now });
    return saved(sql, id);
  });
}

/** Takes an offer out of the catalogue. Booked visits stand, once the lead has been told of them. */
export function archiveOffer(
  db: Database,
  { id, keepBookings }: { id: string; keepBookings: boolean },
  { login, now, seen = null }: Editor,
): Promise<Saved | Unsaved | { kind: 'booked'; booked: BookedSessions }> {
  return inTransaction(db, async (sql) => {
    const before = await lockedForEditing(sql, id, { login, seen });
    if ('kind' in before) return before;
    if (before.state === 'ARCHIVED') return { kind: 'saved', offer: before };
    const booked = await findBookedSessions(sql, id, now);
    if (booked.sessions > 0 && !keepBookings) return { kind: 'booked', booked };
    if (before.state === 'PUBLISHED') await keepVersion(sql, id, login.accountId, now);
    await setOfferState(sql, id, 'ARCHIVED', now);
    await auditOffer(sql, 'offer.archived', before, { login, now, details: { bookings: booked.bookings } });
    return saved(sql, id);
  });
}

/** An archived offer becomes a draft again: it is looked through before schools see it. */
export function reopenOffer(
  db: Database,
  id: string,
  { login, now, seen = null }: Editor,
): Promise<Saved | Unsaved | { kind: 'not archived' }> {
  return inTransaction(db, async (sql) => {
    const before = await lockedForEditing(sql, id, { login, seen });
    if ('kind' in before) return before;
    if (before.state !== 'ARCHIVED') return { kind: 'not archived' };
    await keepVersion(sql, id, login.accountId, now);
    await setOfferState(sql, id, 'DRAFT', now);
    await auditOffer(sql, 'offer.reopened', before, { login, now });
    return saved(sql, id);
  });
}

/** Deletes a draft that nothing hangs on. */
export function deleteOffer(
  db: Database,
  id: string,
  { login, now, seen = null }: Editor,
): Promise<{ kind: 'deleted' } | { kind: 'in use' } | Unsaved> {
  return inTransaction(db, async (sql) => {
    const before = await lockedForEditing(sql, id, { login, seen });
    if ('kind' in before) return before;
    if (before.state !== 'DRAFT' || (await countUses(sql, id)) > 0) return { kind: 'in use' };
    await removeOffer(sql, id);
    await auditOffer(sql, 'offer.deleted', before, { login, now, details: { slug: before.slug } });
    return { kind: 'deleted' };
  });
}
