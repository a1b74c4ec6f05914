import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clockTasks } from './booking-clock.ts';

const root = join(import.meta.dirname, '..');

/** The names of all tasks that are written anywhere: `name` is the first line of each. */
function namesOfTasks(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const task = /: ClockTask = \{\s+name: '([^']+)'/g;
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(task)].map(([, name]) => name ?? ''),
  );
}

test('the clock runs every task that there is, each once', () => {
  expect(clockTasks.map(({ name }) => name).sort()).toEqual(namesOfTasks().sort());
  expect(clockTasks.map(({ name }) => name)).toContain('requests.lapsed');
});
