import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { ledDepartments } from '#lib/server/role-form.ts';
import { refusedSession } from '#lib/server/session-actions.ts';
import { type PlanningChoices, sessionBody, typedSession } from '#lib/server/session-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readPlanningChoices } from '#server/sessions/planning-choices.contract.ts';
import { createSession } from '#server/sessions/session-editor.contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments, today } = await event.parent();
  const { searchParams } = event.url;
  const api = staffApi(event);
  const led = new Set(ledDepartments(event.locals.me, departments).map(({ slug }) => slug));
  const all = await api.get(readPlanningChoices);
  const offers = all.offers.filter(({ department }) => led.has(department));
  const asked = searchParams.get('forloeb') ?? '';
  const offer = offers.find(({ slug, id }) => slug === asked || id === asked) ?? null;
  const choices = offer ? await api.get(readPlanningChoices, { query: { department: offer.department } }) : all;
  const text = (name: string) => searchParams.get(name)?.slice(0, 10) ?? '';
  return {
    offers: offers.map(({ slug, title, state }) => ({ slug, title, state })),
    offer: offer && {
      id: offer.id,
      slug: offer.slug,
      title: offer.title,
      form: offer.form,
      meetingCount: offer.meetingCount,
    },
    choices,
    values: offer ? usualValues(offer, { date: text('dato') || today, time: text('tid') || '09:00' }) : {},
    educatorRows: Math.max(2, (offer?.educatorsNeeded ?? 0) + 1),
    key: randomUUID(),
  };
};

/** What a session of the offer is unless somebody says otherwise; buffers stay the offer's when nothing is typed. */
function usualValues(offer: PlanningChoices['offers'][number], when: { date: string; time: string }) {
  return {
    ...when,
    siteId: offer.siteId,
    durationMinutes: String(offer.durationMinutes),
    educatorsNeeded: String(offer.educatorsNeeded),
    bufferBeforeMinutes: String(offer.bufferBeforeMinutes),
    bufferAfterMinutes: String(offer.bufferAfterMinutes),
    travelMinutes: String(offer.travelMinutes),
    groups: String(offer.usual.groups),
    pupils: String(offer.usual.pupils),
    adults: String(offer.usual.adults),
    ...Object.fromEntries(offer.resources.map(({ id, quantity }) => [`uses-${id}`, String(quantity)])),
  };
}

export const actions: Actions = {
  default: async (event) => {
    const form = await postedForm(event);
    const typed = typedSession(form);
    const dryRun = form.get('step') === 'preview';
    const key = String(form.get('key') ?? '');
    const result = await staffApi(event).call(createSession, {
      body: { offerId: String(form.get('offerId') ?? ''), ...sessionBody(typed), dryRun },
      headers: /^[\x21-\x7e]{16,200}$/.test(key) ? { 'idempotency-key': key } : {},
    });
    const { language } = event.locals;
    if (!result.ok) return refusedSession(result, { typed, base: null, now: null, language });
    if (dryRun || result.data.id === null) {
      const { conflicts, reasons } = result.data;
      return fail(200, {
        ...{ kind: 'previewed' as const, typed, conflicts, bookings: [], errors: {}, others: null },
        summary: reasons.map(({ message }) => ({ message })),
      });
    }
    redirect(303, `${href(language, `/personale/tider/${result.data.id}`)}?gemt=ny`);
  },
};
