import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settings } from '#server/platform/config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pages = ['README.md', ...fs.globSync('docs/**/*.md', { cwd: root })].map((page) => page.replaceAll('\\', '/'));
const textOf = (page: string) => fs.readFileSync(path.join(root, page), 'utf8');
const scripts: Record<string, string> = JSON.parse(textOf('package.json')).scripts;

/** Files in backticks, by their path from the root or by their name alone; `<feature>` stands for any name. */
function filesNamed(text: string): string[] {
  const path = /`((?:server|web|emails|e2e|prisma|docs)\/[^`\s]+|[\w.-]+\.(?:ts|svelte|prisma))`/g;
  return [...text.matchAll(path)].map(([, named = '']) => named);
}

function exists(named: string): boolean {
  if (fs.existsSync(path.join(root, named))) return true;
  const pattern = named.replace(/<[^>]*>/g, '*');
  const below = named.includes('/') ? pattern : `{server,web,emails,e2e,prisma}/**/${pattern}`;
  return fs.globSync(below, { cwd: root }).length > 0;
}

function linksOf(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !target.startsWith('http'));
}

/** A heading's anchor, as GitHub makes it. */
function anchorsOf(page: string): string[] {
  const headings = fs.readFileSync(page, 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings
    .map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, ''),
    )
    .map((words) => words.replaceAll(' ', '-'));
}

function leadsSomewhere(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const from = path.join(root, page);
  const to = file === '' ? from : path.join(path.dirname(from), file);
  return fs.existsSync(to) && (anchor === undefined || anchorsOf(to).includes(anchor));
}

test.each(pages)('%s names only files that exist', (page) => {
  expect(filesNamed(textOf(page)).filter((named) => !exists(named))).toEqual([]);
});

test.each(pages)('%s links only to files and headings that exist', (page) => {
  expect(linksOf(textOf(page)).filter((target) => !leadsSomewhere(page, target))).toEqual([]);
});

test('the index of the decisions has every one of them', () => {
  const numbered = fs.globSync('docs/decisions/[0-9]*.md', { cwd: root }).map((file) => path.basename(file));
  expect(linksOf(textOf('docs/decisions/README.md')).toSorted()).toEqual(numbered.toSorted());
});

test('the README names only commands and settings that exist', () => {
  const commands = [...textOf('README.md').matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const named = [...textOf('README.md').matchAll(/`([A-Z]+_[A-Z]+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !Object.hasOwn(settings.shape, name))).toEqual([]);
});

test('the README shows the two commands on lines of their own', () => {
  const lines = textOf('README.md').split('\n');
  expect(lines).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
});
