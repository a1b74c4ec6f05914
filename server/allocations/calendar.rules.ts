import { type LocalDate, weekdayOf } from '#server/time/local-time.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import type { Conflict, DaySpan, PlannedTime, Surroundings, WeekdayHours } from './planned-time.ts';
import { isInSeason } from './season.rules.ts';
import { liesWithin, localSpanOf, timesOf } from './span.rules.ts';

/** What the calendar says to a plan: past, holidays, closed days, seasons, opening hours, and whether it is there already. */
export function conflictsOfCalendar(plan: PlannedTime, surroundings: Surroundings): Conflict[] {
  const days = [...new Set(timesOf(plan).map((span) => localSpanOf(span).localDate))];
  return [
    ...past(plan, surroundings.now),
    ...days.flatMap((day) => [...holidays(day, surroundings), ...closedDays(day, plan, surroundings)]),
    ...season(plan, surroundings, days),
    ...openingHours(plan, surroundings),
    ...sameTime(plan, surroundings),
  ];
}

/** A session that has begun may keep its time: only what is new is refused. */
function past({ startsAt, sessionId }: PlannedTime, now: Date): Conflict[] {
  return startsAt <= now && sessionId === null ? [{ code: 'IN_THE_PAST', severity: 'BLOCKS' }] : [];
}

function holidays(localDate: LocalDate, { schoolHolidays }: Surroundings): Conflict[] {
  const name = publicHolidayName(localDate);
  const school = schoolHolidays.filter((span) => holds(span, localDate));
  return [
    ...(name === null ? [] : [{ code: 'PUBLIC_HOLIDAY' as const, severity: 'WARNS' as const, localDate, name }]),
    ...school.map(({ name: holiday, municipality }) => {
      return { code: 'SCHOOL_HOLIDAY' as const, severity: 'WARNS' as const, localDate, name: holiday, municipality };
    }),
  ];
}

function closedDays(localDate: LocalDate, plan: PlannedTime, { closedDays: spans }: Surroundings): Conflict[] {
  const used = new Set(plan.resources.map(({ id }) => id));
  return spans
    .filter((span) => holds(span, localDate))
    .filter(
      ({ siteId, resourceIds }) =>
        (siteId === null || siteId === plan.siteId) && (resourceIds === null || resourceIds.some((id) => used.has(id))),
    )
    .map(({ siteId, resourceIds, name, reason }) => {
      const what = resourceIds !== null ? 'RESOURCE' : siteId !== null ? 'SITE' : 'DEPARTMENT';
      return { code: 'CLOSED_DAY', severity: 'WARNS', localDate, what, name, reason };
    });
}

function season(plan: PlannedTime, { offers }: Surroundings, days: LocalDate[]): Conflict[] {
  const offer = offers.find(({ id }) => id === plan.offerId);
  if (!offer || offer.seasonFrom === null || offer.seasonTo === null) return [];
  const { seasonFrom, seasonTo } = offer;
  if (days.every((day) => isInSeason(day, seasonFrom, seasonTo))) return [];
  return [{ code: 'OUTSIDE_SEASON', severity: 'WARNS', seasonFrom, seasonTo }];
}

function openingHours(plan: PlannedTime, { sites, resources }: Surroundings): Conflict[] {
  const found: Conflict[] = [];
  const site = sites.find(({ id }) => id === plan.siteId);
  if (site && !site.active) found.push({ code: 'SITE_NOT_USED', severity: 'BLOCKS', site: site.name });
  if (site && !isOpenDuring(plan, site.hours)) {
    found.push({
      code: 'OUTSIDE_OPENING_HOURS',
      severity: 'WARNS',
      what: 'SITE',
      name: { da: site.name, en: site.name },
    });
  }
  for (const { id } of plan.resources) {
    const resource = resources.find((one) => one.id === id);
    if (resource === undefined) found.push({ code: 'UNKNOWN_RESOURCE', severity: 'BLOCKS', id });
    else found.push(...ofResource(plan, resource));
  }
  return found;
}

function ofResource(plan: PlannedTime, { id, name, active, hours }: Surroundings['resources'][number]): Conflict[] {
  if (!active) return [{ code: 'RESOURCE_NOT_USED', severity: 'BLOCKS', resource: { id, name } }];
  return isOpenDuring(plan, hours)
    ? []
    : [{ code: 'OUTSIDE_OPENING_HOURS', severity: 'WARNS', what: 'RESOURCE', name }];
}

/** The hours are held against the session itself: setting up before opening time is nobody's problem. */
function isOpenDuring(plan: PlannedTime, hours: WeekdayHours[]): boolean {
  if (hours.length === 0) return true;
  return timesOf(plan).every((span) => {
    const local = localSpanOf(span);
    const weekday = weekdayOf(local.localDate);
    return liesWithin(
      local,
      hours.filter((one) => one.weekday === weekday),
    );
  });
}

function sameTime(plan: PlannedTime, { sameOffers }: Surroundings): Conflict[] {
  return sameOffers
    .filter(({ offerId, siteId, session }) => {
      const same = offerId === plan.offerId && siteId === plan.siteId && session.id !== plan.sessionId;
      return same && session.startsAt.getTime() === plan.startsAt.getTime();
    })
    .map(({ session }) => ({ code: 'SAME_TIME_EXISTS', severity: 'WARNS', other: session }));
}

function holds({ validFrom, validTo }: DaySpan, localDate: LocalDate): boolean {
  return validFrom <= localDate && localDate < validTo;
}
