import { type Action, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { formErrors } from '#lib/server/booking-form.ts';
import {
  changeBody,
  type LinkFailure,
  peopleBody,
  peopleFields,
  readChange,
  timesOf,
  typedIn,
} from '#lib/server/booking-link-actions.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { bookingPeopleTexts } from '#lib/texts/booking-people.ts';
import { cancelBooking, changeBooking } from '#server/bookings/booking.contract.ts';
import { handOverBooking, undoCancellation } from '#server/bookings/booking-hand-over.contract.ts';
import type { Problem } from '#server/http/problems.ts';

/** What the staff's page says has been done. */
export const staffNews = ['rettet', 'uaendret', 'personer', 'videre', 'afsluttet', 'fortrudt'] as const;
export type StaffNews = (typeof staffNews)[number];

const paramsOf = (event: RequestEvent) => ({ reference: event.params.reference ?? '' });
const seen = (version: string): Record<string, string> => (version === '' ? {} : { 'if-match': `"${version}"` });

function done(event: RequestEvent, news: StaffNews): never {
  redirect(303, `${event.url.pathname}?gjort=${news}`);
}

function refused(
  event: RequestEvent,
  action: LinkFailure['action'],
  { status, problem }: { status: number; problem: Problem },
  more: Partial<LinkFailure>,
) {
  const errors = formErrors(problem, bookingTexts[event.locals.language], more.change?.groups ?? []);
  const linkFailure: LinkFailure = { action, errors, typed: {}, change: null, times: [], ...more };
  return fail(status, { linkFailure });
}

/** What a lead can do to a booking of the department: as its school by the link, and past its deadlines. */
export const staffBookingActions = {
  change: async (event) => {
    const { version, ...change } = readChange(await postedForm(event));
    const call = { params: paramsOf(event), headers: seen(version), body: changeBody(change) };
    const result = await staffApi(event).call(changeBooking, call);
    if (!result.ok) return refused(event, 'change', result, { change });
    done(event, result.etag === version ? 'uaendret' : 'rettet');
  },

  people: async (event) => {
    const typed = await typedIn(event, [...peopleFields, 'version']);
    const call = { params: paramsOf(event), headers: seen(typed.version ?? ''), body: peopleBody(typed) };
    const result = await staffApi(event).call(changeBooking, call);
    if (!result.ok) return refused(event, 'people', result, { typed });
    done(event, result.etag === typed.version ? 'uaendret' : 'personer');
  },

  handOver: async (event) => {
    const typed = await typedIn(event, ['name', 'email', 'phone']);
    const contact = { name: typed.name ?? '', email: typed.email ?? '', phone: typed.phone ?? '' };
    const result = await staffApi(event).call(handOverBooking, { params: paramsOf(event), body: { contact } });
    if (!result.ok) return refused(event, 'handOver', result, { typed });
    done(event, 'videre');
  },

  end: async (event) => {
    const typed = await typedIn(event, ['by', 'code', 'reason', 'sure']);
    if (typed.sure === '') {
      const errors = [{ id: 'sure', message: bookingPeopleTexts[event.locals.language].end.staff.tick }];
      const linkFailure: LinkFailure = { action: 'cancel', errors, typed, change: null, times: [] };
      return fail(422, { linkFailure });
    }
    const by: 'BOOKER' | 'VENUE' = typed.by === 'BOOKER' ? 'BOOKER' : 'VENUE';
    const body = { by, reason: typed.reason ?? '', code: (typed.code || null) as 'OTHER' | null };
    const result = await staffApi(event).call(cancelBooking, { params: paramsOf(event), body });
    if (!result.ok) return refused(event, 'cancel', result, { typed });
    done(event, 'afsluttet');
  },

  undo: async (event) => {
    const result = await staffApi(event).call(undoCancellation, { params: paramsOf(event) });
    if (!result.ok) {
      return refused(event, 'undo', result, { times: timesOf(result.problem, event.locals.language) });
    }
    done(event, 'fortrudt');
  },
} satisfies Record<string, Action>;
