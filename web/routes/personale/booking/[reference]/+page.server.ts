import { fail, redirect } from '@sveltejs/kit';
import { opensFor } from '#lib/page-policies.ts';
import { alternativesOf } from '#lib/server/alternatives.ts';
import { staffRequestActions } from '#lib/server/approval-actions.ts';
import { staffRequest } from '#lib/server/approval-panel.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { staffBookingActions } from '#lib/server/staff-booking-actions.ts';
import { staffForms, staffNewsOf } from '#lib/server/staff-booking-forms.ts';
import { readTimeline } from '#server/audit/audit.contract.ts';
import { moveBooking, readStaffAlternatives } from '#server/bookings/reschedule.contract.ts';
import { listMails } from '#server/mails/mail.contract.ts';
import { readVisitOfferChanges } from '#server/offer-editing/offer-version.contract.ts';
import { levelName } from '#server/offers/labels.ts';
import { readVisit } from '#server/schedule/visit.contract.ts';
import { formatDate, formatMoney, formatTimeRange } from '#server/time/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language, me } = event.locals;
  const { reference } = event.params;
  const api = staffApi(event);
  const visit = await api.get(readVisit, { params: { reference } });
  const leads = opensFor('/personale/historik', me?.roles.map(({ role }) => role) ?? []);
  const [mails, timeline, move, offerChanges] = await Promise.all([
    api.get(listMails, { query: { booking: reference } }),
    leads ? api.call(readTimeline, { params: { reference } }) : null,
    api.get(readStaffAlternatives, { params: { reference } }),
    api.get(readVisitOfferChanges, { params: { reference } }),
  ]);
  const { session } = visit;
  const live = visit.status === 'CONFIRMED' || visit.status === 'REQUESTED';
  const canMove = leads && timeline?.ok === true && live && visit.attendance === null;
  return {
    visit,
    mails: mails.items,
    request: await staffRequest(event, { reference, status: visit.status, site: session.site.name }),
    offerChanges: offerChanges.items,
    /** Why somebody has to look at it; null = nobody has to. */
    review: move.review,
    moved: event.url.searchParams.has('flyttet'),
    news: staffNewsOf(event.url.searchParams),
    forms: await staffForms(event, {
      reference,
      leads: timeline?.ok === true,
      attended: visit.attendance !== null,
    }),
    times: canMove ? alternativesOf(move.items, session.site.name, language) : [],
    /** Null = the department is led by others. */
    events: timeline?.ok ? timeline.data.items : null,
    words: {
      day: formatDate(session.localDate, language),
      time: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language),
      price: formatMoney(visit.price.totalOre, language),
      levels: visit.groups.map((group) => levelName(group, language)),
    },
  };
};

export const actions: Actions = {
  ...staffRequestActions,
  ...staffBookingActions,
  move: async (event) => {
    const form = await postedForm(event);
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
    const { reference } = event.params;
    const typed = { sessionId: text('sessionId'), message: text('message') };
    const result = await staffApi(event).call(moveBooking, { params: { reference }, body: typed });
    if (!result.ok) {
      const { reasons, errors, detail } = result.problem;
      const said = (reasons ?? errors ?? []).map(({ message }) => message);
      return fail(result.status, { move: { ...typed, errors: said.length > 0 ? said : [detail] } });
    }
    redirect(303, `${event.url.pathname}?flyttet=1`);
  },
};
