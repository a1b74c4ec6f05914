import { type Delimiter, readCsv } from './register.csv.ts';
import type { Register } from './register.types.ts';

/** What a column of a register tells. */
export type ColumnRole =
  | 'number'
  | 'name'
  | 'municipality'
  | 'municipalityName'
  | 'parent'
  | 'address'
  | 'postalCode'
  | 'city'
  | 'website'
  | 'type'
  | 'owner'
  | 'ownerCode'
  | 'latitude'
  | 'longitude';

/** How a file is to be read: its register, its delimiter, where each column stands and how many there are. */
export type Layout = {
  register: Register;
  delimiter: Delimiter;
  headerLine: number;
  width: number;
  at: Partial<Record<ColumnRole, number>>;
};

export type LayoutFound =
  | { ok: true; layout: Layout }
  | { ok: false; code: 'NOT_A_REGISTER' }
  | { ok: false; code: 'COLUMNS_MISSING'; register: Register; columns: string[] };

type Headers = { register: Register; names: Partial<Record<ColumnRole, string>> };

/** The registers' own column names. BEL_KOMMUNE is where a school lies, KOMMUNE_NR who runs it: the place counts. */
const known: Headers[] = [
  {
    register: 'SCHOOL_REGISTER',
    names: {
      number: 'INST_NR',
      name: 'INST_NAVN',
      municipality: 'BEL_KOMMUNE',
      municipalityName: 'BEL_KOMMUNE_NAVN',
      parent: 'HOVEDSKOLE_INST',
      address: 'INST_ADR',
      postalCode: 'POSTNR',
      city: 'POSTDISTRIKT',
      website: 'WEB_ADR',
      type: 'INST_TYPE_NR',
      owner: 'EJERKODE_NAVN',
      ownerCode: 'EJER_KODE',
      latitude: 'GEO_BREDDE_GRAD',
      longitude: 'GEO_LAENGDE_GRAD',
    },
  },
  {
    register: 'DAYCARE_REGISTER',
    names: {
      number: 'DAGTILBUD_NR',
      name: 'NAVN',
      municipality: 'KOMMUNE',
      address: 'ADRESSE',
      postalCode: 'POSTNR',
      city: 'BY',
      type: 'TYPE',
      owner: 'EJERFORM',
      latitude: 'LAT',
      longitude: 'LON',
    },
  },
];

const delimiters: Delimiter[] = [';', ',', '\t'];

/**
 * Recognises the register by its header, whatever the order and case of the columns, and with it the delimiter: the reading
 * that knows most columns is the right one. Fewer than two known columns is not a register.
 */
export function findLayout(text: string): LayoutFound {
  const readings = delimiters.flatMap((delimiter) => known.map((headers) => read(text, delimiter, headers)));
  const best = readings.reduce((a, b) => (hits(b) > hits(a) ? b : a));
  if (hits(best) < 2) return { ok: false, code: 'NOT_A_REGISTER' };
  const columns = missingColumns(best);
  if (columns.length > 0) return { ok: false, code: 'COLUMNS_MISSING', register: best.register, columns };
  return { ok: true, layout: best };
}

function read(text: string, delimiter: Delimiter, { register, names }: Headers): Layout {
  const header = readCsv(text, delimiter).next().value;
  const cells = (header?.fields ?? []).map((cell: string) => cell.trim().toUpperCase());
  const places = Object.entries(names).map(([role, name]) => [role, cells.indexOf(name)] as const);
  const at = Object.fromEntries(places.filter(([, place]) => place >= 0));
  return { register, delimiter, headerLine: header?.line ?? 1, width: cells.length, at };
}

function hits(layout: Layout): number {
  return Object.keys(layout.at).length;
}

/** The required columns that the header lacks, by the register's names. */
function missingColumns({ register, at }: Layout): string[] {
  const names = known.find((headers) => headers.register === register)?.names ?? {};
  const required: ColumnRole[] = ['number', 'name'];
  if (at.municipalityName === undefined) required.push('municipality');
  return required.filter((role) => at[role] === undefined).map((role) => names[role] ?? role);
}
