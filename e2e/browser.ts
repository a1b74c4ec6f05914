import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

type Browser = { source: string; executablePath: string; env?: Record<string, string> };

/**
 * How to launch a Chromium on this machine, without apt and without a download: CHROMIUM_PATH, Playwright's own, the
 * system's (skipped with NO_SYSTEM_BROWSER=1), the one inside the npm package @sparticuz/chromium (Linux x64).
 * Throws with what to do when there is none.
 */
export async function browserLaunch(): Promise<LaunchOptions> {
  const { executablePath, env } = await findBrowser();
  return { executablePath, env: env && { ...process.env, ...env }, args: quietFlags };
}

export async function findBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return { source: 'CHROMIUM_PATH', executablePath: given };
  const own = chromium.executablePath();
  if (runs(own)) return { source: 'playwright', executablePath: own };
  const system = process.env.NO_SYSTEM_BROWSER ? undefined : systemBrowsers.find((file) => runs(file));
  if (system) return { source: 'system', executablePath: system };
  const packed = process.platform === 'linux' && process.arch === 'x64' ? await packedBrowser() : undefined;
  if (packed && runs(packed.executablePath, packed.env)) return packed;
  throw new Error('No browser found: run `npx playwright install --with-deps chromium`, or name one in CHROMIUM_PATH.');
}

function runs(file: string, env: Record<string, string> = {}): boolean {
  if (!fs.existsSync(file)) return false;
  return spawnSync(file, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0;
}

/** Unpacks the npm package's browser and its libraries once, into .cache/browser. */
async function packedBrowser(): Promise<Browser> {
  const folder = path.join(root, '.cache/browser');
  if (!fs.existsSync(folder)) await unpack(folder);
  return {
    source: '@sparticuz/chromium',
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

/** The package unpacks into the temp folder; a folder of our own, renamed when complete, cannot be seen half done. */
async function unpack(folder: string): Promise<void> {
  const draft = `${folder}-${process.pid}`;
  fs.mkdirSync(draft, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    await inflate(path.join(path.dirname(entry), '../bin/al2023.tar.br'));
    fs.writeFileSync(path.join(draft, 'fonts/fonts.conf'), fontSettings(path.join(folder, 'fonts')));
    if (!fs.existsSync(folder)) fs.renameSync(draft, folder);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** The package's own settings look for the font in /tmp, and without a font text has no height. */
function fontSettings(folder: string): string {
  const places = `<dir>${folder}</dir><cachedir>${folder}-cache</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>\n`;
}
