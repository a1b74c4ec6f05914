import type { ClientBase } from 'pg';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { changedFields, planImport } from './import.rules.ts';
import {
  closeInstitutions,
  type Importer,
  loadInstitutions,
  loadMunicipalities,
  recordImport,
  saveInstitutions,
  tryImportLock,
} from './import.store.ts';
import type { ImportPlan, StoredInstitution } from './import.types.ts';
import { readRegisterFile } from './register.file.ts';
import type { FileRefusal, Register, RegisterFile } from './register.types.ts';

/** How far an import has come; `share` of all files, 0 to 1. */
export type ImportStep = { step: 'reading'; share: number } | { step: 'comparing' } | { step: 'writing' };

/** What an import did, or with `dryRun` would do. */
export type ImportReport = ImportPlan & {
  dryRun: boolean;
  files: { fileName: string; register: Register; rows: number }[];
  /** Which facts changed, by number. */
  changes: Map<string, (keyof StoredInstitution)[]>;
};

export type ImportOutcome =
  | { ok: true; report: ImportReport }
  | { ok: false; code: 'IMPORT_RUNNING' }
  | { ok: false; code: 'FILES_REFUSED'; refusals: FileRefusal[] };

export type ImportRequest = {
  files: { fileName: string; bytes: Uint8Array }[];
  importer: Importer;
  now: Date;
  /** Compare and report, but write nothing. */
  dryRun?: boolean;
  /** The files are complete: close what they do not name, however many. */
  allowClosing?: boolean;
  onStep?: (step: ImportStep) => void;
  /** Told the report inside the import's transaction: what is written then stands or falls with the import. */
  onReport?: (sql: ClientBase, report: ImportReport) => Promise<void>;
};

/**
 * Imports register files: all of them, in one transaction, or nothing when one is refused. Runs beside a working server:
 * readers see the old rows until the end, and a second import is told to wait.
 */
export async function importInstitutions(db: Database, request: ImportRequest): Promise<ImportOutcome> {
  const { files, refusals } = await readFiles(db, request);
  if (refusals.length > 0) return { ok: false, code: 'FILES_REFUSED', refusals };
  return inTransaction(db, async (sql): Promise<ImportOutcome> => {
    if (!(await tryImportLock(sql))) return { ok: false, code: 'IMPORT_RUNNING' };
    request.onStep?.({ step: 'comparing' });
    const existing = await loadInstitutions(sql);
    const plan = planImport({ files, existing, allowClosing: request.allowClosing ?? false });
    const report = reportOf(plan, files, existing, request.dryRun ?? false);
    if (!report.dryRun) {
      request.onStep?.({ step: 'writing' });
      await apply(sql, report, request);
    }
    await request.onReport?.(sql, report);
    return { ok: true, report };
  });
}

async function readFiles(db: Database, { files, onStep }: ImportRequest) {
  const municipalities = await loadMunicipalities(db.pool);
  const read: RegisterFile[] = [];
  const refusals: FileRefusal[] = [];
  for (const [index, { fileName, bytes }] of files.entries()) {
    const onProgress = (share: number) => onStep?.({ step: 'reading', share: (index + share) / files.length });
    const result = await readRegisterFile({ fileName, bytes, municipalities, onProgress });
    onProgress(1);
    if (result.ok) read.push(result.file);
    else refusals.push(result.refusal);
  }
  return { files: read, refusals };
}

async function apply(sql: ClientBase, report: ImportReport, { importer, now }: ImportRequest): Promise<void> {
  const closed = report.closed.map(({ number }) => number);
  await saveInstitutions(sql, [...report.added, ...report.changed], now);
  await closeInstitutions(sql, closed, now);
  await recordImport(sql, { id: newId(now.getTime()), now, importer, details: detailsOf(report) });
}

function reportOf(
  plan: ImportPlan,
  files: RegisterFile[],
  existing: StoredInstitution[],
  dryRun: boolean,
): ImportReport {
  const before = new Map(existing.map((institution) => [institution.number, institution]));
  const changes = plan.changed.map((after) => {
    const known = before.get(after.number);
    return [after.number, known ? changedFields(known, after) : []] as const;
  });
  const read = files.map(({ fileName, register, rows }) => ({ fileName, register, rows }));
  return { ...plan, dryRun, files: read, changes: new Map(changes) };
}

/** What the audit trail keeps: counts and the files, not the rows. */
function detailsOf({ files, added, changed, closed, skipped, heldBack }: ImportReport): Record<string, unknown> {
  return {
    files,
    added: added.length,
    changed: changed.length,
    closed: closed.length,
    skipped: skipped.length,
    heldBack,
  };
}
