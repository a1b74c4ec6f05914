import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { ChangeBookingBody } from './booking.contract.ts';
import { gradeStageOf, targetGroupOfGroups } from './booking.dimensions.ts';
import type { BookingFacts, GroupFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor, spanOf } from './booking.mails.ts';
import { groupOf, hashOf } from './booking.request.ts';
import { placesOf } from './booking.rules.ts';
import { type Actor, auditActor } from './booking-access.service.ts';
import { sameGroups } from './booking-change.rules.ts';
import { otherPeople } from './booking-people.rules.ts';
import { placeBefore } from './visit-place.rules.ts';

/** The booking with the wanted changes; undefined leaves, null clears. */
export function applied(booking: BookingFacts, body: ChangeBookingBody): BookingFacts | { unknownGroup: number } {
  const ids = new Set(booking.groups.map(({ id }) => id));
  const unknown = (body.groups ?? []).findIndex(({ id }) => id !== undefined && !ids.has(id));
  if (unknown >= 0) return { unknownGroup: unknown };
  const groups: GroupFacts[] =
    body.groups?.map((group) => ({ id: group.id ?? newId(), ...groupOf(group) })) ?? booking.groups;
  return {
    ...booking,
    groups,
    needs: body.needs === undefined ? booking.needs : body.needs || null,
    message: body.message === undefined ? booking.message : body.message || null,
    invoice: invoiceOf(booking, body),
    place: placeOf(booking, body),
    ...peopleOf(booking, body),
    priceOre: Math.round((booking.priceOre / booking.groups.length) * groups.length),
  };
}

function invoiceOf(booking: BookingFacts, { invoice }: ChangeBookingBody): BookingFacts['invoice'] {
  if (invoice === undefined) return booking.invoice;
  if (invoice === null) return null;
  return { gln: invoice.gln, orderNumber: invoice.orderNumber ?? null, reference: invoice.reference ?? null };
}

/** Only visits at a school have a place of their own. */
function placeOf(booking: BookingFacts, { place }: ChangeBookingBody): BookingFacts['place'] {
  if (!place || booking.session.offer.form !== 'OUTREACH') return booking.place;
  return { ...place, notes: place.notes ?? null };
}

/** Without a visitor the contact comes; the school's own setting of its office is not the booking's to clear. */
function peopleOf(booking: BookingFacts, { visitor, administrator }: ChangeBookingBody) {
  const { administratorFromSchool } = booking;
  const cleared = administratorFromSchool ? booking.administrator : null;
  return {
    visitor: visitor === undefined ? booking.visitor : (visitor ?? booking.contact),
    ...(administrator === undefined
      ? {}
      : administrator === null
        ? { administrator: cleared, administratorFromSchool }
        : {
            administrator: { name: administrator.name ?? null, email: administrator.email },
            administratorFromSchool: false,
          }),
  };
}

/** What a change touches: people, what everybody invited sees of the visit, and all that is kept with them. */
export interface Difference {
  people: boolean;
  visit: boolean;
  /** The visit, or invoice details that nobody is mailed about. */
  kept: boolean;
}

export function differenceOf(before: BookingFacts, after: BookingFacts): Difference {
  const same = (one: 'needs' | 'message' | 'place' | 'invoice') => hashOf(before[one]) === hashOf(after[one]);
  const visit = !sameGroups(before.groups, after.groups) || !same('needs') || !same('message') || !same('place');
  return { people: otherPeople(before, after), visit, kept: visit || !same('invoice') };
}

/** A change as the SQL function `booking_change` takes it. `mailed`: everybody invited hears of it. */
export function changeOf(
  deps: Pick<Deps, 'config'>,
  { before, after, mailed }: { before: BookingFacts; after: BookingFacts; mailed: boolean },
  actor: Actor,
  now: Date,
) {
  const was = placesOf(before.groups);
  const { groups: groupCount, pupils, adults } = placesOf(after.groups);
  const facts = mailFactsOf(after, mailSettings(deps.config), now, {
    previous: { pupils: was.pupils, adults: was.adults, ...spanOf(before.session), ...placeBefore(before, after) },
  });
  const mails = mailsFor('CHANGE', after, facts, newId, deps.config.MAIL_DOMAIN);
  return {
    bookingId: before.id,
    version: before.version,
    now: now.toISOString(),
    groups: after.groups.map((group, position) => ({ ...group, position })),
    sums: { groupCount, pupils, adults },
    targetGroup: targetGroupOfGroups(after.groups),
    gradeStage: gradeStageOf(after.groups),
    priceOre: after.priceOre,
    needs: after.needs,
    message: after.message,
    place: after.place,
    invoiceGln: after.invoice?.gln ?? null,
    invoiceOrderNumber: after.invoice?.orderNumber ?? null,
    invoiceReference: after.invoice?.reference ?? null,
    mailed,
    mails: mailed && after.status === 'CONFIRMED' ? mails : [],
    audit: {
      id: newId(),
      ...auditActor(before, actor),
      action: 'booking.changed',
      details: { before: was, after: { groups: groupCount, pupils, adults }, fields: fieldsChanged(before, after) },
    },
  };
}

/** What else was changed, by name only: what was written is no business of the audit. */
function fieldsChanged(before: BookingFacts, after: BookingFacts): string[] {
  const names = ['needs', 'message', 'place', 'invoice'] as const;
  const fields = names.filter((one) => hashOf(before[one]) !== hashOf(after[one]));
  return sameGroups(before.groups, after.groups) ? fields : ['groups', ...fields];
}
