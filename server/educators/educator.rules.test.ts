import { expect, test } from 'vitest';
import { instantOf } from '#server/time/local-time.ts';
import type { Candidate, SoughtSession } from './candidate.ts';
import { distribute } from './distribution.rules.ts';
import { loadOf, obstaclesOf, rankEducators, spansOf } from './educator.rules.ts';
import { reasonsOf } from './educator.texts.ts';

const DAY = '2026-04-23';
const at = (time: string, day = DAY) => instantOf(day, time) as Date;
const site = { latitude: 55.7, longitude: 12.5 };
const far = { latitude: 55.86, longitude: 12.48 };

function session(facts: Partial<SoughtSession> = {}): SoughtSession {
  return {
    id: 's1',
    offerId: 'o1',
    title: { da: 'Vagt på volden', en: 'On guard' },
    departmentId: 'd1',
    localDate: DAY,
    startsAt: at('09:00'),
    endsAt: at('10:30'),
    meetings: [],
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 15,
    travelMinutes: 0,
    educatorsNeeded: 1,
    place: site,
    siteId: 'here',
    siteName: 'Stedet',
    educators: [],
    ...facts,
  };
}

function person(id: string, facts: Partial<Candidate> = {}): Candidate {
  return {
    id,
    name: `Person ${id}`,
    worksOn: [{ from: '2020-01-01', to: null }],
    competences: [{ offerId: 'o1', role: 'LEADS' }],
    takings: [],
    load: [],
    away: [],
    hours: [],
    exceptions: [],
    ...facts,
  };
}

const other = { kind: 'SESSION' as const, id: 'x', title: { da: 'Flådens fart', en: 'The navy' } };
const taking = (from: string, to: string, place = site) => {
  const span = { startsAt: at(from), endsAt: at(to) };
  return { ...span, by: { ...other, ...span }, place };
};
const taught = (sessions: number, monday = '2026-03-02') => [
  { schoolYear: '2025/26', monday, minutes: sessions * 90, sessions },
];
const ids = (candidates: Candidate[], sought = session()) => rankEducators(sought, candidates).map(({ id }) => id);

test('who is free comes before who is not, who leads before who assists, learns or is not known', () => {
  const assists = person('a', { competences: [{ offerId: 'o1', role: 'ASSISTS' }] });
  const learns = person('b', { competences: [{ offerId: 'o1', role: 'LEARNING' }] });
  const unknown = person('c', { competences: [{ offerId: 'another', role: 'LEADS' }] });
  const leads = person('d');
  const taken = person('e', { takings: [taking('10:00', '12:00')] });
  expect(ids([taken, unknown, learns, assists, leads])).toEqual(['d', 'a', 'b', 'c', 'e']);
});

test('of those who can the same, who has taught fewest hours this school year comes first, then this week', () => {
  const much = person('a', { load: taught(12) });
  const little = person('b', { load: taught(3) });
  const thisWeek = person('c', { load: taught(3, '2026-04-20') });
  const lastYear = person('d', { load: [{ schoolYear: '2024/25', monday: '2025-03-03', minutes: 900, sessions: 10 }] });
  expect(ids([much, thisWeek, little, lastYear])).toEqual(['d', 'b', 'c', 'a']);
  expect(loadOf(lastYear, session())).toEqual({ yearSessions: 0, yearMinutes: 0, weekMinutes: 0 });
});

test('buffers count: what ends as the setting up begins is not in the way, a minute later is', () => {
  const [span] = spansOf(session());
  expect(span).toEqual({ startsAt: at('08:45'), endsAt: at('10:45') });
  expect(obstaclesOf(session(), person('a', { takings: [taking('08:00', '08:45')] }))).toEqual([]);
  const late = obstaclesOf(session(), person('a', { takings: [taking('08:00', '08:46')] }));
  expect(late).toMatchObject([{ code: 'TAKEN', other: { id: 'x' } }]);
  const meeting = session({ meetings: [{ startsAt: at('09:00', '2026-04-30'), endsAt: at('10:30', '2026-04-30') }] });
  const away = person('a', { away: [{ startsAt: at('10:44', '2026-04-30'), endsAt: at('12:00', '2026-04-30') }] });
  expect(obstaclesOf(meeting, away)).toMatchObject([{ code: 'AWAY' }]);
});

test('a place that cannot be reached in the time between is told, and ranks after who is simply free', () => {
  const hurried = person('a', { takings: [taking('11:00', '12:30', far)] });
  const calm = person('b', { load: taught(30), takings: [taking('13:00', '14:30', far)] });
  const ranked = rankEducators(session(), [hurried, calm]);
  expect(ranked.map(({ id, standing }) => [id, standing])).toEqual([
    ['b', 'FREE'],
    ['a', 'POSSIBLE'],
  ]);
  expect(ranked[1]?.obstacles).toMatchObject([{ code: 'WAY_TOO_SHORT', leftMinutes: 15 }]);
  expect(
    ids([
      person('a', { takings: [taking('14:00', '15:00', far)] }),
      person('b', { takings: [taking('14:00', '15:00')] }),
    ]),
  ).toEqual(['b', 'a']);
});

test('hours and exceptions say who works that day; who has said nothing has no limits', () => {
  const thursday = { weekday: 4, startsAt: '08:00', endsAt: '12:00', validFrom: '2026-01-01', validTo: null };
  const codes = (facts: Partial<Candidate>) => obstaclesOf(session(), person('a', facts)).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ hours: [thursday] })).toEqual([]);
  expect(codes({ hours: [{ ...thursday, endsAt: '10:30' }] })).toEqual(['OUTSIDE_HOURS']);
  expect(codes({ hours: [{ ...thursday, weekday: 1 }] })).toEqual(['OUTSIDE_HOURS']);
  expect(codes({ exceptions: [{ localDate: DAY, startsAt: null, endsAt: null }] })).toEqual(['OUTSIDE_HOURS']);
  expect(
    codes({
      hours: [{ ...thursday, weekday: 1 }],
      exceptions: [{ localDate: DAY, startsAt: '08:00', endsAt: '16:00' }],
    }),
  ).toEqual([]);
  expect(codes({ worksOn: [{ from: '2020-01-01', to: DAY }] })).toEqual(['NOT_OF_DEPARTMENT']);
});

test('the reasons stand in words, and the other session is named with its time', () => {
  const [free, taken] = rankEducators(session(), [
    person('a', { load: taught(12) }),
    person('b', { load: taught(13), takings: [taking('10:00', '12:00')] }),
  ]);
  const words = (ranked: typeof free, language: 'da' | 'en') =>
    ranked &&
    reasonsOf(ranked, language)
      .map(({ message }) => message)
      .join(' · ');
  expect(words(free, 'da')).toBe('Kan lede forløbet · fri · 12 undervisninger i år, færrest i afdelingen');
  expect(words(taken, 'da')).toBe(
    'Kan lede forløbet · optaget af »Flådens fart« torsdag den 23. april kl. 10.00–12.00 · 13 undervisninger i år',
  );
  expect(words(taken, 'en')).toContain('taken by “The navy” Thursday 23 April, 10:00–12:00');
});

test('ties are broken the same way whatever the order', () => {
  const people = ['c', 'a', 'b'].map((id) => person(id));
  expect(ids(people)).toEqual(['a', 'b', 'c']);
  expect(ids(people.toReversed())).toEqual(['a', 'b', 'c']);
});

test('the first place of a session is for somebody who leads, the second for anybody who can help', () => {
  const sought = session({ educatorsNeeded: 2 });
  const people = [person('a', { competences: [{ offerId: 'o1', role: 'ASSISTS' }] }), person('b', { load: taught(9) })];
  expect(distribute([sought], people).assignments).toEqual([
    { sessionId: 's1', accountId: 'b', role: 'LEADS' },
    { sessionId: 's1', accountId: 'a', role: 'ASSISTS' },
  ]);
  const alone = distribute([sought], people.slice(0, 1));
  expect(alone.assignments).toEqual([{ sessionId: 's1', accountId: 'a', role: 'ASSISTS' }]);
  expect(alone.unfilled).toEqual([{ sessionId: 's1', missing: 1 }]);
});
