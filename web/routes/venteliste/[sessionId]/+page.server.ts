import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { emptyGroup } from '#lib/booking-values.ts';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { askedLevelOf } from '#lib/server/asked-level.ts';
import { bookingStart } from '#lib/server/booking-start.ts';
import { levelAsked, levelOptions } from '#lib/server/level-options.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { readWaitingForm, waitingBody, waitingErrors } from '#lib/server/waitlist-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { readSession } from '#server/bookings/bookable-session.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import {
  formatDate,
  formatDateShort,
  formatMoney,
  formatTime,
  formatTimeRange,
  formatWeek,
} from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { addDays } from '#server/time/local-time.ts';
import { joinWaitlist } from '#server/waitlist/waitlist.contract.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many classes as may wait together; the API says the same. */
const MOST_CLASSES = 8;
/** The longest time that can be wished for; the API says the same. */
const DAYS_AHEAD = 365;
/** What a full session says that one may still wait for. */
const FULL = 'SESSION_FULL';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { searchParams } = event.url;
  const { language } = event.locals;
  const asked = searchParams.get('elever') ?? '';
  const pupils = /^[1-9]\d{0,2}$/.test(asked) && Number(asked) <= 500 ? asked : '';
  const trin = searchParams.get('trin') ?? '';
  const [session, municipalities] = await Promise.all([
    api.get(readSession, { params: { id: event.params.sessionId }, query: { pupils, level: askedLevelOf(trin) } }),
    api.get(listMunicipalities),
  ]);
  const level = levelAsked(trin, session.rules, language);
  const start = await bookingStart(event, { pupils, level, maxGroups: 1 });
  return {
    start,
    session: { ...session, words: wordsOf(session, language) },
    /** Why nobody can wait for it either; empty = one can. */
    obstacles: session.reasons.filter(
      ({ code }) => code !== FULL && !code.startsWith('TOO_FEW') && !code.startsWith('TOO_MANY'),
    ),
    days: { first: session.localDate, last: addDays(session.localDate, DAYS_AHEAD) },
    municipalities: municipalities.items.map(({ code, name }) => ({ value: code, label: name })),
    levels: levelOptions(session.rules, language),
    asked: { pupils, level, school: await findSchool(event, searchParams.get('skole') ?? start?.school ?? '') },
    mostClasses: MOST_CLASSES,
    key: crypto.randomUUID(),
  };
};

function wordsOf(session: AnswerOf<typeof readSession>, language: Language) {
  const startsAt = new Date(session.startsAt);
  return {
    day: `${formatDate(session.localDate, language)} (${formatWeek(session.localDate, language)})`,
    short: `${formatDateShort(session.localDate, language)} ${bookingTexts[language].at} ${formatTime(startsAt, language)}`,
    time: formatTimeRange(startsAt, new Date(session.endsAt), language),
    price: formatMoney(session.price.perGroupOre, language),
    cancel: '',
  };
}

type Event = Pick<RequestEvent, 'fetch' | 'locals'>;

async function findSchool(event: Event, number: string) {
  if (!/^(\d{6}|[GD]\d{5})$/.test(number)) return null;
  const found = await apiOf(event).get(suggestInstitutions, { query: { q: number } });
  return found.items.find((item) => item.number === number) ?? null;
}

/** What every action gives back: all that was typed, and the chosen school's facts. */
async function kept(event: Event, form: FormData) {
  const values = readWaitingForm(form);
  return { values, school: await findSchool(event, values.school) };
}

export const actions: Actions = {
  /** Comes from the booking form of a time that was taken meanwhile: everything typed goes on here. */
  move: async (event) => kept(event, await postedForm(event)),

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
    if (values.groups.length >= MOST_CLASSES) return { values, school };
    return { values: { ...values, groups: [...values.groups, emptyGroup] }, school };
  },

  removeGroup: async (event) => {
    const { values, school } = await kept(event, await postedForm(event));
    const index = Number(event.url.searchParams.get('nr'));
    const groups = values.groups.filter((_, position) => position !== index);
    return { values: { ...values, groups: groups.length > 0 ? groups : [emptyGroup] }, school };
  },

  join: async (event) => {
    const form = await postedForm(event);
    const { values, school } = await kept(event, form);
    const { language } = event.locals;
    // A field that people never see: only programs fill it in.
    if (form.get('leaveEmpty')) return fail(422, { values, school, errors: [] });
    const result = await apiOf(event).call(joinWaitlist, {
      params: { id: event.params.sessionId },
      body: waitingBody(values, school, language),
      headers: /^[\x21-\x7e]{16,200}$/.test(values.key) ? { 'idempotency-key': values.key } : {},
    });
    if (!result.ok) {
      const errors = waitingErrors(result.problem, values, language);
      return fail(result.status, { values, school, errors, room: result.problem.code === 'SESSION_HAS_ROOM' });
    }
    redirect(303, `${href(language, `/booking/${result.data.reference}/${result.data.manageToken}`)}?venter=1`);
  },
};
