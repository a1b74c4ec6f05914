import type { Router } from 'express';
import { type Answer, created, empty, invalid, notFound, ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import * as contract from './department-editor.contract.ts';
import {
  addDepartment,
  type Editor,
  editDepartment,
  readForEditing,
  type Unsaved,
} from './department-editor.service.ts';
import type { PartnershipRow } from './department-editor.store.ts';
import { editorTexts } from './department-editor.texts.ts';
import { addPartnership, dropPartnership, editPartnership } from './partnership-editor.service.ts';
import { addSite, editSite } from './site-editor.service.ts';
import type { SiteUse } from './site-use.store.ts';

/** Departments, sites and agreements, edited by the knowledge centre. */
export function departmentEditorRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db } = deps;

  serve(router, deps, mounted, contract.readDepartmentForEditing, async ({ params }) => {
    const department = await readForEditing(db, params.slug);
    return department === null ? notFound() : ok(department, etagOf(department));
  });

  serve(router, deps, mounted, contract.createDepartment, async ({ body, language, ...call }) => {
    const result = await addDepartment(db, body, editorOf(call));
    return result.kind === 'saved' ? created(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.changeDepartment, async ({ params, body, language, ...call }) => {
    const result = await editDepartment(db, { ...params, changes: body }, editorOf(call));
    return result.kind === 'saved' ? ok(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.createSite, async ({ params, body, language, ...call }) => {
    const result = await addSite(db, { ...params, asked: body }, editorOf(call));
    return result.kind === 'saved' ? created(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.changeSite, async ({ params, body, language, ...call }) => {
    const result = await editSite(db, { ...params, changes: body }, editorOf(call));
    if (result.kind === 'in use') return siteInUse(result.use, language);
    return result.kind === 'saved' ? ok(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.createPartnership, async ({ params, body, language, ...call }) => {
    const result = await addPartnership(db, { ...params, asked: body }, editorOf(call));
    if (result.kind === 'overlapping') return overlapAnswer(result.others, language);
    return result.kind === 'saved' ? created(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.changePartnership, async ({ params, body, language, ...call }) => {
    const result = await editPartnership(db, { ...params, changes: body }, editorOf(call));
    if (result.kind === 'overlapping') return overlapAnswer(result.others, language);
    return result.kind === 'saved' ? ok(result.thing, etagOf(result.thing)) : unsavedAnswer(result, language);
  });

  serve(router, deps, mounted, contract.removePartnership, async ({ params, language, ...call }) => {
    const result = await dropPartnership(db, params, editorOf(call));
    if (result.kind === 'removed') return empty();
    if (result.kind !== 'in use') return unsavedAnswer(result, language);
    const { bookings } = result;
    const message = editorTexts[language].AGREEMENT_IN_USE(bookings);
    return refuse([{ code: 'AGREEMENT_IN_USE', message, bookings }]);
  });
}

/** The policy has made sure of a login. */
function editorOf({ login, now, ifMatch }: { login: Login | null; now: Date; ifMatch: string | null }): Editor {
  return { login: login as Login, now, seen: ifMatch };
}

function etagOf({ version }: { version: number }) {
  return { etag: String(version) };
}

function unsavedAnswer(result: Unsaved, language: Language): Answer<never> {
  const texts = editorTexts[language];
  if (result.kind === 'unknown') return notFound();
  if (result.kind === 'changedMeanwhile') {
    return { kind: 'problem', code: 'CHANGED_MEANWHILE', detail: texts.CHANGED_MEANWHILE };
  }
  return invalid(result.errors.map(({ path, code }) => ({ path, code, message: texts[code] })));
}

function overlapAnswer([first, ...more]: [PartnershipRow, ...PartnershipRow[]], language: Language): Answer<never> {
  const texts = editorTexts[language];
  const day = (date: string | null) => (date === null ? null : formatDate(date, language));
  const reasonOf = ({ id, partner, from, to }: PartnershipRow) => ({
    code: 'AGREEMENTS_OVERLAP',
    message: texts.AGREEMENTS_OVERLAP(partner, texts.days(formatDate(from, language), day(to))),
    partnership: { id, partner, from, to },
  });
  return refuse([reasonOf(first), ...more.map(reasonOf)]);
}

function siteInUse({ sessions, firstSessions, offers }: SiteUse, language: Language): Answer<never> {
  const texts = editorTexts[language];
  const [first] = firstSessions;
  const ofSessions = first && {
    code: 'SITE_HAS_SESSIONS',
    message: texts.SITE_HAS_SESSIONS(sessions, formatDate(localDateOf(new Date(first.startsAt)), language)),
    total: sessions,
    sessions: firstSessions.map(({ id, startsAt, offer }) => ({ id, startsAt, offer: offer[language] })),
  };
  const titles = offers.map(({ slug, title }) => ({ slug, title: title[language] }));
  const ofOffers = titles.length > 0 && {
    code: 'SITE_HAS_OFFERS',
    message: texts.SITE_HAS_OFFERS(titles.map(({ title }) => title).join(', ')),
    offers: titles,
  };
  const [one, ...others] = [ofSessions, ofOffers].filter((reason) => !!reason);
  if (one === undefined) throw new Error('a site in use has something standing there');
  return refuse([one, ...others]);
}
