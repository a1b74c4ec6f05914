import { expect, test } from 'vitest';
import { clockOf, numbersOf } from './hold-view.ts';

test('the time left is told in minutes and seconds, and never below zero', () => {
  expect([600, 547, 60, 9, 0, -3].map(clockOf)).toEqual(['10:00', '9:07', '1:00', '0:09', '0:00', '0:00']);
});

test('only numbers go along when places are held: nobody’s name', () => {
  const form = new FormData();
  for (const name of ['name', 'email', 'groups', 'groups.0.label', 'groups.0.pupils', 'groups.0.adults'])
    form.set(name, 'x');
  expect([...numbersOf(form).keys()]).toEqual(['groups', 'groups.0.pupils', 'groups.0.adults']);
});
