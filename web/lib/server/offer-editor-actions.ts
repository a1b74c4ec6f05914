import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { rowsChanged, rowsOf, type Typed, withoutBlankRows } from '#lib/offer-editor/typed.ts';
import { type OfferView, offerView } from '#lib/server/offer-view.ts';
import { editorTexts } from '#lib/texts/offer-editor.ts';
import { type CoverFacts, drawCover } from '#server/covers/cover.ts';
import type { Problem } from '#server/http/problems.ts';
import * as contract from '#server/offer-editing/offer-editing.contract.ts';
import type { OfferDetails } from '#server/offers/offer.contract.ts';
import { type EditorFailure, failureOf, labelOf } from './offer-failure.ts';
import { changesOf, typedIn, typedOf } from './offer-form.ts';
import { withUploads } from './offer-uploads.ts';
import { postedForm } from './posted-form.ts';
import { staffApi } from './staff-api.ts';

type Event = RequestEvent<{ id: string }>;

/** The form of an offer: saving, its rows, and how it would look. Nothing that was typed is ever lost. */
export const offerEditorActions = {
  gem: async (event: Event) => {
    const posted = await readForm(event);
    if (posted.failure) return fail(422, posted.failure);
    const { typed } = posted;
    const saved = await save(event, typed);
    if (!saved.ok) return failed(event, saved.status, saved.problem, typed);
    if (posted.asked !== 'udgiv') backTo(event, 'gem');
    const params = { id: event.params.id };
    const headers = { 'if-match': `"${saved.etag}"` };
    const published = await staffApi(event).call(contract.publishOffer, { params, headers });
    if (published.ok) backTo(event, 'udgivet');
    const now = { ...typed, values: { ...typed.values, version: saved.etag ?? '' } };
    const failure = failureOf(published.problem, { typed: now, language: event.locals.language, saved: true });
    return fail(published.status, { typed: now, failure });
  },

  raekke: async (event: Event) => {
    const posted = await readForm(event);
    if (posted.failure) return fail(422, posted.failure);
    return { typed: rowsChanged(posted.typed, posted.asked) };
  },

  vis: async (event: Event) => {
    const posted = await readForm(event);
    if (posted.failure) return fail(422, posted.failure);
    const typed = withoutBlankRows(posted.typed);
    const result = await staffApi(event).call(contract.previewOffer, {
      params: { id: event.params.id },
      body: bodyOf(typed),
    });
    if (!result.ok) return failed(event, result.status, result.problem, typed);
    return { typed, view: withDrawing(offerView(result.data, event.locals.language), result.data, typed) };
  },

  skriv: async (event: Event) => ({ typed: typedIn(await postedForm(event)) }),
};

/** The drawn cover by what was typed: the one at its address is still drawn by what is saved. */
function withDrawing(view: OfferView, { slug, subjectFamily, cover }: OfferDetails, { values }: Typed): OfferView {
  if (!view.drawn) return view;
  const [place, season] = [cover.place as CoverFacts['place'], cover.season as CoverFacts['season']];
  const facts = { id: slug, subjectFamily, place, season, motif: values.coverMotif || null };
  const svg = drawCover(facts, { variant: 'full' });
  return { ...view, picture: { ...view.picture, src: `data:image/svg+xml,${encodeURIComponent(svg)}` } };
}

/** The form with its files handed in: those that were not taken are told, everything else stays. */
async function readForm(event: Event) {
  const form = await postedForm(event);
  const first = typedIn(form);
  const { typed, errors } = await withUploads(event, form, first, first.values.department ?? '');
  const asked = String(form.get('asked') ?? '').slice(0, 60);
  const { asked: _asked, ...values } = typed.values;
  const kept: Typed = { ...typed, values };
  if (Object.keys(errors).length === 0) return { typed: kept, asked, failure: null };
  const { language } = event.locals;
  const texts = editorTexts[language].failed;
  const summary = Object.entries(errors).map(([name, message]) => ({
    id: name,
    message: `${name === 'imageFileId' ? editorTexts[language].fields.image : labelOf(name, language)}: ${message}`,
  }));
  const failure: EditorFailure = { title: texts.upload, note: texts.kept, errors, summary };
  return { typed: kept, asked, failure: { typed: kept, failure } };
}

function save(event: Event, posted: Typed) {
  const typed = withoutBlankRows(posted);
  return staffApi(event).call(contract.changeOffer, {
    params: { id: event.params.id },
    headers: { 'if-match': `"${typed.values.version ?? ''}"` },
    body: bodyOf(typed),
  });
}

function bodyOf(typed: Typed) {
  const [programme, materials, goals] = [
    rowsOf(typed, 'programme'),
    rowsOf(typed, 'materials'),
    rowsOf(typed, 'goals'),
  ];
  return changesOf(typed, { programme, materials, goals });
}

/** The form again. After somebody else's edit it says what stands there now, and the next save counts. */
async function failed(event: Event, status: number, problem: Problem, posted: Typed) {
  const typed = withoutBlankRows(posted);
  const { language } = event.locals;
  const failure = failureOf(problem, { typed, language });
  if (problem.code !== 'CHANGED_MEANWHILE') return fail(status, { typed, failure });
  const { id } = event.params;
  const current = await staffApi(event).get(contract.readEditedOffer, { params: { id } });
  const summary = standsNow(typed, typedOf(current, language), language);
  const values = { ...typed.values, version: String(current.version) };
  return fail(status, {
    typed: { ...typed, values },
    failure: { ...failure, summary: summary.length === 0 ? failure.summary : summary },
  });
}

const LONGEST_QUOTE = 80;

/** The fields in which something else stands now than what was typed. */
function standsNow(typed: Typed, current: Typed, language: EventLanguage) {
  const texts = editorTexts[language].failed;
  return Object.entries(current.values).flatMap(([name, now]) => {
    if (/(fileName|FileName|Id)$/.test(name) || now === (typed.values[name] ?? '')) return [];
    const said = now === '' ? texts.nothing : now.slice(0, LONGEST_QUOTE);
    return [{ id: name, message: texts.standsNow(labelOf(name, language), said) }];
  });
}

type EventLanguage = Event['locals']['language'];

function backTo(event: Event, news: string): never {
  redirect(303, `${href(event.locals.language, `/personale/tilbud/${event.params.id}`)}?nyt=${news}`);
}
