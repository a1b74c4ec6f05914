import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from '#e2e/browser.ts';
import { startDemoServer } from '#e2e/demo-server.ts';

/**
 * Pictures of pages, to look at while working and for the README.
 *
 *   node server/scripts/docs-screenshots.ts --url http://127.0.0.1:3000 --out /tmp/shots / /tilbud
 *
 * writes each page at 360 and 1280 px, light and dark, and says which pages are wider than the screen or complain in
 * the console. `--cookie name=value` sends a login along. Without paths it starts a demo server of its own and writes
 * the README's picture to docs/pictures/.
 */
const { values, positionals: paths } = parseArgs({
  options: { url: { type: 'string' }, out: { type: 'string' }, cookie: { type: 'string' } },
  allowPositionals: true,
});

type Look = { width: number; colorScheme: 'light' | 'dark' };
type Picture = Look & { url: string; file: string; fullPage: boolean };

const looks: Look[] = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
];

const browser = await chromium.launch(await browserLaunch());
try {
  if (paths.length > 0) await shootPages(values.url ?? 'http://127.0.0.1:3000', values.out ?? '.cache/shots');
  else await shootReadme(values.out ?? 'docs/pictures');
} finally {
  await browser.close();
}

async function shootPages(url: string, folder: string): Promise<void> {
  for (const page of paths) {
    for (const look of looks) {
      const file = path.join(folder, `${nameOf(page)}-${look.width}-${look.colorScheme}.png`);
      await shoot(browser, { ...look, url: url + page, file, fullPage: true });
    }
  }
}

async function shootReadme(folder: string): Promise<void> {
  const server = await startDemoServer();
  try {
    const file = path.join(folder, 'front-page.png');
    await shoot(browser, { url: `${server.url}/`, file, width: 1280, colorScheme: 'light', fullPage: false });
  } finally {
    await server.stop();
  }
}

async function shoot(on: Browser, { url, file, width, colorScheme, fullPage }: Picture): Promise<void> {
  const viewport = { width, height: width < 600 ? 740 : 900 };
  const context = await on.newContext({ viewport, colorScheme, locale: 'da-DK', extraHTTPHeaders: cookieHeader() });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await page.goto(url, { waitUntil: 'load' });
  if (answer && answer.status() >= 400) complaints.push(`answered ${answer.status()}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (tooWide > 0) complaints.push(`${tooWide} px wider than the screen`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage });
  await context.close();
  console.log([file, ...complaints].join('\n  ! '));
}

function cookieHeader(): Record<string, string> {
  return values.cookie ? { cookie: values.cookie } : {};
}

/** "/tilbud/paa-sporet?uge=13" is "tilbud-paa-sporet-uge-13"; "/" is "forside". */
function nameOf(page: string): string {
  return page.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'forside';
}
