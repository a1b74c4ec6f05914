import { type Login, mayReach, scopeOf } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, startOfLocalDay } from '#server/time/local-time.ts';
import type { AuditEvent } from './audit.contract.ts';
import { detailLines, handoverLines } from './audit.details.ts';
import { type AuditRow, findBooking, findDepartmentId, findEvents, findTimeline } from './audit.store.ts';
import { actionSentence, actorNames } from './audit.texts.ts';

/** What was done to a booking of a department that somebody leads; null = there is no such booking for them. */
export async function timelineOf(
  sql: Sql,
  { reference, login, language }: { reference: string; login: Login; language: Language },
): Promise<AuditEvent[] | null> {
  const booking = await findBooking(sql, reference);
  if (booking === null || !mayReach('lead', login, { departmentId: booking.departmentId })) return null;
  const rows = await findTimeline(sql, { bookingId: booking.id, sessionId: booking.sessionId });
  return rows.map((row) => eventOf(row, language));
}

export interface AuditRequest {
  department?: string | undefined;
  account?: string | undefined;
  session?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
  login: Login;
  language: Language;
}

/** What was done in the departments somebody leads; null = the department asked for is not theirs. */
export async function auditOf(sql: Sql, request: AuditRequest) {
  const { login, language, page = 1, pageSize = 50 } = request;
  const { departments } = scopeOf('lead', login);
  const asked = request.department === undefined ? null : await findDepartmentId(sql, request.department);
  if (request.department !== undefined) {
    if (asked === null && departments === 'all') return { items: [], total: 0, page, pageSize };
    if (asked === null || !mayReach('lead', login, { departmentId: asked })) return null;
  }
  const { items, total } = await findEvents(sql, {
    departments: asked === null ? (departments === 'all' ? null : departments) : [asked],
    account: request.account ?? null,
    session: request.session ?? null,
    action: request.action ?? null,
    from: request.from === undefined ? null : startOfLocalDay(request.from),
    until: request.to === undefined ? null : startOfLocalDay(addDays(request.to, 1)),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { items: items.map((row) => eventOf(row, language)), total, page, pageSize };
}

function eventOf(row: AuditRow, language: Language): AuditEvent {
  const { id, at, actor, role, action, details, subject, departmentSlug, departmentName, booking, school } = row;
  return {
    id,
    at: at.toISOString(),
    actor,
    who: row.name ?? actorNames[language][actor],
    role,
    action,
    what: actionSentence(action, language),
    details: [...detailLines(details, language), ...handoverLines(row, language)],
    subject,
    department: departmentSlug === null ? null : { slug: departmentSlug, name: departmentName ?? departmentSlug },
    booking,
    school,
  };
}
