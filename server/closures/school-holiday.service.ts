import { actingRole, type Login } from '#server/http/policy.ts';
import { decodeRegister } from '#server/institutions/register.decode.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { type ImportPlan, importPlan, type StandingHoliday } from './holiday-import.rules.ts';
import { type PlanLine, readHolidayPlan } from './holiday-plan.ts';
import * as store from './school-holiday.store.ts';

export { findHolidays as schoolHolidays, findPlans as holidayPlans } from './school-holiday.store.ts';

export type ImportResult =
  | { kind: 'imported'; plan: ImportPlan; municipalities: ReadonlyMap<string, string> }
  | { kind: 'refused'; code: 'EMPTY_FILE' | 'SPREADSHEET' | 'NOT_TEXT' }
  | { kind: 'refused'; code: 'COLUMNS_MISSING'; missing: string[] };

export interface ImportRequest {
  bytes: Uint8Array;
  dryRun: boolean;
  login: Login;
  now: Date;
}

/** Imports a holiday plan: all of what can be read, or nothing. A dry run answers the same and saves nothing. */
export async function importHolidays(db: Database, request: ImportRequest): Promise<ImportResult> {
  const { bytes, dryRun, login, now } = request;
  const decoded = decodeRegister(bytes);
  if (!decoded.ok) return { kind: 'refused', code: decoded.code };
  const municipalities = await store.findMunicipalityNames(db.pool);
  const read = readHolidayPlan(decoded.text, new Set(municipalities.keys()));
  if (!read.ok) return { kind: 'refused', code: read.code, missing: read.missing };
  const plan = await inTransaction(db, async (sql) => {
    await store.lockImports(sql);
    const codes = [...new Set(read.lines.map(({ municipalityCode }) => municipalityCode))];
    const made = importPlan(read, await store.findStanding(sql, codes));
    const { added, changed, removed } = made;
    if (dryRun || added.length + changed.length + removed.length === 0) return made;
    await store.deleteHolidays(
      sql,
      [...removed, ...changed.map(({ before }) => before)].map(({ id }) => id),
    );
    const changes = changed.map(({ line, before }) => rowOf(line, before.id));
    await store.insertHolidays(sql, [...changes, ...added.map((line) => rowOf(line, newId(now.getTime())))]);
    const details = { added: added.length, changed: changed.length, removed: removed.length };
    const role = actingRole('knowledgeCentre', login, {});
    const done = { action: 'schoolHolidays.imported', details };
    await recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, ...done });
    return made;
  });
  return { kind: 'imported', plan, municipalities };
}

function rowOf({ line: _, ...holiday }: PlanLine, id: string): StandingHoliday {
  return { id, ...holiday };
}
