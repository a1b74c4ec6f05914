import type { Database } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import type { TeachingRole } from './candidate.ts';
import { wrongExceptions, wrongHours } from './own-time.rules.ts';
import {
  type Asked,
  type Change,
  changing,
  type Department,
  ledBy,
  type OwnTimeResult,
  tell,
  type WrongField,
} from './own-time.service.ts';
import * as store from './own-time.store.ts';

/** The department that a list is for: one's own, or one that the caller leads. */
function departmentIn(row: store.OwnTimeRow, slug: string, { login }: Asked): Department | null {
  const reached = row.id === login.accountId ? row.departments : ledBy(login, row);
  return reached.find((department) => department.slug === slug) ?? null;
}

const unknownDepartment: OwnTimeResult = {
  kind: 'invalid',
  errors: [{ path: 'department', code: 'UNKNOWN_DEPARTMENT' }],
};

export function replaceHoursOf(
  db: Database,
  { department: slug, hours, ...change }: Change & { department: string; hours: store.HoursRow[] },
  asked: Asked,
): Promise<OwnTimeResult> {
  return changing(db, change, asked, async (sql, row) => {
    const department = departmentIn(row, slug, asked);
    if (department === null) return unknownDepartment;
    const errors = wrongHours(hours);
    if (errors.length > 0) return { kind: 'invalid', errors };
    await store.replaceHours(sql, { accountId: row.id, departmentId: department.id, hours });
    await tell(sql, { action: 'educator.hoursChanged', row, departmentId: department.id, count: hours.length }, asked);
    return null;
  });
}

export function replaceExceptionsOf(
  db: Database,
  { exceptions, ...change }: Change & { exceptions: store.ExceptionRow[] },
  asked: Asked,
): Promise<OwnTimeResult> {
  return changing(db, change, asked, async (sql, row) => {
    const today = localDateOf(asked.now);
    const errors = wrongExceptions(exceptions, today);
    if (errors.length > 0) return { kind: 'invalid', errors };
    await store.replaceExceptions(sql, { accountId: row.id, today, exceptions });
    await tell(sql, { action: 'educator.exceptionsChanged', row, count: exceptions.length }, asked);
    return null;
  });
}

export function replaceCompetencesOf(
  db: Database,
  {
    department: slug,
    competences,
    ...change
  }: Change & { department: string; competences: { offerId: string; role: TeachingRole }[] },
  asked: Asked,
): Promise<OwnTimeResult> {
  return changing(db, change, asked, async (sql, row) => {
    const department = departmentIn(row, slug, asked);
    if (department === null) return unknownDepartment;
    const errors = competences.flatMap(({ offerId }, index): WrongField[] => {
      const path = `competences.${index}.offerId`;
      if (!department.offers.some((offer) => offer.id === offerId)) return [{ path, code: 'UNKNOWN_OFFER' }];
      const again = competences.findIndex((one) => one.offerId === offerId) < index;
      return again ? [{ path, code: 'SAME_OFFER_TWICE' }] : [];
    });
    if (errors.length > 0) return { kind: 'invalid', errors };
    await store.replaceCompetences(sql, { accountId: row.id, departmentId: department.id, competences });
    const facts = {
      action: 'educator.competencesChanged',
      row,
      departmentId: department.id,
      count: competences.length,
    };
    await tell(sql, facts, asked);
    return null;
  });
}
