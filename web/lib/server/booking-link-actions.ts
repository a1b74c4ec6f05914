import { type Action, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import type { GroupValues } from '#lib/booking-values.ts';
import { href } from '#lib/links.ts';
import { apiOf } from '#lib/server/api.ts';
import { type FormError, formErrors, groupBody, readGroup } from '#lib/server/booking-form.ts';
import { bearer } from '#lib/server/booking-link.ts';
import { placeBody, readPlace } from '#lib/server/place-form.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { bookingTexts } from '#lib/texts/booking.ts';
import { bookingPeopleTexts } from '#lib/texts/booking-people.ts';
import { cancelBooking, changeBooking } from '#server/bookings/booking.contract.ts';
import { handOverBooking, undoCancellation } from '#server/bookings/booking-hand-over.contract.ts';
import { keepBooking, rescheduleBooking } from '#server/bookings/reschedule.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import { formatVisit } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';

type LinkAction = 'change' | 'people' | 'handOver' | 'reschedule' | 'keep' | 'cancel' | 'undo';

/** What stands in the form of a refused change. */
export interface TypedChange {
  groups: (GroupValues & { id: string })[];
  needs: string;
  message: string;
  place: ReturnType<typeof readPlace> | null;
}

/** What was typed before a refusal, and why it was refused. */
export interface LinkFailure {
  action: LinkAction;
  errors: FormError[];
  /** Of all forms but the numbers'. */
  typed: Record<string, string>;
  change: TypedChange | null;
  /** Other times, where undoing found no room. */
  times: { sessionId: string; when: string }[];
}

/** What has just been done, in the address of the page that says so. */
export type LinkNews =
  | 'ny'
  | 'rettet'
  | 'uaendret'
  | 'flyttet'
  | 'beholdt'
  | 'afbud'
  | 'trukket'
  | 'fortrudt'
  | 'personer';

/** Reads the fields of ChangeSection: nothing is judged here. */
export function readChange(form: FormData): TypedChange & { version: string } {
  const text = textOf(form);
  const count = Math.min(Number.parseInt(text('groups'), 10) || 1, 20);
  const groups = Array.from({ length: count }, (_, index) => ({
    ...readGroup(index, text),
    id: text(`groups.${index}.id`),
  }));
  const place = form.has('placeAddress') ? readPlace(text) : null;
  return { groups, needs: text('needs'), message: text('message'), place, version: text('version') };
}

/** The same as the API takes it. */
export function changeBody({ groups, needs, message, place }: TypedChange) {
  return {
    groups: groups.map((group) => ({ ...groupBody(group), id: group.id })),
    needs,
    message,
    ...(place === null ? {} : { place: placeBody(place, null) }),
  };
}

/** The fields of PeopleSection as the API takes them. */
export function peopleBody(typed: Record<string, string>) {
  const { administratorName = '', administratorEmail = '' } = typed;
  const hasOffice = administratorName.trim() !== '' || administratorEmail.trim() !== '';
  return {
    visitor:
      typed.otherVisitor === 'on'
        ? { name: typed.visitorName ?? '', email: typed.visitorEmail ?? '', phone: typed.visitorPhone ?? '' }
        : null,
    administrator: hasOffice ? { name: administratorName, email: administratorEmail } : null,
  };
}

export const peopleFields = [
  'otherVisitor',
  'visitorName',
  'visitorEmail',
  'visitorPhone',
  'administratorName',
  'administratorEmail',
];

/** What was typed into some fields; a tick is "on". */
export async function typedIn(event: RequestEvent, names: readonly string[]): Promise<Record<string, string>> {
  const text = textOf(await postedForm(event));
  return Object.fromEntries(names.map((name) => [name, text(name)]));
}

function textOf(form: FormData): (name: string) => string {
  return (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 5000) : '';
  };
}

/** Other times that a refusal names, in words. */
export function timesOf({ reasons }: Problem, language: Language): LinkFailure['times'] {
  const items = (reasons?.[0]?.alternatives ?? []) as { sessionId: string; startsAt: string; endsAt: string }[];
  return items.map(({ sessionId, startsAt, endsAt }) => {
    return { sessionId, when: formatVisit(new Date(startsAt), new Date(endsAt), language) };
  });
}

const callOf = (event: RequestEvent) => ({
  params: { reference: event.params.reference ?? '' },
  headers: bearer(event.params.token ?? ''),
});

/** With the version that the page showed: nobody changes or accepts what they have not seen. */
function seenCallOf(event: RequestEvent, version: string) {
  const call = callOf(event);
  return version === '' ? call : { ...call, headers: { ...call.headers, 'if-match': `"${version}"` } };
}

function backTo(event: RequestEvent, news: LinkNews): never {
  const { reference, token } = event.params;
  redirect(303, `${href(event.locals.language, `/booking/${reference}/${token}`)}?${news}=1`);
}

/** Why it could not be done, as sentences without a field of their own. */
function sentencesOf({ reasons, detail }: Problem): FormError[] {
  return (reasons ?? [{ message: detail }]).map(({ message }) => ({ message }));
}

function refused(status: number, action: LinkAction, more: Partial<LinkFailure>) {
  const linkFailure: LinkFailure = { action, errors: [], typed: {}, change: null, times: [], ...more };
  return fail(status, { linkFailure });
}

/** What the holder of a booking's link can do on its page. */
export const bookingLinkActions = {
  change: async (event) => {
    const { version, ...change } = readChange(await postedForm(event));
    const body = changeBody(change);
    const result = await apiOf(event).call(changeBooking, { ...seenCallOf(event, version), body });
    if (!result.ok) {
      const errors = formErrors(result.problem, bookingTexts[event.locals.language], change.groups);
      return refused(result.status, 'change', { change, errors });
    }
    backTo(event, result.etag === version ? 'uaendret' : 'rettet');
  },

  people: async (event) => {
    const typed = await typedIn(event, [...peopleFields, 'version']);
    const call = { ...seenCallOf(event, typed.version ?? ''), body: peopleBody(typed) };
    const result = await apiOf(event).call(changeBooking, call);
    if (!result.ok) {
      const errors = formErrors(result.problem, bookingTexts[event.locals.language]);
      return refused(result.status, 'people', { typed, errors });
    }
    backTo(event, result.etag === typed.version ? 'uaendret' : 'personer');
  },

  handOver: async (event) => {
    const typed = await typedIn(event, ['name', 'email', 'phone']);
    const contact = { name: typed.name ?? '', email: typed.email ?? '', phone: typed.phone ?? '' };
    const result = await apiOf(event).call(handOverBooking, { ...callOf(event), body: { contact } });
    if (!result.ok) {
      const errors = formErrors(result.problem, bookingTexts[event.locals.language]);
      return refused(result.status, 'handOver', { typed, errors });
    }
    // The link is void now: there is no page to go back to, and this one says what was done.
    event.locals.handedOver = result.data.contact;
    return { handedOver: true };
  },

  reschedule: async (event) => {
    const { sessionId = '' } = await typedIn(event, ['sessionId']);
    const result = await apiOf(event).call(rescheduleBooking, { ...callOf(event), body: { sessionId } });
    if (!result.ok) return refused(result.status, 'reschedule', { errors: sentencesOf(result.problem) });
    backTo(event, 'flyttet');
  },

  keep: async (event) => {
    const { version = '' } = await typedIn(event, ['version']);
    const result = await apiOf(event).call(keepBooking, seenCallOf(event, version));
    if (!result.ok) return refused(result.status, 'keep', { errors: sentencesOf(result.problem) });
    backTo(event, 'beholdt');
  },

  cancel: async (event) => {
    const typed = await typedIn(event, ['code', 'reason', 'sure']);
    const { language } = event.locals;
    if (typed.sure === '') {
      const errors = [{ id: 'sure', message: bookingPeopleTexts[language].end.staff.tick }];
      return refused(422, 'cancel', { typed, errors });
    }
    const body = { reason: typed.reason ?? '', code: (typed.code || null) as 'OTHER' | null };
    const result = await apiOf(event).call(cancelBooking, { ...callOf(event), body });
    if (!result.ok) {
      return refused(result.status, 'cancel', { typed, errors: formErrors(result.problem, bookingTexts[language]) });
    }
    backTo(event, result.data.status === 'WITHDRAWN' ? 'trukket' : 'afbud');
  },

  undo: async (event) => {
    const result = await apiOf(event).call(undoCancellation, callOf(event));
    if (!result.ok) {
      const times = timesOf(result.problem, event.locals.language);
      return refused(result.status, 'undo', { errors: sentencesOf(result.problem), times });
    }
    backTo(event, 'fortrudt');
  },
} satisfies Record<string, Action>;
