import { firstOf } from '#lib/server/room-form.ts';
import type { BlockedTime } from '#server/blocked-times/blocked-time.contract.ts';
import { localDateOf, localTimeOf } from '#server/time/local-time.ts';

type Typed = Record<string, string[]>;

/** Ticked resources have the value of how many are taken; counted ones are a number under `count-<id>`. */
const COUNTED = 'count-';

/** What was typed about blocked time, as the API takes a change of it. */
export function blockedTimeBody(typed: Typed) {
  const text = (name: string) => firstOf(typed, name);
  const counted = Object.entries(typed).flatMap(([name, [value = '']]) => {
    if (!name.startsWith(COUNTED) || value === '' || value === '0') return [];
    return [{ id: name.slice(COUNTED.length), quantity: /^\d{1,6}$/.test(value) ? Number(value) : value }];
  });
  return {
    kind: text('kind'),
    title: text('title'),
    date: text('date'),
    time: text('time'),
    endDate: text('endDate') || null,
    endTime: text('endTime'),
    people: typed.people ?? [],
    resources: [...(typed.resources ?? []).map((id) => ({ id, quantity: 1 })), ...counted],
  };
}

/** A blocked time as it stands in its fields. */
export function blockedTimeTyped(blocked: BlockedTime, pooled: ReadonlySet<string>): Typed {
  const [startsAt, endsAt] = [new Date(blocked.startsAt), new Date(blocked.endsAt)];
  const lastDay = localDateOf(endsAt);
  const counted = blocked.resources.filter(({ id }) => pooled.has(id));
  return {
    kind: [blocked.kind],
    title: [blocked.title],
    date: [blocked.localDate],
    time: [localTimeOf(startsAt)],
    endDate: [lastDay === blocked.localDate ? '' : lastDay],
    endTime: [localTimeOf(endsAt)],
    people: blocked.people.map(({ id }) => id),
    resources: blocked.resources.flatMap(({ id }) => (pooled.has(id) ? [] : [id])),
    ...Object.fromEntries(counted.map(({ id, quantity }) => [`${COUNTED}${id}`, [String(quantity)]])),
  };
}
