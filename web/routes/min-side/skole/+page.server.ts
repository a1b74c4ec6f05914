import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { ownPath } from '#lib/server/own-path.ts';
import { passCookies } from '#lib/server/pass-cookies.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { ownSchoolTexts } from '#lib/texts/own-school.ts';
import { updateMe } from '#server/accounts/profile.contract.ts';
import { federationTexts } from '#server/federation/federation.texts.ts';
import type { Problem } from '#server/http/problems.ts';
import { suggestInstitutions } from '#server/institutions/institution.contract.ts';
import { proveOwnEmail } from '#server/mail-links/mail-link.contract.ts';
import {
  deleteMembership,
  listMemberships,
  type Membership,
  putMembership,
} from '#server/memberships/membership.contract.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/min-side/skole';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { me, language } = event.locals;
  const { searchParams } = event.url;
  const { items } = await apiOf(event).get(listMemberships);
  return {
    memberships: items.map((membership) => ({ ...membership, words: wordsOf(membership, language) })),
    welcome: searchParams.has('velkommen'),
    next: ownPath(searchParams.get('next')),
    askName: isNameless(me?.name),
    askEmail: me !== null && !me.emailProven,
    email: me?.email ?? '',
    saved: searchParams.get('gemt'),
    mailed: searchParams.has('mail'),
  };
};

/** Somebody who came by UNI-Login has no name until they tell it. */
function isNameless(name: string | undefined): boolean {
  return Object.values(federationTexts).some(({ nameless }) => nameless === name);
}

function wordsOf({ requestedAt, confirmedAt, confirmedBy }: Membership, language: Language): string {
  const texts = ownSchoolTexts[language];
  const day = (instant: string) => formatDate(localDateOf(new Date(instant)), language);
  return confirmedAt === null ? texts.asked(day(requestedAt)) : texts.confirmedBy(day(confirmedAt), confirmedBy);
}

interface Typed {
  name: string;
  email: string;
  school: string;
  schoolSearch: string;
  shares: boolean;
  /** Where the person was going. */
  next: string | null;
}

function typedIn(form: FormData): Typed {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 300);
  const [name, email, school, schoolSearch] = ['name', 'email', 'school', 'schoolSearch'].map(text) as [
    string,
    string,
    string,
    string,
  ];
  return { name, email, school, schoolSearch, shares: form.has('shares'), next: ownPath(text('next')) };
}

async function findSchool(event: RequestEvent, number: string) {
  if (!/^(\d{6}|[GD]\d{5})$/.test(number)) return null;
  const found = await apiOf(event).get(suggestInstitutions, { query: { q: number } });
  return found.items.find((item) => item.number === number) ?? null;
}

type FieldError = { id: string; message: string };

function errorsOf({ errors, detail }: Problem, id: string): FieldError[] {
  return [{ id, message: errors?.map(({ message }) => message).join(' ') ?? detail }];
}

export const actions: Actions = {
  /** Without JavaScript: search the register, then choose. */
  find: async (event) => {
    const typed = { ...typedIn(await postedForm(event)), school: '' };
    const searched = typed.schoolSearch.trim();
    if (searched.length < 2) return { typed, school: null, searched: '', schools: [] };
    const { items } = await apiOf(event).get(suggestInstitutions, { query: { q: searched.slice(0, 200) } });
    return { typed, school: null, searched, schools: items };
  },

  /** Saves what is told; what is wrong stands beside its field, the rest is saved all the same. */
  save: async (event) => {
    const form = await postedForm(event);
    const typed = typedIn(form);
    const mailed = typed.email.trim() !== '';
    const errors = [...(await saveName(event, form, typed)), ...(await saveSchool(event, form, typed))];
    if (errors.length === 0 && mailed) errors.push(...(await saveEmail(event, typed)));
    if (errors.length > 0) return fail(422, { typed, errors, school: await findSchool(event, typed.school) });
    const query = new URLSearchParams({ gemt: asksForSchool(form) ? 'skole' : 'valg' });
    if (mailed) query.set('mail', '');
    if (typed.next !== null) query.set('next', typed.next);
    redirect(303, `${href(event.locals.language, PAGE)}?${query}`);
  },

  share: async (event) => {
    const form = await postedForm(event);
    const params = { institutionNumber: String(form.get('number') ?? '') };
    const sharesVisits = form.get('shares') === 'true';
    return afterwards(event, await apiOf(event).call(putMembership, { params, body: { sharesVisits } }));
  },

  leave: async (event) => {
    const form = await postedForm(event);
    const params = { institutionNumber: String(form.get('number') ?? '') };
    return afterwards(event, await apiOf(event).call(deleteMembership, { params }));
  },
};

async function saveName(event: RequestEvent, form: FormData, { name }: Typed): Promise<FieldError[]> {
  if (!form.has('name')) return [];
  const texts = ownSchoolTexts[event.locals.language];
  if (name.trim() === '' || isNameless(name.trim())) return [{ id: 'name', message: texts.nameNeeded }];
  const result = await apiOf(event).call(updateMe, { body: { name } });
  return result.ok ? [] : errorsOf(result.problem, 'name');
}

/** The form about name and mail address alone has no school in it. */
function asksForSchool(form: FormData): boolean {
  return form.has('school') || form.has('schoolSearch');
}

async function saveSchool(event: RequestEvent, form: FormData, { school, shares }: Typed): Promise<FieldError[]> {
  if (!asksForSchool(form)) return [];
  const needed = [{ id: 'schoolSearch', message: ownSchoolTexts[event.locals.language].schoolNeeded }];
  if (!/^[A-Za-z0-9]{1,12}$/.test(school)) return needed;
  const params = { institutionNumber: school };
  const result = await apiOf(event).call(putMembership, { params, body: { sharesVisits: shares } });
  if (result.ok) return [];
  return result.status === 404 ? needed : errorsOf(result.problem, 'schoolSearch');
}

async function saveEmail(event: RequestEvent, { email }: Typed): Promise<FieldError[]> {
  const next = href(event.locals.language, PAGE);
  const result = await apiOf(event).call(proveOwnEmail, { body: { email, next } });
  if (!result.ok) return errorsOf(result.problem, 'email');
  passCookies(result.headers, event.cookies);
  return [];
}

/** A membership that has gone in the meantime is as good as saved: the page shows what there is. */
function afterwards(event: RequestEvent, result: { ok: true } | { ok: false; status: number; problem: Problem }) {
  if (!result.ok && result.status !== 404) return fail(result.status, { errors: [{ message: result.problem.detail }] });
  redirect(303, `${href(event.locals.language, PAGE)}?gemt=valg`);
}
