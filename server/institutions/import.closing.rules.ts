import type { HeldBack, ImportPlan, StoredInstitution } from './import.types.ts';
import type { RegisterFile } from './register.types.ts';

/** Up to 20 institutions of a kind may always close at once; more only if they are at most a fifth of the active ones. */
const ALWAYS_CLOSABLE = 20;
const CLOSABLE_SHARE = 0.2;

/** Closing is decided per register and kind. */
export function groupKey({ source, kind }: StoredInstitution): string {
  return `${source} ${kind}`;
}

/** The active institutions that the files no longer name, and those that are kept open all the same. */
export function closings(input: {
  files: RegisterFile[];
  existing: StoredInstitution[];
  allowClosing: boolean;
  /** The groups that the files hold. */
  kinds: Set<string>;
  /** The numbers that stand in the files. */
  named: Set<string>;
}): Pick<ImportPlan, 'closed' | 'heldBack'> {
  const stillNamed = new Set(input.files.flatMap((file) => file.brokenNumbers));
  const candidates = input.existing.filter((one) => one.active && input.kinds.has(groupKey(one)));
  const closed: StoredInstitution[] = [];
  const heldBack: HeldBack[] = [];
  for (const members of Map.groupBy(candidates, groupKey).values()) {
    const gone = members.filter(({ number }) => !input.named.has(number) && !stillNamed.has(number));
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
