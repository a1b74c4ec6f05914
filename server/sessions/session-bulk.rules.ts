import type { Span } from '#server/allocations/planned-time.ts';
import { addDays, localDateOf, localTimeOf } from '#server/time/local-time.ts';
import type { BulkAction } from './session-bulk.contract.ts';
import { type Draft, fulfilled, minutesOf, spanOf, type Wish, type WrongWish } from './session-editor.rules.ts';

const DAY_MINUTES = 1440;

/** What an action makes of a session, or what is wrong with it. CANCEL leaves the draft as it is. */
export function acted(before: Draft, action: BulkAction): { draft: Draft; wrong: WrongWish[] } {
  if (action.kind === 'CANCEL') return { draft: before, wrong: [] };
  if (action.kind !== 'MOVE_BY') return fulfilled(before, wishOf(before, action));
  const { days = 0, minutes = 0 } = action;
  if (days === 0 && minutes === 0) return { draft: before, wrong: [] };
  const spans = [before, ...before.meetings].map((span) => movedBy(span, days, minutes));
  const lost = spans.find((span) => 'date' in span);
  if (lost !== undefined) return { draft: before, wrong: [{ path: 'action', code: 'NO_SUCH_TIME', ...lost }] };
  const [own = before, ...meetings] = spans as Span[];
  return { draft: { ...before, startsAt: own.startsAt, endsAt: own.endsAt, meetings }, wrong: [] };
}

/** A span moved on the Danish clock: the local time of its start is kept across summer time; its length stays in real minutes. */
export function movedBy(span: Span, days: number, minutes: number): Span | { date: string; time: string } {
  const [hour = 0, minute = 0] = localTimeOf(span.startsAt).split(':').map(Number);
  const clock = hour * 60 + minute + minutes;
  const overflow = Math.floor(clock / DAY_MINUTES);
  const inDay = clock - overflow * DAY_MINUTES;
  const date = addDays(localDateOf(span.startsAt), days + overflow);
  const time = `${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}`;
  return spanOf(date, time, minutesOf(span)) ?? { date, time };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function wishOf(before: Draft, action: Exclude<BulkAction, { kind: 'MOVE_BY' | 'CANCEL' }>): Wish {
  switch (action.kind) {
    case 'SET_TIME':
      return { time: action.time, durationMinutes: action.durationMinutes };
    case 'SET_SITE':
      return { siteId: action.siteId };
    case 'SET_CAPACITY':
      return { capacity: action.capacity };
    case 'SET_STATE':
      return { state: action.state };
    case 'SET_RESOURCE':
      return { resources: withResource(before, action.resourceId, action.quantity ?? 1) };
    default:
      return { educators: educatorsAfter(before, action) };
  }
}

function withResource({ resources }: Draft, id: string, quantity: number): Draft['resources'] {
  const others = resources.filter((one) => one.id !== id);
  return quantity === 0 ? others : [...others, { id, quantity }];
}

type OfEducators = Extract<BulkAction, { kind: 'ADD_EDUCATOR' | 'REPLACE_EDUCATOR' | 'REMOVE_EDUCATOR' }>;

/** Who teaches after the action. Somebody who is already there stays once. */
function educatorsAfter({ educators }: Draft, action: OfEducators): Draft['educators'] {
  const { educatorId } = action;
  const own = educators.find(({ id }) => id === educatorId);
  if (action.kind === 'ADD_EDUCATOR') {
    return [
      ...educators.filter(({ id }) => id !== educatorId),
      { id: educatorId, role: action.role ?? own?.role ?? 'LEADS' },
    ];
  }
  const others = educators.filter(({ id }) => id !== educatorId);
  if (own === undefined || action.kind === 'REMOVE_EDUCATOR') return others;
  return others.some(({ id }) => id === action.byEducatorId)
    ? others
    : [...others, { id: action.byEducatorId, role: own.role }];
}
