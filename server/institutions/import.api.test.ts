import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anInstitution } from '#server/testing/builders.ts';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { type ImportRequest, importInstitutions } from './import.service.ts';
import { tryImportLock } from './import.store.ts';
import { daycareFile, manySchools, schoolFile } from './register.fixture.ts';

const now = new Date('2026-03-16T08:00:00Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
afterEach(() => db.pool.query('DELETE FROM institution'));

async function importOf(content: string | Buffer, changes: Partial<ImportRequest> = {}) {
  const files = [{ fileName: 'register.csv', bytes: Buffer.from(content) }];
  const outcome = await importInstitutions(db, { files, importer: 'command', now, ...changes });
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.report;
}

async function countsOf(content: string | Buffer, changes: Partial<ImportRequest> = {}) {
  const { added, changed, closed, skipped } = await importOf(content, changes);
  return [added.length, changed.length, closed.length, skipped.length];
}

const stored = (number: string) => db.prisma.institution.findUniqueOrThrow({ where: { number } });

test('schools and daycares are stored as the registers tell them', async () => {
  expect(await countsOf(schoolFile({}))).toEqual([1, 0, 0, 0]);
  expect(await countsOf(daycareFile({}))).toEqual([1, 0, 0, 0]);
  expect(await stored('999001')).toMatchObject({
    name: 'Strandskolen',
    kind: 'FOLKESKOLE',
    owner: 'MUNICIPAL',
    source: 'SCHOOL_REGISTER',
    city: 'København S',
    municipalityCode: '0101',
    latitude: 55.65,
    active: true,
    searchText: 'strandskolen koebenhavn s 999001',
    updatedAt: now,
  });
  expect(await stored('G99001')).toMatchObject({ kind: 'KINDERGARTEN', source: 'DAYCARE_REGISTER' });
});

test('a second run changes nothing, and leaves the rows untouched', async () => {
  const content = schoolFile({ HOVEDSKOLE_INST: '999002' }, { INST_NR: '999002', BEL_KOMMUNE: '411' });
  await importOf(content);
  expect(await countsOf(content, { now: new Date('2026-03-17T08:00:00Z') })).toEqual([0, 0, 0, 0]);
  expect((await stored('999001')).updatedAt).toEqual(now);
});

test('a branch may stand before its main school', async () => {
  await importOf(schoolFile({ HOVEDSKOLE_INST: '999002' }, { INST_NR: '999002' }));
  expect((await stored('999001')).parentNumber).toBe('999002');
});

test('good lines are imported, broken ones are named', async () => {
  const { added, skipped } = await importOf(
    schoolFile({}, { INST_NR: '999002', INST_NAVN: '' }, { INST_NR: '999003' }),
  );
  expect(added.map(({ number }) => number)).toEqual(['999001', '999003']);
  expect(skipped).toMatchObject([{ line: 3, number: '999002', reasons: [{ code: 'NAME_MISSING' }] }]);
});

test('who is gone is closed, who returns is reopened', async () => {
  await importOf(schoolFile({}, { INST_NR: '999002' }));
  expect(await countsOf(schoolFile({}))).toEqual([0, 0, 1, 0]);
  expect((await stored('999002')).active).toBe(false);
  expect(await countsOf(schoolFile({}))).toEqual([0, 0, 0, 0]);
  const report = await importOf(schoolFile({}, { INST_NR: '999002' }));
  expect(report.changes.get('999002')).toEqual(['active']);
  expect((await stored('999002')).active).toBe(true);
});

test('closing leaves other registers, other kinds, demo and hand-made institutions alone', async () => {
  await importOf(schoolFile({}, { INST_NR: '999002', INST_TYPE_NR: '1013' }));
  await importOf(daycareFile({}));
  await anInstitution(db, { number: '990100', source: 'DEMO' });
  await anInstitution(db, { number: '990101', source: 'MANUAL' });
  expect(await countsOf(schoolFile({}))).toEqual([0, 0, 0, 0]);
});

test('a part of the register does not close the rest, unless somebody says that it is complete', async () => {
  await importOf(schoolFile(...manySchools(100)));
  const part = schoolFile(...manySchools(50));
  const careful = await importOf(part);
  expect(careful).toMatchObject({ closed: [], heldBack: [{ code: 'TOO_MANY', count: 50, active: 100 }] });
  expect(await countsOf(part, { allowClosing: true })).toEqual([0, 0, 50, 0]);
});

test('a dry run reports the same and writes nothing', async () => {
  expect(await countsOf(schoolFile({}), { dryRun: true })).toEqual([1, 0, 0, 0]);
  expect(await db.prisma.institution.count()).toBe(0);
  expect(await countsOf(schoolFile({}))).toEqual([1, 0, 0, 0]);
});

test('of several files, one that is refused stops them all', async () => {
  const files = [
    { fileName: 'schools.csv', bytes: Buffer.from(schoolFile({})) },
    { fileName: 'photo.jpg', bytes: Buffer.from('ffd8ffe000104a46', 'hex') },
  ];
  const outcome = await importInstitutions(db, { files, importer: 'command', now });
  expect(outcome).toEqual({
    ok: false,
    code: 'FILES_REFUSED',
    refusals: [{ fileName: 'photo.jpg', code: 'NOT_TEXT' }],
  });
  expect(await db.prisma.institution.count()).toBe(0);
});

test('two imports at once: the second is told to wait', async () => {
  const other = await db.pool.connect();
  try {
    await other.query('BEGIN');
    expect(await tryImportLock(other)).toBe(true);
    const files = [{ fileName: 'schools.csv', bytes: Buffer.from(schoolFile({})) }];
    const outcome = await importInstitutions(db, { files, importer: 'command', now });
    expect(outcome).toEqual({ ok: false, code: 'IMPORT_RUNNING' });
  } finally {
    await other.query('ROLLBACK');
    other.release();
  }
  expect(await countsOf(schoolFile({}))).toEqual([1, 0, 0, 0]);
});

test('each import leaves an audit row in the same transaction', async () => {
  const at = new Date('2026-03-20T08:00:00Z');
  await importOf(schoolFile({}, { INST_NR: '999002', INST_NAVN: '' }), { now: at });
  const [event] = await db.prisma.auditEvent.findMany({ where: { at } });
  expect(event).toMatchObject({ actor: 'import', action: 'institutions.imported', accountId: null });
  expect(event?.details).toMatchObject({ added: 1, skipped: 1, files: [{ fileName: 'register.csv', rows: 2 }] });
});

test('five thousand lines take a few statements, whichever way they are encoded', async () => {
  const content = schoolFile(...manySchools(5_000));
  const statements = countStatements();
  expect(await countsOf(content)).toEqual([5_000, 0, 0, 0]);
  expect(statements.count()).toBeLessThan(10);
  expect(await countsOf(Buffer.from(content, 'utf16le'))).toEqual([0, 0, 0, 0]);
});

/** Counts what goes to the database on connections taken from now on. */
function countStatements(): { count: () => number } {
  let statements = 0;
  const counted = new WeakSet<object>();
  db.pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
    Object.assign(client, {
      query: (...parameters: unknown[]) => {
        statements++;
        return query(...parameters);
      },
    });
  });
  return { count: () => statements };
}
