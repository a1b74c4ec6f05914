import type { InstitutionKind, InstitutionOwner, InstitutionSource } from '#server/generated/prisma/enums.ts';
import type { LineProblem, Register, RegisterFile, RegisterRow } from './register.types.ts';

/** An institution as the database holds it; null = not known. */
export type StoredInstitution = {
  number: string;
  name: string;
  kind: InstitutionKind;
  owner: InstitutionOwner;
  source: InstitutionSource;
  parentNumber: string | null;
  address: string | null;
  postalCode: string | null;
  city: string | null;
  website: string | null;
  municipalityCode: string | null;
  latitude: number | null;
  longitude: number | null;
  active: boolean;
};

/**
 * Closings that were not carried out: so many at once look like a partial file (TOO_MANY), or a broken line may be about
 * any of them (NUMBERLESS_LINES). `count` of `active` institutions of the kind would have been closed.
 */
export type HeldBack = {
  code: 'TOO_MANY' | 'NUMBERLESS_LINES';
  register: Register;
  kind: InstitutionKind;
  count: number;
  active: number;
};

/** What an import would do to the database. */
export type ImportPlan = {
  added: StoredInstitution[];
  changed: StoredInstitution[];
  closed: StoredInstitution[];
  heldBack: HeldBack[];
  skipped: LineProblem[];
  notes: LineProblem[];
};

/** Up to 20 institutions of a kind may always close at once; more only if they are at most a fifth of the active ones. */
const ALWAYS_CLOSABLE = 20;
const CLOSABLE_SHARE = 0.2;

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
  return { added, changed, skipped, notes, ...closings({ ...input, kinds, entries }) };
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

/** Closing is decided per register and kind. */
function groupKey({ source, kind }: StoredInstitution): string {
  return `${source} ${kind}`;
}

function closings(input: {
  files: RegisterFile[];
  existing: StoredInstitution[];
  allowClosing: boolean;
  /** The groups that the files hold. */
  kinds: Set<string>;
  entries: Map<string, Entry>;
}): Pick<ImportPlan, 'closed' | 'heldBack'> {
  const stillNamed = new Set(input.files.flatMap((file) => file.brokenNumbers));
  const candidates = input.existing.filter((one) => one.active && input.kinds.has(groupKey(one)));
  const closed: StoredInstitution[] = [];
  const heldBack: HeldBack[] = [];
  for (const members of Map.groupBy(candidates, groupKey).values()) {
    const gone = members.filter(({ number }) => !input.entries.has(number) && !stillNamed.has(number));
    const held = input.allowClosing ? null : heldBackOf(input.files, members, gone.length);
    if (held) heldBack.push(held);
    else closed.push(...gone.map((one) => ({ ...one, active: false })));
  }
  return { closed, heldBack };
}

/** Why closing `count` of a kind's active institutions has to wait; null = it need not. */
function heldBackOf(files: RegisterFile[], members: StoredInstitution[], count: number): HeldBack | null {
  const file = files.find(({ register }) => register === members[0]?.source);
  if (!file || !members[0] || count === 0) return null;
  const { register } = file;
  const facts = { register, kind: members[0].kind, count, active: members.length };
  if (files.some((one) => one.register === register && one.numberlessLines > 0)) {
    return { code: 'NUMBERLESS_LINES', ...facts };
  }
  const tooMany = count > ALWAYS_CLOSABLE && count > members.length * CLOSABLE_SHARE;
  return tooMany ? { code: 'TOO_MANY', ...facts } : null;
}
