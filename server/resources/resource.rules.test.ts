import { describe, expect, test } from 'vitest';
import { type ResourceShape, sortedHours, wrongHours, wrongShape } from './resource.rules.ts';

const room: ResourceShape = { kind: 'ROOM', pooled: false, quantity: 1, seats: 30, siteId: 'here', parentId: null };
const codes = (shape: ResourceShape, whole: Parameters<typeof wrongShape>[1] = null) =>
  wrongShape(shape, whole).map(({ path, code }) => `${path} ${code}`);

describe('what a resource can be', () => {
  test('rooms stand somewhere, have seats and are not counted; kits may go everywhere and be many', () => {
    expect(codes(room)).toEqual([]);
    expect(codes({ ...room, siteId: null })).toEqual(['site NEEDS_A_SITE']);
    expect(codes({ ...room, pooled: true })).toEqual(['pooled NOT_POOLED']);
    const kit = { ...room, kind: 'KIT' as const, seats: null, siteId: null };
    expect(codes({ ...kit, pooled: true, quantity: 12 })).toEqual([]);
    expect(codes({ ...kit, quantity: 12 })).toEqual(['quantity ONE_OF_A_KIND']);
    expect(codes({ ...kit, seats: 4 })).toEqual(['seats ONLY_ROOMS_HAVE_SEATS']);
  });

  test('a part is a room where its whole is', () => {
    const hall = { id: 'hall', kind: 'ROOM' as const, pooled: false, siteId: 'here' };
    const half = { ...room, parentId: 'hall' };
    expect(codes(half, hall)).toEqual([]);
    expect(codes(half, null)).toEqual(['parentId INVALID_CHOICE']);
    expect(codes({ ...half, siteId: 'there' }, hall)).toEqual(['site WHERE_THE_WHOLE_IS']);
    expect(codes(half, { ...hall, kind: 'VEHICLE' })).toEqual(['parentId ONLY_ROOMS_HAVE_PARTS']);
  });
});

describe('opening hours', () => {
  const span = (weekday: number, opensAt: string, closesAt: string) => ({ weekday, opensAt, closesAt });

  test('spans that touch are fine; those that overlap, or end before they begin, are not', () => {
    expect(wrongHours([span(1, '08:00', '12:00'), span(1, '12:00', '24:00'), span(2, '09:00', '10:00')])).toEqual([]);
    expect(wrongHours([span(1, '08:00', '12:00'), span(1, '11:59', '13:00')])).toEqual([
      { index: 1, code: 'HOURS_OVERLAP' },
    ]);
    expect(wrongHours([span(1, '12:00', '12:00')])).toEqual([{ index: 0, code: 'CLOSES_BEFORE_IT_OPENS' }]);
  });

  test('they are kept by weekday and time', () => {
    const list = [span(2, '08:00', '09:00'), span(1, '13:00', '14:00'), span(1, '08:00', '12:00')];
    expect(sortedHours(list).map(({ weekday, opensAt }) => `${weekday} ${opensAt}`)).toEqual([
      '1 08:00',
      '1 13:00',
      '2 08:00',
    ]);
  });
});
