import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { LocalDate } from '#server/time/local-time.ts';
import type { GoalLine } from './curriculum.csv.ts';

export interface SetRow {
  id: string;
  nameDa: string;
  nameEn: string;
  validFrom: LocalDate;
  /** The day after the last; null = until another version. */
  validTo: LocalDate | null;
}

const SET = `s.id, s.name_da AS "nameDa", s.name_en AS "nameEn", s.valid_from AS "validFrom", s.valid_to AS "validTo"`;
const GOAL = `g.code, g.subject, g.grade_from AS "gradeFrom", g.grade_to AS "gradeTo", g.text_da AS "textDa", g.text_en AS "textEn"`;

export type GoalRow = GoalLine & { id: string; setId: string; nameDa: string; nameEn: string };

/** The goals that hold on a day; `subject` null = of all. */
export async function findGoals(sql: Sql, on: LocalDate, subject: string | null): Promise<GoalRow[]> {
  const text = `SELECT g.id, g.set_id AS "setId", s.name_da AS "nameDa", s.name_en AS "nameEn", ${GOAL}
    FROM curriculum_goal g JOIN curriculum_set s ON s.id = g.set_id
    WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1) AND ($2::text IS NULL OR g.subject = $2)
    ORDER BY s.valid_from DESC, s.id, g.position`;
  return (await sql.query<GoalRow>({ name: 'curriculum.goals', text, values: [on, subject] })).rows;
}

export async function findSets(sql: Sql): Promise<(SetRow & { goals: number })[]> {
  const { rows } = await sql.query<SetRow & { goals: number }>(
    `SELECT ${SET}, (SELECT count(*) FROM curriculum_goal g WHERE g.set_id = s.id) AS goals
     FROM curriculum_set s ORDER BY s.valid_to DESC NULLS FIRST, s.valid_from DESC, s.id`,
  );
  return rows;
}

/** The goals of one list in their order; null = there is no such list. */
export async function findGoalsOfSet(sql: Sql, id: string): Promise<GoalLine[] | null> {
  const set = await sql.query('SELECT FROM curriculum_set WHERE id = $1', [id]);
  if (set.rows.length === 0) return null;
  const text = `SELECT ${GOAL} FROM curriculum_goal g WHERE g.set_id = $1 ORDER BY g.position`;
  return (await sql.query<GoalLine>(text, [id])).rows;
}

/** Locks a list: of two that replace it, the second sees that it has ended. */
export async function lockSet(sql: Sql, id: string): Promise<SetRow | null> {
  return (
    (await sql.query<SetRow>(`SELECT ${SET} FROM curriculum_set s WHERE s.id = $1 FOR UPDATE`, [id])).rows[0] ?? null
  );
}

/** False = there is a list of that id. */
export async function insertSet(sql: Sql, set: Omit<SetRow, 'validTo'>): Promise<boolean> {
  const result = await sql.query(
    'INSERT INTO curriculum_set (id, name_da, name_en, valid_from) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [set.id, set.nameDa, set.nameEn, set.validFrom],
  );
  return result.rowCount === 1;
}

/** Writes the goals of a list in their order, in one statement. */
export async function insertGoals(sql: Sql, setId: string, goals: GoalLine[], now: Date): Promise<void> {
  const rows = goals.map((goal, index) => ({ ...goal, id: newId(now.getTime()), position: index + 1 }));
  await sql.query(
    `INSERT INTO curriculum_goal (id, set_id, code, subject, grade_from, grade_to, position, text_da, text_en)
     SELECT n.id, $1, n.code, n.subject, n."gradeFrom", n."gradeTo", n.position, n."textDa", n."textEn"
     FROM jsonb_to_recordset($2) AS n(id uuid, code text, subject text, "gradeFrom" smallint, "gradeTo" smallint,
                                      position integer, "textDa" text, "textEn" text)`,
    [setId, JSON.stringify(rows)],
  );
}

/** @param validTo the day after the last */
export async function endSet(sql: Sql, id: string, validTo: LocalDate): Promise<void> {
  await sql.query('UPDATE curriculum_set SET valid_to = $2 WHERE id = $1', [id, validTo]);
}
