import { fail } from '@sveltejs/kit';
import type { ConflictView } from '#server/allocations/conflict.contract.ts';
import type { Problem } from '#server/http/problems.ts';
import type { TouchedBooking } from '#server/sessions/session-shape.contract.ts';
import type { Language } from '#server/time/language.ts';
import { changedByOther, type SessionValues, sessionErrors, withOthers } from './session-form.ts';

/** What the form of a session shows after it was sent and not saved: everything typed, and why. */
export interface UnsavedSession {
  /** `previewed`: nothing was meant to be saved; `bookings`: those who have booked must be told; `conflict`: a 412. */
  kind: 'previewed' | 'refused' | 'bookings' | 'conflict';
  typed: SessionValues;
  conflicts: ConflictView[];
  bookings: TouchedBooking[];
  errors: Record<string, string>;
  summary: { id?: string; message: string }[];
  others: { fields: string[]; now: SessionValues } | null;
}

interface Sent {
  typed: SessionValues;
  /** What stood there when the form was made. */
  base: SessionValues | null;
  /** What stands there now. */
  now: SessionValues | null;
  language: Language;
}

/** The answer to a session's form that was refused. */
export function refusedSession({ status, problem }: { status: number; problem: Problem }, sent: Sent) {
  const { typed, base, now, language } = sent;
  const reasons = problem.reasons ?? [];
  const { errors, summary } = sessionErrors(problem, typed, language);
  const isConflict = status === 412;
  const asks = reasons.length > 0 && reasons.every(({ code }) => code === 'HAS_BOOKINGS');
  const sentences = reasons.length > 0 ? reasons.map(({ message }) => ({ message })) : [{ message: problem.detail }];
  const unsaved: UnsavedSession = {
    kind: isConflict ? 'conflict' : asks ? 'bookings' : 'refused',
    typed: isConflict && base !== null && now !== null ? withOthers(typed, base, now) : typed,
    conflicts: reasons.flatMap(conflictOf),
    bookings: reasons.flatMap(({ bookings }) => (Array.isArray(bookings) ? (bookings as TouchedBooking[]) : [])),
    errors: { ...errors, ...placesError(reasons) },
    summary: summary.length > 0 ? summary : sentences,
    others: isConflict && now !== null ? { fields: changedByOther(base ?? typed, now), now } : null,
  };
  return fail(status, unsaved);
}

/** A reason that is something in the way; others are told in the summary only. */
function conflictOf({ code, message, other }: NonNullable<Problem['reasons']>[number]): ConflictView[] {
  if (other === undefined) return [];
  return [{ code, severity: 'BLOCKS', message, other: other as ConflictView['other'] }];
}

/** A cut in capacity stands beside the number that is too small. */
function placesError(reasons: NonNullable<Problem['reasons']>): Record<string, string> {
  const cut = reasons.find(({ code }) => code === 'CAPACITY_BELOW_BOOKED');
  const tooFew = (cut?.tooFew ?? {}) as Record<string, number>;
  return Object.fromEntries(
    Object.entries(tooFew).flatMap(([name, count]) => (count > 0 && cut ? [[name, cut.message]] : [])),
  );
}
