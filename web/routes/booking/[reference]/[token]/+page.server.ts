import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { alternativesOf, reviewWords } from '#lib/server/alternatives.ts';
import { apiOf } from '#lib/server/api.ts';
import { schoolRequestActions } from '#lib/server/approval-actions.ts';
import { schoolRequest } from '#lib/server/approval-panel.ts';
import { formErrors, groupBody, readGroup } from '#lib/server/booking-form.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { levelOptions } from '#lib/server/level-options.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { manageTexts } from '#lib/texts/manage.ts';
import { cancelBooking, changeBooking, readBooking } from '#server/bookings/booking.contract.ts';
import { keepBooking, readAlternatives, rescheduleBooking } from '#server/bookings/reschedule.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { readOfferChanges } from '#server/offer-editing/offer-version.contract.ts';
import { levelName } from '#server/offers/labels.ts';
import { formatDate, formatDay, formatMoney, formatTimeRange, formatWeek } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ reference: string; token: string }>;

const params = (event: Event) => ({ reference: event.params.reference });

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { language } = event.locals;
  const result = await apiOf(event).call(readBooking, { params: params(event), headers: bearer(event.params.token) });
  if (!result.ok) error(result.status, result.problem.detail);
  const booking = result.data;
  const startsAt = new Date(booking.session.startsAt);
  const { localDate } = booking.session;
  const mayMove = booking.allowedActions.includes('RESCHEDULE');
  const input = { params: params(event), headers: bearer(event.params.token) };
  const times = mayMove ? await apiOf(event).get(readAlternatives, input) : { items: [] };
  return {
    booking,
    version: result.etag,
    request: await schoolRequest(event, { ...event.params, status: booking.status }),
    offerChanges: (await apiOf(event).get(readOfferChanges, input)).items,
    alternatives: alternativesOf(times.items, booking.session.site.name, language),
    review: booking.review && reviewWords(booking.review, language),
    news: newsOf(event.url.searchParams),
    manageUrl: `${event.url.origin}${event.url.pathname}`,
    levels: levelOptions({ targetGroups: [], gradeLevels: null, ageGroups: [] }, language),
    words: {
      day: `${formatDate(localDate, language)} (${formatWeek(localDate, language)})`,
      shortDay: formatDay(localDate, language),
      time: formatTimeRange(startsAt, new Date(booking.session.endsAt), language),
      price: formatMoney(booking.price.totalOre, language),
      lastDay: formatDay(booking.cancellation.lastDay, language),
      levels: booking.groups.map((group) => levelName(group, language)),
    },
  };
};

type News = 'ny' | 'rettet' | 'uaendret' | 'flyttet' | 'beholdt' | 'afbud';

function newsOf(search: URLSearchParams): News | null {
  return (
    (['ny', 'rettet', 'uaendret', 'flyttet', 'beholdt', 'afbud'] as const).find((name) => search.has(name)) ?? null
  );
}

function backTo(event: Event, news: News): never {
  const { reference, token } = event.params;
  redirect(303, `${href(event.locals.language, `/booking/${reference}/${token}`)}?${news}=1`);
}

/** Why it could not be done, as sentences without a field of their own. */
function sentencesOf({ reasons, detail }: Problem): { id?: string; message: string }[] {
  return (reasons ?? [{ message: detail }]).map(({ message }) => ({ message }));
}

export const actions: Actions = {
  ...schoolRequestActions,
  change: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
    const count = Math.min(Number.parseInt(text('groups'), 10) || 1, 20);
    const groups = Array.from({ length: count }, (_, index) => ({
      ...readGroup(index, text),
      id: text(`groups.${index}.id`),
    }));
    const values = { groups, needs: text('needs'), message: text('message') };
    const result = await apiOf(event).call(changeBooking, {
      params: params(event),
      headers: {
        ...bearer(event.params.token),
        ...(text('version') === '' ? {} : { 'if-match': `"${text('version')}"` }),
      },
      body: {
        groups: groups.map((group) => ({ ...groupBody(group), id: group.id })),
        needs: values.needs,
        message: values.message,
      },
    });
    if (!result.ok) {
      return fail(result.status, {
        action: 'change' as const,
        values,
        errors: formErrors(result.problem, bookingTexts[event.locals.language], groups),
      });
    }
    backTo(event, result.etag === text('version') ? 'uaendret' : 'rettet');
  },

  reschedule: async (event) => {
    const form = await postedForm(event);
    const result = await apiOf(event).call(rescheduleBooking, {
      params: params(event),
      headers: bearer(event.params.token),
      body: { sessionId: String(form.get('sessionId') ?? '') },
    });
    if (!result.ok) return fail(result.status, { action: 'reschedule' as const, errors: sentencesOf(result.problem) });
    backTo(event, 'flyttet');
  },

  keep: async (event) => {
    const seen = String((await postedForm(event)).get('version') ?? '');
    const headers = { ...bearer(event.params.token), ...(seen === '' ? {} : { 'if-match': `"${seen}"` }) };
    const result = await apiOf(event).call(keepBooking, { params: params(event), headers });
    if (!result.ok) return fail(result.status, { action: 'keep' as const, errors: sentencesOf(result.problem) });
    backTo(event, 'beholdt');
  },

  cancel: async (event) => {
    const form = await postedForm(event);
    const reason = String(form.get('reason') ?? '').slice(0, 5000);
    const { language } = event.locals;
    if (!form.has('sure')) {
      return fail(422, {
        action: 'cancel' as const,
        reason,
        errors: [{ id: 'sure', message: manageTexts[language].cancel.tick }],
      });
    }
    const result = await apiOf(event).call(cancelBooking, {
      params: params(event),
      headers: bearer(event.params.token),
      body: { reason },
    });
    if (!result.ok) {
      return fail(result.status, {
        action: 'cancel' as const,
        reason,
        errors: formErrors(result.problem, bookingTexts[language]),
      });
    }
    backTo(event, 'afbud');
  },
};
