import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { renewCalendar, stopCalendar } from '#lib/server/feed-actions.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { invoiceMonths, schoolVisit } from '#lib/server/school-visits.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { schoolTexts } from '#lib/texts/school.ts';
import { listFeeds } from '#server/calendar-feeds/feed.contract.ts';
import { confirmSchoolMember, listSchoolMembers, removeSchoolMember } from '#server/memberships/membership.contract.ts';
import {
  listExpectedInvoices,
  listSchoolVisits,
  readSchool,
  removeSchoolAdministrator,
  setSchoolAdministrator,
} from '#server/schools/school.contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ number: string }>;
type News = 'kalender' | 'stoppet' | 'gemt' | 'fjernet' | 'bekraeftet' | 'afvist';

const newsNames: News[] = ['kalender', 'stoppet', 'gemt', 'fjernet', 'bekraeftet', 'afvist'];

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { language, me } = event.locals;
  const { searchParams } = event.url;
  const pageOf = (name: string) =>
    /^[1-9]\d{0,3}$/.test(searchParams.get(name) ?? '') ? Number(searchParams.get(name)) : 1;
  const params = { number: event.params.number };
  const api = staffApi(event);
  const [school, coming, past, invoices, feeds, members] = await Promise.all([
    api.get(readSchool, { params }),
    api.get(listSchoolVisits, { params, query: { when: 'coming', page: pageOf('side') } }),
    api.get(listSchoolVisits, { params, query: { when: 'past', page: pageOf('tidligere') } }),
    api.get(listExpectedInvoices, { params }),
    api.get(listFeeds),
    api.get(listSchoolMembers, { params }),
  ]);
  const pages = (list: typeof coming) => ({ page: list.page, pages: Math.ceil(list.total / list.pageSize) });
  return {
    school,
    schoolYear: past.schoolYear,
    coming: coming.items.map((visit) => schoolVisit(visit, language)),
    comingPages: pages(coming),
    past: past.items.map((visit) => schoolVisit(visit, language)),
    pastPages: pages(past),
    counts: past.counts,
    pastAsked: searchParams.has('tidligere'),
    invoices: invoiceMonths(invoices, language),
    members: members.items,
    // A calendar holds as long as somebody is the school's administrator; the knowledge centre is not.
    canSubscribe: me?.roles.some(({ role }) => role === 'SCHOOL_ADMINISTRATOR') ?? false,
    feed: feeds.items.find(({ institution }) => institution?.number === school.number) ?? null,
    news: newsNames.find((name) => searchParams.has(name)) ?? null,
  };
};

function backTo({ locals }: Event, news: News): never {
  redirect(303, `${href(locals.language, locals.path)}?${news}=1#nyt`);
}

export const actions: Actions = {
  office: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 500);
    const typed = { name: text('name'), email: text('email') };
    const result = await staffApi(event).call(setSchoolAdministrator, { params: event.params, body: typed });
    if (result.ok) return backTo(event, 'gemt');
    const { emailError } = schoolTexts[event.locals.language].office;
    const errors = result.problem.errors?.map(({ path, message }) => ({
      id: path,
      message: path === 'email' ? emailError : message,
    })) ?? [{ message: result.problem.detail }];
    return fail(result.status, { typed, errors });
  },

  removeOffice: async (event) => {
    const result = await staffApi(event).call(removeSchoolAdministrator, { params: event.params });
    return result.ok ? backTo(event, 'fjernet') : fail(result.status, { errors: [{ message: result.problem.detail }] });
  },

  confirm: async (event) => {
    const result = await staffApi(event).call(confirmSchoolMember, { params: await memberOf(event) });
    return result.ok ? backTo(event, 'bekraeftet') : notSaved(event, result.status);
  },

  removeMember: async (event) => {
    const result = await staffApi(event).call(removeSchoolMember, { params: await memberOf(event) });
    return result.ok ? backTo(event, 'afvist') : notSaved(event, result.status);
  },

  calendar: (event) => renewCalendar(event, { kind: 'SCHOOL', institutionNumber: event.params.number }),
  stopCalendar: (event) => stopCalendar(event),
};

async function memberOf(event: Event) {
  const form = await postedForm(event);
  return { number: event.params.number, accountId: String(form.get('account') ?? '') };
}

function notSaved({ locals }: Event, status: number) {
  return fail(status, { errors: [{ message: schoolTexts[locals.language].members.failed }] });
}
