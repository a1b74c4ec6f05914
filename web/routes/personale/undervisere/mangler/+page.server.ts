import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { distributeEducators, putEducator } from '#server/educators/assignment.contract.ts';
import { askEducators } from '#server/educators/educator-request.contract.ts';
import { listMissing } from '#server/educators/proposal.contract.ts';
import { formatNumber, formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { Actions, PageServerLoad } from './$types';

interface Timed {
  startsAt: string;
  endsAt: string;
}
const whenOf = ({ startsAt, endsAt }: Timed, language: Language) =>
  formatVisit(new Date(startsAt), new Date(endsAt), language);

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { language } = event.locals;
  const api = staffApi(event);
  const { searchParams } = event.url;
  const query = queryOf(searchParams, departments[0]?.slug ?? '');
  const result = await api.call(listMissing, { query });
  const [spurgt, gemt] = [Number(searchParams.get('spurgt')) || 0, Number(searchParams.get('gemt')) || 0];
  const around = { department: query.department, asked: spurgt > 0, saved: gemt };
  if (!result.ok) {
    if (result.status !== 422) error(result.status, result.problem.detail);
    const errors = (result.problem.errors ?? []).map(({ path, message }) => ({
      id: path === 'from' ? 'fra' : 'til',
      message,
    }));
    return { ...around, errors, from: query.from ?? '', to: query.to ?? '', items: [], proposal: null };
  }
  const { items, from, to } = result.data;
  const proposal = searchParams.has('forslag') ? await proposed(event, { ...query, from, to }) : null;
  return {
    ...around,
    errors: [],
    from,
    to,
    items: items.map((item) => ({ ...item, when: whenOf(item.session, language) })),
    proposal,
  };
};

function queryOf(search: URLSearchParams, fallback: string) {
  const text = (name: string) => search.get(name) || undefined;
  return { department: text('afdeling') ?? fallback, from: text('fra'), to: text('til') };
}

async function proposed(event: RequestEvent, span: { department: string; from: string; to: string }) {
  const { language } = event.locals;
  const { items, unfilled, loads } = await staffApi(event).get(distributeEducators, {
    body: { ...span, dryRun: true },
  });
  const hours = (minutes: number) => formatNumber(Math.round(minutes / 6) / 10, language);
  return {
    items: items.map((item) => ({
      value: [item.session.id, item.educator.id, item.role].join(' '),
      title: item.session.title,
      when: whenOf(item.session, language),
      name: item.educator.name,
      role: item.role,
      why: item.why,
    })),
    unfilled: unfilled.map(({ session }) => ({
      id: session.id,
      title: session.title,
      when: whenOf(session, language),
    })),
    loads: loads.map(({ id, name, minutesBefore, minutesAfter }) => ({
      id,
      name,
      before: hours(minutesBefore),
      after: hours(minutesAfter),
    })),
  };
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 200);

const roleOf = (form: FormData) => (textOf(form, 'role') === 'ASSISTS' ? 'ASSISTS' : 'LEADS');

function spanOf(form: FormData) {
  return { department: textOf(form, 'afdeling'), from: textOf(form, 'fra'), to: textOf(form, 'til') };
}

function back(event: RequestEvent, form: FormData, news: Record<string, string>): never {
  const { department: afdeling, from: fra, to: til } = spanOf(form);
  redirect(303, `${event.url.pathname}?${new URLSearchParams({ afdeling, fra, til, ...news })}`);
}

export const actions: Actions = {
  put: async (event) => {
    const form = await postedForm(event);
    const params = { id: textOf(form, 'session'), accountId: textOf(form, 'person') };
    const result = await staffApi(event).call(putEducator, { params, body: { role: roleOf(form) } });
    if (result.ok) back(event, form, { gemt: '1' });
    return fail(result.status, { form: params.id, detail: result.problem.detail });
  },

  ask: async (event) => {
    const form = await postedForm(event);
    const id = textOf(form, 'session');
    const body = { accountIds: [textOf(form, 'person')], role: roleOf(form) };
    const result = await staffApi(event).call(askEducators, { params: { id }, body });
    if (result.ok) back(event, form, { spurgt: '1' });
    return fail(result.status, { form: id, detail: result.problem.detail });
  },

  save: async (event) => {
    const form = await postedForm(event);
    const assignments = form.getAll('keep').map((value) => {
      const [sessionId = '', accountId = '', role = ''] = String(value).split(' ');
      return { sessionId, accountId, role: role as 'LEADS' };
    });
    if (assignments.length === 0) back(event, form, { forslag: '1' });
    const body = { ...spanOf(form), dryRun: false, assignments };
    const result = await staffApi(event).call(distributeEducators, { body });
    if (result.ok) back(event, form, { gemt: String(assignments.length) });
    const messages = result.problem.errors?.map(({ message }) => message) ?? [result.problem.detail];
    return fail(result.status, { form: 'forslag', detail: [...new Set(messages)].join(' ') });
  },
};
