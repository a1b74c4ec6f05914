import { leftOf } from '#server/bookings/booking.rules.ts';
import { bookingView, sessionView } from '#server/bookings/booking.view.ts';
import { departmentsOf, type Login, worksFor } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, daysBetween, type LocalDate, localDateOf, mondayOf } from '#server/time/local-time.ts';
import { loadBlocked } from './blocked.store.ts';
import { MAX_DAYS, type ScheduledBlock, type ScheduleItem } from './schedule.contract.ts';
import { findDepartmentId, findVisit, loadSchedule, type ScheduleRow } from './schedule.store.ts';

export interface ScheduleRequest {
  from?: LocalDate;
  to?: LocalDate;
  department?: string;
  educator?: string;
  attendance?: 'MISSING';
  login: Login;
  language: Language;
  now: Date;
}

export type ScheduleResult =
  | { kind: 'schedule'; items: ScheduleItem[]; blocked: ScheduledBlock[]; from: LocalDate; to: LocalDate }
  | { kind: 'foreign' }
  | { kind: 'invalid'; path: 'to' | 'department'; code: 'BEFORE_FROM' | 'TOO_MANY_DAYS' | 'UNKNOWN_DEPARTMENT' };

/** What happens in the departments somebody works for. */
export async function scheduleOf(sql: Sql, request: ScheduleRequest): Promise<ScheduleResult> {
  const { login, language, now } = request;
  const { from, to } = spanOf(request);
  if (to < from) return { kind: 'invalid', path: 'to', code: 'BEFORE_FROM' };
  if (daysBetween(from, to) >= MAX_DAYS) return { kind: 'invalid', path: 'to', code: 'TOO_MANY_DAYS' };
  const scope = await departmentScope(sql, request);
  if ('kind' in scope) return scope;
  const educatorId = request.educator === 'me' ? login.accountId : (request.educator ?? null);
  const missingAt = request.attendance === 'MISSING' ? now : null;
  const question = { ...scope, from, to, educatorId };
  const rows = await loadSchedule(sql, { ...question, missingAt });
  const blocks = missingAt === null ? await loadBlocked(sql, question) : [];
  const blocked = blocks.map(({ rooms, ...block }) => ({ ...block, rooms: rooms.map((name) => name[language]) }));
  return { kind: 'schedule', items: rows.map((row) => itemOf(row, language, now)), blocked, from, to };
}

/** This week unless said otherwise; one end alone stands for a week from or until it. */
function spanOf({ from, to, now }: ScheduleRequest): { from: LocalDate; to: LocalDate } {
  const first = from ?? (to === undefined ? mondayOf(localDateOf(now)) : addDays(to, -6));
  return { from: first, to: to ?? addDays(first, 6) };
}

async function departmentScope(
  sql: Sql,
  { department, login }: ScheduleRequest,
): Promise<{ departments: 'all' | string[] } | Extract<ScheduleResult, { kind: 'foreign' | 'invalid' }>> {
  const own = departmentsOf(login);
  if (department === undefined) return { departments: own };
  const id = await findDepartmentId(sql, department);
  if (id === null && own === 'all') return { kind: 'invalid', path: 'department', code: 'UNKNOWN_DEPARTMENT' };
  if (id === null || !worksFor(login, id)) return { kind: 'foreign' };
  return { departments: [id] };
}

/** One booking of a department somebody works for; null = there is none for them. */
export async function visitOf(
  sql: Sql,
  { reference, login, language, now }: { reference: string; login: Login; language: Language; now: Date },
) {
  const row = await findVisit(sql, reference);
  if (row === null || !worksFor(login, row.booking.session.department.id)) return null;
  const { booking, attendance, educators } = row;
  return { ...bookingView(booking, language, now), attendance, educators };
}

function itemOf(row: ScheduleRow, language: Language, now: Date): ScheduleItem {
  const { session, materials, educators, rooms, bookings } = row;
  const { clothing, form } = session.offer;
  return {
    session: {
      ...sessionView(session, language),
      travelMinutes: session.travelMinutes,
      onlineUrl: form === 'ONLINE' ? session.onlineUrl : null,
      capacity: session.capacity,
      left: leftOf(session),
      clothing: clothing[language],
      materials: materials.map(({ title, note }) => ({ title: title[language], note: note[language] })),
    },
    bookings: bookings.map((facts) => ({
      ...bookingView(facts, language, now),
      attendance: facts.attendance,
      institutionAddress: facts.institutionAddress,
    })),
    educators,
    rooms: rooms.map(({ name, kind, quantity }) => ({ name: name[language], kind, quantity })),
  };
}
