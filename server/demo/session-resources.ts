import { planningContent } from './content/planning.ts';
import type { DemoIds } from './demo-ids.ts';
import type { BookedSession } from './plan-bookings.ts';
import { BUFFERS, resourceIdOf } from './planning-rows.ts';
import type { Row } from './rows.ts';

const MINUTE_MS = 60_000;

/** What is taken of one smallest part, in the order of time. */
type Taken = Map<string, { from: number; to: number; quantity: number }[]>;

/** Rooms and kits of the sessions that are held: whoever comes first takes them, and the others do without. */
export function sessionResourceRows(ids: DemoIds, sessions: BookedSession[]): Row[] {
  const taken: Taken = new Map();
  return sessions
    .filter(({ state }) => state !== 'CANCELLED')
    .flatMap(({ session }) => {
      const { department, offer, startsAt, endsAt } = session;
      const from = startsAt.getTime() - BUFFERS.before * MINUTE_MS;
      const to = endsAt.getTime() + BUFFERS.after * MINUTE_MS;
      const wanted = (planningContent[department.slug] ?? []).filter(({ usedBy }) => offer.slug in (usedBy ?? {}));
      return wanted.flatMap((resource): Row[] => {
        const quantity = resource.usedBy?.[offer.slug] ?? 1;
        const parts = partsOf(department.slug, resource.key);
        const stock = resource.pool ?? 1;
        if (!parts.every((part) => peakOf(taken.get(part) ?? [], { from, to }) + quantity <= stock)) return [];
        for (const part of parts) taken.set(part, [...lately(taken.get(part) ?? [], from), { from, to, quantity }]);
        const resourceId = resourceIdOf(ids, department.slug, resource.key);
        return [{ session_id: ids.session(offer.slug, startsAt), resource_id: resourceId, quantity }];
      });
    });
}

function partsOf(department: string, key: string): string[] {
  const parts = (planningContent[department] ?? []).filter(({ partOf }) => partOf === key);
  return (parts.length === 0 ? [key] : parts.map((part) => part.key)).map((part) => `${department}|${part}`);
}

/** The most that may be taken at any one moment: everything that overlaps, which is on the safe side. */
function peakOf(spans: { from: number; to: number; quantity: number }[], { from, to }: { from: number; to: number }) {
  return spans.filter((span) => span.from < to && from < span.to).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What ended a day ago is in nobody's way: the sessions come in the order of time. */
function lately<Span extends { to: number }>(spans: Span[], now: number): Span[] {
  return spans.filter(({ to }) => to > now - 86_400_000);
}
