import {
  leftOf,
  type OfferRules,
  placesOf,
  type Refusal,
  type RequestedGroup,
  requiredAdults,
  takesLevel,
  tooFewAdults,
} from '#server/bookings/booking.rules.ts';
import { pupilsPerAdultOf, ratioLevelsOf } from '#server/bookings/level.ts';
import type { Deps } from '#server/platform/deps.ts';
import { addDays, localDateOf } from '#server/time/local-time.ts';
import type { SplitSession } from './class-sets.rules.ts';
import type { SplitBody, SplitGroup } from './split.contract.ts';
import { mostOnOneDay, type Proposal, proposeSplits, spreadEvenly } from './split.rules.ts';
import { loadSplit, type SplitSnapshot } from './split.store.ts';
import type { Obstacle } from './split.texts.ts';

const DAYS_AHEAD = 365;
const PROPOSALS = 6;

export interface Split {
  groups: (RequestedGroup & { label: string | null })[];
  proposals: Proposal[];
  /** By id. */
  sites: Map<string, string>;
  obstacles: Obstacle[];
  who: 'pupils' | 'children';
}

/** Proposals for several classes, or what stands in the way; null = there is no such offer. Nothing is held. */
export async function splitClasses(
  { db }: Pick<Deps, 'db'>,
  slug: string,
  body: SplitBody,
  now: Date,
): Promise<Split | null> {
  const from = body.from ?? localDateOf(now);
  const to = body.to ?? addDays(from, DAYS_AHEAD);
  const snapshot = await loadSplit(db.pool, slug, { from, to, days: body.days ?? null });
  if (snapshot === null) return null;
  const groups = groupsOf(body, snapshot.offer);
  const who = groups.some(({ ageGroup }) => ageGroup === null) && !isDaycareOnly(snapshot) ? 'pupils' : 'children';
  const sites = new Map(snapshot.sessions.map(({ id, site }) => [id, site.name]));
  const wrong = groups.flatMap((group, index) => obstaclesOf(group, index, groups, snapshot.offer));
  if (wrong.length > 0) return { groups, proposals: [], sites, obstacles: wrong, who };
  const question = {
    classes: groups,
    sessions: splitSessions(snapshot),
    now,
  };
  const proposals = proposeSplits({ ...question, sameDay: body.sameDay, limit: PROPOSALS });
  return { groups, proposals, sites, obstacles: proposals.length > 0 ? [] : [whyNone(question)], who };
}

function isDaycareOnly({ offer }: SplitSnapshot): boolean {
  return offer.targetGroups.every((group) => group === 'DAYCARE');
}

/** The classes as asked for; spread evenly where only their sum is known, with the adults that they need. */
function groupsOf({ groups, spread }: SplitBody, offer: SplitSnapshot['offer']): Split['groups'] {
  if (groups) return groups.map((group) => groupOf(group, offer));
  if (!spread) return [];
  const adults = spread.adults ? spreadEvenly(spread.adults, spread.classes) : [];
  return spreadEvenly(spread.pupils, spread.classes).map((pupils, index) =>
    groupOf({ ...spread, pupils, adults: adults[index] }, offer),
  );
}

function groupOf(group: SplitGroup, offer: SplitSnapshot['offer']): Split['groups'][number] {
  const {
    label = null,
    gradeLevel = null,
    ageGroup = null,
    studyYear = null,
    specialEducation = false,
    pupils,
  } = group;
  const ratio = pupilsPerAdultOf(offer, ratioLevelsOf({ gradeLevel, ageGroup, studyYear }));
  const adults = group.adults ?? requiredAdults(pupils, ratio);
  return { label, gradeLevel, ageGroup, studyYear, specialEducation, pupils, adults };
}

/** What stops a class wherever it would come: its size, its adults, its level. */
function obstaclesOf(
  group: Split['groups'][number],
  index: number,
  all: Split['groups'],
  offer: SplitSnapshot['offer'],
): Obstacle[] {
  const { pupils } = group;
  const together = offer.maxGroups > 1 ? placesOf(all).pupils : pupils;
  const adults = tooFewAdults(offer, [group]);
  const refusals: Refusal[] = [
    ...(pupils > offer.maxPupils ? [{ code: 'TOO_MANY_PUPILS' as const, max: offer.maxPupils, asked: pupils }] : []),
    ...(together < offer.minPupils ? [{ code: 'TOO_FEW_PUPILS' as const, min: offer.minPupils, asked: pupils }] : []),
    ...(adults === null || offer.maxGroups > 1 ? [] : [adults]),
    ...(comesByLevel(group, offer) ? [] : [{ code: 'LEVEL_NOT_OFFERED' as const, group: index }]),
  ];
  return refusals.map((refusal) => ({ ...refusal, group: index, label: group.label }));
}

/** A class whose level is not said yet is judged when it is booked. */
function comesByLevel(
  group: RequestedGroup,
  offer: (OfferRules & { levelByRequest: boolean }) | SplitSnapshot['offer'],
): boolean {
  const unknown = group.gradeLevel === null && group.ageGroup === null && group.studyYear === null;
  return unknown || group.specialEducation || offer.levelByRequest || takesLevel(offer, group);
}

function splitSessions({ offer, sessions }: SplitSnapshot): SplitSession[] {
  const bookingOpensAt = offer.bookingOpensAt === null ? null : new Date(offer.bookingOpensAt);
  const rules = { ...offer, bookingOpensAt };
  return sessions.map(({ site, startsAt, endsAt, ...session }) => ({
    ...session,
    state: 'OPEN',
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    house: site.id,
    offer: rules,
  }));
}

function whyNone(question: { classes: Split['groups']; sessions: SplitSession[]; now: Date }): Obstacle {
  const of = question.classes.length;
  if (question.sessions.length === 0) return { code: 'NO_TIMES' };
  const most = mostOnOneDay(question);
  return most === null
    ? { code: 'NO_ROOM', of }
    : { code: 'NOT_ALL_ON_ONE_DAY', most: most.classes, of, day: most.day };
}

/** A proposal as the API answers it. */
export function proposalView({ days, parts }: Proposal, sites: Split['sites']) {
  return {
    days,
    parts: parts.map(({ session, classes }) => ({
      session: {
        id: session.id,
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        localDate: session.localDate,
        site: { name: sites.get(session.id) ?? '' },
        left: leftOf(session),
      },
      groups: classes,
    })),
  };
}
