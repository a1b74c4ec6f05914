import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { momentWords } from '#lib/educators/moments.ts';
import { href } from '#lib/links.ts';
import { type AbsenceTyped, absenceBody, typedAbsence } from '#lib/server/own-time-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { educatorTexts } from '#lib/texts/educators.ts';
import { listEducators } from '#server/educators/educator.contract.ts';
import { askEducators, listReplacements } from '#server/educators/educator-request.contract.ts';
import { addAbsence, readOwnTime } from '#server/educators/own-time.contract.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { today } = await event.parent();
  const { language, me } = event.locals;
  const api = staffApi(event);
  const { searchParams } = event.url;
  const id = searchParams.get('hvem') || me?.id || '';
  const [ownTime, found] = await Promise.all([
    api.call(readOwnTime, { params: { id } }),
    api.call(listReplacements, { params: { id } }),
  ]);
  const people = await peopleOf(event);
  // Who teaches nowhere themselves chooses whom it is about.
  if (!ownTime.ok || !found.ok) {
    if (searchParams.has('hvem') && !ownTime.ok) error(ownTime.status, ownTime.problem.detail);
    return { person: null, people, today, absences: [], items: [], news: null };
  }
  return {
    person: { id, name: ownTime.data.name, own: ownTime.data.own },
    people,
    today,
    absences: ownTime.data.absences.map((absence) => ({
      id: absence.id,
      from: momentWords(absence.from, language),
      to: momentWords(absence.to, language, 'END'),
    })),
    items: found.data.items.map((item) => ({
      ...item,
      when: formatVisit(new Date(item.session.startsAt), new Date(item.session.endsAt), language),
      free: item.proposals.filter(({ standing }) => standing !== 'NOT_FREE'),
      others: item.proposals.filter(({ standing }) => standing === 'NOT_FREE'),
    })),
    news: newsOf(searchParams),
  };
};

function newsOf(search: URLSearchParams) {
  if (search.has('gemt')) return { kind: 'saved' as const };
  const asked = Number(search.get('spurgt'));
  return Number.isInteger(asked) && asked > 0 ? { kind: 'asked' as const, count: asked } : null;
}

/** The people of the departments that the caller leads. */
async function peopleOf(event: RequestEvent): Promise<{ value: string; label: string }[]> {
  const { me, language } = event.locals;
  const led = me?.roles.flatMap(({ role, department }) =>
    role === 'DEPARTMENT_LEAD' && department ? [department] : [],
  );
  const lists = await Promise.all(
    (led ?? []).map(({ slug }) => staffApi(event).get(listEducators, { query: { department: slug } })),
  );
  const names = new Map(lists.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
  return [...names]
    .map(([value, name]) => ({ value, label: value === me?.id ? educatorTexts[language].absent.me(name) : name }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

export interface AbsentFailure {
  /** "absence", or the session that colleagues were asked about. */
  form: string;
  errors: { id?: string; message: string }[];
  typed?: AbsenceTyped;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 4000);

function backTo(event: RequestEvent, query: Record<string, string>, fragment = ''): never {
  redirect(303, `${href(event.locals.language, '/personale/syg')}?${new URLSearchParams(query)}${fragment}`);
}

export const actions: Actions = {
  absence: async (event) => {
    const form = await postedForm(event);
    const id = textOf(form, 'hvem');
    const typed = typedAbsence(form);
    const result = await staffApi(event).call(addAbsence, { params: { id }, body: absenceBody(typed) });
    if (result.ok) backTo(event, { hvem: id, gemt: '1' }, '#tider');
    const { problem, status } = result;
    const errors = problem.errors?.map(({ path, message }) => ({ id: path, message })) ?? [{ message: problem.detail }];
    return fail(status, { form: 'absence', errors, typed } satisfies AbsentFailure);
  },

  ask: async (event) => {
    const form = await postedForm(event);
    const [replacesId, sessionId] = [textOf(form, 'hvem'), textOf(form, 'session')];
    const role = textOf(form, 'role') as 'LEADS';
    const accountIds = textOf(form, 'ask').split(',').filter(Boolean);
    const body = { accountIds, role, replacesId };
    const result = await staffApi(event).call(askEducators, { params: { id: sessionId }, body });
    if (result.ok) backTo(event, { hvem: replacesId, spurgt: String(accountIds.length) }, `#tid-${sessionId}`);
    const { problem, status } = result;
    return fail(status, { form: sessionId, errors: [{ message: problem.detail }] } satisfies AbsentFailure);
  },
};
