import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { actingRole } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/deps.ts';
import { mondayOfWeek } from '#server/time/iso-week.ts';
import { addDays, daysBetween, type LocalDate, localDateOf, localTimeOf } from '#server/time/local-time.ts';
import { dayInNextYear, dayInWeek, emptyWeek53, movedTo, NO_SUCH_TIME } from './copy.rules.ts';
import type { DateSkip, OfferedEntry, PlannedEntry } from './planned-dates.rules.ts';
import { makeDates, type PlanResult } from './planned-dates.service.ts';
import { findPlanningDays, type PlanningDays } from './planning-days.store.ts';
import type { CopiesBody } from './series.contract.ts';
import { holidaySkipOf, MAX_SERIES_DAYS, unknownWeeks } from './series.rules.ts';
import type { Planner } from './series.service.ts';
import { findSessionsToCopy } from './series.store.ts';
import { draftOf, findSessionRows, type SessionRow } from './session-editor.store.ts';

/** The most sessions that are copied at a time. */
export const MAX_COPIES = 1000;

/** Copies a week, or a season to the next year: shown before it is made, and made all or none. */
export async function copySessions(deps: Deps, body: CopiesBody, planner: Planner): Promise<PlanResult> {
  const { login, now } = planner;
  const sql = deps.db.pool;
  const department = await reachedDepartment(sql, { slug: body.department, login, policy: 'lead' });
  if (department.kind === 'foreign') return { kind: 'foreign' };
  if (department.kind === 'unknown') return invalid('department');
  const refusal = refusalOf(body);
  if (refusal !== null) return refusal;
  const source = await sourceOf(sql, body, department.id);
  if (source.length * copiesOfEach(body) > MAX_COPIES) {
    return { kind: 'tooMany', path: 'from', sessions: source.length * copiesOfEach(body), most: MAX_COPIES };
  }
  const rows = await findSessionRows(sql, source);
  const landings = rows.flatMap((row) => landingsOf(row, body));
  const days = await daysAround(sql, { landings, body, departmentId: department.id });
  if (!days.known) return invalid('municipalityCode');
  const entries = landings.map((landing) => entryOf(landing, body, days)).sort(byTime);
  const { dryRun: _dryRun, ...asked } = body;
  return makeDates(deps, {
    departmentId: department.id,
    entries,
    notes: notesOf(body),
    asked: body,
    request: { key: planner.key, accountId: login.accountId, asked: { operation: 'copySessions', body: asked }, now },
    now,
    accompany: (tx, made) => audit(tx, { body, made, source: rows.length, departmentId: department.id, planner }),
  });
}

function invalid(
  path: string,
  code: 'INVALID_CHOICE' | 'ENDS_BEFORE_IT_BEGINS' | 'SAME_WEEK' = 'INVALID_CHOICE',
): PlanResult {
  return { kind: 'invalid', errors: [{ path, code }] };
}

function refusalOf(body: CopiesBody): PlanResult | null {
  if (body.what === 'WEEK') {
    if (unknownWeeks([body.from]).length > 0) return invalid('from');
    return body.to.includes(body.from) ? invalid('to', 'SAME_WEEK') : null;
  }
  const days = daysBetween(body.from, body.to) + 1;
  if (days < 1) return invalid('to', 'ENDS_BEFORE_IT_BEGINS');
  return days > MAX_SERIES_DAYS ? { kind: 'tooLong', path: 'to', days } : null;
}

function copiesOfEach(body: CopiesBody): number {
  return body.what === 'WEEK' ? new Set(body.to).size : 1;
}

function sourceOf(sql: Sql, body: CopiesBody, departmentId: string): Promise<string[]> {
  const monday = body.what === 'WEEK' ? mondayOfWeek(body.from) : null;
  const span =
    monday === null ? { from: body.from, to: body.to as LocalDate } : { from: monday, to: addDays(monday, 6) };
  return findSessionsToCopy(sql, { ...span, departmentId, offerId: body.offerId ?? null, most: MAX_COPIES });
}

/** Where one session would land. */
interface Landing {
  row: SessionRow;
  /** Where it lands in: makes the key of each copy its own. */
  into: string;
  /** Its own day where it lands nowhere. */
  date: LocalDate;
  lacking: string | null;
}

function landingsOf(row: SessionRow, body: CopiesBody): Landing[] {
  const own = localDateOf(new Date(row.startsAt));
  if (body.what === 'WEEK') {
    return [...new Set(body.to)].map((week) => ({ row, into: week, date: dayInWeek(own, week), lacking: null }));
  }
  const next = dayInNextYear(own);
  if ('lacking' in next) return [{ row, into: next.lacking, date: own, lacking: next.lacking }];
  return [{ row, into: next.day, date: next.day, lacking: null }];
}

interface DaysAround {
  landings: Landing[];
  body: CopiesBody;
  departmentId: string;
}

function daysAround(sql: Sql, { landings, body, departmentId }: DaysAround): Promise<PlanningDays> {
  const dates = landings.map(({ date }) => date).sort();
  const from = dates.at(0) ?? '2000-01-01';
  const municipalityCode = body.municipalityCode ?? null;
  return findPlanningDays(sql, { departmentId, municipalityCode, from, to: dates.at(-1) ?? from });
}

function entryOf({ row, into, date, lacking }: Landing, body: CopiesBody, days: PlanningDays): PlannedEntry {
  const draft = draftOf(row);
  const named = {
    key: `${row.id}/${into}`,
    date,
    time: localTimeOf(draft.startsAt),
    offer: row.offer,
    site: row.site.name,
    ambiguous: false,
  };
  const skipped = skipOf({ row, date, lacking }, body, days);
  if (skipped !== null) return { ...named, draft: null, skipped };
  const moved = movedTo(draft, date);
  if (moved === null) return { ...named, draft: null, skipped: NO_SUCH_TIME };
  const educators = body.withEducators ? draft.educators : [];
  const resources = (body.withResources ?? true) ? draft.resources : [];
  return { ...named, skipped: null, draft: { ...moved, educators, resources, state: 'OPEN', note: null } };
}

function skipOf({ row, date, lacking }: Omit<Landing, 'into'>, body: CopiesBody, days: PlanningDays): DateSkip | null {
  if (lacking !== null) return { code: 'NO_SUCH_WEEK', week: lacking };
  if (row.offer.state === 'ARCHIVED') return { code: 'OFFER_ARCHIVED', name: null };
  const closedDays = days.closedDays.filter(({ siteId }) => siteId === null || siteId === row.site.id);
  const { publicHolidays = 'SKIP', closedDays: ofClosedDays = 'SKIP', schoolHolidays = 'KEEP' } = body;
  const asked = { publicHolidays, closedDays: ofClosedDays, schoolHolidays };
  return holidaySkipOf(date, asked, { closedDays, schoolHolidays: days.schoolHolidays });
}

function byTime(a: PlannedEntry, b: PlannedEntry): number {
  return `${a.date} ${a.time} ${a.key}` < `${b.date} ${b.time} ${b.key}` ? -1 : 1;
}

/** Codes with the week they are about; the routes say them in words. */
function notesOf(body: CopiesBody): string[] {
  const week = body.what === 'SEASON' ? emptyWeek53(body) : null;
  return week === null ? [] : [week];
}

interface CopyAudit {
  body: CopiesBody;
  made: OfferedEntry[];
  source: number;
  departmentId: string;
  planner: Planner;
}

async function audit(sql: Sql, { body, made, source, departmentId, planner }: CopyAudit): Promise<null> {
  const { login, now } = planner;
  await recordAudit(sql, {
    now,
    actor: 'account',
    accountId: login.accountId,
    role: actingRole('lead', login, { departmentId }),
    action: 'sessions.copied',
    departmentId,
    offerId: body.offerId ?? null,
    details: { what: body.what, from: body.from, to: body.to, source, sessionsMade: made.length },
  });
  return null;
}
