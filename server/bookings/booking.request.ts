import { createHash } from 'node:crypto';
import type { Role } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import type { CreateBookingBody } from './booking.contract.ts';
import { dimensionsOf } from './booking.dimensions.ts';
import type { BookingFacts, BookingSnapshot, GroupFacts, InstitutionFacts, SessionFacts } from './booking.facts.ts';
import { mailFactsOf, mailSettings, mailsFor } from './booking.mails.ts';
import { newReference } from './booking.reference.ts';
import { placesOf } from './booking.rules.ts';
import { termsOf } from './booking-terms.rules.ts';
import { requestMails } from './request.mails.ts';

/** A group of a request with every field set. */
export function groupOf(group: CreateBookingBody['groups'][number]): Omit<GroupFacts, 'id'> {
  return {
    label: group.label,
    gradeLevel: group.gradeLevel ?? null,
    ageGroup: group.ageGroup ?? null,
    studyYear: group.studyYear ?? null,
    specialEducation: group.specialEducation ?? false,
    pupils: group.pupils,
    adults: group.adults,
  };
}

/** What is known when a booking is made. */
export interface NewBookingFacts {
  session: SessionFacts;
  institution: InstitutionFacts;
  /** Where an outreach visit takes place; left out = not at a school. */
  place?: BookingFacts['place'];
  now: Date;
}

/** The booking as it will stand when the database has taken the places: a visit, or a request with its deadlines. */
export function newBooking(
  body: Omit<CreateBookingBody, 'sessionId'>,
  { session, institution, place = null, now }: NewBookingFacts,
): BookingFacts {
  const groups = body.groups.map((group) => ({ id: newId(), ...groupOf(group) }));
  const { invoice, head } = body;
  const terms = termsOf(session.offer, groups, { now, startsAt: new Date(session.startsAt) });
  const given = body.administrator;
  const stamp = new Date(0).toISOString();
  return {
    id: newId(),
    reference: newReference(),
    status: terms.status,
    linkVersion: 1,
    sequence: 0,
    version: 1,
    language: body.language,
    institution: { number: institution.number, name: institution.name, kind: institution.kind, municipality: null },
    contact: body.contact,
    visitor: body.visitor ?? body.contact,
    administrator: given ? { name: given.name ?? null, email: given.email } : institution.administrator,
    administratorFromSchool: !given && institution.administrator !== null,
    groups,
    needs: body.needs || null,
    message: body.message || null,
    invoice: invoice
      ? { gln: invoice.gln, orderNumber: invoice.orderNumber ?? null, reference: invoice.reference ?? null }
      : null,
    priceOre: session.offer.priceOre * groups.length,
    createdAt: stamp,
    updatedAt: stamp,
    cancelledAt: null,
    cancelReason: null,
    endCode: null,
    bookingSetId: null,
    expiresAt: terms.expiresAt?.toISOString() ?? null,
    waitlistEntryId: null,
    acceptedAt: null,
    otherLevel: terms.otherLevel,
    place,
    head:
      head && terms.headDueAt
        ? { name: head.name, email: head.email, dueAt: terms.headDueAt.toISOString(), answer: null, reason: null }
        : null,
    proposal: null,
    evaluatedAt: null,
    attended: false,
    came: false,
    offerVersionId: session.offer.versionId,
    review: null,
    session,
  };
}

/** Who was logged in when a booking was made, and as what. */
export interface Booker {
  accountId: string;
  /** Null = an account without roles. */
  role: Role | null;
}

/** What is not in the request itself. */
interface Circumstances {
  idempotencyKey: string | null;
  requestHash: string;
  /** The account that was logged in; null = nobody. */
  bookedBy: Booker | null;
  /** A hold whose places are taken over. */
  holdId?: string | null;
  now: Date;
}

/** A request as the SQL function `booking_create` takes it. */
export function requestOf(
  deps: Deps,
  booking: BookingFacts,
  snapshot: BookingSnapshot,
  { idempotencyKey, requestHash, bookedBy, holdId = null, now }: Circumstances,
) {
  const { session, invoice } = booking;
  const dimensions = dimensionsOf({
    session,
    offer: { ...session.offer, departmentId: session.department.id },
    institution: snapshot.institution,
    groups: booking.groups,
    regionSpans: snapshot.regionSpans,
    partnershipSpans: snapshot.partnershipSpans,
  });
  const { groups: groupCount, pupils, adults } = placesOf(booking.groups);
  return {
    booking: {
      ...dimensions,
      id: booking.id,
      reference: booking.reference,
      status: booking.status,
      language: booking.language,
      institutionNumber: booking.institution.number,
      institutionName: booking.institution.name,
      contactName: booking.contact.name,
      contactEmail: booking.contact.email,
      contactPhone: booking.contact.phone,
      visitorName: booking.visitor.name,
      visitorEmail: booking.visitor.email,
      visitorPhone: booking.visitor.phone,
      administratorName: booking.administrator?.name ?? null,
      administratorEmail: booking.administrator?.email ?? null,
      administratorFromSchool: booking.administratorFromSchool,
      needs: booking.needs,
      message: booking.message,
      invoiceGln: invoice?.gln ?? null,
      invoiceOrderNumber: invoice?.orderNumber ?? null,
      invoiceReference: invoice?.reference ?? null,
      priceOre: booking.priceOre,
      groupCount,
      pupils,
      adults,
      bookedBy: bookedBy?.accountId ?? null,
      bookingSetId: booking.bookingSetId,
      expiresAt: booking.expiresAt,
      otherLevel: booking.otherLevel,
      placeAddress: booking.place?.address ?? null,
      placePostalCode: booking.place?.postalCode ?? null,
      placeCity: booking.place?.city ?? null,
      placeNotes: booking.place?.notes ?? null,
      offerVersionId: booking.offerVersionId,
    },
    groups: booking.groups.map((group, position) => ({ ...group, position })),
    head: booking.head && { name: booking.head.name, email: booking.head.email, dueAt: booking.head.dueAt },
    holdId,
    mails: mailsOfNew(deps, booking, now),
    audit: {
      id: newId(),
      ...(bookedBy === null ? { actor: 'public' } : { actor: 'account', ...bookedBy }),
      action: 'booking.created',
      details: { groups: groupCount, pupils, adults },
    },
    idempotency: idempotencyKey === null ? null : { key: idempotencyKey, hash: requestHash },
    now: now.toISOString(),
  };
}

/** A visit is confirmed to everybody invited; a request is told to those who ask and those who answer. */
function mailsOfNew(deps: Deps, booking: BookingFacts, now: Date) {
  const settings = mailSettings(deps.config);
  if (booking.status !== 'CONFIRMED') return requestMails([booking], settings, now);
  return mailsFor('CONFIRMATION', booking, mailFactsOf(booking, settings, now), newId, settings.mailDomain);
}

/** SHA-256 of the request with its keys in one order, so that the same request always gives the same hash. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`;
}
