import { conflictView } from '#server/allocations/conflict.texts.ts';
import type { Language } from '#server/time/language.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';
import type { SessionOutcome } from './session-editor.contract.ts';
import { minutesOf } from './session-editor.rules.ts';
import type { Outcome, SessionRead } from './session-editor.service.ts';
import type { BookedPlaces, SessionRow } from './session-editor.store.ts';
import { reasonView } from './session-editor.texts.ts';
import type { SessionForEditing, TouchedBooking } from './session-shape.contract.ts';

/** A span as staff read and type it. */
export function timeView(span: { startsAt: string | Date; endsAt: string | Date }) {
  const startsAt = new Date(span.startsAt);
  const endsAt = new Date(span.endsAt);
  return {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    date: localDateOf(startsAt),
    time: localTimeOf(startsAt),
    durationMinutes: minutesOf({ startsAt, endsAt }),
  };
}

/** A session as the API answers it, in a language. */
export function sessionForEditingView({ row, conflicts, mayEdit }: SessionRead, language: Language): SessionForEditing {
  const { offer, meetingPoint, cancelledAt, cancelCause, cancelMessage, ...facts } = row;
  return {
    ...facts,
    ...timeView(row),
    offer: { ...offer, title: offer.title[language] },
    meetingPoint: meetingPoint && { id: meetingPoint.id, name: meetingPoint.name[language] },
    cancelled: cancelledAt === null ? null : { at: cancelledAt, cause: cancelCause, message: cancelMessage },
    resources: row.resources.map((resource) => ({ ...resource, name: resource.name[language] })),
    meetings: row.meetings.map(timeView),
    house: row.house && {
      limit: row.house.limit,
      hours: row.house.hours.map(({ startsAt, pupils }) => ({ startsAt: iso(startsAt), pupils })),
    },
    requests: row.requests.map((request) => ({ ...request, askedAt: iso(request.askedAt) })),
    bookings: bookingsView(row.bookings),
    conflicts: conflicts.map((conflict) => conflictView(conflict, language)),
    mayEdit,
  };
}

/** Instants inside JSON come as PostgreSQL writes them. */
const iso = (instant: string) => new Date(instant).toISOString();

export function bookingsView(bookings: readonly BookedPlaces[]): TouchedBooking[] {
  return bookings.map((booking) => ({ ...booking, bookedAt: iso(booking.bookedAt) }));
}

export function outcomeView(
  { dryRun, row, conflicts, bookings, reasons }: Outcome,
  language: Language,
): SessionOutcome {
  return {
    id: row?.id ?? null,
    dryRun,
    session: row && sessionForEditingView({ row, conflicts, mayEdit: true }, language),
    conflicts: conflicts.map((conflict) => conflictView(conflict, language)),
    bookings: bookingsView(bookings).reverse(),
    reasons: reasons.map((reason) => reasonView(reason, language)),
  };
}

/** The ETag of a session. */
export function etagOf(row: Pick<SessionRow, 'revision'> | null): { etag?: string } {
  return row === null ? {} : { etag: String(row.revision) };
}
