import fs from 'node:fs';
import path from 'node:path';
import { importViolations } from './import-rules.ts';
import { failure, type Outcome, runTool, type Step, succeeded } from './step.ts';

const root = path.resolve(import.meta.dirname, '../..');
const seededFile = 'SeededError.svelte';

/** What is checked without running the program. The slow ones come first, so that two lanes end together. */
export const checkSteps: Step[] = [
  { name: 'types', run: types },
  { name: 'migrations match schema', run: migrations },
  { name: 'a seeded error is found', run: seededError },
  { name: 'dead code', run: deadCode },
  { name: 'format and lint', run: formatAndLint },
  { name: 'import rules', run: importRules },
];

async function formatAndLint(): Promise<Outcome> {
  const { ok, output } = await runTool('biome', [
    'biome',
    'ci',
    '--reporter=github',
    '--error-on-warnings',
    '--max-diagnostics=200',
  ]);
  if (ok) return succeeded;
  const finding = /^::\w+ title=([^,]*),file=([^,]*),line=(\d+).*?::(.*)$/gm;
  const found = [...output.matchAll(finding)].map(([, rule, file = '', line, text]) => {
    return `${path.relative(root, file)}:${line} ${text} (${rule})`;
  });
  return failure(found.length > 0 ? [...found, 'Mend most of it with: npx biome check --write'] : [output.trim()]);
}

/**
 * svelte-check reads the .ts files of tsconfig.json too, so `tsc` would only say the same again. A table that scrolls
 * sideways has to be reachable by keyboard (axe: scrollable-region-focusable), whatever Svelte thinks of its tabindex.
 */
async function types(): Promise<Outcome> {
  const warnings = ['--fail-on-warnings', '--compiler-warnings', 'a11y_no_noninteractive_tabindex:ignore'];
  const { ok, output } = await runTool('types', ['svelte-check', '--output', 'machine', ...warnings]);
  return ok ? succeeded : failure(typeErrors(output) ?? [output.trim()]);
}

/** svelte-check says "0 errors" too when it looks at nothing: here it must find exactly the one that was put there. */
async function seededError(): Promise<Outcome> {
  const tsconfig = 'server/testing/seeded-error/tsconfig.json';
  const { output } = await runTool('seeded-error', ['svelte-check', '--tsconfig', tsconfig, '--output', 'machine']);
  const errors = typeErrors(output) ?? [];
  if (errors.length === 1 && errors[0]?.includes(seededFile)) return succeeded;
  return failure(['svelte-check does not see type errors: it had to find one and found this:', ...errors]);
}

function typeErrors(output: string): string[] | undefined {
  const errors = [...output.matchAll(/^\d+ (?:ERROR|WARNING) "([^"]*)" (\d+):\d+ "(.*)"$/gm)];
  if (errors.length === 0) return undefined;
  return errors.map(([, file, line, text = '']) => `${file}:${line} ${text.replaceAll('\\n', ' ')}`);
}

async function deadCode(): Promise<Outcome> {
  const { ok, output } = await runTool('knip', ['knip', '--no-progress', '--no-config-hints']);
  return ok ? succeeded : failure(linesOf(output));
}

async function migrations(): Promise<Outcome> {
  const { ok, output } = await runTool('migrations', ['node', 'server/scripts/new-migration.ts', '--check']);
  return ok ? succeeded : failure(linesOf(output));
}

async function importRules(): Promise<Outcome> {
  const files = fs.globSync('{web,server,emails}/**/*.{ts,svelte}', { cwd: root, exclude: ['server/generated/**'] });
  const violations = files.flatMap((file) => {
    return importViolations(file.replaceAll('\\', '/'), fs.readFileSync(path.join(root, file), 'utf8'));
  });
  return violations.length === 0 ? succeeded : failure(violations);
}

function linesOf(output: string): string[] {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
