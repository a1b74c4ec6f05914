import type { MunicipalityName } from './register.types.ts';

/** Some of the 98, with every kind of name. */
export const someMunicipalities: MunicipalityName[] = [
  { code: '0101', name: 'København' },
  { code: '0147', name: 'Frederiksberg' },
  { code: '0400', name: 'Bornholm' },
  { code: '0480', name: 'Nordfyns' },
  { code: '0492', name: 'Ærø' },
  { code: '0730', name: 'Randers' },
  { code: '0751', name: 'Aarhus' },
  { code: '0820', name: 'Vesthimmerlands' },
];

const schoolColumns = {
  HOVEDSKOLE_INST: '',
  INST_NR: '999001',
  INST_NAVN: 'Strandskolen',
  INST_ADR: 'Strandvej 1',
  POSTNR: '2300',
  POSTDISTRIKT: 'København S',
  WEB_ADR: 'strandskolen.example.org',
  INST_TYPE_NR: '1012',
  KOMMUNE_NR: '101',
  BEL_KOMMUNE: '101',
  BEL_KOMMUNE_NAVN: 'Københavns Kommune',
  EJER_KODE: '2',
  EJERKODE_NAVN: 'Kommunale',
  GEO_BREDDE_GRAD: '55,65',
  GEO_LAENGDE_GRAD: '12,62',
};

const daycareColumns = {
  dagtilbud_nr: 'G99001',
  navn: 'Solstrejf',
  type: 'boernehave',
  ejerform: 'kommunal',
  kommune: 'København',
  adresse: 'Strandvej 3',
  postnr: '2300',
  by: 'København S',
  lat: '55.65',
  lon: '12.62',
};

type SchoolCells = Partial<typeof schoolColumns>;
type DaycareCells = Partial<typeof daycareColumns>;

/** A school register of invented schools; each row says what differs from an ordinary one. A string is a line as it is. */
export function schoolFile(...rows: (SchoolCells | string)[]): string {
  return lines(schoolColumns, rows);
}

/** A daycare register of invented daycares. */
export function daycareFile(...rows: (DaycareCells | string)[]): string {
  return lines(daycareColumns, rows);
}

function lines<Cells extends Record<string, string>>(usual: Cells, rows: (Partial<Cells> | string)[]): string {
  const body = rows.map((row) => (typeof row === 'string' ? row : Object.values({ ...usual, ...row }).join(';')));
  return `${[Object.keys(usual).join(';'), ...body].join('\r\n')}\r\n`;
}

/** `count` ordinary schools, 900001 and up. */
export function manySchools(count: number): SchoolCells[] {
  return Array.from({ length: count }, (_, index) => ({
    INST_NR: String(900_001 + index),
    INST_NAVN: `Skole nummer ${index + 1}`,
  }));
}
