import { worksDuring } from '#server/allocations/people.rules.ts';
import type { Span, Taking } from '#server/allocations/planned-time.ts';
import { meet } from '#server/allocations/span.rules.ts';
import { kilometresBetween, travelMinutesBetween } from '#server/allocations/travel.rules.ts';
import { localDateOf, mondayOf } from '#server/time/local-time.ts';
import { schoolYearOf } from '#server/time/school-year.ts';
import type { Candidate, PlacedTaking, SoughtSession, TeachingRole } from './candidate.ts';

// Who fits a session, best first, and why. Pure: candidates come with everything that is looked at (candidate.store.ts).

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MS = 86_400_000;

/** Why somebody cannot teach a session at all, or should rather not. */
export type Obstacle =
  | { code: 'NOT_OF_DEPARTMENT' }
  | { code: 'TAKEN'; other: Taking['by'] }
  | { code: 'AWAY'; from: Date; to: Date }
  | { code: 'OUTSIDE_HOURS' }
  | { code: 'WAY_TOO_SHORT'; other: Taking['by']; neededMinutes: number; leftMinutes: number };

/** FREE; POSSIBLE = outside the usual hours or with too short a way; NOT_FREE = elsewhere or away. */
export type Standing = 'FREE' | 'POSSIBLE' | 'NOT_FREE';

export interface Ranked {
  id: string;
  name: string;
  standing: Standing;
  /** Null = nothing is known. */
  competence: TeachingRole | null;
  obstacles: Obstacle[];
  /** Of the session's school year, held and planned. */
  yearSessions: number;
  yearMinutes: number;
  /** Of the session's week. */
  weekMinutes: number;
  /** Nobody else who can teach it does so for fewer hours this school year. */
  least: boolean;
  /** To the nearest other place of the same day, as the crow flies; null = nowhere else that day. */
  kilometres: number | null;
}

/**
 * Candidates, best first: free before possible before not free; who leads before who assists, learns or is not known;
 * fewest whole hours this school year, then in the session's week; the shortest way on the same day; then by id, so that
 * the same question always has the same answer. Who teaches the session already is left out.
 */
export function rankEducators(session: SoughtSession, candidates: readonly Candidate[]): Ranked[] {
  const already = new Set(session.educators.map(({ id }) => id));
  const asked = candidates.filter(({ id }) => !already.has(id));
  const loads = new Map(asked.map((one) => [one.id, loadOf(one, session)]));
  // Who is not known to teach it is no measure for those who are.
  const known = asked.filter((one) => competenceOf(one, session.offerId) !== null);
  const compared = known.length > 0 ? known : asked;
  const fewest = Math.min(...compared.map(({ id }) => loads.get(id)?.yearMinutes ?? 0));
  return asked
    .map((candidate): Ranked => {
      const { id, name } = candidate;
      const load = loads.get(id) ?? { yearSessions: 0, yearMinutes: 0, weekMinutes: 0 };
      const obstacles = obstaclesOf(session, candidate);
      return {
        id,
        name,
        ...load,
        standing: standingOf(obstacles),
        competence: competenceOf(candidate, session.offerId),
        obstacles,
        least: compared.length > 1 && compared.includes(candidate) && load.yearMinutes === fewest,
        kilometres: nearestOther(session, candidate),
      };
    })
    .sort(byRank);
}

const standings: Standing[] = ['FREE', 'POSSIBLE', 'NOT_FREE'];
const competences: (TeachingRole | null)[] = ['LEADS', 'ASSISTS', 'LEARNING', null];
const hours = (minutes: number) => Math.round(minutes / HOUR_MINUTES);

function byRank(a: Ranked, b: Ranked): number {
  return (
    standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
    competences.indexOf(a.competence) - competences.indexOf(b.competence) ||
    hours(a.yearMinutes) - hours(b.yearMinutes) ||
    hours(a.weekMinutes) - hours(b.weekMinutes) ||
    Math.round(a.kilometres ?? 0) - Math.round(b.kilometres ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** What somebody can for an offer; null = nothing is known. */
export function competenceOf({ competences: known }: Candidate, offerId: string): TeachingRole | null {
  return known.find((one) => one.offerId === offerId)?.role ?? null;
}

function standingOf(obstacles: Obstacle[]): Standing {
  const never = obstacles.some(({ code }) => code === 'NOT_OF_DEPARTMENT' || code === 'TAKEN' || code === 'AWAY');
  if (never) return 'NOT_FREE';
  return obstacles.length === 0 ? 'FREE' : 'POSSIBLE';
}

/** Everything in the way of somebody teaching a session. What the session itself takes of them is not in the way. */
export function obstaclesOf(session: SoughtSession, candidate: Candidate): Obstacle[] {
  const spans = spansOf(session);
  const works = candidate.worksOn.some(
    ({ from, to }) => from <= session.localDate && (to === null || session.localDate < to),
  );
  const others = candidate.takings.filter(({ by }) => by.id !== session.id);
  const taken = new Map(
    others.filter((taking) => spans.some((span) => meet(span, taking))).map(({ by }) => [by.id, by]),
  );
  const away = candidate.away.filter((absence) => spans.some((span) => meet(span, absence)));
  return [
    ...(works ? [] : [{ code: 'NOT_OF_DEPARTMENT' as const }]),
    ...[...taken.values()].map((other) => ({ code: 'TAKEN' as const, other })),
    ...away.map(({ startsAt, endsAt }) => ({ code: 'AWAY' as const, from: startsAt, to: endsAt })),
    ...(spans.every((span) => worksDuring(candidate, span)) ? [] : [{ code: 'OUTSIDE_HOURS' as const }]),
    ...shortWays(session, others),
  ];
}

/** How long a session takes those who teach it, as the database counts it: with buffers and travel. */
export function spansOf(session: SoughtSession): Span[] {
  const { startsAt, endsAt, meetings, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes } = session;
  return [{ startsAt, endsAt }, ...meetings].map((time) => ({
    startsAt: new Date(time.startsAt.getTime() - (bufferBeforeMinutes + travelMinutes) * MINUTE_MS),
    endsAt: new Date(time.endsAt.getTime() + (bufferAfterMinutes + travelMinutes) * MINUTE_MS),
  }));
}

/** Minutes that a session takes of those who teach it, without buffers: the load. */
export function minutesOf({
  startsAt,
  endsAt,
  meetings,
}: Pick<SoughtSession, 'startsAt' | 'endsAt' | 'meetings'>): number {
  const lengths = [{ startsAt, endsAt }, ...meetings].map((time) => time.endsAt.getTime() - time.startsAt.getTime());
  return lengths.reduce((sum, length) => sum + length, 0) / MINUTE_MS;
}

/** Other things of the same day that cannot be reached, or come from, in the time between. */
function shortWays(session: SoughtSession, others: PlacedTaking[]): Obstacle[] {
  return spansOf(session).flatMap((span) =>
    ofSameDay(span, others).flatMap(({ startsAt, endsAt, by, place }): Obstacle[] => {
      if (meet(span, { startsAt, endsAt })) return [];
      const neededMinutes = travelMinutesBetween(session.place, place);
      const gap = endsAt <= span.startsAt ? +span.startsAt - +endsAt : +startsAt - +span.endsAt;
      const leftMinutes = Math.floor(gap / MINUTE_MS);
      return leftMinutes < neededMinutes ? [{ code: 'WAY_TOO_SHORT', other: by, neededMinutes, leftMinutes }] : [];
    }),
  );
}

function nearestOther(session: SoughtSession, { takings }: Candidate): number | null {
  const ways = spansOf(session).flatMap((span) =>
    ofSameDay(span, takings)
      .filter(({ by }) => by.id !== session.id)
      .map(({ place }) => kilometresBetween(session.place, place)),
  );
  return ways.length === 0 ? null : Math.min(...ways);
}

function ofSameDay(span: Span, takings: PlacedTaking[]) {
  const day = localDateOf(span.startsAt);
  // Asked for thousands of times: the calendar is only looked at for what is near.
  return takings.flatMap((taking) => {
    if (taking.place === null || Math.abs(+taking.startsAt - +span.startsAt) > DAY_MS) return [];
    return localDateOf(taking.startsAt) === day ? [{ ...taking, place: taking.place }] : [];
  });
}

/** What somebody teaches in the session's school year and week, without the session itself. */
export function loadOf({ load }: Candidate, { localDate }: Pick<SoughtSession, 'localDate'>) {
  const year = load.filter(({ schoolYear }) => schoolYear === schoolYearOf(localDate));
  const monday = mondayOf(localDate);
  const sum = (weeks: typeof year, of: 'minutes' | 'sessions') => weeks.reduce((total, week) => total + week[of], 0);
  return {
    yearSessions: sum(year, 'sessions'),
    yearMinutes: sum(year, 'minutes'),
    weekMinutes: sum(
      load.filter((week) => week.monday === monday),
      'minutes',
    ),
  };
}
