import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, type Places } from '#server/bookings/booking.rules.ts';
import { instantOf } from '#server/time/local-time.ts';
import { type OpenSession, planPromotion, type WaitingEntry } from './promotion.rules.ts';

const NOW = new Date('2026-03-16T08:00:00Z');
const DAY = '2026-04-23';

const places = (groups: number, pupils: number, adults: number): Places => ({ groups, pupils, adults });

function aSession(id: string, free: Places, facts: Partial<OpenSession> = {}): OpenSession {
  const startsAt = instantOf(DAY, '09:00') as Date;
  const taken = places(10 - free.groups, 200 - free.pupils, 50 - free.adults);
  const closesAt = instantOf('2026-04-22', '00:00') as Date;
  const capacity = places(10, 200, 50);
  const { localDate } = { localDate: DAY };
  return {
    id,
    version: 1,
    startsAt,
    localDate,
    capacity,
    taken,
    houseLeft: null,
    bookable: true,
    closesAt,
    ...facts,
  };
}

function anEntry(id: string, sizes: Places[], facts: Partial<WaitingEntry> = {}): WaitingEntry {
  const bookings = sizes.map((size, at) => ({ id: `${id}${at}`, version: 1, places: size }));
  return { id, sessionId: 's', wishes: null, missed: false, declined: false, bookings, ...facts };
}

const offered = (plan: ReturnType<typeof planPromotion>) => plan.promotions.map(({ entryId }) => entryId);

describe('who is offered free places', () => {
  test('the first who fits, not the first', () => {
    const entries = [anEntry('large', [places(1, 28, 2)]), anEntry('small', [places(1, 20, 2)])];
    const plan = planPromotion('s', entries, [aSession('s', places(1, 24, 4))], NOW);
    expect(offered(plan)).toEqual(['small']);
    expect(plan.skipped).toEqual([
      {
        entryId: 'large',
        reasons: [{ code: 'TOO_LITTLE_ROOM', asked: places(1, 28, 2), left: places(1, 24, 4) }],
      },
    ]);
  });

  test('what the first leaves is offered to the next who fits into it', () => {
    const entries = [
      anEntry('a', [places(1, 28, 2)]),
      anEntry('b', [places(1, 26, 2)]),
      anEntry('c', [places(1, 20, 2)]),
    ];
    const plan = planPromotion('s', entries, [aSession('s', places(4, 50, 10))], NOW);
    expect(offered(plan)).toEqual(['a', 'c']);
  });

  test('too few adult places keep a group out as too few pupil places do', () => {
    const plan = planPromotion('s', [anEntry('a', [places(1, 20, 3)])], [aSession('s', places(4, 50, 2))], NOW);
    expect(plan.skipped[0]?.reasons[0].code).toBe('TOO_LITTLE_ROOM');
  });

  test('several classes get places on one day, or none of them does', () => {
    const three = [places(1, 28, 2), places(1, 24, 2), places(1, 22, 2)];
    const wishes = { from: DAY, to: DAY, weekdays: [] };
    const day = [aSession('s', places(1, 28, 4)), aSession('t', places(2, 50, 8))];
    const plan = planPromotion('s', [anEntry('a', three, { wishes })], day, NOW);
    expect(plan.promotions[0]?.parts.map(({ sessionId }) => sessionId).sort()).toEqual(['s', 't', 't']);
    const less = [aSession('s', places(1, 28, 4)), aSession('t', places(1, 50, 8))];
    const none = planPromotion('s', [anEntry('a', three, { wishes })], less, NOW);
    expect(none.promotions).toEqual([]);
    expect(none.skipped[0]?.reasons).toEqual([{ code: 'NOT_ALL_CLASSES', classes: 3, fitting: 2 }]);
  });

  test('a large class is never kept out by a smaller one of the same school', () => {
    const wishes = { from: DAY, to: DAY, weekdays: [] };
    const day = [aSession('s', places(1, 28, 4)), aSession('t', places(1, 20, 4))];
    const plan = planPromotion('s', [anEntry('a', [places(1, 20, 2), places(1, 28, 2)], { wishes })], day, NOW);
    expect(plan.promotions[0]?.parts).toEqual([
      { bookingId: 'a1', sessionId: 's' },
      { bookingId: 'a0', sessionId: 't' },
    ]);
  });

  test('"any Tuesday" is asked about a Tuesday only', () => {
    const wishes = { from: '2026-04-01', to: '2026-05-31', weekdays: [2] };
    const other = { sessionId: 'another', wishes };
    const thursday = planPromotion(
      's',
      [anEntry('a', [places(1, 20, 2)], other)],
      [aSession('s', places(1, 28, 4))],
      NOW,
    );
    expect(thursday).toEqual({ promotions: [], skipped: [] });
    const tuesday = aSession('s', places(1, 28, 4), { localDate: '2026-04-21' });
    expect(offered(planPromotion('s', [anEntry('a', [places(1, 20, 2)], other)], [tuesday], NOW))).toEqual(['a']);
  });

  test('whoever let an offer of the session lapse is asked last, whoever said no to it never again', () => {
    const entries = [
      anEntry('missed', [places(1, 20, 2)], { missed: true }),
      anEntry('declined', [places(1, 20, 2)], { declined: true }),
      anEntry('later', [places(1, 20, 2)]),
    ];
    expect(offered(planPromotion('s', entries, [aSession('s', places(1, 28, 4))], NOW))).toEqual(['later']);
    expect(offered(planPromotion('s', entries, [aSession('s', places(2, 48, 4))], NOW))).toEqual(['later', 'missed']);
  });

  test('nobody is asked who has no time to answer', () => {
    const session = aSession('s', places(1, 28, 4), { closesAt: new Date(NOW.getTime() + 3 * 3_600_000) });
    const plan = planPromotion('s', [anEntry('a', [places(1, 20, 2)])], [session], NOW);
    expect(plan.skipped[0]?.reasons).toEqual([{ code: 'TOO_LITTLE_TIME' }]);
  });

  test('the house has its say', () => {
    const session = aSession('s', places(4, 60, 10), { houseLeft: 10 });
    const plan = planPromotion('s', [anEntry('a', [places(1, 20, 2)])], [session], NOW);
    expect(plan.skipped[0]?.reasons[0]).toMatchObject({ code: 'TOO_LITTLE_ROOM', left: { pupils: 10 } });
  });
});

test('never more is offered than is free, each entry all or nothing, and nobody is passed over who would have fitted at their turn', () => {
  const size = fc.record({
    groups: fc.constant(1),
    pupils: fc.integer({ min: 1, max: 30 }),
    adults: fc.integer({ min: 0, max: 4 }),
  });
  const free = fc.record({
    groups: fc.integer({ min: 0, max: 4 }),
    pupils: fc.integer({ min: 0, max: 90 }),
    adults: fc.integer({ min: 0, max: 12 }),
  });
  const queue = fc.array(fc.array(size, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  fc.assert(
    fc.property(queue, fc.array(free, { minLength: 1, maxLength: 3 }), (sizes, rooms) => {
      const wishes = { from: DAY, to: DAY, weekdays: [] };
      const entries = sizes.map((each, at) => anEntry(`e${at}-`, each, { wishes }));
      const day = rooms.map((room, at) => aSession(at === 0 ? 's' : `s${at}`, room));
      const plan = planPromotion('s', entries, day, NOW);
      const left = new Map(day.map(({ id }, at) => [id, { ...(rooms[at] as Places) }]));
      for (const entry of entries) {
        const promotion = plan.promotions.find(({ entryId }) => entryId === entry.id);
        if (promotion === undefined) {
          if (entry.bookings.length === 1)
            expect(fits(entry.bookings[0]?.places as Places, left.get('s') as Places)).toBe(false);
          continue;
        }
        expect(new Set(promotion.parts.map(({ bookingId }) => bookingId)).size).toBe(entry.bookings.length);
        for (const { bookingId, sessionId } of promotion.parts) {
          const needed = entry.bookings.find(({ id }) => id === bookingId)?.places as Places;
          const room = left.get(sessionId) as Places;
          expect(fits(needed, room)).toBe(true);
          left.set(sessionId, {
            groups: room.groups - needed.groups,
            pupils: room.pupils - needed.pupils,
            adults: room.adults - needed.adults,
          });
        }
      }
    }),
  );
});
