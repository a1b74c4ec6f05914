import { createHash } from 'node:crypto';
import { actingRole, type Login, mayReach, worksFor } from '#server/http/policy.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { MAX_PICTURE_BYTES, type StoredFileAnswer } from './file.contract.ts';
import {
  deleteOrphans,
  type FileRow,
  findDepartmentId,
  findFile,
  findFileRows,
  findSameFile,
  insertFile,
  type NewFile,
  readBytes,
} from './file.store.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { cleanFileName } from './file-name.ts';
import { fileUrl } from './file-url.ts';
import { pdfRefusal } from './pdf.ts';
import { readPicture } from './picture.ts';
import { turnstile } from './turnstile.ts';

export type FileRefusal =
  | 'TOO_LARGE'
  | 'EMPTY_FILE'
  | 'UNSUPPORTED_FILE'
  | 'FILE_BROKEN'
  | 'PICTURE_TOO_LARGE'
  | 'ANIMATED_PICTURE'
  | 'ACTIVE_PDF'
  | 'LOCKED_PDF'
  | 'TOO_MANY_UPLOADS';

type Checked = Pick<NewFile, 'contentType' | 'bytes' | 'width' | 'height' | 'sizes'>;

/** How many files are looked at at once, in this process: a large picture takes 200 MB while it is decoded. */
const through = turnstile({ width: 2, waiting: 8 });
/** Files that were never used are kept this long: somebody may still be writing the offer. */
const ORPHAN_DAYS = 7;

export type Uploaded = { kind: 'stored'; file: StoredFileAnswer } | { kind: 'refused'; code: FileRefusal };

/** Where a file goes. Asked before the file itself is read. */
export async function departmentForUpload(sql: Sql, login: Login, slug: string) {
  const departmentId = await findDepartmentId(sql, slug);
  if (departmentId === null) return { kind: 'unknown department' } as const;
  return mayReach('lead', login, { departmentId })
    ? ({ kind: 'department', departmentId } as const)
    : ({ kind: 'foreign' } as const);
}

/** Checks a file, writes it down and audits it. What the department has already is answered again, not stored twice. */
export async function storeFile(
  db: Database,
  {
    bytes,
    name,
    departmentId,
    login,
    now,
  }: { bytes: Buffer; name: string; departmentId: string; login: Login; now: Date },
): Promise<Uploaded> {
  const checked = await checkedFile(bytes);
  if (typeof checked === 'string') return { kind: 'refused', code: checked };
  const sha256 = createHash('sha256').update(checked.bytes).digest();
  const file = {
    ...checked,
    id: newId(now.getTime()),
    departmentId,
    name: nameFor(name, checked.contentType),
    sizeBytes: checked.bytes.length,
    sha256,
    createdAt: now,
    createdBy: login.accountId,
  };
  return inTransaction(db, async (sql) => {
    const same = await findSameFile(sql, departmentId, sha256);
    if (same?.name === file.name) return { kind: 'stored', file: answerOf(same) };
    await insertFile(sql, file);
    const role = actingRole('lead', login, { departmentId });
    const details = { rows: 1 };
    await recordAudit(sql, {
      now,
      actor: 'account',
      accountId: login.accountId,
      role,
      action: 'file.added',
      departmentId,
      details,
    });
    return { kind: 'stored', file: answerOf(file) };
  });
}

async function checkedFile(bytes: Buffer): Promise<Checked | FileRefusal> {
  if (bytes.length === 0) return 'EMPTY_FILE';
  const kind = kindOf(bytes);
  if (kind === null) return 'UNSUPPORTED_FILE';
  if (kind !== 'pdf' && bytes.length > MAX_PICTURE_BYTES) return 'TOO_LARGE';
  const result = await through(() => checkedAs(kind, bytes));
  return result === 'TURNED_AWAY' ? 'TOO_MANY_UPLOADS' : result;
}

async function checkedAs(kind: FileKind, bytes: Buffer): Promise<Checked | FileRefusal> {
  if (kind === 'pdf') {
    const refusal = await pdfRefusal(bytes);
    return refusal ?? { contentType: 'application/pdf', bytes, width: null, height: null, sizes: [] };
  }
  const picture = await readPicture(bytes);
  return typeof picture === 'string' ? picture : { contentType: 'image/webp', ...picture };
}

function nameFor(name: string, contentType: Checked['contentType']): string {
  return contentType === 'application/pdf'
    ? cleanFileName(name, { ending: 'pdf', fallback: 'fil' })
    : cleanFileName(name, { ending: 'webp', fallback: 'billede' });
}

function answerOf({ id, name, contentType, sizeBytes, width, height }: FileRow): StoredFileAnswer {
  return { id, name, contentType, sizeBytes, width, height, url: fileUrl({ id, name }) };
}

/** Those of the ids that are files of the department, by id: what an offer of it may show. */
export async function filesOfDepartment(
  sql: Sql,
  departmentId: string,
  ids: string[],
): Promise<Map<string, StoredFileAnswer>> {
  const rows = ids.length === 0 ? [] : await findFileRows(sql, departmentId, ids);
  return new Map(rows.map((row) => [row.id, answerOf(row)]));
}

/** A file that the caller may see, by its id and its name; null = none such for this caller. */
export async function visibleFile(sql: Sql, asked: { id: string; name: string }, login: Login | null) {
  const file = await findFile(sql, asked.id);
  if (file === null || file.name !== asked.name) return null;
  if (!file.isPublic && (login === null || !worksFor(login, file.departmentId))) return null;
  return { ...file, read: (width: number | null) => readBytes(sql, file.id, width) };
}

/** The night's work: files that never hung on anything, a week after they came. Answers how many went. */
export function removeOrphans(sql: Sql, now: Date): Promise<number> {
  return deleteOrphans(sql, new Date(now.getTime() - ORPHAN_DAYS * 86_400_000));
}
