import { departmentsOf, type Login } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays } from '#server/time/local-time.ts';
import { mondayOfWeek } from '#server/time/week-name.ts';
import { publicHolidayName } from '#server/time/working-days.ts';
import type { BoardSide, BoardState, MonthBoard, WeekBoard } from './board.contract.ts';
import { daysFrom } from './board.rules.ts';
import { type BoardDepartment, boardFingerprint, listBoardDepartments, loadBoard } from './board.store.ts';
import { boardTexts } from './board.texts.ts';
import { boardView } from './board.view.ts';
import { byDay, byOffer, sumOf } from './month.rules.ts';
import { loadMonth } from './month.store.ts';

interface Asked {
  /** A slug; left out = the first of one's own by name. */
  department?: string;
  login: Login;
  language: Language;
}

export interface WeekQuestion extends Asked {
  /** "2026-W12" */
  week: string;
  by: BoardSide;
  /** A site's slug. */
  site?: string;
  educator?: string;
  state?: BoardState;
}

export type BoardResult<Board> =
  | { kind: 'board'; board: Board }
  | { kind: 'foreign' }
  | {
      kind: 'invalid';
      path: 'week' | 'site' | 'department';
      code: 'NO_SUCH_WEEK' | 'UNKNOWN_SITE' | 'UNKNOWN_DEPARTMENT';
    };

/** A department's week by people, rooms or offers. */
export async function weekBoardOf(sql: Sql, question: WeekQuestion): Promise<BoardResult<WeekBoard>> {
  const { week, by, language, site, educator = null, state = null } = question;
  const from = mondayOfWeek(week);
  if (from === null) return { kind: 'invalid', path: 'week', code: 'NO_SUCH_WEEK' };
  const scope = await scopeOf(sql, question);
  if ('kind' in scope) return scope;
  const { department, departments } = scope;
  const to = addDays(from, 6);
  const facts = await loadBoard(sql, { departmentId: department.id, from, to });
  const siteId = site === undefined ? null : (facts.sites.find(({ slug }) => slug === site)?.id ?? undefined);
  if (siteId === undefined) return { kind: 'invalid', path: 'site', code: 'UNKNOWN_SITE' };
  const view = boardView(facts, { from, to, by, siteId, educatorId: educator, state, language });
  const sites = facts.sites.map(({ slug, name }) => ({ slug, name }));
  const people = facts.people.map(({ id, name }) => ({ id, name }));
  return { kind: 'board', board: { department, departments, week, by, sites, people, ...view } };
}

/** What a department offers in a month, and what is used of it. @param month "2026-03" */
export async function monthBoardOf(sql: Sql, question: Asked & { month: string }): Promise<BoardResult<MonthBoard>> {
  const { month, language } = question;
  const scope = await scopeOf(sql, question);
  if ('kind' in scope) return scope;
  const from = `${month}-01`;
  const to = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const { offered, closed } = await loadMonth(sql, { departmentId: scope.department.id, from, to });
  const texts = boardTexts[language];
  const days = byDay(offered, daysFrom(from, to)).map((day) => ({
    ...day,
    holiday: publicHolidayName(day.date)?.[language] ?? null,
    closed: closed
      .filter((span) => span.from <= day.date && day.date < span.to)
      .map(({ site, reason }) => (site === null ? texts.closed(reason) : texts.siteClosed(site, reason))),
  }));
  const offers = byOffer(offered).map(({ offerId, title, ...rest }) => ({
    id: offerId,
    title: title[language],
    ...rest,
  }));
  return { kind: 'board', board: { ...scope, month, total: sumOf(offered), days, offers } };
}

interface Scope {
  department: BoardDepartment;
  departments: { slug: string; name: string }[];
}

/** The department that is asked for, among those the caller works for. */
async function scopeOf(
  sql: Sql,
  { department: slug, login }: Asked,
): Promise<Scope | Extract<BoardResult<never>, { kind: 'foreign' | 'invalid' }>> {
  const own = departmentsOf(login);
  const departments = await listBoardDepartments(sql, own);
  const department = slug === undefined ? departments[0] : departments.find((one) => one.slug === slug);
  if (department !== undefined) {
    return { department, departments: departments.map(({ slug: name, name: words }) => ({ slug: name, name: words })) };
  }
  if (own === 'all') return { kind: 'invalid', path: 'department', code: 'UNKNOWN_DEPARTMENT' };
  return { kind: 'foreign' };
}

/** A fingerprint of all that a department's week shows, whoever looks and however it is filtered. */
export async function weekFingerprint(sql: Sql, departmentId: string, week: string): Promise<string | null> {
  const from = mondayOfWeek(week);
  return from === null ? null : boardFingerprint(sql, { departmentId, from, to: addDays(from, 6) });
}
