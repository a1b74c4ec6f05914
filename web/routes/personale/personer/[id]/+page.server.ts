import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { dayAfter, problemErrors, roleBody, roleChoices, type TypedRole, typedRole } from '#lib/server/role-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { peopleTexts } from '#lib/texts/people.ts';
import type { Problem } from '#server/http/problems.ts';
import * as people from '#server/people/people.contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ id: string }>;
type News = keyof (typeof peopleTexts)['da']['person']['saved'];

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { language, me } = event.locals;
  const api = staffApi(event);
  const result = await api.call(people.readPerson, { params: paramsOf(event) });
  if (!result.ok) error(result.status, result.problem.detail);
  const names = Object.keys(peopleTexts.da.person.saved) as News[];
  return {
    person: result.data,
    version: result.etag,
    choices: await roleChoices(api, { departments, me, language }),
    today,
    news: names.find((name) => event.url.searchParams.has(name)) ?? null,
  };
};

function paramsOf(event: Pick<Event, 'params'>) {
  return { id: event.params.id };
}

/** What a page shows when one of its forms could not be saved. */
export interface PersonFailure {
  form: 'edit' | 'role' | 'end' | 'close' | 'reset' | 'other';
  /** The role whose end was asked for. */
  grantId?: string;
  /** Sessions after a role's end, and who could take them over. */
  handover?: { count: number; colleagues: { id: string; name: string }[] };
  errors: { id?: string; message: string }[];
  typed: Record<string, string>;
  role?: TypedRole;
}

function failed(problem: Problem, { status, ...rest }: { status: number } & Omit<PersonFailure, 'errors'>) {
  return fail(status, { ...rest, errors: problemErrors(problem) } satisfies PersonFailure);
}

type Session = people.Person['sessions'][number];

/** Whom the sessions can be given to: everybody who can take one of them. */
function takersOf(sessions: Pick<Session, 'colleagues'>[]) {
  const names = new Map(sessions.flatMap(({ colleagues }) => colleagues.map(({ id, name }) => [id, name])));
  return { count: sessions.length, colleagues: [...names].map(([id, name]) => ({ id, name })) };
}

/** The sessions that a refusal to end a role lists. */
function handoverOf({ reasons = [] }: Problem): PersonFailure['handover'] {
  const listed = reasons.find(({ code }) => code === 'HAS_FUTURE_SESSIONS')?.sessions as Session[] | undefined;
  return listed && takersOf(listed);
}

/** The same after another refusal: the choice that was made stays on the page. */
async function handoverAfter(event: Event, validTo: string | null): Promise<PersonFailure['handover']> {
  const person = await staffApi(event).get(people.readPerson, { params: paramsOf(event) });
  return takersOf(person.sessions.filter(({ localDate, yours }) => yours && validTo !== null && localDate >= validTo));
}

function backTo(event: Event, news: News): never {
  redirect(303, `${href(event.locals.language, `/personale/personer/${event.params.id}`)}?${news}=1`);
}

const textOf = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, 500);

export const actions: Actions = {
  edit: async (event) => {
    const form = await postedForm(event);
    const typed = { name: textOf(form, 'name'), phone: textOf(form, 'phone'), language: textOf(form, 'language') };
    const version = textOf(form, 'version');
    const result = await staffApi(event).call(people.changePerson, {
      params: paramsOf(event),
      headers: version === '' ? {} : { 'if-match': `"${version}"` },
      body: { ...typed, phone: typed.phone || null },
    });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'edit', typed });
    backTo(event, 'gemt');
  },

  role: async (event) => {
    const role = typedRole(await postedForm(event));
    const result = await staffApi(event).call(people.giveRole, { params: paramsOf(event), body: roleBody(role) });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'role', typed: {}, role });
    backTo(event, 'rolle');
  },

  end: async (event) => {
    const form = await postedForm(event);
    const grantId = textOf(form, 'grantId');
    const lastDay = textOf(form, 'lastDay');
    const validTo = form.has('takeBack') ? textOf(form, 'today') : dayAfter(lastDay);
    const params = { ...paramsOf(event), grantId };
    const all = textOf(form, 'all');
    const handover = all === '' ? {} : { reassignTo: all === 'nobody' ? null : all };
    const result = await staffApi(event).call(people.endRole, { params, body: { validTo, ...handover } });
    if (!result.ok) {
      const { problem, status } = result;
      const left = handoverOf(problem) ?? (all === '' ? undefined : await handoverAfter(event, validTo));
      const typed = { lastDay, all };
      return failed(problem, { status, form: 'end', grantId, typed, ...(left && { handover: left }) });
    }
    backTo(event, 'slut');
  },

  invite: async (event) => {
    const result = await staffApi(event).call(people.inviteAgain, { params: paramsOf(event), body: {} });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'other', typed: {} });
    backTo(event, 'inviteret');
  },

  close: async (event) => {
    const form = await postedForm(event);
    const typed = Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name === 'all' || name.startsWith('session-') ? [[name, String(value)]] : [],
      ),
    );
    const who = (value: string) => (value === 'nobody' ? null : value);
    const sessions = Object.entries(typed)
      .filter(([name, value]) => name !== 'all' && value !== '')
      .map(([name, value]) => ({ id: name.slice('session-'.length), reassignTo: who(value) }));
    const forAll = typed.all ? { reassignTo: who(typed.all) } : {};
    const body = { ...forAll, sessions };
    const result = await staffApi(event).call(people.deactivatePerson, { params: paramsOf(event), body });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'close', typed });
    backTo(event, 'lukket');
  },

  open: async (event) => {
    const result = await staffApi(event).call(people.reactivatePerson, { params: paramsOf(event), body: {} });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'other', typed: {} });
    backTo(event, 'aabnet');
  },

  reset: async (event) => {
    const form = await postedForm(event);
    if (!form.has('sure')) {
      const message = peopleTexts[event.locals.language].person.sureError;
      return fail(422, { form: 'reset', typed: {}, errors: [{ id: 'sure', message }] } satisfies PersonFailure);
    }
    const result = await staffApi(event).call(people.resetSecondFactor, { params: paramsOf(event), body: {} });
    if (!result.ok) return failed(result.problem, { status: result.status, form: 'reset', typed: {} });
    backTo(event, 'nulstillet');
  },
};
