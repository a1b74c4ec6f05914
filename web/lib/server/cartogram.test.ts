import { describe, expect, test } from 'vitest';
import { cartogramOf, type Origin } from './cartogram.ts';

/** 98 municipalities on a grid about the size of Denmark; some send many. */
const origins: Origin[] = Array.from({ length: 98 }, (_, index) => ({
  code: String(index + 101).padStart(4, '0'),
  name: `Kommune ${index}`,
  longitude: 8.2 + (index % 10) * 0.45,
  latitude: 54.8 + Math.floor(index / 10) * 0.28,
  pupils: index % 7 === 0 ? index * 40 : index % 3,
}));

describe('the cartogram', () => {
  const { circles, width, height } = cartogramOf(origins);

  test('draws every municipality, inside the frame', () => {
    expect(circles).toHaveLength(98);
    for (const { x, y, r } of circles) {
      expect(x - r).toBeGreaterThanOrEqual(0);
      expect(x + r).toBeLessThanOrEqual(width);
      expect(y - r).toBeGreaterThanOrEqual(0);
      expect(y + r).toBeLessThanOrEqual(height);
    }
  });

  test('lets no two circles cover each other by more than a hair', () => {
    for (const a of circles) {
      for (const b of circles) {
        if (a.code < b.code) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.r + b.r - 1);
      }
    }
  });

  test('gives twice the children twice the area', () => {
    const [few, many] = cartogramOf([
      { code: '0101', name: 'København', longitude: 12.5, latitude: 55.7, pupils: 400 },
      { code: '0751', name: 'Aarhus', longitude: 10.1, latitude: 56.2, pupils: 800 },
    ]).circles;
    expect(((many?.r ?? 0) / (few?.r ?? 1)) ** 2).toBeCloseTo(2, 1);
  });

  test('is the same for the same figures', () => {
    expect(cartogramOf(origins)).toEqual({ circles, width, height });
  });

  test('keeps north up and west left', () => {
    const place = (code: string) => circles.find((circle) => circle.code === code);
    expect(place('0101')?.y).toBeGreaterThan(place('0191')?.y ?? 0);
    expect(place('0102')?.x).toBeLessThan(place('0109')?.x ?? 0);
  });

  test('writes a name only where it fits', () => {
    for (const { label, name, r } of circles)
      if (label !== null) expect(name.length * 6.2).toBeLessThanOrEqual(r * 2 - 3);
  });
});
