import { expect, test } from 'vitest';
import { changedByOther, sessionBody, sessionErrors, withOthers } from './session-form.ts';

const base = {
  date: '2026-04-23',
  time: '09:00',
  pupils: '28',
  note: '',
  'educator-0': 'a',
  'role-0': 'LEADS',
  state: 'OPEN',
};

test('only what was changed is sent; numbers become numbers, and what is none stays as it was typed', () => {
  expect(sessionBody(base, base)).toEqual({});
  expect(sessionBody({ ...base, time: '10:00', pupils: 'mange' }, base)).toEqual({
    time: '10:00',
    capacity: { pupils: 'mange' },
  });
  expect(sessionBody({ ...base, 'educator-0': '', 'educator-3': 'b', 'role-3': 'ASSISTS' }, base)).toEqual({
    educators: [{ id: 'b', role: 'ASSISTS' }],
  });
  expect(sessionBody({ ...base, 'uses-x': '2', 'uses-y': '0' }, base)).toEqual({
    resources: [{ id: 'x', quantity: 2 }],
  });
});

test('what somebody else has written stands in the fields that were left alone; what was typed stays', () => {
  const now = { ...base, pupils: '40', note: 'Husk nøglen' };
  const typed = { ...base, note: 'Vi begynder ude', state: 'CLOSED' };
  expect(changedByOther(base, now)).toEqual(['pupils', 'note']);
  expect(withOthers(typed, base, now)).toEqual({ ...typed, pupils: '40' });
});

test('an error of the API finds the row that was typed', () => {
  const typed = { 'educator-0': '', 'educator-2': 'a', 'educator-4': 'a' };
  const errors = [
    { path: 'educators.1.id', code: 'NAMED_TWICE', message: 'Er nævnt to gange.' },
    { path: 'capacity.pupils', code: 'WRONG_TYPE', message: 'Har en forkert type.' },
  ];
  const problem = { type: '', title: '', status: 422, code: 'INVALID_INPUT', detail: '', errors };
  expect(sessionErrors(problem, typed, 'da')).toEqual({
    errors: { 'educator-4': 'Er nævnt to gange.', pupils: 'Skriv et helt tal.' },
    summary: [
      { id: 'educator-4', message: 'Er nævnt to gange.' },
      { id: 'pupils', message: 'Børn: Skriv et helt tal.' },
    ],
  });
});
