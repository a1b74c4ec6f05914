import { expect, test } from 'vitest';
import { readRegisterFile } from './register.file.ts';
import { daycareFile, manySchools, schoolFile, someMunicipalities } from './register.fixture.ts';
import { lineSentence, refusalSentence } from './register.texts.ts';

const read = (content: string | Buffer, fileName = 'register.csv') =>
  readRegisterFile({ fileName, bytes: Buffer.from(content), municipalities: someMunicipalities });

async function fileOf(content: string | Buffer) {
  const result = await read(content);
  if (!result.ok) throw new Error(refusalSentence(result.refusal, 'en'));
  return result.file;
}

async function refusalOf(content: string | Buffer) {
  const result = await read(content);
  if (result.ok) throw new Error('the file was not refused');
  return result.refusal;
}

const skippedOf = async (content: string) =>
  (await fileOf(content)).skipped.map(({ line, number, reasons }) => [line, number, reasons.map(({ code }) => code)]);

test('a line of the school register is a school', async () => {
  const file = await fileOf(schoolFile({ HOVEDSKOLE_INST: '999002' }));
  expect(file).toMatchObject({ register: 'SCHOOL_REGISTER', rows: 1, skipped: [], notes: [] });
  expect(file.lines).toEqual([
    {
      line: 2,
      row: {
        number: '999001',
        name: 'Strandskolen',
        kind: 'FOLKESKOLE',
        owner: 'MUNICIPAL',
        parentNumber: '999002',
        address: 'Strandvej 1',
        postalCode: '2300',
        city: 'København S',
        website: 'strandskolen.example.org',
        municipalityCode: '0101',
        latitude: 55.65,
        longitude: 12.62,
      },
    },
  ]);
});

test('a line of the daycare register is a daycare', async () => {
  const file = await fileOf(daycareFile({}, { dagtilbud_nr: 'd99002', type: 'Vuggestue', kommune: 'Aarhus', by: '' }));
  expect(file.register).toBe('DAYCARE_REGISTER');
  expect(file.lines.map(({ row }) => row)).toMatchObject([
    { number: 'G99001', kind: 'KINDERGARTEN', owner: 'MUNICIPAL', municipalityCode: '0101', latitude: 55.65 },
    { number: 'D99002', kind: 'NURSERY', municipalityCode: '0751', city: null },
  ]);
});

test('the encoding, the delimiter, the order of the columns and their case make no difference', async () => {
  const semicolons = schoolFile({ INST_NAVN: 'Ærøskolen' });
  const [header = '', row = ''] = semicolons.split('\r\n');
  const reversed = (text: string, delimiter: string) =>
    text
      .split(';')
      .reverse()
      .map((cell) => `"${cell}"`)
      .join(delimiter);
  const expected = (await fileOf(semicolons)).lines;
  for (const delimiter of [',', '\t', ';']) {
    const shuffled = `${reversed(header.toLowerCase(), delimiter)}\n${reversed(row, delimiter)}`;
    expect((await fileOf(shuffled)).lines).toEqual(expected);
    expect((await fileOf(Buffer.from(shuffled, 'utf16le'))).lines).toEqual(expected);
    expect((await fileOf(Buffer.from(shuffled, 'latin1'))).lines).toEqual(expected);
  }
});

test.each([
  ['101', '0101'],
  ['0101', '0101'],
  ['Københavns Kommune', '0101'],
  ['KOEBENHAVN', '0101'],
  ['Vesthimmerland', '0820'],
  ['Vesthimmerlands Kommune', '0820'],
  ['Bornholms Regionskommune', '0400'],
  ['Randers', '0730'],
  ['Århus Kommune', '0751'],
  ['411', null],
  ['Christiansø', null],
  ['970', null],
])('the municipality %s is %s', async (written, code) => {
  const file = await fileOf(schoolFile({ BEL_KOMMUNE: written }));
  expect(file.lines[0]?.row.municipalityCode).toBe(code);
});

test('where a school lies counts, not who runs it', async () => {
  const file = await fileOf(schoolFile({ KOMMUNE_NR: '751', BEL_KOMMUNE: '147' }));
  expect(file.lines[0]?.row.municipalityCode).toBe('0147');
});

test('the name of the place is used where its code is missing', async () => {
  const file = await fileOf(schoolFile({ KOMMUNE_NR: '751', BEL_KOMMUNE: '', BEL_KOMMUNE_NAVN: 'Ærø Kommune' }));
  expect(file.lines[0]?.row.municipalityCode).toBe('0492');
});

test.each([
  ['1012', 'FOLKESKOLE'],
  ['1017', 'FOLKESKOLE'],
  ['1013', 'PRIVATE_SCHOOL'],
  ['1015', 'SPECIAL_SCHOOL'],
  ['1011', 'EFTERSKOLE'],
  ['1062', 'UPPER_SECONDARY'],
  ['1081', 'VOCATIONAL'],
  ['1099', 'OTHER'],
  ['', 'OTHER'],
])('type %s is %s', async (type, kind) => {
  expect((await fileOf(schoolFile({ INST_TYPE_NR: type }))).lines[0]?.row.kind).toBe(kind);
});

test.each([
  ['Kommunale', '2', 'MUNICIPAL'],
  ['Selvejende, statslige', '4', 'SELF_GOVERNING'],
  ['', '4', 'SELF_GOVERNING'],
  ['Statslige', '1', 'STATE'],
  ['Amtskommunale', '3', 'REGIONAL'],
  ['Private', '9', 'PRIVATE'],
  ['', '', 'OTHER'],
])('the owner "%s" (%s) is %s', async (words, code, owner) => {
  const file = await fileOf(schoolFile({ EJERKODE_NAVN: words, EJER_KODE: code }));
  expect(file.lines[0]?.row.owner).toBe(owner);
});

test('broken lines are skipped with their line and every reason, and the good ones are kept', async () => {
  const content = schoolFile(
    {},
    { INST_NR: '' },
    { INST_NR: '12345', INST_NAVN: ' ' },
    '999004;too;short',
    { INST_NR: '999005', BEL_KOMMUNE: '999' },
    { INST_NR: '999006', BEL_KOMMUNE: '', BEL_KOMMUNE_NAVN: '' },
    { INST_NR: '999007', INST_NAVN: '"Open' },
    { INST_NR: '999008', INST_NAVN: 'N\uFFFDvn' },
    { INST_NR: '999009', INST_NAVN: 'x'.repeat(201) },
    ...manySchools(10),
  );
  expect(await skippedOf(content)).toEqual([
    [3, null, ['NUMBER_MISSING']],
    [4, null, ['NUMBER_INVALID', 'NAME_MISSING']],
    [5, null, ['FIELD_COUNT']],
    [6, '999005', ['MUNICIPALITY_UNKNOWN']],
    [7, '999006', ['MUNICIPALITY_MISSING']],
    [8, '999007', ['QUOTES']],
    [9, '999008', ['UNREADABLE_CHARACTERS']],
    [10, '999009', ['TOO_LONG']],
  ]);
  expect((await fileOf(content)).lines).toHaveLength(11);
});

test('a reason is a sentence in Danish and in English', async () => {
  const { skipped } = await fileOf(schoolFile({}, { INST_NR: '12', INST_NAVN: '' }));
  const [problem] = skipped;
  if (!problem) throw new Error('nothing was skipped');
  expect(lineSentence(problem, 'da')).toBe('»12« er ikke et institutionsnummer: det har seks cifre. Navnet mangler.');
  expect(lineSentence(problem, 'en')).toBe(
    '“12” is not an institution number: it has six digits. The name is missing.',
  );
});

test('of two lines with the same number the first counts', async () => {
  const content = schoolFile({ INST_NAVN: 'Den første' }, { INST_NAVN: 'Den anden' });
  const file = await fileOf(content);
  expect(file.lines.map(({ row }) => row.name)).toEqual(['Den første']);
  expect(await skippedOf(content)).toEqual([[3, '999001', ['DUPLICATE_NUMBER']]]);
});

test('authorities and advisory centres are skipped without counting as broken', async () => {
  const content = schoolFile({ INST_NR: '999002', INST_TYPE_NR: '2010' }, { INST_NR: '999003', INST_TYPE_NR: '2012' });
  expect(await skippedOf(content)).toEqual([
    [2, '999002', ['NOT_AN_INSTITUTION']],
    [3, '999003', ['NOT_AN_INSTITUTION']],
  ]);
});

test('an odd place, postal code or web address does not cost the line', async () => {
  const file = await fileOf(
    schoolFile(
      { POSTNR: 'DK', GEO_BREDDE_GRAD: '155,65', WEB_ADR: 'javascript:alert(1)' },
      { INST_NR: '999002', POSTNR: '800' },
    ),
  );
  expect(file.lines.map(({ row }) => row)).toMatchObject([
    { postalCode: null, latitude: null, longitude: null, website: null },
    { postalCode: '0800' },
  ]);
  expect(file.notes.map(({ line, reasons }) => [line, reasons.map(({ code }) => code)])).toEqual([
    [2, ['POSTAL_CODE_INVALID', 'COORDINATES_INVALID']],
  ]);
});

test('a column that the file lacks says nothing, an empty cell says "none"', async () => {
  const file = await fileOf('INST_NR,INST_NAVN,BEL_KOMMUNE,WEB_ADR\n999001,Strandskolen,101,\n');
  const row = file.lines[0]?.row;
  expect(row?.website).toBeNull();
  expect(row?.address).toBeUndefined();
  expect(row?.kind).toBeUndefined();
});

test('empty columns at the end of a line do no harm', async () => {
  const content = 'INST_NR;INST_NAVN;BEL_KOMMUNE\n999001;Strandskolen;101;;;\n';
  expect((await fileOf(content)).lines).toHaveLength(1);
});

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'NOT_TEXT'],
  ['a web page', '<!doctype html><html><body>INST_NR</body></html>', 'NOT_A_REGISTER'],
  ['another table', 'kommunekode,navn,regionskode\n0101,København,1084\n', 'NOT_A_REGISTER'],
  ['a header alone', schoolFile(), 'NO_ROWS'],
  ['nothing but broken lines', schoolFile('a;b', 'c;d', {}), 'MOSTLY_BROKEN'],
])('%s is refused whole', async (_name, content, code) => {
  expect((await refusalOf(content)).code).toBe(code);
});

test('a register without a required column is refused with the name of the column', async () => {
  const refusal = await refusalOf('HOVEDSKOLE_INST;INST_NAVN;INST_ADR\n;Strandskolen;Strandvej 1\n');
  expect(refusal).toMatchObject({ code: 'COLUMNS_MISSING', columns: ['INST_NR', 'BEL_KOMMUNE'] });
  expect(refusalSentence(refusal, 'da')).toBe(
    'register.csv ligner skoleregisteret, men mangler kolonnerne INST_NR, BEL_KOMMUNE.',
  );
});

test('half of the lines broken is a bad day, more than half is the wrong file', async () => {
  expect((await fileOf(schoolFile({}, 'a;b'))).skipped).toHaveLength(1);
  const refusal = await refusalOf(schoolFile({}, 'a;b', 'c;d'));
  expect(refusalSentence(refusal, 'en')).toContain('2 of 3 lines in register.csv cannot be used');
});
