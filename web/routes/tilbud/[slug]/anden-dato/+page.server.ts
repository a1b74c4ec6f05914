import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { emptyGroup, MAX_GROUPS } from '#lib/booking-values.ts';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { askedLevelOf } from '#lib/server/asked-level.ts';
import { bookingStart } from '#lib/server/booking-start.ts';
import { dateRequestBody, dateRequestErrors, readDateRequest } from '#lib/server/date-request-form.ts';
import { levelAsked, levelOptions } from '#lib/server/level-options.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { createDateRequest } from '#server/date-requests/date-request.contract.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import { listOfferSessions, readOffer } from '#server/offers/offer.contract.ts';
import { addDays } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

/** So far ahead one may ask; the API says the same. */
const DAYS_AHEAD = 730;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { language } = event.locals;
  const params = { slug: event.params.slug };
  const { searchParams } = event.url;
  const typed = searchParams.get('elever') ?? '';
  const pupils = /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= 500 ? typed : '';
  const trin = searchParams.get('trin') ?? '';
  const [offer, sessions, municipalities] = await Promise.all([
    api.get(readOffer, { params }),
    api.get(listOfferSessions, { params, query: { pupils, level: askedLevelOf(trin) } }),
    api.get(listMunicipalities),
  ]);
  const level = levelAsked(trin, offer, language);
  const start = await bookingStart(event, { pupils, level, maxGroups: offer.maxGroups });
  const { today } = sessions;
  return {
    offer,
    free: sessions.items.filter(({ bookable }) => bookable).length,
    start,
    days: { first: addDays(today, 1), last: addDays(today, DAYS_AHEAD) },
    municipalities: municipalities.items.map(({ code, name }) => ({ value: code, label: name })),
    levels: levelOptions(offer, language),
    asked: { pupils, level, school: await findSchool(event, searchParams.get('skole') ?? start?.school ?? '') },
    key: crypto.randomUUID(),
  };
};

type Event = Pick<RequestEvent, 'fetch' | 'locals'>;

async function findSchool(event: Event, number: string) {
  if (!/^(\d{6}|[GD]\d{5})$/.test(number)) return null;
  const found = await apiOf(event).get(suggestInstitutions, { query: { q: number } });
  return found.items.find((item) => item.number === number) ?? null;
}

/** What every action gives back: all that was typed, and the chosen school's facts. */
async function kept(event: Event, form: FormData) {
  const values = readDateRequest(form);
  return { values, school: await findSchool(event, values.school) };
}

export const actions: Actions = {
  /** Without JavaScript: search the register, then choose. */
  find: async (event) => {
    const { values } = await kept(event, await postedForm(event));
    const searched = values.schoolSearch.trim();
    if (searched.length < 2) return { values: { ...values, school: '' }, school: null, searched: '', schools: [] };
    const { items } = await apiOf(event).get(suggestInstitutions, { query: { q: searched.slice(0, 200) } });
    return { values: { ...values, school: '' }, school: null, searched, schools: items };
  },

  addGroup: async (event) => {
    const { values, school } = await kept(event, await postedForm(event));
    if (values.groups.length >= MAX_GROUPS) return { values, school };
    return { values: { ...values, groups: [...values.groups, emptyGroup] }, school };
  },

  removeGroup: async (event) => {
    const { values, school } = await kept(event, await postedForm(event));
    const index = Number(event.url.searchParams.get('nr'));
    const groups = values.groups.filter((_, position) => position !== index);
    return { values: { ...values, groups: groups.length > 0 ? groups : [emptyGroup] }, school };
  },

  ask: async (event) => {
    const form = await postedForm(event);
    const { values, school } = await kept(event, form);
    const { language } = event.locals;
    // A field that people never see: only programs fill it in.
    if (form.get('leaveEmpty')) return fail(422, { values, school, errors: [] });
    const result = await apiOf(event).call(createDateRequest, {
      params: { slug: event.params.slug },
      body: dateRequestBody(values, language),
      headers: /^[\x21-\x7e]{16,200}$/.test(values.key) ? { 'idempotency-key': values.key } : {},
    });
    if (!result.ok) {
      return fail(result.status, { values, school, errors: dateRequestErrors(result.problem, values, language) });
    }
    redirect(303, `${href(language, `/datooensker/${result.data.id}/${result.data.token}`)}?ny=1`);
  },
};
