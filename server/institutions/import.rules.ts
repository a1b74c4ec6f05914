import { closings, groupKey } from './import.closing.rules.ts';
import type { ImportPlan, StoredInstitution } from './import.types.ts';
import type { LineProblem, Register, RegisterFile, RegisterRow } from './register.types.ts';

type Entry = { fileName: string; line: number; source: Register; row: RegisterRow };

/**
 * Compares register files with what the database holds.
 *
 * Files of one register are read as one: an institution may stand in any of them, and if two say different things, the first
 * counts. An active institution that the register no longer names is closed, if the files hold its kind at all; demo and
 * hand-made institutions are never closed. Closing is held back per kind where a file looks partial (HeldBack) or where
 * lines are so broken that nobody can say whose they are; `allowClosing` vouches for the files being complete.
 */
export function planImport(input: {
  files: RegisterFile[];
  existing: StoredInstitution[];
  allowClosing: boolean;
}): ImportPlan {
  const { files } = input;
  const stored = new Map(input.existing.map((institution) => [institution.number, institution]));
  const { entries, skipped } = entriesOf(files, stored);
  const added: StoredInstitution[] = [];
  const changed: StoredInstitution[] = [];
  const notes = files.flatMap((file) => file.notes);
  const kinds = new Set<string>();
  for (const entry of entries.values()) {
    const before = stored.get(entry.row.number);
    const after = merge(before, entry, parentOf(entry, entries, stored, notes));
    kinds.add(groupKey(after));
    if (!before) added.push(after);
    else if (changedFields(before, after).length > 0) changed.push(after);
  }
  return { added, changed, skipped, notes, ...closings({ ...input, kinds, named: new Set(entries.keys()) }) };
}

/** The facts in which two states of one institution differ. */
export function changedFields(before: StoredInstitution, after: StoredInstitution): (keyof StoredInstitution)[] {
  return (Object.keys(after) as (keyof StoredInstitution)[]).filter((key) => before[key] !== after[key]);
}

/** One entry per number over all files; a different line about the same number is skipped, an equal one is silent. */
function entriesOf(files: RegisterFile[], stored: Map<string, StoredInstitution>) {
  const entries = new Map<string, Entry>();
  const skipped = files.flatMap((file) => file.skipped);
  for (const { fileName, register, lines } of files) {
    for (const { line, row } of lines) {
      const { number } = row;
      const first = entries.get(number);
      if (stored.get(number)?.source === 'DEMO') {
        skipped.push({ fileName, line, number, reasons: [{ code: 'DEMO_NUMBER', number }] });
      } else if (!first) entries.set(number, { fileName, line, source: register, row });
      else if (JSON.stringify(first.row) !== JSON.stringify(row)) {
        const { fileName: firstFile, line: firstLine } = first;
        const reason = { code: 'DUPLICATE_NUMBER' as const, number, fileName: firstFile, line: firstLine };
        skipped.push({ fileName, line, number, reasons: [reason] });
      }
    }
  }
  return { entries, skipped };
}

/** The main school, if it is known here at all; undefined = the file has no such column. */
function parentOf(
  { row, fileName, line }: Entry,
  entries: Map<string, Entry>,
  stored: Map<string, StoredInstitution>,
  notes: LineProblem[],
): string | null | undefined {
  const number = row.parentNumber;
  if (!number || entries.has(number) || stored.has(number)) return number;
  notes.push({ fileName, line, number: row.number, reasons: [{ code: 'PARENT_UNKNOWN', number }] });
  return null;
}

const unknown = {
  kind: 'OTHER',
  owner: 'OTHER',
  parentNumber: null,
  address: null,
  postalCode: null,
  city: null,
  website: null,
  latitude: null,
  longitude: null,
} as const;

/** The register's facts over what is known already: a column that the file lacks leaves its fact as it is. */
function merge(
  before: StoredInstitution | undefined,
  { row, source }: Entry,
  parentNumber: string | null | undefined,
): StoredInstitution {
  const told = Object.entries({ ...row, parentNumber }).filter(([, value]) => value !== undefined);
  return { ...unknown, ...before, ...Object.fromEntries(told), source, active: true } as StoredInstitution;
}
