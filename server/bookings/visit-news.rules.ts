import type { BookingFacts } from './booking.facts.ts';
import { onlineLinkOf, placeOfVisit } from './visit-place.rules.ts';

/** What of a visit is another than before. */
export interface VisitNews {
  /** Start, end or the further meetings of a course. */
  time: boolean;
  site: boolean;
  meetingPoint: boolean;
  /** The link of an online visit. */
  onlineUrl: boolean;
  educators: boolean;
}

/** An educator of a session. */
type Educator = BookingFacts['session']['educators'][number];

/**
 * What changed between two states of the same booking. `told` = the educators whom the school was told last; somebody who is
 * named for the first time, or leaves before a successor is found, is no news to the school: it hears of the successor.
 */
export function newsOf(before: BookingFacts, after: BookingFacts, told: readonly string[]): VisitNews {
  const was = before.session;
  const is = after.session;
  const there = placeOfVisit(before, after.language);
  const here = placeOfVisit(after, after.language);
  const now = is.educators.map(({ name }) => name);
  return {
    time: timesOf(was) !== timesOf(is),
    site: there.name !== here.name || there.address !== here.address,
    meetingPoint: there.meetingPoint !== here.meetingPoint,
    onlineUrl: onlineLinkOf(before) !== onlineLinkOf(after),
    educators: now.length > 0 && told.length > 0 && namesOf(now) !== namesOf(told),
  };
}

export function isNews(news: VisitNews): boolean {
  return Object.values(news).some(Boolean);
}

/** Who taught before and no longer does, and who teaches now and did not before; an address is a person. */
export function educatorChanges(before: BookingFacts, after: BookingFacts): { left: Educator[]; came: Educator[] } {
  const without = (some: Educator[], others: Educator[]) => {
    const known = new Set(others.map(({ email }) => email.toLowerCase()));
    return some.filter(({ email }) => !known.has(email.toLowerCase()));
  };
  const was = before.session.educators;
  const is = after.session.educators;
  return { left: without(was, is), came: without(is, was) };
}

function timesOf({ startsAt, endsAt, meetings }: BookingFacts['session']): string {
  return [{ startsAt, endsAt }, ...meetings]
    .map((one) => `${Date.parse(one.startsAt)}-${Date.parse(one.endsAt)}`)
    .join();
}

function namesOf(names: readonly string[]): string {
  return [...names].sort().join('\n');
}
