import { actingRole, type Login } from '#server/http/policy.ts';
import { subjectName } from '#server/offers/subject.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, type LocalDate } from '#server/time/local-time.ts';
import type { CurriculumGoalAnswer } from './curriculum.contract.ts';
import { type GoalLine, goalsAsCsv, readGoals, type WrongLine } from './curriculum.csv.ts';
import {
  endSet,
  findGoals,
  findGoalsOfSet,
  findSets,
  insertGoals,
  insertSet,
  lockSet,
  type SetRow,
} from './curriculum.store.ts';

interface NewList {
  id: string;
  nameDa: string;
  nameEn: string;
  validFrom: LocalDate;
  replaces: string | null;
}

export type WrongList =
  | { path: 'id'; code: 'LIST_EXISTS' }
  | { path: 'replaces'; code: 'INVALID_CHOICE' | 'ALREADY_REPLACED' }
  | { path: 'validFrom'; code: 'BEFORE_THE_REPLACED' };

export type ListAdded =
  | { kind: 'read'; goals: number; added: number; removed: string[] }
  | { kind: 'wrong lines'; wrong: [WrongLine, ...WrongLine[]] }
  | { kind: 'wrong'; error: WrongList };

/** The goals that hold on a day, of one subject or of all. */
export async function goalsOn(
  sql: Sql,
  { on, subject, language }: { on: LocalDate; subject: string | null; language: Language },
): Promise<CurriculumGoalAnswer[]> {
  const rows = await findGoals(sql, on, subject);
  return rows.map(({ id, code, subject, gradeFrom, gradeTo, ...texts }) => ({
    ...{ id, code, subject },
    list: { id: texts.setId, name: language === 'da' ? texts.nameDa : texts.nameEn },
    gradeLevels: gradeFrom === null || gradeTo === null ? null : { from: gradeFrom, to: gradeTo },
    text: language === 'da' ? texts.textDa : texts.textEn,
  }));
}

/** The lists, those that still hold first. */
export async function allLists(sql: Sql, language: Language) {
  return (await findSets(sql)).map(({ id, nameDa, nameEn, validFrom, validTo, goals }) => ({
    ...{ id, validFrom, goals },
    name: language === 'da' ? nameDa : nameEn,
    validTo: validTo === null ? null : addDays(validTo, -1),
  }));
}

/** Null = there is no such list. */
export async function listAsCsv(sql: Sql, id: string): Promise<string | null> {
  const goals = await findGoalsOfSet(sql, id);
  return goals && goalsAsCsv(goals);
}

/**
 * Adds a list; the one it replaces ends the day before. Its goals stay where offers name them. A dry run does the same and
 * takes it back.
 */
export async function addList(
  db: Database,
  { csv, dryRun, login, now, ...list }: NewList & { csv: string; dryRun: boolean; login: Login; now: Date },
): Promise<ListAdded> {
  const read = readGoals(csv);
  if ('wrong' in read) return { kind: 'wrong lines', wrong: read.wrong };
  const { goals } = read;
  return inTransaction(db, async (sql) => {
    const replaced = list.replaces === null ? null : await lockSet(sql, list.replaces);
    const error = refusalOf(list, replaced) ?? (await taken(sql, list));
    if (error !== null) return { kind: 'wrong', error };
    const before = replaced === null ? [] : ((await findGoalsOfSet(sql, replaced.id)) ?? []);
    const answer = { kind: 'read', goals: goals.length, ...differences(before, goals) } as const;
    if (dryRun) {
      await sql.query('DELETE FROM curriculum_set WHERE id = $1', [list.id]);
      return answer;
    }
    await insertGoals(sql, list.id, goals, now);
    if (replaced !== null) await endSet(sql, replaced.id, list.validFrom);
    const role = actingRole('knowledgeCentre', login, {});
    const details = { slug: list.id, added: answer.added, rows: goals.length };
    await recordAudit(sql, {
      now,
      actor: 'account',
      accountId: login.accountId,
      role,
      action: 'curriculum.added',
      details,
    });
    return answer;
  });
}

function refusalOf({ replaces, validFrom }: NewList, replaced: SetRow | null): WrongList | null {
  if (replaces === null) return null;
  if (replaced === null) return { path: 'replaces', code: 'INVALID_CHOICE' };
  if (replaced.validTo !== null) return { path: 'replaces', code: 'ALREADY_REPLACED' };
  return validFrom > replaced.validFrom ? null : { path: 'validFrom', code: 'BEFORE_THE_REPLACED' };
}

async function taken(sql: Sql, list: NewList): Promise<WrongList | null> {
  return (await insertSet(sql, list)) ? null : { path: 'id', code: 'LIST_EXISTS' };
}

function differences(before: GoalLine[], after: GoalLine[]) {
  const [old, fresh] = [before, after].map((goals) => new Set(goals.map(({ code }) => code)));
  return {
    added: after.filter(({ code }) => !old?.has(code)).length,
    removed: before
      .filter(({ code }) => !fresh?.has(code))
      .map(({ subject, textDa }) => `${subjectName(subject, 'da')}: ${textDa}`),
  };
}
