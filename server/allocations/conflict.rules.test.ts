import { describe, expect, test } from 'vitest';
import { instantOf } from '#server/time/local-time.ts';
import { conflictsOf } from './conflict.rules.ts';
import { conflictSentence } from './conflict.texts.ts';
import type { Conflict, PlannedTime, Surroundings } from './planned-time.ts';
import { isInSeason } from './season.rules.ts';
import { kilometresBetween, travelMinutesBetween } from './travel.rules.ts';

const fort = { id: 'fort', name: 'Fortet', active: true, latitude: 55.687, longitude: 12.416, hours: [] };
const beach = { id: 'beach', name: 'Stranden', active: true, latitude: 55.655, longitude: 12.64, hours: [] };
const maja = { id: 'maja', name: 'Maja Prøve', away: [], hours: [], exceptions: [], competences: [] };
const title = { da: 'Vagt på volden', en: 'On guard' };
const offer = { id: 'offer', title, form: 'ON_SITE', seasonFrom: null, seasonTo: null, competenceKept: false };
const waders = { id: 'waders', name: { da: 'waders', en: 'waders' }, active: true, hours: [], parts: ['waders'] };

const at = (day: string, time: string) => instantOf(day, time) as Date;
const DAY = '2026-04-21';
const span = (from: string, to: string, day = DAY) => ({ startsAt: at(day, from), endsAt: at(day, to) });

function around(facts: Partial<Surroundings> = {}): Surroundings {
  return {
    ...{ now: at('2026-03-16', '09:00'), takings: [], people: [maja], resources: [], sites: [fort, beach] },
    ...{ offers: [offer], closedDays: [], schoolHolidays: [], sameOffers: [] },
    ...facts,
  };
}

function plan(facts: Partial<PlannedTime> = {}): PlannedTime {
  return {
    ...{ key: 'a', sessionId: null, offerId: 'offer', siteId: 'fort', ...span('09:00', '10:30'), meetings: [] },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, travelMinutes: 0, educators: ['maja'], resources: [] },
    ...facts,
  };
}

const found = (planned: PlannedTime[], surroundings = around()) => conflictsOf(planned, surroundings);
const codes = (one: PlannedTime, surroundings = around()) => found([one], surroundings).get(one.key)?.map(codeOf);
const codeOf = ({ code, severity }: Conflict) => `${severity} ${code}`;
const words = (one: PlannedTime, surroundings: Surroundings) =>
  (found([one], surroundings).get(one.key) ?? []).map((conflict) => conflictSentence(conflict, 'da'));

function taking(from: string, to: string, facts: object = {}) {
  const by = { kind: 'SESSION' as const, id: 'other', title, ...span(from, to) };
  return { accountId: 'maja', resourceId: null, quantity: 1, siteId: 'fort', ...span(from, to), by, ...facts };
}

describe('nothing is in the way', () => {
  test('of a plan that touches others without meeting them', () => {
    const takings = [taking('07:30', '09:00'), taking('10:30', '12:00')];
    expect(codes(plan(), around({ takings }))).toEqual([]);
  });

  test('of a session that is moved within its own time', () => {
    const own = plan({ key: 'other', sessionId: 'other', ...span('09:30', '11:00') });
    expect(codes(own, around({ takings: [taking('09:00', '10:30')] }))).toEqual([]);
  });
});

test('who does not work for the department is unknown, and what they do is nobody’s business', () => {
  const stranger = plan({ educators: ['stranger'] });
  const takings = [taking('09:30', '11:00', { accountId: 'stranger' })];
  expect(codes(stranger, around({ takings }))).toEqual(['BLOCKS UNKNOWN_EDUCATOR']);
});

describe('two times of one plan', () => {
  test('are held against each other', () => {
    const planned = [
      plan(),
      plan({ key: 'b', ...span('10:00', '11:30') }),
      plan({ key: 'c', ...span('12:00', '13:30') }),
    ];
    const conflicts = found(planned);
    expect(conflicts.get('a')?.map(codeOf)).toEqual(['BLOCKS EDUCATOR_TAKEN']);
    expect(conflicts.get('b')?.[0]).toMatchObject({ other: { kind: 'PLANNED', id: 'a' } });
    expect(conflicts.get('c')).toEqual([]);
  });

  test('may swap their educators', () => {
    const standing = [taking('09:00', '10:30', { by: { kind: 'SESSION', id: 'x', title, ...span('09:00', '10:30') } })];
    const noor = { ...maja, id: 'noor', name: 'Noor Prøve' };
    const planned = [
      plan({ key: 'x', sessionId: 'x', educators: ['noor'] }),
      plan({ key: 'y', sessionId: 'y', educators: ['maja'] }),
    ];
    const conflicts = found(planned, around({ takings: standing, people: [maja, noor] }));
    expect([...conflicts.values()].flat()).toEqual([]);
  });
});

describe('an educator', () => {
  test('who is away cannot be planned', () => {
    const away = { ...maja, away: [span('00:00', '23:00')] };
    expect(codes(plan(), around({ people: [away] }))).toEqual(['BLOCKS EDUCATOR_AWAY']);
  });

  test('outside the working hours is warned of; a single day goes before the usual hours', () => {
    const hours = [{ weekday: 2, startsAt: '08:00', endsAt: '10:00', validFrom: '2026-01-01', validTo: null }];
    expect(codes(plan(), around({ people: [{ ...maja, hours }] }))).toEqual(['WARNS OUTSIDE_WORKING_HOURS']);
    const exceptions = [{ localDate: DAY, startsAt: '08:00', endsAt: '16:00' }];
    expect(codes(plan(), around({ people: [{ ...maja, hours, exceptions }] }))).toEqual([]);
    const dayOff = [{ localDate: DAY, startsAt: null, endsAt: null }];
    expect(codes(plan(), around({ people: [{ ...maja, exceptions: dayOff }] }))).toEqual([
      'WARNS OUTSIDE_WORKING_HOURS',
    ]);
  });

  test('who is not known to be able to teach it is warned of only where competence is kept', () => {
    const kept = { ...offer, competenceKept: true };
    expect(codes(plan(), around({ offers: [kept] }))).toEqual(['WARNS NOT_COMPETENT']);
    expect(codes(plan(), around({ offers: [kept], people: [{ ...maja, competences: ['offer'] }] }))).toEqual([]);
  });

  test('who has to cross the town in a quarter of an hour is warned of, in minutes', () => {
    const takings = [taking('10:45', '12:00', { siteId: 'beach' })];
    expect(codes(plan(), around({ takings }))).toEqual(['WARNS TRAVEL_TOO_SHORT']);
    expect(words(plan(), around({ takings }))[0]).toBe(
      'Maja Prøve har 15 minutter mellem dette og »Vagt på volden« tirsdag den 21. april kl. 10.45–12.00, men vejen tager ca. 43.',
    );
    expect(codes(plan(), around({ takings: [taking('12:00', '13:00', { siteId: 'beach' })] }))).toEqual([]);
  });
});

describe('a pool', () => {
  const pool = { ...waders, pooled: true, quantity: 12 };
  const used = (from: string, to: string, quantity: number) =>
    taking(from, to, { accountId: null, resourceId: 'waders', quantity });

  test('is counted at the moment when most of it is taken', () => {
    const takings = [used('08:00', '09:30', 6), used('10:00', '11:00', 8)];
    const wants = (quantity: number) => plan({ educators: [], resources: [{ id: 'waders', quantity }] });
    expect(codes(wants(4), around({ resources: [pool], takings }))).toEqual([]);
    const conflicts = found([wants(5)], around({ resources: [pool], takings })).get('a');
    expect(conflicts).toMatchObject([{ code: 'POOL_SHORT', wanted: 5, left: 4 }]);
  });

  test('of which there are not so many at all names nobody', () => {
    const pool = around({ resources: [{ ...waders, pooled: true, quantity: 12 }] });
    expect(words(plan({ educators: [], resources: [{ id: 'waders', quantity: 13 }] }), pool)).toEqual([
      'Der skal bruges 13 × waders, men der er kun 12.',
    ]);
  });
});

test('what is taken by setting up and clearing away alone says so', () => {
  const by = { kind: 'SESSION' as const, id: 'other', title, ...span('10:35', '12:00') };
  const takings = [taking('10:20', '12:10', { by })];
  expect(words(plan(), around({ takings }))).toEqual([
    'Maja Prøve er optaget af »Vagt på volden« tirsdag den 21. april kl. 10.35–12.00, når klargøring, oprydning og vej regnes med.',
  ]);
});

describe('somebody who is away', () => {
  const away = (from: Date, to: Date) => around({ people: [{ ...maja, away: [{ startsAt: from, endsAt: to }] }] });

  test.each([
    [at(DAY, '00:00'), at('2026-04-22', '00:00'), 'tirsdag den 21. april'],
    [at('2026-04-20', '00:00'), at('2026-04-23', '00:00'), 'mandag den 20. april til onsdag den 22. april'],
    [at(DAY, '08:00'), at(DAY, '12:00'), 'tirsdag den 21. april 2026 kl. 8.00–12.00'],
  ])('is named with the days', (from, to, days) => {
    expect(words(plan(), away(from, to))).toEqual([`Maja Prøve er fraværende ${days}.`]);
  });
});

describe('the calendar', () => {
  const alone = (facts: Partial<PlannedTime> = {}) => plan({ educators: [], ...facts });

  test('tells of public holidays, school holidays, closed days and seasons', () => {
    const easter = alone(span('09:00', '10:30', '2026-04-02'));
    const week = { validFrom: '2026-03-28', validTo: '2026-04-07' };
    const surroundings = around({
      offers: [{ ...offer, seasonFrom: '05-01', seasonTo: '10-01' }],
      closedDays: [{ ...week, siteId: null, resourceIds: null, reason: '', name: { da: 'Afdelingen', en: 'x' } }],
      schoolHolidays: [{ ...week, name: 'Påskeferie', municipality: 'København' }],
    });
    expect(words(easter, surroundings)).toEqual([
      'Torsdag den 2. april er helligdag: Skærtorsdag.',
      'Torsdag den 2. april har skolerne i København påskeferie.',
      'Afdelingen har lukket torsdag den 2. april.',
      'Det ligger uden for forløbets sæson, 1. maj til 1. oktober.',
    ]);
  });

  test('lets a closed site or room concern only those who use it', () => {
    const closed = { validFrom: DAY, validTo: '2026-04-22', reason: '', name: { da: 'x', en: 'x' } };
    const elsewhere = around({ closedDays: [{ ...closed, siteId: 'beach', resourceIds: null }] });
    expect(codes(alone(), elsewhere)).toEqual([]);
    const room = around({ closedDays: [{ ...closed, siteId: null, resourceIds: ['waders', 'hall'] }] });
    expect(codes(alone(), room)).toEqual([]);
    const used = { ...room, resources: [{ ...waders, pooled: false, quantity: 1 }] };
    expect(codes(alone({ resources: [{ id: 'waders', quantity: 1 }] }), used)).toEqual(['WARNS CLOSED_DAY']);
  });

  test('knows opening hours, also when one follows straight on another', () => {
    const open = (...times: [string, string][]) => ({
      ...fort,
      hours: times.map(([startsAt, endsAt]) => ({ weekday: 2, startsAt, endsAt })),
    });
    expect(codes(alone(), around({ sites: [open(['08:00', '10:00'], ['10:00', '12:00'])] }))).toEqual([]);
    expect(codes(alone(), around({ sites: [open(['08:00', '10:00'])] }))).toEqual(['WARNS OUTSIDE_OPENING_HOURS']);
    const monday = { ...fort, hours: [{ weekday: 1, startsAt: '08:00', endsAt: '16:00' }] };
    expect(codes(alone(), around({ sites: [monday] }))).toEqual(['WARNS OUTSIDE_OPENING_HOURS']);
  });

  test('refuses what is past, unless it is a session that stands already', () => {
    const yesterday = span('09:00', '10:30', '2026-03-13');
    expect(codes(alone(yesterday))).toEqual(['BLOCKS IN_THE_PAST']);
    expect(codes(alone({ ...yesterday, sessionId: 's' }))).toEqual([]);
  });

  test('says when the same offer stands at the same place and time already', () => {
    const session = { kind: 'SESSION' as const, id: 's', title, ...span('09:00', '10:30') };
    const surroundings = around({ sameOffers: [{ offerId: 'offer', siteId: 'fort', session }] });
    expect(codes(alone(), surroundings)).toEqual(['WARNS SAME_TIME_EXISTS']);
    expect(codes(alone({ key: 's', sessionId: 's' }), surroundings)).toEqual([]);
  });
});

test('a season may run across New Year', () => {
  const winter = (day: string) => isInSeason(day, '10-01', '03-31');
  expect(['2026-12-24', '2026-03-31', '2026-10-01'].map(winter)).toEqual([true, true, true]);
  expect(['2026-04-01', '2026-09-30'].map(winter)).toEqual([false, false]);
  expect(isInSeason('2026-02-29', null, null)).toBe(true);
});

test('the way between two places is an estimate: København to Bornholm is far, next door is nothing', () => {
  expect(Math.round(kilometresBetween(fort, beach))).toBe(14);
  expect(travelMinutesBetween(fort, { latitude: 55.1367, longitude: 14.9155 })).toBeGreaterThan(300);
  expect(travelMinutesBetween(fort, fort)).toBe(0);
});
