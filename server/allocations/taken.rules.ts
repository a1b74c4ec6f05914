import type { Conflict, Other, PlannedTime, Span, Surroundings, Taking, UsedResource } from './planned-time.ts';
import { meet, takenOfPeople, takenOfResources, timesOf } from './span.rules.ts';

/** Everything taken around a plan: what stands already, and the other times of the same plan. */
export interface Takings {
  ofPerson: Map<string, Taking[]>;
  ofResource: Map<string, Taking[]>;
}

/** What is taken by others than the sessions of the plan, by person and by resource, and by the plan itself. */
export function takingsAround(planned: PlannedTime[], surroundings: Surroundings): Takings {
  const replanned = new Set(planned.flatMap(({ sessionId }) => sessionId ?? []));
  const standing = surroundings.takings.filter(({ by }) => by.kind !== 'SESSION' || !replanned.has(by.id));
  const all = [...standing, ...planned.flatMap((plan) => takingsOf(plan, surroundings))];
  return { ofPerson: grouped(all, 'accountId'), ofResource: grouped(all, 'resourceId') };
}

function takingsOf(plan: PlannedTime, { resources, offers }: Surroundings): Taking[] {
  const title = offers.find(({ id }) => id === plan.offerId)?.title ?? { da: '', en: '' };
  const by: Other = { kind: 'PLANNED', id: plan.key, title, startsAt: plan.startsAt, endsAt: plan.endsAt };
  const people = plan.educators.flatMap((accountId) =>
    takenOfPeople(plan).map((span) => ({ ...span, accountId, resourceId: null, quantity: 1, siteId: plan.siteId, by })),
  );
  const things = plan.resources.flatMap(({ id, quantity }) => {
    const resource = resources.find((one) => one.id === id);
    const parts = resource?.parts ?? [];
    return parts.flatMap((resourceId) =>
      takenOfResources(plan).map((span) => {
        return { ...span, accountId: null, resourceId, quantity: resource?.pooled ? quantity : 1, siteId: null, by };
      }),
    );
  });
  return [...people, ...things];
}

function grouped(takings: Taking[], by: 'accountId' | 'resourceId'): Map<string, Taking[]> {
  const groups = new Map<string, Taking[]>();
  for (const taking of takings) {
    const key = taking[by];
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(taking);
    else groups.set(key, [taking]);
  }
  return groups;
}

/**
 * Who of the plan's educators is in something else at the same time: one conflict for each other thing. What people of other
 * departments do is not told.
 */
export function takenEducators(plan: PlannedTime, takings: Takings, { people }: Surroundings): Conflict[] {
  return plan.educators.flatMap((id) => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return [];
    const { name } = person;
    const taken = takings.ofPerson.get(id) ?? [];
    return othersIn(taken, takenOfPeople(plan), plan.key).map((other) => ({
      code: 'EDUCATOR_TAKEN' as const,
      severity: 'BLOCKS' as const,
      person: { id, name },
      ...{ other, ...throughBuffer(plan, other, taken) },
    }));
  });
}

/** Which of the plan's rooms and kits are taken, and of which pools too little is left. */
export function takenResources(plan: PlannedTime, takings: Takings, { resources }: Surroundings): Conflict[] {
  return plan.resources.flatMap(({ id, quantity }): Conflict[] => {
    const resource = resources.find((one) => one.id === id);
    if (resource === undefined) return [];
    if (resource.pooled) return poolShortage(plan, { ...resource, wanted: quantity }, takings);
    const { name } = resource;
    const taken = resource.parts.flatMap((part) => takings.ofResource.get(part) ?? []);
    return othersIn(taken, takenOfResources(plan), plan.key).map((other) => {
      return {
        code: 'RESOURCE_TAKEN',
        severity: 'BLOCKS',
        resource: { id, name },
        other,
        ...throughBuffer(plan, other, taken),
      };
    });
  });
}

/** Whether only setting up, clearing away or the way meets: the hours that the sentence names then do not overlap. */
function throughBuffer(plan: PlannedTime, other: Other, takings: Taking[]): { byBuffer?: true } {
  const named = takings.some(({ by, ...taken }) => by.kind === other.kind && by.id === other.id && meet(taken, other));
  return named && !timesOf(plan).some((span) => meet(span, other)) ? { byBuffer: true } : {};
}

function othersIn(takings: Taking[], spans: Span[], ownKey: string): Other[] {
  const found = new Map<string, Other>();
  for (const taking of takings) {
    if (taking.by.kind === 'PLANNED' && taking.by.id === ownKey) continue;
    if (spans.some((span) => meet(span, taking))) found.set(`${taking.by.kind} ${taking.by.id}`, taking.by);
  }
  return [...found.values()];
}

function poolShortage(plan: PlannedTime, pool: UsedResource & { wanted: number }, takings: Takings): Conflict[] {
  const { id, name, wanted, quantity } = pool;
  const all = (takings.ofResource.get(id) ?? []).filter(({ by }) => by.kind !== 'PLANNED' || by.id !== plan.key);
  const spans = takenOfResources(plan);
  const most = Math.max(0, ...spans.map((span) => peakIn(all, span)));
  if (most + wanted <= quantity) return [];
  const others = othersIn(all, spans, plan.key);
  return [
    {
      code: 'POOL_SHORT',
      severity: 'BLOCKS',
      resource: { id, name },
      wanted,
      left: Math.max(0, quantity - most),
      others,
    },
  ];
}

/** The most that is taken at any one moment of a span: it can only rise where something begins. */
function peakIn(takings: Taking[], span: Span): number {
  const within = takings.filter((taking) => meet(taking, span));
  const edges = [span.startsAt, ...within.map(({ startsAt }) => startsAt).filter((at) => at > span.startsAt)];
  const takenAt = (at: Date) =>
    within
      .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, ...edges.map(takenAt));
}
