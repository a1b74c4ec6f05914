import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { emptyGroup, MAX_GROUPS } from '#lib/booking-values.ts';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { askedLevelOf } from '#lib/server/asked-level.ts';
import { bodyOf, formErrors, readForm } from '#lib/server/booking-form.ts';
import { bookingStart } from '#lib/server/booking-start.ts';
import { extendedHold, leaveHold, takeHold } from '#lib/server/hold-form.ts';
import { levelAsked, levelOptions } from '#lib/server/level-options.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { readSession } from '#server/bookings/bookable-session.contract.ts';
import { createBooking } from '#server/bookings/booking.contract.ts';
import type { AnswerOf } from '#server/http/endpoint.ts';
import type { Problem } from '#server/http/problems.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import { listMunicipalities } from '#server/municipalities/municipality.contract.ts';
import {
  formatDate,
  formatDateShort,
  formatDay,
  formatMoney,
  formatTime,
  formatTimeRange,
  formatVisit,
  formatWeek,
} from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { searchParams } = event.url;
  const asked = searchParams.get('elever') ?? '';
  const pupils = /^[1-9]\d{0,2}$/.test(asked) && Number(asked) <= 500 ? asked : '';
  const trin = searchParams.get('trin') ?? '';
  const [session, municipalities] = await Promise.all([
    api.get(readSession, { params: { id: event.params.sessionId }, query: { pupils, level: askedLevelOf(trin) } }),
    api.get(listMunicipalities),
  ]);
  const { language } = event.locals;
  const level = levelAsked(trin, session.rules, language);
  const maxGroups = Math.min(session.rules.maxGroups, session.left.groups);
  const start = await bookingStart(event, { pupils, level, maxGroups });
  return {
    start,
    session: { ...session, words: sessionWords(session, language) },
    day: formatDay(session.localDate, language),
    municipalities: municipalities.items.map(({ code, name }) => ({ value: code, label: name })),
    levels: levelsOf(session, language),
    asked: {
      pupils,
      level,
      school: await findSchool(event, searchParams.get('skole') ?? start?.school ?? ''),
    },
    key: crypto.randomUUID(),
  };
};

/** Levels that the offer is not made for: for special classes only, or for whoever asks. */
function levelsOf(session: AnswerOf<typeof readSession>, language: Language) {
  const [madeFor, others] = levelOptions(session.rules, language);
  const label = bookingTexts[language].groups[session.asks.levelByRequest ? 'askedLevels' : 'otherLevels'];
  return [...(madeFor ? [madeFor] : []), ...(others ? [{ ...others, label }] : [])];
}

function sessionWords(session: AnswerOf<typeof readSession>, language: Language) {
  const texts = bookingTexts[language];
  return {
    day: `${formatDate(session.localDate, language)} (${formatWeek(session.localDate, language)})`,
    short: `${formatDateShort(session.localDate, language)} ${texts.at} ${formatTime(new Date(session.startsAt), language)}`,
    time: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language),
    price: formatMoney(session.price.perGroupOre, language),
    cancel: session.cancellable
      ? texts.cancelUntil(formatDay(session.rules.cancellationLastDay, language))
      : texts.cancelOver(session.department.phone),
    departmentBy: formatDay(session.asks.departmentBy, language),
    headBy: session.asks.headBy === null ? null : formatDay(session.asks.headBy, language),
  };
}

type Event = Pick<RequestEvent, 'fetch' | 'locals'>;

async function findSchool(event: Event, number: string) {
  if (!/^(\d{6}|[GD]\d{5})$/.test(number)) return null;
  const found = await apiOf(event).get(suggestInstitutions, { query: { q: number } });
  return found.items.find((item) => item.number === number) ?? null;
}

/** The nearest free times that came with a refusal, in words. */
function alternativesOf(problem: Problem, language: Language): { id: string; when: string }[] {
  const sessions = (problem.reasons?.[0]?.alternatives ?? []) as { id: string; startsAt: string; endsAt: string }[];
  return sessions.map(({ id, startsAt, endsAt }) => ({
    id,
    when: formatVisit(new Date(startsAt), new Date(endsAt), language),
  }));
}

/** What every action gives back: all that was typed, the chosen school's facts, and the places that are held meanwhile. */
async function kept(event: RequestEvent<{ sessionId: string }>, form: FormData) {
  const values = readForm(form);
  const { sessionId } = event.params;
  const [school, holding] = await Promise.all([
    findSchool(event, values.school),
    takeHold(event, sessionId, values.groups),
  ]);
  return { values, school, holding };
}

export const actions: Actions = {
  /** Without JavaScript: search the register, then choose. */
  find: async (event) => {
    const { values, holding } = await kept(event, await postedForm(event));
    const searched = values.schoolSearch.trim();
    const typed = { values: { ...values, school: '' }, school: null, holding };
    if (searched.length < 2) return { ...typed, searched: '', schools: [] };
    const { items } = await apiOf(event).get(suggestInstitutions, { query: { q: searched.slice(0, 200) } });
    return { ...typed, searched, schools: items };
  },

  addGroup: async (event) => {
    const { values, ...rest } = await kept(event, await postedForm(event));
    if (values.groups.length >= MAX_GROUPS) return { values, ...rest };
    return { values: { ...values, groups: [...values.groups, emptyGroup] }, ...rest };
  },

  removeGroup: async (event) => {
    const { values, ...rest } = await kept(event, await postedForm(event));
    const index = Number(event.url.searchParams.get('nr'));
    const groups = values.groups.filter((_, position) => position !== index);
    return { values: { ...values, groups: groups.length > 0 ? groups : [emptyGroup] }, ...rest };
  },

  /** Comes from another session's form: everything typed goes on with this one, and the places held there are given back. */
  move: async (event) => {
    const form = await postedForm(event);
    const [from, token] = [event.url.searchParams.get('fra') ?? '', form.get('holdToken')];
    if (from !== '' && typeof token === 'string' && token !== '') await leaveHold(event, from, token);
    return kept(event, form);
  },

  /** Places for as many as are written so far; again when the numbers change. */
  hold: async (event) => kept(event, await postedForm(event)),

  extend: async (event) => {
    const form = await postedForm(event);
    const values = readForm(form);
    const holding = await extendedHold(event, event.params.sessionId, values);
    return { values, school: await findSchool(event, values.school), holding };
  },

  book: async (event) => {
    const form = await postedForm(event);
    const values = readForm(form);
    const { sessionId } = event.params;
    const { language } = event.locals;
    const texts = bookingTexts[language];
    const school = await findSchool(event, values.school);
    // A field that people never see: only programs fill it in.
    if (form.get('leaveEmpty')) {
      const holding = { hold: null, refusal: null };
      return fail(422, { values, school, holding, errors: [{ message: texts.errors.kept }] });
    }
    const result = await apiOf(event).call(createBooking, {
      body: { sessionId, ...bodyOf(values, school, language), holdToken: values.holdToken || null },
      headers: /^[\x21-\x7e]{16,200}$/.test(values.key) ? { 'idempotency-key': values.key } : {},
    });
    if (!result.ok) {
      const full = result.problem.reasons?.find((reason) => reason.code === 'SESSION_FULL');
      return fail(result.status, {
        values,
        school,
        holding: await takeHold(event, sessionId, values.groups),
        errors: formErrors(result.problem, texts, values.groups),
        full: full !== undefined,
        alternatives: alternativesOf(result.problem, language),
      });
    }
    redirect(303, `${href(language, `/booking/${result.data.reference}/${result.data.manageToken}`)}?ny=1`);
  },
};
