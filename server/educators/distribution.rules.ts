import { mondayOf } from '#server/time/local-time.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import type { Candidate, SoughtSession, TeachingRole } from './candidate.ts';
import { competenceOf, loadOf, minutesOf, obstaclesOf, rankEducators, spansOf } from './educator.rules.ts';

// Who teaches which of many sessions. Two plans are made, one by the ranking and one that takes people in turn; each is
// improved by handing sessions from those who have most to those who have least, and the better one is answered. Nothing is
// left to chance: the same question always has the same answer.

export interface Assignment {
  sessionId: string;
  accountId: string;
  role: TeachingRole;
}

export interface Distribution {
  assignments: Assignment[];
  /** Places that nobody could take. */
  unfilled: { sessionId: string; missing: number }[];
}

/** One place to fill: the first one of a session that nobody leads is for somebody who can lead. */
interface Place {
  session: SoughtSession;
  role: 'LEADS' | 'ASSISTS';
}

const MAX_ROUNDS = 30;

/** Fills the open places of sessions with people who are free, within their hours and competent, as evenly as it can. */
export function distribute(sessions: readonly SoughtSession[], candidates: readonly Candidate[]): Distribution {
  const ordered = sessions.toSorted((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1));
  const known = new Set(candidates.flatMap(({ competences }) => competences.map(({ offerId }) => offerId)));
  const mayFill = (place: Place, candidate: Candidate) => isCompetent(place, candidate, known);
  const choices = { mayFill, places: ordered.flatMap(placesOf) };
  const plans = [byRanking, inTurn].map((make) => improved(make(choices, candidates), choices, candidates));
  const [first, second] = plans as [Plan, Plan];
  return distributionOf(costOf(second, candidates) < costOf(first, candidates) ? second : first, ordered);
}

interface Choices {
  places: Place[];
  mayFill: (place: Place, candidate: Candidate) => boolean;
}

/** Who has which place, in the order of the places; null = nobody. */
type Plan = { place: Place; accountId: string | null }[];

/** How many people a session lacks: somebody who is away then, or only learns, does not count. */
export function missingOf({
  educators,
  educatorsNeeded,
}: Pick<SoughtSession, 'educators' | 'educatorsNeeded'>): number {
  const there = educators.filter(({ role, away }) => role !== 'LEARNING' && !away).length;
  return Math.max(0, educatorsNeeded - there);
}

function placesOf(session: SoughtSession): Place[] {
  const led = session.educators.some(({ role, away }) => role === 'LEADS' && !away);
  return Array.from({ length: missingOf(session) }, (_, index) => ({
    session,
    role: !led && index === 0 ? 'LEADS' : 'ASSISTS',
  }));
}

/** Where nobody's competence for an offer is known, everybody may; where it is, only those who can do what is asked. */
function isCompetent({ session, role }: Place, candidate: Candidate, known: Set<string>): boolean {
  if (!known.has(session.offerId)) return true;
  const competence = competenceOf(candidate, session.offerId);
  return competence === 'LEADS' || (competence === 'ASSISTS' && role === 'ASSISTS');
}

/** The places with fewest who can take them first; each to the best of those who are free. */
function byRanking({ places, mayFill }: Choices, candidates: readonly Candidate[]): Plan {
  const options = new Map(
    places.map((place) => [place, candidates.filter((one) => mayFill(place, one) && isFree(place, one)).length]),
  );
  const hardest = places.toSorted((a, b) => (options.get(a) ?? 0) - (options.get(b) ?? 0));
  const plan: Plan = places.map((place) => ({ place, accountId: null }));
  for (const place of hardest) {
    const now = loaded(candidates, plan);
    const able = now.filter((one) => mayFill(place, one));
    const best = rankEducators(place.session, able).find(
      ({ id, standing }) => standing === 'FREE' && !teaches(plan, place, id),
    );
    const entry = plan.find((one) => one.place === place);
    if (entry && best) entry.accountId = best.id;
  }
  return plan;
}

/** Everybody in turn: who comes next and is free. */
function inTurn({ places, mayFill }: Choices, candidates: readonly Candidate[]): Plan {
  const plan: Plan = places.map((place) => ({ place, accountId: null }));
  let next = 0;
  for (const entry of plan) {
    const now = loaded(candidates, plan);
    for (let step = 0; step < now.length; step += 1) {
      const one = now[(next + step) % now.length];
      if (!one || !mayFill(entry.place, one) || !isFree(entry.place, one) || teaches(plan, entry.place, one.id))
        continue;
      entry.accountId = one.id;
      next = (next + step + 1) % now.length;
      break;
    }
  }
  return plan;
}

/** Fills what can still be filled, and hands places to whoever has less, as long as that makes the plan better. */
function improved(plan: Plan, { mayFill }: Choices, candidates: readonly Candidate[]): Plan {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const changes = plan.map((entry) => {
      const others = plan.filter((one) => one !== entry);
      const now = loaded(candidates, others);
      const holder = now.find(({ id }) => id === entry.accountId);
      const better = now
        .filter((one) => holder === undefined || minutes(one, entry.place) < minutes(holder, entry.place))
        .filter((one) => mayFill(entry.place, one) && !teaches(others, entry.place, one.id))
        .toSorted(byLoad(entry.place.session))
        .find((one) => isFree(entry.place, one));
      if (better) entry.accountId = better.id;
      return better !== undefined;
    });
    if (!changes.includes(true)) break;
  }
  return plan;
}

const minutes = (one: Candidate, { session }: Place) => loadOf(one, session).yearMinutes;

function byLoad(session: SoughtSession) {
  return (a: Candidate, b: Candidate) => {
    const [first, second] = [loadOf(a, session), loadOf(b, session)];
    return first.yearMinutes - second.yearMinutes || first.weekMinutes - second.weekMinutes || (a.id < b.id ? -1 : 1);
  };
}

function isFree({ session }: Place, candidate: Candidate): boolean {
  return !session.educators.some(({ id }) => id === candidate.id) && obstaclesOf(session, candidate).length === 0;
}

function teaches(plan: Plan, { session }: Place, accountId: string): boolean {
  return plan.some((one) => one.place.session.id === session.id && one.accountId === accountId);
}

/** The candidates as they would be with a plan: what it gives them takes them, and counts. */
function loaded(candidates: readonly Candidate[], plan: Plan): Candidate[] {
  return candidates.map((candidate) => {
    const given = plan.filter(({ accountId }) => accountId === candidate.id).map(({ place }) => place.session);
    if (given.length === 0) return candidate;
    return {
      ...candidate,
      takings: [...candidate.takings, ...given.flatMap(takingsOf)],
      load: [...candidate.load, ...given.map(weekOf)],
    };
  });
}

function takingsOf(session: SoughtSession) {
  const { id, title, startsAt, endsAt, place } = session;
  const by = { kind: 'PLANNED' as const, id, title, startsAt, endsAt };
  return spansOf(session).map((span) => ({ ...span, by, place }));
}

function weekOf(session: SoughtSession) {
  const { localDate } = session;
  return { schoolYear: schoolYearOf(localDate), monday: mondayOf(localDate), minutes: minutesOf(session), sessions: 1 };
}

const UNFILLED_COST = 1e15;

/** Smaller is better: fewest empty places, then loads nearest to each other (sum of squares, minutes of each school year). */
function costOf(plan: Plan, candidates: readonly Candidate[]): number {
  const empty = plan.filter(({ accountId }) => accountId === null).length;
  const loads = loaded(candidates, plan).flatMap(({ load }) => {
    const years = new Map<string, number>();
    for (const week of load) years.set(week.schoolYear, (years.get(week.schoolYear) ?? 0) + week.minutes);
    return [...years.values()];
  });
  return empty * UNFILLED_COST + loads.reduce((sum, load) => sum + load ** 2, 0);
}

function distributionOf(plan: Plan, sessions: SoughtSession[]): Distribution {
  const assignments = plan.flatMap(({ place, accountId }) =>
    accountId === null ? [] : [{ sessionId: place.session.id, accountId, role: place.role }],
  );
  const unfilled = sessions.flatMap(({ id }) => {
    const missing = plan.filter(({ place, accountId }) => place.session.id === id && accountId === null).length;
    return missing === 0 ? [] : [{ sessionId: id, missing }];
  });
  return { assignments, unfilled };
}
