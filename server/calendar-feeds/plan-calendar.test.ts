import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type PlannedSession, planCalendar } from './plan-calendar.ts';

// Run in three time zones: the server's must never matter.

const session: PlannedSession = {
  id: '019d0000-0000-7000-8000-000000000001',
  revision: 3,
  statedAt: new Date('2026-03-16T08:00:00Z'),
  startsAt: new Date('2026-03-29T22:30:00Z'),
  endsAt: new Date('2026-03-30T00:00:00Z'),
  localDate: '2026-03-30',
  cancelled: false,
  title: { da: 'Nattelys; og, mørke', en: 'Lights' },
  site: { name: 'Stedet', address: 'Voldgaden 1', latitude: 55.7, longitude: 12.5 },
  form: 'ON_SITE',
  travelMinutes: 30,
  onlineUrl: null,
  bookings: [],
  educators: ['Nina Natur'],
  rooms: [{ da: 'Salen', en: 'The hall' }],
};
const calendar = {
  name: 'Skolebesøg: min undervisning',
  language: 'da' as const,
  publicUrl: 'https://skolebesoeg.example.org',
  mailDomain: 'skolebesoeg.example.org',
  busy: true,
};
const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const property = (event: ICAL.Component | undefined, name: string) => String(event?.getFirstPropertyValue(name));

test('a free session says so; its time is the same instant wherever the server stands', () => {
  const text = planCalendar({ sessions: [session], blocks: [] }, calendar);
  expect(text).toContain('DTSTART:20260329T223000Z');
  expect(text).toContain('DTEND:20260330T000000Z');
  expect(text).not.toMatch(/TZID|VTIMEZONE|ATTENDEE|METHOD/);
  const [event] = events(text);
  expect(property(event, 'summary')).toBe('Ledig tid: Nattelys; og, mørke');
  expect(property(event, 'url')).toBe('https://skolebesoeg.example.org/personale/dag/2026-03-30');
  expect(property(event, 'sequence')).toBe('3');
});

test('classes and numbers of each school; a room keeps nobody busy', () => {
  const groups = [{ label: '5.b', pupils: 24, adults: 2 }];
  const bookings = [{ institution: 'Prøveskolen', visitor: 'Ali Noor', place: null, groups }];
  const text = planCalendar({ sessions: [{ ...session, bookings }], blocks: [] }, { ...calendar, busy: false });
  const [event] = events(text);
  expect(property(event, 'summary')).toBe('5.b, Prøveskolen: Nattelys; og, mørke');
  expect(property(event, 'description')).toBe(
    'Prøveskolen (Ali Noor)\n5.b: 24 børn eller unge, 2 voksne\nUndervisere: Nina Natur\nLokaler og grej: Salen',
  );
  expect(property(event, 'transp')).toBe('TRANSPARENT');
});

test('cancelled sessions stand as cancelled, and blocked time between the others by its start', () => {
  const block = {
    ...{ id: '019d0000-0000-7000-8000-000000000002', version: 1, statedAt: session.statedAt },
    ...{ startsAt: new Date('2026-03-20T08:00:00Z'), endsAt: new Date('2026-03-20T09:00:00Z') },
    ...{ title: 'Personalemøde', people: ['Nina Natur', 'Ole Ovn'] },
  };
  const text = planCalendar({ sessions: [{ ...session, cancelled: true }], blocks: [block] }, calendar);
  expect(events(text).map((event) => `${property(event, 'summary')} ${property(event, 'status')}`)).toEqual([
    'Personalemøde CONFIRMED',
    'Ledig tid: Nattelys; og, mørke CANCELLED',
  ]);
});

test('what goes out to a school is there, with the time to leave; what is held online is at its link for those who teach it', () => {
  const groups = [{ label: '5.b', pupils: 24, adults: 2 }];
  const booking = { institution: 'Engskolen', visitor: 'Mette', place: 'Engvej 4, 2300 København S', groups };
  const out = { ...session, form: 'OUTREACH', bookings: [booking] };
  const online = { ...session, form: 'ONLINE', onlineUrl: 'https://moede.example.org/1' };
  const shown = (one: PlannedSession, busy: boolean) =>
    planCalendar({ sessions: [one], blocks: [] }, { ...calendar, busy }).replace(/\r\n /g, '');
  expect(shown(out, true)).toContain('LOCATION:Engskolen\\, Engvej 4\\, 2300 København S');
  expect(shown(out, true)).toContain('Tag af sted senest kl. 0.00 (30 minutter hver vej)');
  expect(shown(out, true)).not.toContain('GEO:');
  expect(shown(online, true)).toContain('LOCATION:https://moede.example.org/1');
  expect(shown(online, false)).toContain('LOCATION:Online');
});
