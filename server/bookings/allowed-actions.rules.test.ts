import { expect, test } from 'vitest';
import { instantOf } from '#server/time/local-time.ts';
import { allowedActions } from './allowed-actions.rules.ts';
import type { BookingFacts } from './booking.facts.ts';
import { refusalsOfUndoing } from './booking-undo.rules.ts';

const at = (day: string, time = '09:00') => instantOf(day, time) ?? new Date(Number.NaN);

/** A visit on Thursday 23 April at 9: booked until 21 April, cancelled until 9 April. */
function booking({
  session,
  ...facts
}: Partial<Omit<BookingFacts, 'session'>> & { session?: object } = {}): BookingFacts {
  const group = { gradeLevel: 5, ageGroup: null, studyYear: null, specialEducation: false, pupils: 24, adults: 2 };
  const offer = { published: true, leadTimeWorkingDays: 2, cancellationWorkingDays: 8, bookingOpensAt: null };
  return {
    status: 'CONFIRMED',
    groups: [{ id: 'g', label: '5.b', ...group }],
    attended: false,
    came: false,
    evaluatedAt: null,
    expiresAt: null,
    proposal: null,
    review: null,
    cancelledAt: null,
    session: {
      state: 'OPEN',
      startsAt: at('2026-04-23').toISOString(),
      endsAt: at('2026-04-23', '11:00').toISOString(),
      capacity: { groups: 2, pupils: 56, adults: 10 },
      taken: { groups: 1, pupils: 24, adults: 2 },
      offer,
      ...session,
    },
    ...facts,
  } as unknown as BookingFacts;
}

const now = at('2026-03-16');
const people = ['CHANGE_PEOPLE', 'HAND_OVER'];

test('a visit in good time can be changed, moved, handed over and cancelled', () => {
  expect(allowedActions(booking(), now)).toEqual(['CHANGE_NUMBERS', 'RESCHEDULE', ...people, 'CANCEL']);
});

test('after the deadlines only fewer pupils and other people are left, and nothing once it has begun', () => {
  const late = at('2026-04-22');
  expect(allowedActions(booking(), at('2026-04-20'))).toEqual(['CHANGE_NUMBERS', ...people]);
  expect(allowedActions(booking(), late)).toEqual(['LOWER_NUMBERS', ...people]);
  expect(allowedActions(booking(), at('2026-04-23'))).toEqual([]);
});

test('a request, a place in the queue and an offered place can be given up whatever the deadline', () => {
  const late = at('2026-04-22');
  expect(allowedActions(booking({ status: 'REQUESTED' }), late)).toEqual(['LOWER_NUMBERS', ...people, 'CANCEL']);
  expect(
    allowedActions(booking({ status: 'OFFERED', expiresAt: at('2026-04-22', '12:00').toISOString() }), late),
  ).toEqual(['ACCEPT_OFFER', ...people, 'CANCEL']);
  expect(allowedActions(booking({ status: 'OFFERED', expiresAt: late.toISOString() }), late)).not.toContain(
    'ACCEPT_OFFER',
  );
  expect(allowedActions(booking({ status: 'WAITING' }), at('2026-04-24'))).toEqual([...people, 'CANCEL']);
});

test('a cancelled session leaves another time or none; a changed one can be kept as well', () => {
  const review = { cause: 'SESSION_MOVED' } as BookingFacts['review'];
  expect(allowedActions(booking({ session: { state: 'CANCELLED' } }), at('2026-04-24'))).toEqual([
    'RESCHEDULE',
    'CANCEL',
  ]);
  expect(allowedActions(booking({ review }), at('2026-04-22'))).toEqual([
    'LOWER_NUMBERS',
    'RESCHEDULE',
    'KEEP',
    ...people,
    'CANCEL',
  ]);
});

test('a proposal can be answered until it ends', () => {
  const proposal = { expiresAt: at('2026-03-20').toISOString() } as BookingFacts['proposal'];
  const asked = booking({ status: 'REQUESTED', proposal });
  expect(allowedActions(asked, now)).toContain('ANSWER_PROPOSAL');
  expect(allowedActions(asked, at('2026-03-20'))).not.toContain('ANSWER_PROPOSAL');
});

test('a school undoes its own cancellation as long as somebody could book, or within the hour', () => {
  const cancelledAt = at('2026-04-22', '08:30').toISOString();
  const cancelled = booking({ status: 'CANCELLED_BY_BOOKER', cancelledAt });
  expect(allowedActions(cancelled, now)).toEqual(['UNDO']);
  expect(allowedActions(cancelled, at('2026-04-22', '09:29'))).toEqual(['UNDO']);
  expect(allowedActions(cancelled, at('2026-04-22', '09:30'))).toEqual([]);
  expect(refusalsOfUndoing(cancelled, 'STAFF', at('2026-04-22', '20:00'))).toEqual([]);
  expect(refusalsOfUndoing(cancelled, 'STAFF', at('2026-04-23'))).toEqual([{ code: 'ALREADY_STARTED' }]);
});

test('what the venue cancelled only the venue takes back', () => {
  const cancelled = booking({ status: 'CANCELLED_BY_VENUE' });
  expect(refusalsOfUndoing(cancelled, 'SCHOOL', now)).toEqual([{ code: 'CANCELLED_BY_VENUE' }]);
  expect(refusalsOfUndoing(cancelled, 'STAFF', now)).toEqual([]);
  expect(refusalsOfUndoing(booking(), 'STAFF', now)).toEqual([{ code: 'NOTHING_TO_UNDO' }]);
});

test('a visit that came is evaluated once, when it is over', () => {
  const came = booking({ attended: true, came: true });
  expect(allowedActions(came, at('2026-04-23', '10:00'))).toEqual([]);
  expect(allowedActions(came, at('2026-04-23', '11:00'))).toEqual(['EVALUATE']);
  expect(allowedActions({ ...came, evaluatedAt: now.toISOString() }, at('2026-04-24'))).toEqual([]);
  expect(allowedActions(booking({ attended: true }), at('2026-04-24'))).toEqual([]);
});
