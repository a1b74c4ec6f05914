import type { AnswerOf } from '#server/http/endpoint.ts';
import { type Login, mayReach, worksFor } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, localDateOf, mondayOf } from '#server/time/local-time.ts';
import { schoolYearOf, schoolYearSpan } from '#server/time/school-year.ts';
import type { EducatorSummary, listEducators } from './educator.contract.ts';
import { type EducatorRow, findDepartment, findEducators, findOffers } from './educator.store.ts';

const WEEKS = 6;
const AWAY_AHEAD_DAYS = 28;
const DAY_MS = 86_400_000;

export interface ListCall {
  department: string;
  login: Login;
  now: Date;
  language: Language;
}

/** Who teaches in a department, and how much; null = the department is not the caller's, or there is none. */
export async function educatorsOf(
  sql: Sql,
  { department: slug, login, now, language }: ListCall,
): Promise<AnswerOf<typeof listEducators> | null> {
  const department = await findDepartment(sql, slug);
  if (department === null || !worksFor(login, department.id)) return null;
  const today = localDateOf(now);
  const monday = mondayOf(today);
  const schoolYear = schoolYearOf(today);
  const year = schoolYearSpan(schoolYear);
  const rows = await findEducators(sql, {
    departmentId: department.id,
    today,
    monday,
    weeksEnd: addDays(monday, WEEKS * 7),
    yearFrom: year.from,
    yearTo: year.to,
    now,
    awayBefore: new Date(now.getTime() + AWAY_AHEAD_DAYS * DAY_MS),
  });
  const offers = await findOffers(sql, department.id);
  // A lead who never teaches is no measure for those who do.
  const teaching = rows.filter(({ sessions, competences }) => sessions > 0 || competences.length > 0);
  const fewest = teaching.length > 1 ? Math.min(...teaching.map(({ minutes }) => minutes)) : null;
  const mayEdit = mayReach('lead', login, { departmentId: department.id });
  return {
    department: { slug: department.slug, name: department.name },
    schoolYear,
    offers: offers.map(({ id, title }) => ({ id, title: title[language] })),
    items: rows.map((row) => summaryOf(row, { monday, least: teaching.includes(row) && row.minutes === fewest })),
    mayEdit,
  };
}

function summaryOf(
  { id, name, sessions, minutes, weekMinutes, weeks, away, competences }: EducatorRow,
  { monday, least }: { monday: string; least: boolean },
): EducatorSummary {
  const weeksAhead = Array.from({ length: WEEKS }, (_, index) => {
    const start = addDays(monday, index * 7);
    return { monday: start, sessions: weeks.find((week) => week.monday === start)?.sessions ?? 0 };
  });
  return {
    id,
    name,
    load: { sessions, minutes, weekMinutes, least },
    weeksAhead,
    away: away && { id: away.id, from: new Date(away.from).toISOString(), to: new Date(away.to).toISOString() },
    competences,
  };
}
