import type { Router } from 'express';
import { type Answer, created, empty, forbidden, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { beginOffer, copyOffer, listOffersToEdit } from './new-offer.service.ts';
import * as contract from './offer-editing.contract.ts';
import type { WrongField } from './offer-editing.rules.ts';
import { type Editor, editOffer, previewChanges, readOfferForEditing, type Unsaved } from './offer-editing.service.ts';
import type { OfferRow } from './offer-editing.store.ts';
import { offerEditingTexts } from './offer-editing.texts.ts';
import { choicesView, editedOfferItemView, editedOfferView, inWords } from './offer-editing.view.ts';
import { archiveOffer, deleteOffer, publishOffer, reopenOffer } from './offer-states.service.ts';
import type { BookedSessions } from './offer-use.store.ts';

const PAGE_SIZE = 50;

/** Offers as their departments make them. */
export function offerEditingRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.listEditedOffers, async ({ query, language, ...call }) => {
    const { page = 1, pageSize = PAGE_SIZE, ...asked } = query;
    const found = await listOffersToEdit(db, { ...asked, page, pageSize, now: call.now }, editorOf(call));
    if (found.kind === 'foreign') return forbidden();
    if (found.kind === 'unknown') return notFound();
    const items = found.items.map((item) => editedOfferItemView(item, language));
    return ok({ items, total: found.total, page, pageSize, states: found.states });
  });

  serve(router, deps, mounted, contract.readEditedOffer, async ({ params, login, language }) => {
    const found = await readOfferForEditing(db, params.id, login as Login);
    if (found === null) return notFound();
    const { offer, choices } = found;
    return ok({ ...editedOfferView(offer, language), choices: choicesView(choices, language) }, etagOf(offer));
  });

  serve(router, deps, mounted, contract.createOffer, async ({ body, language, ...call }) => {
    const result = await beginOffer(db, body, editorOf(call));
    if (result.kind === 'saved') return created(editedOfferView(result.offer, language), etagOf(result.offer));
    if (result.kind === 'no site') return refuseWith('DEPARTMENT_HAS_NO_SITE', language);
    return result.kind === 'foreign' ? forbidden() : notFound();
  });

  serve(router, deps, mounted, contract.changeOffer, async ({ params, body, language, ...call }) => {
    const result = await editOffer(deps, { ...params, changes: body }, editorOf(call));
    if (result.kind === 'saved' && body.onlineUrl !== undefined) deps.wakeMailWorker();
    return result.kind === 'saved' ? savedAnswer(result.offer, language) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.publishOffer, async ({ params, language, ...call }) => {
    const result = await publishOffer(db, params.id, editorOf(call));
    return result.kind === 'saved' ? savedAnswer(result.offer, language) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.archiveOffer, async ({ params, body, language, ...call }) => {
    const { keepBookings = false } = body;
    const result = await archiveOffer(db, { id: params.id, keepBookings }, editorOf(call));
    if (result.kind === 'booked') return refuse([bookedReason(result.booked, language)]);
    return result.kind === 'saved' ? savedAnswer(result.offer, language) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.reopenOffer, async ({ params, language, ...call }) => {
    const result = await reopenOffer(db, params.id, editorOf(call));
    if (result.kind === 'not archived') return refuseWith('OFFER_NOT_ARCHIVED', language);
    return result.kind === 'saved' ? savedAnswer(result.offer, language) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.copyOffer, async ({ params, body, language, ...call }) => {
    const result = await copyOffer(db, { id: params.id, titleDa: body.titleDa }, editorOf(call));
    if (result.kind === 'saved') return created(editedOfferView(result.offer, language), etagOf(result.offer));
    return notFound();
  });

  serve(router, deps, mounted, contract.deleteOffer, async ({ params, language, ...call }) => {
    const result = await deleteOffer(db, params.id, editorOf(call));
    if (result.kind === 'deleted') return empty();
    return result.kind === 'in use' ? refuseWith('OFFER_IN_USE', language) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.previewOffer, async ({ params, body, language, ...call }) => {
    const result = await previewChanges(db, { ...params, changes: body }, { ...editorOf(call), language });
    return result.kind === 'shown' ? ok(result.offer) : unsavedAnswer(result, language);
  });
}

/** The policy has made sure of a login. */
function editorOf({ login, now, ifMatch }: { login: Login | null; now: Date; ifMatch: string | null }): Editor {
  return { login: login as Login, now, seen: ifMatch };
}

function etagOf({ version }: OfferRow) {
  return { etag: String(version) };
}

function savedAnswer(offer: OfferRow, language: Language) {
  return ok(editedOfferView(offer, language), etagOf(offer));
}

function unsavedAnswer(result: Unsaved, language: Language): Answer<never> {
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'changedMeanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: offerEditingTexts[language].CHANGED_MEANWHILE };
  }
  return result.kind === 'invalid' ? invalid(inWords(result.errors, language)) : incomplete(result.missing, language);
}

/** Everything that is missing, as reasons and as fields: a form shows them where they belong. */
function incomplete(missing: readonly WrongField[], language: Language): Answer<never> {
  const errors = inWords(missing, language);
  const detail = offerEditingTexts[language].OFFER_INCOMPLETE;
  return { kind: 'problem', code: 'OFFER_INCOMPLETE', detail, errors, reasons: errors };
}

function refuseWith(code: 'OFFER_NOT_ARCHIVED' | 'OFFER_IN_USE' | 'DEPARTMENT_HAS_NO_SITE', language: Language) {
  return refuse([{ code, message: offerEditingTexts[language][code] }]);
}

function bookedReason({ sessions, bookings, first }: BookedSessions, language: Language): Reason {
  const [soonest] = first;
  const day = soonest ? formatDate(localDateOf(new Date(soonest.startsAt)), language) : '';
  return {
    code: 'OFFER_HAS_BOOKINGS',
    message: offerEditingTexts[language].OFFER_HAS_BOOKINGS(sessions, bookings, day),
    bookings,
    total: sessions,
    sessions: first.map((one) => ({ ...one, startsAt: new Date(one.startsAt).toISOString() })),
  };
}
