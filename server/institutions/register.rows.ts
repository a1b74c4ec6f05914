import type { ColumnRole, Layout } from './register.columns.ts';
import { daycareKind, ownerOf, schoolKind } from './register.kinds.ts';
import type { FindMunicipality } from './register.municipalities.ts';
import type { Reason, Register, RegisterRow } from './register.types.ts';

/** A line understood, with what was odd about it; or why it cannot be used, with its number where that can be read. */
export type RowRead =
  | { ok: true; row: RegisterRow; notes: Reason[] }
  | { ok: false; number: string | null; reasons: Reason[] };

type Cells = (role: ColumnRole) => string | undefined;

const numberForms: Record<Register, RegExp> = { SCHOOL_REGISTER: /^\d{6}$/, DAYCARE_REGISTER: /^[GD]\d{5}$/ };
const MAX_LENGTH = 200;
const WEBSITE = /^(https?:\/\/)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/iu;

/** One line of a register as an institution. All reasons against it are named at once. */
export function readRow(fields: string[], layout: Layout, findMunicipality: FindMunicipality): RowRead {
  const cells = cellsOf(fields, layout);
  const number = numberIn(cells, layout.register);
  const found = trailingEmptyCut(fields, layout.width).length;
  if (found !== layout.width) {
    return { ok: false, number, reasons: [{ code: 'FIELD_COUNT', found, expected: layout.width }] };
  }
  const place = municipalityIn(cells, findMunicipality);
  const kind = kindIn(cells, layout.register);
  const reasons = [...textReasons(fields, cells), ...numberReasons(cells, layout.register)];
  if (!cells('name')) reasons.push({ code: 'NAME_MISSING' });
  if (typeof place === 'object' && place !== null) reasons.push(place);
  if (kind === null) return { ok: false, number, reasons: [{ code: 'NOT_AN_INSTITUTION', type: cells('type') ?? '' }] };
  if (reasons.length > 0 || number === null) return { ok: false, number, reasons };

  const notes: Reason[] = [];
  const row: RegisterRow = {
    number,
    name: cells('name') ?? '',
    municipalityCode: typeof place === 'string' ? place : null,
    kind,
    owner: ownerIn(cells),
    parentNumber: parentIn(cells, number),
    address: optional(cells('address')),
    postalCode: postalCodeIn(cells, notes),
    city: optional(cells('city')),
    website: websiteIn(cells),
    ...coordinatesIn(cells, notes),
  };
  return { ok: true, row, notes };
}

/** The number in a line that cannot be read as fields: enough to say whose line it is. */
export function numberInBrokenLine(raw: string, layout: Layout): string | null {
  return numberIn(cellsOf(raw.split(layout.delimiter), layout), layout.register);
}

/** Cells by their role: trimmed, white space and control characters squeezed to one space, composed letters. */
function cellsOf(fields: string[], layout: Layout): Cells {
  return (role) => {
    const at = layout.at[role];
    if (at === undefined) return undefined;
    return (fields[at] ?? '')
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
  };
}

/** Empty fields beyond the header's width say nothing: a spreadsheet adds them. */
function trailingEmptyCut(fields: string[], width: number): string[] {
  let end = fields.length;
  while (end > width && fields[end - 1]?.trim() === '') end--;
  return fields.slice(0, end);
}

function numberIn(cells: Cells, register: Register): string | null {
  const number = (cells('number') ?? '').toUpperCase();
  return numberForms[register].test(number) ? number : null;
}

function numberReasons(cells: Cells, register: Register): Reason[] {
  const value = cells('number') ?? '';
  if (value === '') return [{ code: 'NUMBER_MISSING' }];
  return numberIn(cells, register) === null ? [{ code: 'NUMBER_INVALID', value: value.slice(0, 40), register }] : [];
}

function textReasons(fields: string[], cells: Cells): Reason[] {
  const reasons: Reason[] = [];
  if (fields.some((field) => field.includes('\uFFFD') || !field.isWellFormed())) {
    reasons.push({ code: 'UNREADABLE_CHARACTERS' });
  }
  for (const column of ['name', 'address', 'city'] as const) {
    if ((cells(column) ?? '').length > MAX_LENGTH) reasons.push({ code: 'TOO_LONG', column, limit: MAX_LENGTH });
  }
  return reasons;
}

/** The municipality where it lies (code, else name), null outside the 98, or the reason why it is not known. */
function municipalityIn(cells: Cells, find: FindMunicipality): string | null | Reason {
  const value = cells('municipality') || cells('municipalityName') || '';
  if (value === '') return { code: 'MUNICIPALITY_MISSING' };
  const code = find(value);
  return code === undefined ? { code: 'MUNICIPALITY_UNKNOWN', value: value.slice(0, 60) } : code;
}

function kindIn(cells: Cells, register: Register) {
  const type = cells('type');
  if (type === undefined) return undefined;
  return register === 'SCHOOL_REGISTER' ? schoolKind(type) : daycareKind(type);
}

function ownerIn(cells: Cells) {
  const [words, code] = [cells('owner'), cells('ownerCode')];
  return words === undefined && code === undefined ? undefined : ownerOf(words ?? '', code);
}

/** The main school's number; a school that names itself, or nonsense, has none. */
function parentIn(cells: Cells, number: string): string | null | undefined {
  const parent = optional(cells('parent'));
  if (!parent) return parent;
  return /^\d{6}$/.test(parent) && parent !== number ? parent : null;
}

function optional(cell: string | undefined): string | null | undefined {
  return cell === '' ? null : cell;
}

function postalCodeIn(cells: Cells, notes: Reason[]): string | null | undefined {
  const value = optional(cells('postalCode'));
  if (!value) return value;
  if (/^\d{3,4}$/.test(value)) return value.padStart(4, '0');
  notes.push({ code: 'POSTAL_CODE_INVALID', value: value.slice(0, 40) });
  return null;
}

/** Only what looks like a web address is kept: pages make a link of it. */
function websiteIn(cells: Cells): string | null | undefined {
  const value = optional(cells('website'));
  if (!value) return value;
  return value.length <= MAX_LENGTH && WEBSITE.test(value) ? value : null;
}

/** Degrees with decimal comma or point; anything outside Denmark is noted and left out. */
function coordinatesIn(cells: Cells, notes: Reason[]): Pick<RegisterRow, 'latitude' | 'longitude'> {
  const [north, east] = [cells('latitude'), cells('longitude')];
  if (north === undefined || east === undefined) return {};
  if (north === '' && east === '') return { latitude: null, longitude: null };
  const [latitude, longitude] = [degrees(north), degrees(east)];
  if (latitude > 54 && latitude < 58 && longitude > 7.5 && longitude < 15.5) return { latitude, longitude };
  notes.push({ code: 'COORDINATES_INVALID', value: `${north} ${east}`.slice(0, 40) });
  return { latitude: null, longitude: null };
}

function degrees(value: string): number {
  return /^\d{1,3}([.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
}
