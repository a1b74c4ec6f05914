import type { Conflict } from '#server/allocations/planned-time.ts';
import { reachedDepartment } from '#server/departments/reached-department.service.ts';
import { actingRole, type Login, mayReach } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { type LocalDate, localDateOf, localTimeOf } from '#server/time/local-time.ts';
import type { BlockedTimeChange, NewBlockedTime } from './blocked-time.contract.ts';
import { blockedSpans, isOwnTime, type TimeProblem } from './blocked-time.rules.ts';
import * as store from './blocked-time.store.ts';
import { findTaken, type Wanted } from './taken.store.ts';

export type { BlockedTimeRow } from './blocked-time.store.ts';

/** Who changes something, when, and which version they have seen (If-Match; null = none said). */
export interface Editor {
  login: Login;
  now: Date;
  seen: string | null;
}

export type WrongField =
  | TimeProblem
  | { path: string; code: 'INVALID_CHOICE' | 'NOBODY' | 'MORE_THAN_THERE_ARE' | 'TWICE' };

export type Unsaved =
  | { kind: 'unknown' }
  | { kind: 'foreign' }
  | { kind: 'notOwn' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'invalid'; errors: WrongField[] }
  | { kind: 'taken'; conflicts: Conflict[] };

export type SaveResult = { kind: 'saved'; items: store.BlockedTimeRow[] } | Unsaved;

/** Blocks time, once or each week: all or none. */
export function addBlockedTimes(db: Database, asked: NewBlockedTime, editor: Editor): Promise<SaveResult> {
  return untilSettled(db, async (sql) => {
    const { login, now } = editor;
    const reached = await reachedDepartment(sql, { slug: asked.department, login, policy: 'staff' });
    if (reached.kind === 'foreign') return reached;
    if (reached.kind === 'unknown')
      return { kind: 'invalid', errors: [{ path: 'department', code: 'INVALID_CHOICE' }] };
    if (!mayBlock(login, reached.id, asked)) return { kind: 'notOwn' };
    const times = blockedSpans(asked);
    const errors = 'problem' in times ? [times.problem] : [];
    const wrong = [...errors, ...(await wrongChoices(sql, reached.id, asked))];
    if ('problem' in times || wrong.length > 0) return { kind: 'invalid', errors: wrong };
    const { spans } = times;
    const conflicts = await findTaken(sql, { ...asked, spans });
    if (conflicts.length > 0) return { kind: 'taken', conflicts };
    const ids = spans.map(() => newId(now.getTime()));
    const { kind, title } = asked;
    await store.insertBlockedTimes(sql, {
      ...{ ids, spans, departmentId: reached.id, kind, title },
      ...{ createdBy: login.accountId, now },
    });
    await store.takeFor(sql, ids, asked);
    const details = { blockedTimes: ids, count: ids.length, from: asked.date, until: asked.repeatUntil };
    await audit(sql, editor, { action: 'blockedTime.created', departmentId: reached.id, details });
    return { kind: 'saved', items: await store.findByIds(sql, ids) };
  });
}

/** Changes what is named. */
export function editBlockedTime(
  db: Database,
  { id, changes }: { id: string; changes: BlockedTimeChange },
  editor: Editor,
): Promise<SaveResult> {
  return untilSettled(db, async (sql) => {
    const before = await store.lockBlockedTime(sql, id);
    if (before === null || !mayReach('staff', editor.login, before)) return { kind: 'unknown' };
    const { departmentId } = before;
    const after = afterChange(before, changes);
    const stood = { people: idsOf(before.people), resources: before.resources };
    if (!mayBlock(editor.login, departmentId, stood) || !mayBlock(editor.login, departmentId, after))
      return { kind: 'notOwn' };
    const { seen } = editor;
    if (seen !== null && seen !== '*' && seen !== String(before.version)) return { kind: 'changedMeanwhile' };
    const times = blockedSpans({ ...after, repeatUntil: null });
    const errors = 'problem' in times ? [times.problem] : [];
    const wrong = [...errors, ...(await wrongChoices(sql, departmentId, after, before))];
    const [span] = 'problem' in times ? [] : times.spans;
    if (span === undefined || wrong.length > 0) return { kind: 'invalid', errors: wrong };
    await store.letGo(sql, id);
    const conflicts = await findTaken(sql, { ...after, spans: [span] });
    if (conflicts.length > 0) return { kind: 'taken', conflicts };
    await store.updateBlockedTime(sql, { id, kind: after.kind, title: after.title, span });
    await store.takeFor(sql, [id], after);
    const details = { blockedTime: id, fields: Object.keys(changes) };
    await audit(sql, editor, { action: 'blockedTime.changed', departmentId, details });
    return { kind: 'saved', items: await store.findByIds(sql, [id]) };
  });
}

/** Removes one: its people and rooms are free again. */
export function dropBlockedTime(db: Database, id: string, editor: Editor): Promise<'done' | 'unknown' | 'notOwn'> {
  return inTransaction(db, async (sql) => {
    const before = await store.lockBlockedTime(sql, id);
    if (before === null || !mayReach('staff', editor.login, before)) return 'unknown';
    if (!mayChange(before, editor.login)) return 'notOwn';
    await store.deleteBlockedTime(sql, id);
    const { departmentId } = before;
    await audit(sql, editor, { action: 'blockedTime.removed', departmentId, details: { blockedTime: id } });
    return 'done';
  });
}

/** Whether somebody may change or remove a blocked time. */
export function mayChange({ departmentId, people, resources }: store.BlockedTimeRow, login: Login): boolean {
  return mayBlock(login, departmentId, { people: idsOf(people), resources });
}

function mayBlock(login: Login, departmentId: string, blocked: { people: string[]; resources: unknown[] }): boolean {
  return mayReach('lead', login, { departmentId }) || isOwnTime(blocked, login.accountId);
}

const idsOf = (things: { id: string }[]) => things.map(({ id }) => id);

interface After extends Omit<Wanted, 'spans'> {
  kind: store.BlockedTimeRow['kind'];
  title: string;
  date: LocalDate;
  time: string;
  endDate: LocalDate | null;
  endTime: string;
}

/** A blocked time as it would be; a new first day takes the last one along. */
function afterChange(before: store.BlockedTimeRow, changes: BlockedTimeChange): After {
  const date = changes.date ?? before.localDate;
  const lastDay = localDateOf(before.endsAt);
  const stays = changes.date === undefined || changes.date === before.localDate;
  return {
    kind: changes.kind ?? before.kind,
    title: changes.title ?? before.title,
    date,
    time: changes.time ?? localTimeOf(before.startsAt),
    endDate: changes.endDate === undefined ? (stays ? lastDay : null) : changes.endDate,
    endTime: changes.endTime ?? localTimeOf(before.endsAt),
    people: changes.people ?? idsOf(before.people),
    resources: changes.resources ?? before.resources.map(({ id, quantity }) => ({ id, quantity })),
  };
}

/** Whoever and whatever is not of the department; what stood there before may stay. */
async function wrongChoices(
  sql: Sql,
  departmentId: string,
  asked: Pick<After, 'people' | 'resources' | 'date'>,
  before: Pick<store.BlockedTimeRow, 'people' | 'resources'> = { people: [], resources: [] },
): Promise<WrongField[]> {
  const { people, resources } = asked;
  if (people.length + resources.length === 0) return [{ path: 'people', code: 'NOBODY' }];
  const known = new Set([...idsOf(await store.findPeople(sql, departmentId, asked.date)), ...idsOf(before.people)]);
  const things = new Map((await store.findThings(sql, departmentId)).map((thing) => [thing.id, thing]));
  const standing = new Set(idsOf(before.resources));
  const wrong: WrongField[] = people.flatMap((id, index): WrongField[] => {
    if (!known.has(id)) return [{ path: `people.${index}`, code: 'INVALID_CHOICE' }];
    return people.indexOf(id) < index ? [{ path: `people.${index}`, code: 'TWICE' }] : [];
  });
  for (const [index, { id, quantity }] of resources.entries()) {
    const thing = things.get(id);
    const path = `resources.${index}`;
    if (thing === undefined && !standing.has(id)) wrong.push({ path, code: 'INVALID_CHOICE' });
    else if (idsOf(resources).indexOf(id) < index) wrong.push({ path, code: 'TWICE' });
    else if (thing && quantity > thing.quantity) wrong.push({ path, code: 'MORE_THAN_THERE_ARE' });
  }
  return wrong;
}

const ATTEMPTS = 4;
const TAKEN = ['educator_once_at_a_time', 'resource_once_at_a_time', 'pooled_resource_within_stock'];

class Refusal extends Error {
  readonly result: SaveResult;
  constructor(result: SaveResult) {
    super('nothing is saved');
    this.result = result;
  }
}

/**
 * Runs `work` in a transaction, which is rolled back unless it saves. When somebody else took a person or a room in between,
 * it is run again: then it sees by what, and says so.
 */
async function untilSettled(db: Database, work: (sql: Sql) => Promise<SaveResult>): Promise<SaveResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, async (sql) => {
        const result = await work(sql);
        if (result.kind !== 'saved') throw new Refusal(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Refusal) return error.result;
      const { constraint = '' } = error as { constraint?: string };
      if (attempt === ATTEMPTS || !TAKEN.includes(constraint)) throw error;
    }
  }
}

interface Done {
  action: 'blockedTime.created' | 'blockedTime.changed' | 'blockedTime.removed';
  departmentId: string;
  details: Record<string, unknown>;
}

function audit(sql: Sql, { login, now }: Editor, { action, departmentId, details }: Done): Promise<void> {
  const role = actingRole('staff', login, { departmentId });
  return recordAudit(sql, { now, actor: 'account', accountId: login.accountId, role, action, departmentId, details });
}
