import { addDays, type LocalDate, localDateOf, weekdayOf } from '#server/time/local-time.ts';
import type { BoardFacts, Moment, MomentSpan, PersonFact, SessionFact, ThingFact } from './board.facts.ts';
import { meets, sharedSpan } from './clusters.rules.ts';

/** One time of a session: its own, or a later meeting of a course. */
export interface Occurrence extends MomentSpan {
  session: SessionFact;
  /** 1 = the session's own time. */
  meeting: number;
  localDate: LocalDate;
}

/** What is wrong with an occurrence in one row of the board. Spans are the time concerned. */
export type BoardProblem =
  | { code: 'OVERLAP'; other: SessionFact; span: MomentSpan }
  /** Teaches in another department; the span is the time shared. */
  | { code: 'ELSEWHERE'; title: { da: string; en: string }; department: string; span: MomentSpan }
  | { code: 'BLOCKED'; title: string; span: MomentSpan }
  | { code: 'AWAY'; span: MomentSpan }
  /** On the session, but the time is not kept free: it overlapped before there was a rule against it. */
  | { code: 'NOT_KEPT_FREE' }
  | { code: 'POOL_SHORT'; taken: number; quantity: number }
  | { code: 'CLOSED'; reason: string };

export interface PlacedCard extends MomentSpan {
  occurrence: Occurrence;
  problems: BoardProblem[];
  /** How many of a pooled resource. */
  quantity: number | null;
  /** The row is taken because a whole or a part of it is used: that resource. */
  via: ThingFact | null;
}

const MINUTE_MS = 60_000;

/** All times of the sessions that lie on some days, in the order of the clock. */
export function occurrencesOf({ sessions, meetings }: BoardFacts, from: LocalDate, to: LocalDate): Occurrence[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const own = sessions.map((session) => occurrence(session, session, 1));
  const later = meetings.flatMap((meeting) => {
    const session = byId.get(meeting.sessionId);
    return session === undefined ? [] : [occurrence(session, meeting, meeting.position)];
  });
  return [...own, ...later]
    .filter(({ localDate }) => localDate >= from && localDate <= to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function occurrence(session: SessionFact, { from, to }: MomentSpan, meeting: number): Occurrence {
  return { session, from, to, meeting, localDate: localDateOf(new Date(from)) };
}

/** The time that an occurrence takes of a person: with setting up, clearing away and the way there and back. */
export function takenOfPerson({ session, from, to }: Occurrence): MomentSpan {
  const { before, after, travel } = session;
  return { from: from - (before + travel) * MINUTE_MS, to: to + (after + travel) * MINUTE_MS };
}

/** The time that an occurrence takes of a room: with setting up and clearing away. */
export function takenOfThing({ session, from, to }: Occurrence): MomentSpan {
  return { from: from - session.before * MINUTE_MS, to: to + session.after * MINUTE_MS };
}

/** What stands in the way of somebody's occurrence: everything of theirs that meets it. Cancelled ones take no time. */
export function problemsOfPerson(one: Occurrence, own: Occurrence[], person: PersonFact, facts: BoardFacts) {
  if (one.session.state === 'CANCELLED') return [];
  const taken = takenOfPerson(one);
  const allocated = facts.educators.find(
    ({ sessionId, accountId }) => sessionId === one.session.id && accountId === person.id,
  )?.allocated;
  const problems: BoardProblem[] = [
    ...overlaps(one, own, takenOfPerson),
    ...facts.elsewhere
      .filter((other) => other.accountId === person.id && meets(taken, other))
      .map((other) => ({ code: 'ELSEWHERE' as const, ...other, span: sharedSpan(taken, other) })),
    ...facts.blocked
      .filter(({ people }) => people.includes(person.id))
      .filter((block) => meets(taken, block))
      .map((block) => ({ code: 'BLOCKED' as const, title: block.title, span: sharedSpan(taken, block) })),
    ...person.absences.filter((away) => meets(one, away)).map((span) => ({ code: 'AWAY' as const, span })),
  ];
  return allocated === false && problems.length === 0 ? [{ code: 'NOT_KEPT_FREE' as const }] : problems;
}

/** The same for a room or a kit; `own` are the occurrences that take it, whole or in part. */
export function problemsOfThing(
  one: Occurrence & { quantity: number },
  own: (Occurrence & { quantity: number })[],
  thing: ThingFact,
  facts: BoardFacts,
): BoardProblem[] {
  if (one.session.state === 'CANCELLED') return [];
  const taken = takenOfThing(one);
  const blocked = facts.blocked
    .filter(({ things }) => things.includes(thing.id))
    .filter((block) => meets(taken, block));
  const closed = facts.closed.filter(
    ({ thingId, from, to }) => thingId === thing.id && from <= one.localDate && one.localDate < to,
  );
  return [
    ...(thing.pooled ? shortage(one, own, thing) : overlaps(one, own, takenOfThing)),
    ...(thing.pooled
      ? []
      : blocked.map((block) => ({ code: 'BLOCKED' as const, title: block.title, span: sharedSpan(taken, block) }))),
    ...closed.map(({ reason }) => ({ code: 'CLOSED' as const, reason })),
  ];
}

function overlaps(one: Occurrence, own: Occurrence[], takenOf: (one: Occurrence) => MomentSpan): BoardProblem[] {
  const taken = takenOf(one);
  return own
    .filter((other) => other.session.id !== one.session.id && other.session.state !== 'CANCELLED')
    .filter((other) => meets(taken, takenOf(other)))
    .map((other) => ({ code: 'OVERLAP', other: other.session, span: sharedSpan(taken, takenOf(other)) }));
}

function shortage(
  one: Occurrence & { quantity: number },
  own: (Occurrence & { quantity: number })[],
  { quantity }: ThingFact,
): BoardProblem[] {
  const taken = takenOfThing(one);
  const live = own.filter(({ session }) => session.state !== 'CANCELLED');
  const edges = [
    taken.from,
    ...live.map((other) => takenOfThing(other).from).filter((at) => at > taken.from && at < taken.to),
  ];
  const sumAt = (at: Moment) =>
    live
      .filter((other) => meets(takenOfThing(other), { from: at, to: at + 1 }))
      .reduce((sum, other) => sum + other.quantity, 0);
  const most = Math.max(...edges.map(sumAt));
  return most > quantity ? [{ code: 'POOL_SHORT', taken: most, quantity }] : [];
}

/** Somebody's working hours on a day: "HH:MM"; an empty list = does not work then; null = nothing is known. */
export function hoursOn(
  { hours, exceptions }: PersonFact,
  localDate: LocalDate,
): { from: string; to: string }[] | null {
  const exception = exceptions.find(({ date }) => date === localDate);
  if (exception)
    return exception.from === null || exception.to === null ? [] : [{ from: exception.from, to: exception.to }];
  const valid = hours.filter(
    ({ validFrom, validTo }) => validFrom <= localDate && (validTo === null || localDate < validTo),
  );
  if (valid.length === 0) return null;
  return valid.filter(({ weekday }) => weekday === weekdayOf(localDate)).map(({ from, to }) => ({ from, to }));
}

/** The resources that a resource is a part of, and those that are parts of it: using one takes time of the others. */
export function relatedThings(thing: ThingFact, things: ThingFact[]): Set<string> {
  const related = new Set([thing.id]);
  for (let above = thing.parentId; above !== null && !related.has(above); ) {
    related.add(above);
    above = things.find(({ id }) => id === above)?.parentId ?? null;
  }
  const below = (id: string): void => {
    for (const part of things.filter(({ parentId }) => parentId === id)) {
      if (related.has(part.id)) continue;
      related.add(part.id);
      below(part.id);
    }
  };
  below(thing.id);
  return related;
}

/** The days from one to another, both included. */
export function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
