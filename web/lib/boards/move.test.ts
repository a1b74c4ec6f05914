import { expect, test } from 'vitest';
import type { SessionForEditing } from '#server/sessions/session-shape.contract.ts';
import { moveBody, moveWishOf } from './move.ts';

const session = {
  date: '2026-03-17',
  time: '09:30',
  educators: [{ id: 'kim', name: 'Kim', role: 'ASSISTS' }],
  resources: [{ id: 'salen', name: 'Salen', kind: 'ROOM', pooled: false, quantity: 1 }],
} as unknown as SessionForEditing;
const asked = (query: string) => {
  const params = new URLSearchParams(query);
  return moveBody(
    moveWishOf((name) => params.get(name), session),
    session,
  );
};

test('nothing said, or what is so already, changes nothing', () => {
  expect(asked('')).toBeNull();
  expect(asked('dato=2026-03-17&tid=9.30&ud=kim&ind=kim')).toBeNull();
});

test('another day, another time, written as people write it', () => {
  expect(asked('dato=2026-03-18')).toEqual({ date: '2026-03-18' });
  expect(asked('tid=10.15')).toEqual({ time: '10:15' });
  expect(asked('tid=snart')).toEqual({ time: 'snart' });
});

test('a colleague comes in the place and in the role of another; one comes beside; one leaves', () => {
  expect(asked('ind=lone')).toEqual({ educators: [{ id: 'lone', role: 'ASSISTS' }] });
  expect(asked('ud=&ind=lone')).toEqual({
    educators: [
      { id: 'kim', role: 'ASSISTS' },
      { id: 'lone', role: 'LEADS' },
    ],
  });
  expect(asked('ind=')).toEqual({ educators: [] });
  expect(asked('ud=&ind=kim')).toBeNull();
  expect(asked('ud=ukendt&ind=')).toBeNull();
});

test('another room', () => {
  expect(asked('lokale-ind=laden')).toEqual({ resources: [{ id: 'laden', quantity: 1 }] });
});
