import type { LocalDate } from '#server/time/local-time.ts';
import { weekdayOf } from '#server/time/local-time.ts';
import type { BoardFacts, MomentSpan, PersonFact, ThingFact } from './board.facts.ts';
import {
  hoursOn,
  type Occurrence,
  type PlacedCard,
  problemsOfPerson,
  problemsOfThing,
  relatedThings,
} from './board.rules.ts';

type Words = { da: string; en: string };

/** A row of the board before it is put into words. */
export interface PlacedRow {
  id: string | null;
  /** Null = the row of what has no educator or no room. */
  name: Words | null;
  person: PersonFact | null;
  thing: ThingFact | null;
  cards: PlacedCard[];
}

/** A row for each person, and one on top for what nobody (or too few) teaches. */
export function rowsByPerson(facts: BoardFacts, occurrences: Occurrence[]): PlacedRow[] {
  const staffed = new Map<string, number>();
  for (const { sessionId } of facts.educators) staffed.set(sessionId, (staffed.get(sessionId) ?? 0) + 1);
  const unstaffed = occurrences.filter(({ session }) => {
    return session.state !== 'CANCELLED' && (staffed.get(session.id) ?? 0) < session.needed;
  });
  const lonely = occurrences.filter(({ session }) => session.needed === 0 && !staffed.has(session.id));
  const cancelled = occurrences.filter(({ session }) => session.state === 'CANCELLED' && !staffed.has(session.id));
  const rest = [...new Set([...unstaffed, ...lonely, ...cancelled])].map((occurrence) => placed(occurrence, []));
  const byPerson = Map.groupBy(facts.educators, ({ accountId }) => accountId);
  const rows = facts.people.map((person): PlacedRow => {
    const sessions = new Set(byPerson.get(person.id)?.map(({ sessionId }) => sessionId));
    const own = occurrences.filter(({ session }) => sessions.has(session.id));
    const cards = own.map((one) => placed(one, problemsOfPerson(one, own, person, facts)));
    return { id: person.id, name: both(person.name), person, thing: null, cards };
  });
  return [...emptyRow(rest), ...rows];
}

/** A row for each room, kit and vehicle; parts stand below their whole. */
export function rowsByRoom(facts: BoardFacts, occurrences: Occurrence[]): PlacedRow[] {
  const things = inTreeOrder(facts.things.filter(({ kind }) => kind !== 'MEETING_POINT'));
  const uses = Map.groupBy(facts.uses, ({ sessionId }) => sessionId);
  const rows = things.map((thing): PlacedRow => {
    const related = relatedThings(thing, things);
    const own = occurrences.flatMap((one) => {
      const used = uses.get(one.session.id)?.filter(({ thingId }) => related.has(thingId)) ?? [];
      const direct = used.find(({ thingId }) => thingId === thing.id) ?? used[0];
      return direct === undefined ? [] : [{ ...one, quantity: direct.quantity, usedId: direct.thingId }];
    });
    const cards = own.map(({ usedId, ...one }) => ({
      ...placed(one, problemsOfThing(one, rivals(one, own, thing, things), thing, facts)),
      quantity: thing.pooled ? one.quantity : null,
      via: usedId === thing.id ? null : (things.find(({ id }) => id === usedId) ?? null),
    }));
    return { id: thing.id, name: thing.name, person: null, thing, cards };
  });
  const rest = occurrences.filter(({ session }) => !uses.has(session.id)).map((one) => placed(one, []));
  return [...rows, ...emptyRow(rest)];
}

type Using = Occurrence & { quantity: number; usedId: string };

/** Who else uses the same: two parts of one hall may be used at once, though both stand in the hall's row. */
function rivals(one: Using | (Occurrence & { quantity: number }), own: Using[], thing: ThingFact, things: ThingFact[]) {
  const mine = own.find(({ session, from }) => session.id === one.session.id && from === one.from)?.usedId ?? thing.id;
  const used = things.find(({ id }) => id === mine) ?? thing;
  const related = relatedThings(used, things);
  return own.filter(({ usedId }) => related.has(usedId));
}

/** A row for each offer that has a session in the week. */
export function rowsByOffer(facts: BoardFacts, occurrences: Occurrence[]): PlacedRow[] {
  const problems = allProblems(facts, occurrences);
  const byOffer = Map.groupBy(occurrences, ({ session }) => session.offerId);
  return [...byOffer.entries()]
    .map(([id, own]): PlacedRow => {
      const name = own[0]?.session.title ?? both('');
      return { id, name, person: null, thing: null, cards: own.map((one) => placed(one, problems.get(one) ?? [])) };
    })
    .sort((a, b) => (a.name?.da ?? '').localeCompare(b.name?.da ?? '', 'da'));
}

/** What is in the way of each occurrence, of whoever teaches it and whatever it uses; each thing once. */
export function allProblems(facts: BoardFacts, occurrences: Occurrence[]): Map<Occurrence, PlacedCard['problems']> {
  const found = new Map<Occurrence, PlacedCard['problems']>();
  for (const { cards } of [...rowsByPerson(facts, occurrences), ...rowsByRoom(facts, occurrences)]) {
    for (const { occurrence, problems } of cards) {
      if (problems.length === 0) continue;
      const key = occurrences.find(({ session, from }) => session === occurrence.session && from === occurrence.from);
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), ...problems]);
    }
  }
  return found;
}

function placed(occurrence: Occurrence, problems: PlacedCard['problems']): PlacedCard {
  const { from, to } = occurrence;
  return { occurrence, from, to, problems, quantity: null, via: null };
}

function emptyRow(cards: PlacedCard[]): PlacedRow[] {
  return cards.length === 0 ? [] : [{ id: null, name: null, person: null, thing: null, cards }];
}

/** Wholes first, each followed by its parts. */
export function inTreeOrder(things: ThingFact[]): ThingFact[] {
  const ids = new Set(things.map(({ id }) => id));
  const below = (parent: string | null): ThingFact[] =>
    things
      .filter(({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null) === parent)
      .flatMap((thing) => [thing, ...below(thing.id)]);
  return below(null);
}

/** The hours of a row on a day; null = not known. */
export function hoursOfRow({ person, thing }: PlacedRow, localDate: LocalDate) {
  if (person !== null) return hoursOn(person, localDate);
  if (thing === null || thing.hours.length === 0) return null;
  return thing.hours.filter(({ weekday }) => weekday === weekdayOf(localDate));
}

/** When a row's person is away, and what time is blocked of the row. */
export function takenOfRow(
  { person, thing }: PlacedRow,
  facts: BoardFacts,
): { away: MomentSpan[]; blocked: BoardFacts['blocked'] } {
  const blocked = facts.blocked.filter(({ people, things }) => {
    return (person !== null && people.includes(person.id)) || (thing !== null && things.includes(thing.id));
  });
  return { away: person?.absences ?? [], blocked };
}

function both(name: string): Words {
  return { da: name, en: name };
}
