import type { Language } from '#server/time/language.ts';
import { addDays, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import type { BoardCell, BoardDay, BoardRow, BoardSession, BoardSide, BoardState } from './board.contract.ts';
import type { BoardFacts, MomentSpan } from './board.facts.ts';
import { daysFrom, type Occurrence, occurrencesOf, type PlacedCard } from './board.rules.ts';
import { boardTexts, hoursText, problemSentence } from './board.texts.ts';
import {
  allProblems,
  hoursOfRow,
  type PlacedRow,
  rowsByOffer,
  rowsByPerson,
  rowsByRoom,
  takenOfRow,
} from './board-rows.rules.ts';
import { sessionsOf } from './board-sessions.view.ts';
import { clustersOf, meets } from './clusters.rules.ts';

export interface BoardLook {
  from: LocalDate;
  /** Included. */
  to: LocalDate;
  by: BoardSide;
  /** Ids. */
  siteId: string | null;
  educatorId: string | null;
  state: BoardState | null;
  language: Language;
}

/** The board as it is answered: filters leave out cards, never problems. */
export function boardView(facts: BoardFacts, look: BoardLook) {
  const { from, to, by, language } = look;
  const occurrences = occurrencesOf(facts, from, to);
  const problems = allProblems(facts, occurrences);
  const sessions = new Map(sessionsOf(facts, language).map((session) => [session.id, session]));
  const isShown = (one: Occurrence) => matches(one, look, { sessions, problems });
  const shown = occurrences.filter(isShown);
  const placed = { PERSON: rowsByPerson, ROOM: rowsByRoom, OFFER: rowsByOffer }[by](facts, occurrences);
  const keys = new Set(shown.map(keyOf));
  const days = daysFrom(from, to);
  const rows = placed
    .filter((row) => isRowShown(row, look))
    .map((row) => ({ ...row, cards: row.cards.filter(({ occurrence }) => keys.has(keyOf(occurrence))) }))
    .filter(({ id, cards }) => (id !== null && by !== 'OFFER') || cards.length > 0)
    .map((row) => rowView(row, { by, days, facts, language }));
  const live = shown.filter(({ session }) => session.state !== 'CANCELLED');
  return {
    days: days.map((date) => dayView(date, facts, live, language)),
    sessions: [...new Set(shown.map(({ session }) => session.id))].flatMap((id) => sessions.get(id) ?? []),
    rows,
    totals: {
      sessions: live.length,
      booked: live.filter(({ session }) => session.takenGroups > 0).length,
      problems: live.filter((one) => problems.has(one)).length,
      unstaffed: live.filter(({ session }) => isUnstaffed(sessions.get(session.id))).length,
      reviews: shown.reduce((sum, { session, meeting }) => sum + (meeting === 1 ? session.reviews : 0), 0),
    },
  };
}

const keyOf = ({ session, meeting }: Occurrence) => `${session.id} ${meeting}`;

interface Known {
  sessions: Map<string, BoardSession>;
  problems: ReturnType<typeof allProblems>;
}

function matches(one: Occurrence, { siteId, educatorId, state }: BoardLook, { sessions, problems }: Known): boolean {
  const { session } = one;
  const view = sessions.get(session.id);
  if (siteId !== null && session.siteId !== siteId) return false;
  if (educatorId !== null && !view?.educators.some(({ id }) => id === educatorId)) return false;
  if (state === null) return true;
  if (state === 'PROBLEM') return problems.has(one);
  if (state === 'REVIEW') return session.reviews > 0;
  if (state === 'UNSTAFFED') return session.state !== 'CANCELLED' && isUnstaffed(view);
  return session.state === state;
}

function isUnstaffed(session: BoardSession | undefined): boolean {
  return session !== undefined && session.educators.length < session.educatorsNeeded;
}

function isRowShown({ id, person, thing }: PlacedRow, { siteId, educatorId }: BoardLook): boolean {
  if (person !== null) return educatorId === null || id === educatorId;
  if (thing !== null) return siteId === null || thing.siteId === null || thing.siteId === siteId;
  return true;
}

interface RowLook {
  by: BoardSide;
  days: LocalDate[];
  facts: BoardFacts;
  language: Language;
}

function rowView(row: PlacedRow, { by, days, facts, language }: RowLook): BoardRow {
  const texts = boardTexts[language];
  const { id, name, thing, cards } = row;
  const parent = facts.things.find((one) => one.id === thing?.parentId);
  const note =
    thing === null
      ? null
      : [thing.site ?? texts.everywhere, ...(thing.pooled ? [texts.pieces(thing.quantity)] : [])].join(' · ');
  const taken = takenOfRow(row, facts);
  const byDay = Map.groupBy(cards, ({ occurrence }) => occurrence.localDate);
  return {
    id,
    name: name?.[language] ?? (by === 'ROOM' ? texts.noRoom : texts.noEducator),
    note,
    partOf: parent?.name[language] ?? null,
    cells: days.map((date) => cellView(row, { date, cards: byDay.get(date) ?? [], facts, ...taken }, language)),
  };
}

interface CellFacts {
  date: LocalDate;
  cards: PlacedCard[];
  facts: BoardFacts;
  away: MomentSpan[];
  blocked: BoardFacts['blocked'];
}

function cellView(row: PlacedRow, { date, cards, facts, away, blocked }: CellFacts, language: Language): BoardCell {
  const day = spanOfDay(date);
  const hours = hoursOfRow(row, date);
  const awayNow = away.filter((span) => meets(span, day));
  return {
    date,
    hours: hours === null || hours.length === 0 ? null : hoursText(hours, language),
    off: offText(row, { date, hours, awayNow, day, facts }, language),
    away: awayNow.map((span) => isoSpan(clipped(span, day))),
    blocked: blocked
      .filter((block) => meets(block, day))
      .map((block) => ({ id: block.id, kind: block.kind, title: block.title, ...isoSpan(clipped(block, day)) })),
    clusters: clustersOf(cards).map((cluster) => cluster.map((card) => cardView(card, language))),
  };
}

interface OffFacts {
  date: LocalDate;
  hours: { from: string; to: string }[] | null;
  awayNow: MomentSpan[];
  day: MomentSpan;
  facts: BoardFacts;
}

function offText(
  { thing }: PlacedRow,
  { date, hours, awayNow, day, facts }: OffFacts,
  language: Language,
): string | null {
  const texts = boardTexts[language];
  if (awayNow.some(({ from, to }) => from <= day.from && to >= day.to)) return texts.away;
  const closed = facts.closed.find(
    ({ thingId, siteId, from, to }) =>
      from <= date &&
      date < to &&
      ((thing !== null && (thingId === thing.id || (siteId !== null && siteId === thing.siteId))) ||
        (thingId === null && siteId === null)),
  );
  if (closed) return texts.closed(closed.reason);
  return hours !== null && hours.length === 0 && thing === null ? texts.off : null;
}

function cardView({ occurrence, problems, quantity, via }: PlacedCard, language: Language) {
  const { session, meeting, from, to } = occurrence;
  return {
    sessionId: session.id,
    meeting,
    ...isoSpan({ from, to }),
    quantity,
    via: via?.name[language] ?? null,
    problems: problems.map((problem) => ({ code: problem.code, message: problemSentence(problem, language) })),
  };
}

function dayView(date: LocalDate, facts: BoardFacts, live: Occurrence[], language: Language): BoardDay {
  const texts = boardTexts[language];
  const onDay = <T extends { from: LocalDate; to: LocalDate }>(spans: T[]) =>
    spans.filter(({ from, to }) => from <= date && date < to);
  return {
    date,
    holiday: publicHolidayName(date)?.[language] ?? null,
    closed: onDay(facts.closed)
      .filter(({ thingId }) => thingId === null)
      .map(({ site, reason }) => (site === null ? texts.closed(reason) : texts.siteClosed(site, reason))),
    schoolHolidays: onDay(facts.holidays).map(({ name, municipality }) => texts.schoolHoliday(name, municipality)),
    sessions: live.filter(({ localDate }) => localDate === date).length,
  };
}

function spanOfDay(date: LocalDate): MomentSpan {
  return { from: startOfLocalDay(date).getTime(), to: startOfLocalDay(addDays(date, 1)).getTime() };
}

function clipped(span: MomentSpan, day: MomentSpan): MomentSpan {
  return { from: Math.max(span.from, day.from), to: Math.min(span.to, day.to) };
}

function isoSpan({ from, to }: MomentSpan): { startsAt: string; endsAt: string } {
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() };
}
