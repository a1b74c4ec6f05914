import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newId } from '#server/platform/ids.ts';
import { addDays, ZONE } from '#server/time/local-time.ts';
import { usualCapacity } from './places.rules.ts';
import { type OfferedEntry, type PlannedEntry, spanAt } from './planned-dates.rules.ts';
import { makeDates, type PlanResult, type WrongPlanField } from './planned-dates.service.ts';
import { findPlanningDays } from './planning-days.store.ts';
import { findPlannedOffer, type PlannedOffer } from './planning-place.store.ts';
import type { NewSeriesBody } from './series.contract.ts';
import {
  datesOf,
  MAX_SERIES_SESSIONS,
  type PlanningCalendar,
  refusalOfRule,
  type SeriesDate,
  type SeriesRule,
} from './series.rules.ts';
import { findSeriesPlace, insertSeries, type SeriesPlace } from './series.store.ts';
import type { Draft } from './session-editor.rules.ts';
import { wrongPlaces } from './session-editor.service.ts';

/** Who plans, when, and under which Idempotency-Key. */
export interface Planner {
  login: Login;
  now: Date;
  key: string | null;
}

/** A series of sessions: shown before it is made, and made all or none. */
export async function planSeries(deps: Deps, body: NewSeriesBody, planner: Planner): Promise<PlanResult> {
  const { login, now } = planner;
  const sql = deps.db.pool;
  const offer = await findPlannedOffer(sql, body.offerId);
  if (offer === null || !mayReach('lead', login, { departmentId: offer.departmentId })) return wrong('offerId');
  if (offer.state === 'ARCHIVED') return { kind: 'archived' };
  const siteId = body.siteId ?? offer.siteId;
  const place = await findSeriesPlace(sql, { offerId: offer.id, siteId });
  if (place?.site == null) return wrong('siteId');
  if (!place.site.active) return wrong('siteId', 'SITE_NOT_USED');
  const rule = ruleOf(body.rule, place.municipalityCode);
  const days = await findPlanningDays(sql, { ...rule, departmentId: offer.departmentId });
  if (!days.known) return wrong('rule.municipalityCode');
  const closedDays = days.closedDays.filter((day) => day.siteId === null || day.siteId === siteId);
  const calendar = { closedDays, schoolHolidays: days.schoolHolidays };
  const refusal = ruleRefused(rule, calendar);
  if (refusal !== null) return refusal;
  const base = draftOfSeries(offer, body, siteId);
  const wrongOnes = [...namedTwice(body), ...(await wrongPlaces(sql, { ...offer, before: null, draft: base }))];
  const [first, ...more] = wrongOnes.map(
    ({ path, code }): WrongPlanField => ({ path, code: code as WrongPlanField['code'] }),
  );
  if (first !== undefined) return { kind: 'invalid', errors: [first, ...more] };
  const entries = datesOf(rule, calendar).map((date) => entryOf(date, { offer, place, base, body }));
  const { dryRun: _dryRun, ...asked } = body;
  return makeDates(deps, {
    departmentId: offer.departmentId,
    entries,
    notes: [],
    asked: body,
    request: { key: planner.key, accountId: login.accountId, asked: { operation: 'createSeries', body: asked }, now },
    now,
    accompany: (tx, made) =>
      keepSeries(tx, { offer, siteId, rule, made, skipped: entries.length - made.length, login, now }),
  });
}

function wrong(path: string, code: WrongPlanField['code'] = 'INVALID_CHOICE'): PlanResult {
  return { kind: 'invalid', errors: [{ path, code }] };
}

function ruleOf(asked: NewSeriesBody['rule'], municipalityCode: string): SeriesRule {
  return {
    from: asked.from,
    to: asked.to,
    weekdays: asked.weekdays,
    times: asked.times,
    everyWeeks: asked.everyWeeks ?? 1,
    onlyWeeks: asked.onlyWeeks ?? [],
    exceptWeeks: asked.exceptWeeks ?? [],
    exceptDates: asked.exceptDates ?? [],
    extraDates: asked.extraDates ?? [],
    publicHolidays: asked.publicHolidays ?? 'SKIP',
    closedDays: asked.closedDays ?? 'SKIP',
    schoolHolidays: asked.schoolHolidays ?? 'KEEP',
    municipalityCode: asked.municipalityCode ?? municipalityCode,
    zone: ZONE,
  };
}

function ruleRefused(rule: SeriesRule, calendar: PlanningCalendar): PlanResult | null {
  const refusal = refusalOfRule(rule, calendar);
  if (refusal === null) return null;
  if (refusal.code === 'TOO_MANY_DAYS') return { kind: 'tooLong', path: 'rule.to', days: refusal.days };
  if (refusal.code === 'ENDS_BEFORE_IT_BEGINS') return wrong('rule.to', refusal.code);
  return { kind: 'tooMany', path: 'rule', sessions: refusal.sessions, most: MAX_SERIES_SESSIONS };
}

/** What every session of the series is; its own time comes later. */
function draftOfSeries(offer: PlannedOffer, body: NewSeriesBody, siteId: string): Draft {
  const { bufferBeforeMinutes, bufferAfterMinutes, travelMinutes, educatorsNeeded } = offer;
  const usual = usualCapacity(offer);
  const nowhere = new Date(0);
  return {
    startsAt: nowhere,
    endsAt: nowhere,
    siteId,
    state: 'OPEN',
    capacity: {
      groups: body.capacity?.groups ?? usual.groups,
      pupils: body.capacity?.pupils ?? usual.pupils,
      adults: body.capacity?.adults ?? usual.adults,
    },
    bufferBeforeMinutes,
    bufferAfterMinutes,
    travelMinutes,
    educatorsNeeded,
    meetingPointId: body.meetingPointId ?? null,
    onlineUrl: null,
    note: body.note ?? null,
    educators: (body.educators ?? []).map(({ id, role = 'LEADS' }) => ({ id, role })),
    resources: body.resources?.map(({ id, quantity = 1 }) => ({ id, quantity })) ?? offer.resources,
    meetings: [],
  };
}

function namedTwice({ educators = [], resources = [] }: NewSeriesBody): WrongPlanField[] {
  const twice = (path: string, list: { id: string }[]): WrongPlanField[] =>
    new Set(list.map(({ id }) => id)).size < list.length ? [{ path, code: 'NAMED_TWICE' }] : [];
  return [...twice('educators', educators), ...twice('resources', resources)];
}

interface EntryParts {
  offer: PlannedOffer;
  place: SeriesPlace;
  base: Draft;
  body: NewSeriesBody;
}

function entryOf(date: SeriesDate, { offer, place, base, body }: EntryParts): PlannedEntry {
  const named = { key: date.key, date: date.date, time: date.time, ambiguous: date.ambiguous };
  const about = { ...named, offer: { id: offer.id, title: place.title }, site: place.site?.name ?? '' };
  if (date.skipped !== null) return { ...about, draft: null, skipped: date.skipped };
  const [span, ...meetings] = meetingsOf(date, { offer, place, body });
  if (span == null || meetings.some((meeting) => meeting === null)) {
    return { ...about, draft: null, skipped: { code: 'NO_SUCH_TIME', name: null } };
  }
  return { ...about, skipped: null, draft: { ...base, ...span, meetings: meetings.filter((one) => one !== null) } };
}

/** All meetings at the same local time; a course's further ones days or weeks apart. */
function meetingsOf({ date, time }: SeriesDate, { offer, place, body }: Omit<EntryParts, 'base'>) {
  const every = body.meetingsEvery ?? { count: 1, unit: 'WEEKS' };
  const days = every.unit === 'WEEKS' ? every.count * 7 : every.count;
  return Array.from({ length: place.meetingCount }, (_, n) =>
    spanAt(addDays(date, n * days), time, offer.durationMinutes),
  );
}

interface NewSeries {
  offer: PlannedOffer;
  siteId: string;
  rule: SeriesRule;
  made: OfferedEntry[];
  skipped: number;
  login: Login;
  now: Date;
}

async function keepSeries(sql: Sql, { offer, siteId, rule, made, skipped, login, now }: NewSeries): Promise<string> {
  const { departmentId, id: offerId } = offer;
  const id = newId(now.getTime());
  await insertSeries(sql, { id, departmentId, offerId, siteId, rule, createdAt: now, createdBy: login.accountId });
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId }),
    action: 'series.created',
    departmentId,
    offerId,
    details: { series: id, sessionsMade: made.length, skipped, from: rule.from, to: rule.to },
  });
  return id;
}
