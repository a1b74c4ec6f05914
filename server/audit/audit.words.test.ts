import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { detailLines } from './audit.details.ts';
import { actionWords } from './audit.texts.ts';

const server = path.resolve(import.meta.dirname, '..');
const files = fs
  .readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|^(generated|testing|bench|demo|scripts)\//.test(file));

/** Every action that the code can write: literals under the name `action`, and those that stand in SQL beside audit_event. */
function actionsWritten(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files) {
    const source = fs.readFileSync(path.join(server, file), 'utf8');
    if (!source.includes('action')) continue;
    const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
    const literals = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && /^[a-z]\w*\.\w+$/i.test(node.text)) found.set(node.text, file);
      ts.forEachChild(node, literals);
    };
    const visit = (node: ts.Node): void => {
      const named = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isPropertySignature(node);
      if (named && node.name.getText(tree) === 'action') literals(node);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    if (!source.includes('audit_event')) continue;
    for (const [, action] of source.matchAll(/'([a-z]+\.[a-z]+ed)'/gi)) if (action) found.set(action, file);
  }
  return found;
}

test('every action that the code writes has its words in Danish and English', () => {
  const written = actionsWritten();
  expect(written.size).toBeGreaterThan(20);
  const speechless = [...written].filter(([action]) => !actionWords[action]?.da || !actionWords[action]?.en);
  expect(speechless).toEqual([]);
});

test('actions put together of parts have their words too', () => {
  const changes = fs.readFileSync(path.join(server, 'accounts/factor-change.service.ts'), 'utf8');
  const union = changes.match(/type FactorChange =([\s\S]*?);/)?.[1] ?? '';
  const names = [...union.matchAll(/'(\w+)'/g)].map(([, name]) => `account.${name}`);
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => actionWords[name] === undefined)).toEqual([]);
});

test('details are told as lines: numbers before and after, names of fields, no ids', () => {
  const changed = { before: { groups: 1, pupils: 26, adults: 2 }, after: { groups: 1, pupils: 24, adults: 3 } };
  expect(detailLines(changed, 'da')).toEqual([
    { label: 'Elever eller børn', before: '26', after: '24' },
    { label: 'Voksne', before: '2', after: '3' },
  ]);
  expect(detailLines({ fields: ['name', 'phone'] }, 'da')).toEqual([
    { label: 'Felter', before: null, after: 'navn, telefon' },
  ]);
  expect(detailLines({ toAccountId: '01a204bd-a15e-768a-bc40-c746a05b96fa', sessions: 2 }, 'en')).toEqual([
    { label: 'Sessions handed over', before: null, after: '2' },
  ]);
  expect(detailLines({ by: 'BOOKER', freed: { groups: 1, pupils: 20, adults: 2 } }, 'en')).toEqual([
    { label: 'By', before: null, after: 'the school' },
    { label: 'Freed', before: null, after: 'groups 1, pupils or children 20, adults 2' },
  ]);
});

test('the end of a role is told as its last day', () => {
  const ended = { role: 'EDUCATOR', before: { validTo: null }, after: { validTo: '2026-08-01' } };
  expect(detailLines(ended, 'da')).toEqual([
    { label: 'Rolle', before: null, after: 'underviser' },
    { label: 'Til og med', before: 'indtil videre', after: 'fredag den 31. juli 2026' },
  ]);
});

test('what came is told against what stood before', () => {
  const corrected = { outcome: 'CAME', pupils: 23, before: { outcome: 'NO_SHOW', pupils: 0 } };
  expect(detailLines(corrected, 'da')).toEqual([
    { label: 'Fremmøde', before: 'udeblev', after: 'kom' },
    { label: 'Elever eller børn', before: '0', after: '23' },
  ]);
});
