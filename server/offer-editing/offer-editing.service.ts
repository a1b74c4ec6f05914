import type { ClientBase } from 'pg';
import { mailSettings } from '#server/bookings/booking.mails.ts';
import { tellOfChange, visitsBefore } from '#server/bookings/visit-news.service.ts';
import { hasSeen } from '#server/departments/department-editor.rules.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { showAnyOffer } from '#server/offers/offer.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { checked } from './offer-check.service.ts';
import { findChoices, findGoals } from './offer-choices.store.ts';
import type { OfferDraft } from './offer-draft.ts';
import { missingFields, type WrongField } from './offer-editing.rules.ts';
import { findOfferRow, lockOfferRow, type OfferRow, type OfferWrite, updateOffer } from './offer-editing.store.ts';
import { changedFields, draftOf } from './offer-facts.ts';
import type { OfferChange } from './offer-fields.contract.ts';
import { keepVersion, replaceMaterials, replaceNeeds } from './offer-parts.store.ts';
import { findSessionsByLink } from './offer-use.store.ts';

/** Who changes an offer, when, and which version of it they have seen (If-Match; null = none said). */
export interface Editor {
  login: Login;
  now: Date;
  seen?: string | null;
}

export type Unsaved =
  | { kind: 'unknown' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'invalid'; errors: WrongField[] }
  | { kind: 'incomplete'; missing: WrongField[] };

export type Saved = { kind: 'saved'; offer: OfferRow };

/** An offer that the person may edit, with what it can name; null = there is none of theirs. */
export async function readOfferForEditing({ pool }: Database, id: string, login: Login) {
  const offer = await findOfferRow(pool, id);
  if (offer === null || !isTheirs(offer, login)) return null;
  const [choices, goals] = await Promise.all([
    findChoices(pool, { departmentId: offer.department.id, offerId: id }),
    findGoals(
      pool,
      offer.goals.flatMap((goal) => ('goalId' in goal ? [goal.goalId] : [])),
    ),
  ]);
  return { offer, choices: { ...choices, goals } };
}

/**
 * Changes what is named. What is published stays complete, and is kept as a version before and after. Another link of an online
 * offer is told to those who come by it: wake the mail worker afterwards.
 */
export function editOffer(
  deps: Pick<Deps, 'db' | 'config'>,
  { id, changes }: { id: string; changes: OfferChange },
  { login, now, seen = null }: Editor,
): Promise<Saved | Unsaved> {
  return inTransaction(deps.db, async (sql): Promise<Saved | Unsaved> => {
    const visits = await visitsByLink(sql, { id, changes, now });
    const before = await lockedForEditing(sql, id, { login, seen });
    if ('kind' in before) return before;
    const result = await checkedChange(sql, before, changes);
    if (result.kind === 'wrong') return { kind: 'invalid', errors: result.errors };
    const missing = before.state === 'PUBLISHED' ? missingFields(result.draft, result) : [];
    if (missing.length > 0) return { kind: 'incomplete', missing };
    const fields = changedFields(draftOf(before), result.draft);
    if (fields.length === 0) return { kind: 'saved', offer: before };
    if (before.state !== 'DRAFT') await keepVersion(sql, id, login.accountId, now);
    await writeOffer(sql, id, { draft: result.draft, write: result.write, now });
    await tellOfChange(sql, mailSettings(deps.config), { before: visits, now });
    if (before.state === 'PUBLISHED') await keepVersion(sql, id, login.accountId, now);
    await auditOffer(sql, 'offer.changed', before, { login, now, details: { fields } });
    return saved(sql, id);
  });
}

/** The offer as schools would see it with these changes; nothing of it is saved. */
export async function previewChanges(
  db: Database,
  { id, changes }: { id: string; changes: OfferChange },
  { login, now, language }: Editor & { language: Language },
) {
  return rolledBack(db, async (sql) => {
    const before = await findOfferRow(sql, id);
    if (before === null || !isTheirs(before, login)) return { kind: 'unknown' } as const;
    const result = await checkedChange(sql, before, changes);
    if (result.kind === 'wrong') return { kind: 'invalid', errors: result.errors } as const;
    await writeOffer(sql, id, { draft: result.draft, write: result.write, now });
    const shown = await showAnyOffer(sql, id, { language, now });
    return shown === null ? ({ kind: 'unknown' } as const) : ({ kind: 'shown', offer: shown } as const);
  });
}

/**
 * The coming visits that are held at the offer's link, when it is to be another. Sessions are locked before their offer, as by
 * whoever books.
 */
async function visitsByLink(sql: ClientBase, { id, changes, now }: { id: string; changes: OfferChange; now: Date }) {
  if (changes.onlineUrl === undefined) return [];
  return visitsBefore(sql, await findSessionsByLink(sql, { offerId: id, otherThan: changes.onlineUrl, now }));
}

function checkedChange(sql: ClientBase, before: OfferRow, changes: OfferChange) {
  // What is left out stays; null clears.
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const typed: OfferDraft = { ...draftOf(before), ...named };
  return checked(sql, { departmentId: before.department.id, offerId: before.id, typed });
}

/** The offer, locked, when the person may edit it and has seen how it stands. */
export async function lockedForEditing(
  sql: ClientBase,
  id: string,
  { login, seen = null }: Pick<Editor, 'login' | 'seen'>,
): Promise<OfferRow | { kind: 'unknown' } | { kind: 'changedMeanwhile' }> {
  const offer = await lockOfferRow(sql, id);
  if (offer === null || !isTheirs(offer, login)) return { kind: 'unknown' };
  return hasSeen(seen, offer.version) ? offer : { kind: 'changedMeanwhile' };
}

function isTheirs({ department }: OfferRow, login: Login): boolean {
  return mayReach('lead', login, { departmentId: department.id });
}

/** Writes a checked draft: its facts, its materials and what it needs. */
async function writeOffer(
  sql: ClientBase,
  id: string,
  { draft, write, now }: { draft: OfferDraft; write: OfferWrite; now: Date },
): Promise<void> {
  await updateOffer(sql, id, write, now);
  await writeParts(sql, id, draft, now);
}

/** Materials are numbered within their phase, in the order given. */
export async function writeParts(sql: Sql, id: string, draft: OfferDraft, now: Date): Promise<void> {
  const numbered = draft.materials.map((material, at) => ({
    ...material,
    id: newId(now.getTime()),
    position: draft.materials.slice(0, at).filter(({ phase }) => phase === material.phase).length + 1,
  }));
  await replaceMaterials(sql, id, numbered);
  await replaceNeeds(sql, id, draft.resources);
}

export async function saved(sql: Sql, id: string): Promise<Saved> {
  const offer = await findOfferRow(sql, id);
  if (offer === null) throw new Error('an offer that was just saved is there');
  return { kind: 'saved', offer };
}

/** What publishing would ask for. */
export function missingOf(offer: OfferRow): WrongField[] {
  return missingFields(draftOf(offer), { siteIsOpen: offer.site.active });
}

/** What the audit keeps: names of fields and numbers, no texts. */
export function auditOffer(
  sql: ClientBase,
  action: string,
  { id, department }: Pick<OfferRow, 'id' | 'department'>,
  { login, now, details = {} }: { login: Login; now: Date; details?: Record<string, unknown> },
): Promise<void> {
  const role = actingRole('lead', login, { departmentId: department.id });
  const who = { now, actor: 'account', accountId: login.accountId, role } as const;
  return recordAudit(sql, { ...who, action, departmentId: department.id, offerId: id, details });
}

/** Carries the answer out of a transaction that is not to be kept. */
class NotKept<Result> extends Error {
  readonly answer: Result;
  constructor(answer: Result) {
    super('rolled back on purpose');
    this.answer = answer;
  }
}

async function rolledBack<Result>(db: Database, work: (sql: ClientBase) => Promise<Result>): Promise<Result> {
  try {
    return await inTransaction(db, async (sql): Promise<Result> => {
      throw new NotKept(await work(sql));
    });
  } catch (thrown) {
    if (thrown instanceof NotKept) return thrown.answer as Result;
    throw thrown;
  }
}
