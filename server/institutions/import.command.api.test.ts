import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/testing/database.ts';
import { daycareFile, manySchools, schoolFile } from './register.fixture.ts';

const root = path.resolve(import.meta.dirname, '../..');
let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'import-command-'));
  writeFileSync(
    path.join(folder, 'schools.csv'),
    Buffer.from(schoolFile(...manySchools(3), { INST_NR: 'x' }), 'utf16le'),
  );
  writeFileSync(path.join(folder, 'daycares.csv'), daycareFile({}));
  writeFileSync(path.join(folder, 'photo.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.close();
});

type Run = { code: number; lines: string[]; errors: string };

function run(...parameters: string[]): Promise<Run> {
  const env = { ...process.env, DATABASE_URL: db.url, LINK_SECRET: '', INIT_CWD: folder };
  const script = path.join(root, 'server/scripts/import-institutions.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...parameters], { env, cwd: root }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      resolve({ code, lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}

test('the command reports what it did, and the second time that there was nothing to do', async () => {
  const first = await run('schools.csv', 'daycares.csv');
  expect(first).toMatchObject({ code: 0, errors: expect.stringContaining('Gemmer') });
  expect(first.lines).toContain('  schools.csv, linje 5: »x« er ikke et institutionsnummer: det har seks cifre.');
  expect(first.lines.at(-1)).toBe('added=4 changed=0 closed=0 skipped=1');
  const second = await run('schools.csv', 'daycares.csv', '--english');
  expect(second.lines).toContain('  schools.csv, line 5: “x” is not an institution number: it has six digits.');
  expect(second.lines.at(-1)).toBe('added=0 changed=0 closed=0 skipped=1');
});

test('a wrong file stops the command with a sentence', async () => {
  const { code, lines, errors } = await run('photo.jpg');
  expect([code, lines]).toEqual([1, ['']]);
  expect(errors).toContain('photo.jpg er ikke en tekstfil. Brug registerets eksport som CSV.\nIntet er importeret.');
});

test.each([
  [['nowhere.csv'], 1, 'nowhere.csv findes ikke.'],
  [['.'], 1, 'er ikke en fil.'],
  [[], 2, 'Brug: npm run import:institutions'],
  [['--close-all', 'schools.csv'], 2, 'Brug: npm run import:institutions'],
])('%s ends with %i and says why', async (parameters, code, sentence) => {
  const result = await run(...parameters);
  expect(result.code).toBe(code);
  expect(result.errors).toContain(sentence);
});
