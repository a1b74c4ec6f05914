import { redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { blockedTimeBody, blockedTimeTyped } from '#lib/server/blocked-time-form.ts';
import { savedHere } from '#lib/server/hours-action.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { failedRoom, firstOf, typedAll } from '#lib/server/room-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { blockedTimeTexts } from '#lib/texts/blocked-time.ts';
import {
  changeBlockedTime,
  readBlockedTime,
  readBlockedTimeChoices,
  removeBlockedTime,
} from '#server/blocked-times/blocked-time.contract.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = staffApi(event);
  const blocked = await api.get(readBlockedTime, { params: event.params });
  const choices = await api.get(readBlockedTimeChoices, { query: { department: blocked.department.slug } });
  const pooled = new Set(choices.resources.flatMap(({ id, pooled: many }) => (many ? [id] : [])));
  const gone = blocked.people.filter(({ id }) => !choices.people.some((person) => person.id === id));
  const { language } = event.locals;
  return {
    blocked,
    when: formatVisit(new Date(blocked.startsAt), new Date(blocked.endsAt), language),
    who: [...blocked.people, ...blocked.resources].map(({ name }) => name).join(', '),
    typed: blockedTimeTyped(blocked, pooled),
    people: [...choices.people, ...gone],
    resources: choices.resources,
    saved: event.url.searchParams.has('gemt'),
  };
};

export const actions: Actions = {
  change: async (event) => {
    const typed = typedAll(await postedForm(event));
    const headers = { 'if-match': `"${firstOf(typed, 'version')}"` };
    const call = { params: event.params, headers, body: blockedTimeBody(typed) };
    const result = await staffApi(event).call(changeBlockedTime, call);
    if (result.ok) redirect(303, savedHere(event));
    const { problem, status } = result;
    const labels = blockedTimeTexts[event.locals.language].fields;
    return failedRoom({ form: 'ret', typed, problem, status, labels });
  },

  remove: async (event) => {
    const typed = typedAll(await postedForm(event));
    const result = await staffApi(event).call(removeBlockedTime, { params: event.params });
    if (result.ok || result.status === 404) {
      const department = encodeURIComponent(firstOf(typed, 'department'));
      redirect(303, `${href(event.locals.language, '/personale/spaerret-tid')}?afdeling=${department}&fjernet=1`);
    }
    const { problem, status } = result;
    return failedRoom({ form: 'fjern', typed: {}, problem, status, labels: {} });
  },
};
