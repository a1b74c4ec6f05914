import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { policies } from '#server/http/policy.ts';
import { pagePolicies } from './page-policies.ts';

const ROUTES = path.resolve(import.meta.dirname, '../routes');
/** What makes a folder an address: a page, its data or its form actions, or a file that is answered. */
const answers = /^\+(page\.svelte|page\.server\.ts|server\.ts)$/;

/** Every route of the page tree, as SvelteKit names it (groups in brackets are part of no address and not used here). */
function routes(): string[] {
  const files = readdirSync(ROUTES, { recursive: true, withFileTypes: true });
  const folders = files
    .filter(({ name }) => answers.test(name))
    .map(({ parentPath }) => path.relative(ROUTES, parentPath));
  return [...new Set(folders.map((folder) => `/${folder.replaceAll('\\', '/')}`))].sort();
}

test('A2 every page, form and file of the page tree names one policy, and none that is gone does', () => {
  expect(routes().length).toBeGreaterThan(20);
  expect(Object.keys(pagePolicies).sort()).toEqual(routes());
  for (const policy of Object.values(pagePolicies)) expect(policies).toContain(policy);
});
