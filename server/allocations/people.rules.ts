import { weekdayOf } from '#server/time/local-time.ts';
import type { Conflict, Person, PlannedTime, Span, Surroundings, Taking } from './planned-time.ts';
import { liesWithin, localSpanOf, meet, takenOfPeople, timesOf } from './span.rules.ts';
import type { Takings } from './taken.rules.ts';
import { travelMinutesBetween } from './travel.rules.ts';

const MINUTE_MS = 60_000;

/** What the plan's educators' own time, competence and way say. */
export function conflictsOfPeople(plan: PlannedTime, takings: Takings, surroundings: Surroundings): Conflict[] {
  return plan.educators.flatMap((id): Conflict[] => {
    const person = surroundings.people.find((one) => one.id === id);
    if (person === undefined) return [{ code: 'UNKNOWN_EDUCATOR', severity: 'BLOCKS', id }];
    return [
      ...absences(plan, person),
      ...outsideHours(plan, person),
      ...notCompetent(plan, person, surroundings),
      ...shortWays(plan, person, takings.ofPerson.get(id) ?? [], surroundings),
    ];
  });
}

function absences(plan: PlannedTime, person: Person): Conflict[] {
  const spans = takenOfPeople(plan);
  return person.away
    .filter((away) => spans.some((span) => meet(span, away)))
    .map(({ startsAt, endsAt }) => ({
      code: 'EDUCATOR_AWAY',
      severity: 'BLOCKS',
      person: named(person),
      from: startsAt,
      to: endsAt,
    }));
}

function outsideHours(plan: PlannedTime, person: Person): Conflict[] {
  const all = takenOfPeople(plan).every((span) => worksDuring(person, span));
  return all ? [] : [{ code: 'OUTSIDE_WORKING_HOURS', severity: 'WARNS', person: named(person) }];
}

/** Whether a span lies in somebody's hours: a day's exception goes before the usual hours; who has none has no limits. */
export function worksDuring(person: Pick<Person, 'hours' | 'exceptions'>, span: Span): boolean {
  const local = localSpanOf(span);
  const exception = person.exceptions.find(({ localDate }) => localDate === local.localDate);
  if (exception !== undefined) {
    const { startsAt, endsAt } = exception;
    return startsAt !== null && endsAt !== null && liesWithin(local, [{ startsAt, endsAt }]);
  }
  const inForce = person.hours.filter(
    ({ validFrom, validTo }) => validFrom <= local.localDate && (validTo === null || local.localDate < validTo),
  );
  if (inForce.length === 0) return true;
  const weekday = weekdayOf(local.localDate);
  return liesWithin(
    local,
    inForce.filter((hours) => hours.weekday === weekday),
  );
}

function notCompetent(plan: PlannedTime, person: Person, { offers }: Surroundings): Conflict[] {
  const kept = offers.find(({ id }) => id === plan.offerId)?.competenceKept ?? false;
  if (!kept || person.competences.includes(plan.offerId)) return [];
  return [{ code: 'NOT_COMPETENT', severity: 'WARNS', person: named(person) }];
}

/** Sessions at other sites on the same day that cannot be reached in the time between. Who is in two at once is told elsewhere. */
function shortWays(plan: PlannedTime, person: Person, takings: Taking[], { sites, offers }: Surroundings): Conflict[] {
  if (offers.find(({ id }) => id === plan.offerId)?.form === 'OUTREACH') return [];
  const here = sites.find(({ id }) => id === plan.siteId);
  if (here === undefined) return [];
  const found = new Map<string, Conflict>();
  for (const own of timesOf(plan)) {
    for (const taking of takings) {
      if (taking.by.kind === 'PLANNED' && taking.by.id === plan.key) continue;
      const there = sites.find(({ id }) => id === taking.siteId);
      if (there === undefined || meet(own, taking) || localSpanOf(own).localDate !== localSpanOf(taking).localDate)
        continue;
      const neededMinutes = travelMinutesBetween(here, there);
      const leftMinutes = minutesBetween(own, taking);
      if (leftMinutes >= neededMinutes) continue;
      const { by: other } = taking;
      found.set(`${other.kind} ${other.id}`, {
        code: 'TRAVEL_TOO_SHORT',
        severity: 'WARNS',
        ...{ person: named(person), other, neededMinutes, leftMinutes },
      });
    }
  }
  return [...found.values()];
}

function minutesBetween(a: Span, b: Span): number {
  const gap =
    a.endsAt <= b.startsAt ? b.startsAt.getTime() - a.endsAt.getTime() : a.startsAt.getTime() - b.endsAt.getTime();
  return Math.floor(gap / MINUTE_MS);
}

function named({ id, name }: Person) {
  return { id, name };
}
