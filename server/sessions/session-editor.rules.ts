import type { Conflict, PlannedTime, Span } from '#server/allocations/planned-time.ts';
import { instantOf, localDateOf, localTimeOf } from '#server/time/local-time.ts';

// What a lead wants of a session, as facts; and what of it touches those who have booked. Pure.

export interface Places {
  groups: number;
  pupils: number;
  adults: number;
}

export type Role = 'LEADS' | 'ASSISTS' | 'LEARNING';

/** All facts of a session that staff decide. */
export interface Draft extends Span {
  siteId: string;
  state: 'OPEN' | 'CLOSED';
  capacity: Places;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Each way. */
  travelMinutes: number;
  educatorsNeeded: number;
  meetingPointId: string | null;
  /** Of an online offer; null = the offer's own. */
  onlineUrl: string | null;
  note: string | null;
  educators: { id: string; role: Role }[];
  resources: { id: string; quantity: number }[];
  /** Further ones, in order. */
  meetings: Span[];
}

/** A wish: what is left out stays. Local times; lengths in real minutes. */
export interface Wish {
  date?: string | undefined;
  time?: string | undefined;
  durationMinutes?: number | undefined;
  siteId?: string | undefined;
  state?: 'OPEN' | 'CLOSED' | undefined;
  capacity?: Partial<{ [Key in keyof Places]: number | undefined }> | undefined;
  bufferBeforeMinutes?: number | undefined;
  bufferAfterMinutes?: number | undefined;
  travelMinutes?: number | undefined;
  educatorsNeeded?: number | undefined;
  meetingPointId?: string | null | undefined;
  onlineUrl?: string | null | undefined;
  note?: string | null | undefined;
  educators?: { id: string; role?: Role | undefined }[] | undefined;
  resources?: { id: string; quantity?: number | undefined }[] | undefined;
  meetings?: { date: string; time: string; durationMinutes?: number | undefined }[] | undefined;
}

export interface WrongWish {
  path: string;
  code: 'NO_SUCH_TIME' | 'MEETINGS_OVERLAP' | 'NAMED_TWICE' | 'INVALID_CHOICE';
  /** Of NO_SUCH_TIME. */
  date?: string;
  time?: string;
}

const MINUTE_MS = 60_000;

export function minutesOf({ startsAt, endsAt }: Span): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
}

/** The span of a local time and a length; null = there is no such local time. */
export function spanOf(date: string, time: string, minutes: number): Span | null {
  const startsAt = instantOf(date, time);
  return startsAt && { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS) };
}

/** The draft with a wish fulfilled, or all that is wrong with the wish. */
export function fulfilled(before: Draft, wish: Wish): { draft: Draft; wrong: WrongWish[] } {
  const date = wish.date ?? localDateOf(before.startsAt);
  const time = wish.time ?? localTimeOf(before.startsAt);
  const isSameTime = wish.date === undefined && wish.time === undefined;
  const minutes = wish.durationMinutes ?? minutesOf(before);
  // Without a new time the instant stays: the second 02:30 of October stays the second.
  const span = isSameTime
    ? { startsAt: before.startsAt, endsAt: new Date(before.startsAt.getTime() + minutes * MINUTE_MS) }
    : spanOf(date, time, minutes);
  const meetings = (wish.meetings ?? []).map((one) => spanOf(one.date, one.time, one.durationMinutes ?? minutes));
  const wrong: WrongWish[] = [
    ...(span === null
      ? [{ path: wish.time === undefined ? 'date' : 'time', code: 'NO_SUCH_TIME', date, time } as const]
      : []),
    ...(wish.meetings ?? []).flatMap((one, index) =>
      meetings[index] === null
        ? [{ path: `meetings.${index}.time`, code: 'NO_SUCH_TIME', date: one.date, time: one.time } as const]
        : [],
    ),
    ...twice('educators', wish.educators),
    ...twice('resources', wish.resources),
  ];
  const draft = { ...before, ...factsOf(before, wish), ...(span ?? {}) };
  if (wish.meetings) draft.meetings = meetings.filter((one) => one !== null);
  const overlapping = wrong.length === 0 ? firstOverlap([draft, ...draft.meetings]) : null;
  if (overlapping !== null) {
    wrong.push({ path: wish.meetings ? `meetings.${overlapping}` : 'time', code: 'MEETINGS_OVERLAP' });
  }
  return { draft, wrong };
}

function factsOf(before: Draft, wish: Wish): Partial<Draft> {
  const plain = [
    'siteId',
    'state',
    'bufferBeforeMinutes',
    'bufferAfterMinutes',
    'travelMinutes',
    'educatorsNeeded',
    'meetingPointId',
    'onlineUrl',
    'note',
  ] as const;
  const given = Object.fromEntries(plain.flatMap((name) => (wish[name] === undefined ? [] : [[name, wish[name]]])));
  const { groups, pupils, adults } = before.capacity;
  // A meeting point belongs to a site.
  const leaves = wish.siteId !== undefined && wish.siteId !== before.siteId && wish.meetingPointId === undefined;
  return {
    ...given,
    ...(leaves ? { meetingPointId: null } : {}),
    capacity: {
      groups: wish.capacity?.groups ?? groups,
      pupils: wish.capacity?.pupils ?? pupils,
      adults: wish.capacity?.adults ?? adults,
    },
    ...(wish.educators && { educators: wish.educators.map(({ id, role = 'LEADS' }) => ({ id, role })) }),
    ...(wish.resources && { resources: wish.resources.map(({ id, quantity = 1 }) => ({ id, quantity })) }),
  };
}

function twice(path: string, list: { id: string }[] = []): WrongWish[] {
  const index = list.findIndex(({ id }, at) => list.findIndex((other) => other.id === id) < at);
  return index < 0 ? [] : [{ path: `${path}.${index}.id`, code: 'NAMED_TWICE' }];
}

/** The first further meeting (from 0) that begins before the one before it has ended. */
function firstOverlap(spans: Span[]): number | null {
  const index = spans.findIndex((span, at) => at > 0 && span.startsAt < (spans[at - 1] ?? span).endsAt);
  return index < 0 ? null : index - 1;
}

/** The names of the facts that differ; lists compare without regard to order. */
export function changedFacts(before: Draft, after: Draft): (keyof Draft)[] {
  return (Object.keys(after) as (keyof Draft)[]).filter((name) => told(before[name]) !== told(after[name]));
}

function told(value: Draft[keyof Draft]): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value
    .map((one) => JSON.stringify(one))
    .sort()
    .join();
}

const times: (keyof Draft)[] = ['startsAt', 'endsAt', 'meetings'];

/** What a change means to whoever has booked: another start or site moves them, another length changes the visit. */
export function reviewCauseOf(fields: readonly (keyof Draft)[]): 'SESSION_MOVED' | 'SESSION_CHANGED' | null {
  if (fields.includes('startsAt') || fields.includes('siteId')) return 'SESSION_MOVED';
  return fields.some((name) => times.includes(name)) ? 'SESSION_CHANGED' : null;
}

/** Whether a change takes or frees anybody's or anything's time. */
export function takesTime(fields: readonly (keyof Draft)[]): boolean {
  const taking: (keyof Draft)[] = [
    ...times,
    'siteId',
    'bufferBeforeMinutes',
    'bufferAfterMinutes',
    'travelMinutes',
    'educators',
    'resources',
  ];
  return fields.some((name) => taking.includes(name));
}

/** A draft as the search for conflicts takes it. */
export function plannedTimeOf(
  key: { key: string; sessionId: string | null; offerId: string },
  draft: Draft,
): PlannedTime {
  const { startsAt, endsAt, siteId, meetings, bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, resources } =
    draft;
  const span = {
    startsAt,
    endsAt,
    siteId,
    meetings,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    travelMinutes,
    resources,
  };
  return { ...key, ...span, educators: draft.educators.map(({ id }) => id) };
}

/**
 * The conflicts that a change is to blame for. What was already in the way before, of people and rooms that stay at a time
 * that stays, is somebody else's to mend: it must not keep a lead from changing the rest.
 */
export function conflictsOfChange(before: Draft, after: Draft, conflicts: readonly Conflict[]): Conflict[] {
  const fields = changedFacts(before, after);
  if (!takesTime(fields)) return [];
  const sameTime = !fields.some(
    (name) => name !== 'educators' && name !== 'resources' && name !== 'siteId' && takesTime([name]),
  );
  const stays = (list: { id: string }[], id: string) => sameTime && list.some((one) => one.id === id);
  return conflicts.filter((conflict) => {
    if (conflict.code === 'IN_THE_PAST') return !sameTime;
    if (conflict.code === 'SITE_NOT_USED') return fields.includes('siteId');
    if ('person' in conflict) return !stays(before.educators, conflict.person.id);
    if (conflict.code === 'UNKNOWN_EDUCATOR') return !stays(before.educators, conflict.id);
    if ('resource' in conflict) {
      const asMuch = after.resources.find(({ id }) => id === conflict.resource.id)?.quantity ?? 1;
      return !stays(
        before.resources.filter(({ quantity }) => quantity >= asMuch),
        conflict.resource.id,
      );
    }
    return true;
  });
}
