import type { ClientBase } from 'pg';
import { bookingsOnDays, resolvePartnershipsAnew } from '#server/bookings/booking-dimensions.service.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { NewPartnership, PartnershipChange } from './department-editor.contract.ts';
import { fieldsThatDiffer, hasSeen, overlapping, validToOf } from './department-editor.rules.ts';
import { audit, type Editor, type Saved, type Unsaved } from './department-editor.service.ts';
import {
  deletePartnership,
  findPartnershipRows,
  insertPartnership,
  lockDepartmentRow,
  type PartnershipRow,
  updatePartnership,
} from './department-editor.store.ts';

type SavedPartnership = Saved<PartnershipRow & { recounted: number }>;
type Overlap = { kind: 'overlapping'; others: [PartnershipRow, ...PartnershipRow[]] };

/** Adds an agreement on days that no other one holds. */
export function addPartnership(
  db: Database,
  { slug, asked }: { slug: string; asked: NewPartnership },
  { login, now }: Editor,
): Promise<SavedPartnership | Unsaved | Overlap> {
  return inTransaction(db, async (sql): Promise<SavedPartnership | Unsaved | Overlap> => {
    const department = await lockDepartmentRow(sql, slug);
    if (department === null) return { kind: 'unknown' };
    const wanted = { ...asked, id: newId(now.getTime()), to: asked.to ?? null, version: 1 };
    const refusal = refusalOf(wanted, await findPartnershipRows(sql, department.id));
    if (refusal !== null) return refusal;
    await insertPartnership(sql, department.id, storedAs(wanted));
    const recounted = await resolvePartnershipsAnew(sql, department.id);
    const details = { partnership: wanted.id, type: wanted.type, from: wanted.from, to: wanted.to, recounted };
    await audit(sql, { action: 'partnership.created', departmentId: department.id, login, now, details });
    return { kind: 'saved', thing: { ...wanted, recounted } };
  });
}

/** Changes an agreement, or ends it with a last day. */
export function editPartnership(
  db: Database,
  { slug, id, changes }: { slug: string; id: string; changes: PartnershipChange },
  { login, now, seen = null }: Editor,
): Promise<SavedPartnership | Unsaved | Overlap> {
  return inTransaction(db, async (sql): Promise<SavedPartnership | Unsaved | Overlap> => {
    const found = await findPartnership(sql, slug, id);
    if (found === null) return { kind: 'unknown' };
    const { before, others, departmentId } = found;
    if (!hasSeen(seen, before.version)) return { kind: 'changedMeanwhile' };
    const fields = fieldsThatDiffer<PartnershipChange>(before, changes);
    if (fields.length === 0) return { kind: 'saved', thing: { ...before, recounted: 0 } };
    const named = Object.fromEntries(fields.map((field) => [field, changes[field]]));
    const wanted: PartnershipRow = { ...before, ...named, version: before.version + 1 };
    const refusal = refusalOf(wanted, others);
    if (refusal !== null) return refusal;
    await updatePartnership(sql, storedAs(wanted));
    const recounted = await resolvePartnershipsAnew(sql, departmentId);
    const { type, from, to } = wanted;
    const details = { partnership: id, fields, type, from, to, recounted };
    await audit(sql, { action: 'partnership.changed', departmentId, login, now, details });
    return { kind: 'saved', thing: { ...wanted, recounted } };
  });
}

/** Removes an agreement on whose days there are no bookings. */
export function dropPartnership(
  db: Database,
  { slug, id }: { slug: string; id: string },
  { login, now, seen = null }: Editor,
): Promise<{ kind: 'removed' } | Unsaved | { kind: 'in use'; bookings: number }> {
  return inTransaction(db, async (sql) => {
    const found = await findPartnership(sql, slug, id);
    if (found === null) return { kind: 'unknown' };
    const { before, departmentId } = found;
    if (!hasSeen(seen, before.version)) return { kind: 'changedMeanwhile' };
    const { type, from, to } = before;
    const bookings = await bookingsOnDays(sql, { departmentId, from, to: validToOf(to) });
    if (bookings > 0) return { kind: 'in use', bookings };
    await deletePartnership(sql, id);
    const details = { partnership: id, type, from, to };
    await audit(sql, { action: 'partnership.removed', departmentId, login, now, details });
    return { kind: 'removed' };
  });
}

/** The agreement and the department's other ones, with the department locked. */
async function findPartnership(sql: ClientBase, slug: string, id: string) {
  const department = await lockDepartmentRow(sql, slug);
  if (department === null) return null;
  const all = await findPartnershipRows(sql, department.id);
  const before = all.find((one) => one.id === id);
  if (before === undefined) return null;
  return { departmentId: department.id, before, others: all.filter((one) => one.id !== id) };
}

function refusalOf(wanted: PartnershipRow, others: PartnershipRow[]): Unsaved | Overlap | null {
  if (wanted.to !== null && wanted.to < wanted.from) {
    return { kind: 'invalid', errors: [{ path: 'to', code: 'ENDS_BEFORE_IT_BEGINS' }] };
  }
  const [first, ...more] = overlapping(wanted, others);
  return first === undefined ? null : { kind: 'overlapping', others: [first, ...more] };
}

function storedAs({ id, type, partner, from, to }: PartnershipRow) {
  return { id, type, partner, validFrom: from, validTo: validToOf(to) };
}
