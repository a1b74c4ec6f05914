import { addDays, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';
import { deadlineBefore, workingDaysBefore } from '#server/time/working-days.ts';
import { type AdultRatios, type KnownLevel, pupilsPerAdultOf, type RatioLevel, ratioLevelsOf } from './level.ts';

/** A number of each kind of place a session has. Adults are all accompanying staff, not the educator. */
export interface Places {
  groups: number;
  pupils: number;
  adults: number;
}

/** The level of a group: exactly one of the three is not null. */
export interface Level {
  /** Class level 0-10. */
  gradeLevel: number | null;
  ageGroup: 'NURSERY' | 'KINDERGARTEN' | 'MIXED' | null;
  /** Year of study 1-4 in youth education. */
  studyYear: number | null;
}

/** What a booking asks for, group by group. */
export interface RequestedGroup extends Level {
  pupils: number;
  adults: number;
  specialEducation: boolean;
}

/** The part of an offer that decides who may book. */
export interface OfferRules extends AdultRatios {
  published: boolean;
  targetGroups: TargetGroup[];
  gradeFrom: number | null;
  gradeTo: number | null;
  ageGroups: NonNullable<Level['ageGroup']>[];
  minPupils: number;
  maxPupils: number;
  maxGroups: number;
  leadTimeWorkingDays: number;
  cancellationWorkingDays: number;
  bookingOpensAt: Date | null;
}

export type TargetGroup = 'DAYCARE' | 'PRIMARY' | 'UPPER_SECONDARY';

/** A session as it stood when it was read. */
export interface BookableSession {
  state: 'OPEN' | 'CLOSED' | 'CANCELLED';
  startsAt: Date;
  capacity: Places;
  taken: Places;
  /** How many pupils the house takes beside those already there, of a session that nobody teaches; null = no limit. */
  houseLeft?: number | null;
  offer: OfferRules;
}

/** Why something cannot be done: a stable code and the facts behind it. `booking.texts.ts` has the sentences. */
export type Refusal =
  | { code: 'SESSION_CANCELLED' }
  | { code: 'SESSION_CLOSED' }
  | { code: 'TOO_LATE_TO_BOOK'; lastDay: LocalDate; leadTimeWorkingDays: number }
  | { code: 'NOT_YET_OPEN'; opensAt: string }
  | { code: 'SESSION_FULL'; left: Places }
  | { code: 'TOO_MANY_GROUPS'; max: number; asked: number }
  | { code: 'TOO_MANY_PUPILS'; max: number; asked: number }
  | { code: 'TOO_FEW_PUPILS'; min: number; asked: number }
  | { code: 'TOO_FEW_ADULTS'; required: number; asked: number; pupilsPerAdult: number | null }
  | { code: 'LEVEL_NOT_OFFERED'; group: number };

/** At least one adult for each started `pupilsPerAdult` pupils of each group. */
export function requiredAdults(pupils: number, pupilsPerAdult: number): number {
  return Math.ceil(pupils / pupilsPerAdult);
}

/** A group as it is counted; without a level the strictest ratio holds. */
export type CountedGroup = KnownLevel & { pupils: number; adults: number };

/** Too few adults for the groups, each by the ratio of its level; null = enough. The ratio is told when it is the same for all. */
export function tooFewAdults(
  offer: AdultRatios,
  groups: readonly CountedGroup[],
): Extract<Refusal, { code: 'TOO_FEW_ADULTS' }> | null {
  const ratios = groups.map((group) => pupilsPerAdultOf(offer, ratioLevelsOf(group)));
  const required = groups.reduce((sum, { pupils }, at) => sum + requiredAdults(pupils, ratios[at] ?? 1), 0);
  const asked = placesOf(groups).adults;
  const pupilsPerAdult = new Set(ratios).size === 1 ? (ratios[0] ?? null) : null;
  return asked < required ? { code: 'TOO_FEW_ADULTS', required, asked, pupilsPerAdult } : null;
}

/** The places that nobody has yet; no more pupils than the house still takes. */
export function leftOf({
  capacity,
  taken,
  houseLeft = null,
}: Pick<BookableSession, 'capacity' | 'taken' | 'houseLeft'>): Places {
  const pupils = capacity.pupils - taken.pupils;
  return {
    groups: capacity.groups - taken.groups,
    pupils: houseLeft === null ? pupils : Math.min(pupils, houseLeft),
    adults: capacity.adults - taken.adults,
  };
}

/** Sums groups into the places they take. */
export function placesOf(groups: readonly { pupils: number; adults: number }[]): Places {
  return {
    groups: groups.length,
    pupils: groups.reduce((sum, group) => sum + group.pupils, 0),
    adults: groups.reduce((sum, group) => sum + group.adults, 0),
  };
}

/** When booking ends: after the last working day allowed, and never later than the start. */
export function bookingCloses(startsAt: Date, leadTimeWorkingDays: number): { lastDay: LocalDate; closesAt: Date } {
  return deadlineBefore(startsAt, leadTimeWorkingDays);
}

/** When cancelling by the link ends; afterwards only by phone or mail. */
export function cancellationDeadline(
  startsAt: Date,
  offer: Pick<OfferRules, 'cancellationWorkingDays'>,
): { lastDay: LocalDate; closesAt: Date } {
  return deadlineBefore(startsAt, offer.cancellationWorkingDays);
}

/**
 * The first instant a session may start at and still be booked now, for a lead time: the same rule as `bookingCloses`,
 * turned round for searching. Sessions starting before it are closed for booking.
 */
export function earliestBookableStart(today: LocalDate, now: Date, leadTimeWorkingDays: number): Date {
  if (leadTimeWorkingDays === 0) return now;
  let day = addDays(today, 1);
  while (workingDaysBefore(day, leadTimeWorkingDays) < today) day = addDays(day, 1);
  return startOfLocalDay(day);
}

/** All reasons why this session can't take these groups now; none = it can. How full a cancelled one was is no reason. */
export function refusalsFor(session: BookableSession, groups: readonly RequestedGroup[], now: Date): Refusal[] {
  if (session.state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  return [
    ...refusalsOfTime(session, now),
    ...refusalsOfSize(session, groups),
    ...refusalsOfLevel(session.offer, groups),
  ];
}

/**
 * The same for a number of pupils as one group with as many adults as the ratio asks: for lists. Whether the offer is made for
 * the level is left aside; which ratio holds is not (null = the level is not known).
 */
export function refusalsForPupils(
  session: BookableSession,
  pupils: number,
  now: Date,
  levels: readonly RatioLevel[] | null = null,
): Refusal[] {
  const pupilsPerAdult = pupilsPerAdultOf(session.offer, levels);
  const judged = { ...session, offer: { ...session.offer, pupilsPerAdult, adultRatios: [] } };
  const adults = requiredAdults(pupils, pupilsPerAdult);
  return [...refusalsOfTime(session, now), ...refusalsOfSize(judged, [{ pupils, adults }])];
}

/** Refusals that come of the session itself and the clock: whatever the group, nobody can book it now. */
export function refusalsOfTime(session: BookableSession, now: Date): Refusal[] {
  const { offer, state, startsAt } = session;
  if (state === 'CANCELLED') return [{ code: 'SESSION_CANCELLED' }];
  if (state === 'CLOSED' || !offer.published) return [{ code: 'SESSION_CLOSED' }];
  const refusals: Refusal[] = [];
  const { lastDay, closesAt } = bookingCloses(startsAt, offer.leadTimeWorkingDays);
  if (now >= closesAt)
    refusals.push({ code: 'TOO_LATE_TO_BOOK', lastDay, leadTimeWorkingDays: offer.leadTimeWorkingDays });
  if (offer.bookingOpensAt !== null && now < offer.bookingOpensAt) {
    refusals.push({ code: 'NOT_YET_OPEN', opensAt: offer.bookingOpensAt.toISOString() });
  }
  return refusals;
}

/** Refusals of the numbers: those of the offer first, then what is left for as many as the offer takes. */
export function refusalsOfSize(
  session: Pick<BookableSession, 'capacity' | 'taken' | 'houseLeft' | 'offer'>,
  groups: readonly CountedGroup[],
): Refusal[] {
  const asked = placesOf(groups);
  const refusals = refusalsOfNumbers(session, groups, asked);
  const left = leftOf(session);
  const tooMany = refusals.some(({ code }) => code === 'TOO_MANY_PUPILS' || code === 'TOO_MANY_GROUPS');
  const counted = tooMany ? atMost(asked, mostOf(session, groups.length)) : asked;
  if (!fits(counted, left)) refusals.push({ code: 'SESSION_FULL', left });
  return refusals;
}

/** The most that so many groups may ask of an empty session. */
function mostOf({ capacity, offer }: Pick<BookableSession, 'capacity' | 'offer'>, groupCount: number): Places {
  const groups = Math.min(offer.maxGroups, capacity.groups);
  const pupils = Math.min(offer.maxPupils * Math.min(groupCount, groups), capacity.pupils);
  return { groups, pupils, adults: capacity.adults };
}

function atMost(asked: Places, most: Places): Places {
  return {
    groups: Math.min(asked.groups, most.groups),
    pupils: Math.min(asked.pupils, most.pupils),
    adults: Math.min(asked.adults, most.adults),
  };
}

function refusalsOfNumbers(
  session: Pick<BookableSession, 'capacity' | 'offer'>,
  groups: readonly CountedGroup[],
  asked: Places,
): Refusal[] {
  const refusals: Refusal[] = [];
  const { offer } = session;
  const most = mostOf(session, groups.length);
  if (asked.groups > most.groups) refusals.push({ code: 'TOO_MANY_GROUPS', max: most.groups, asked: asked.groups });
  if (asked.pupils > most.pupils) refusals.push({ code: 'TOO_MANY_PUPILS', max: most.pupils, asked: asked.pupils });
  if (asked.pupils < offer.minPupils)
    refusals.push({ code: 'TOO_FEW_PUPILS', min: offer.minPupils, asked: asked.pupils });
  const adults = tooFewAdults(offer, groups);
  return adults === null ? refusals : [...refusals, adults];
}

/** Whether what is asked for is left of every kind of place. */
export function fits(asked: Places, left: Places): boolean {
  return asked.groups <= left.groups && asked.pupils <= left.pupils && asked.adults <= left.adults;
}

/** Special classes and schools may come whatever their level: they know best which offer fits. */
function refusalsOfLevel(offer: OfferRules, groups: readonly RequestedGroup[]): Refusal[] {
  return groups.flatMap((group, index) =>
    group.specialEducation || takesLevel(offer, group) ? [] : [{ code: 'LEVEL_NOT_OFFERED' as const, group: index }],
  );
}

/** Whether an offer is made for a level. */
export function takesLevel(
  offer: Pick<OfferRules, 'targetGroups' | 'gradeFrom' | 'gradeTo' | 'ageGroups'>,
  level: Level,
): boolean {
  if (!offer.targetGroups.includes(targetGroupOf(level))) return false;
  if (level.gradeLevel !== null)
    return level.gradeLevel >= (offer.gradeFrom ?? 0) && level.gradeLevel <= (offer.gradeTo ?? 10);
  if (level.ageGroup !== null && level.ageGroup !== 'MIXED') {
    return offer.ageGroups.includes(level.ageGroup) || offer.ageGroups.includes('MIXED');
  }
  return true;
}

/** The level fixes the target group. */
export function targetGroupOf(level: Level): TargetGroup {
  if (level.gradeLevel !== null) return 'PRIMARY';
  return level.ageGroup !== null ? 'DAYCARE' : 'UPPER_SECONDARY';
}
