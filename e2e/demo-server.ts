import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#server/platform/free-port.ts';

const root = path.resolve(import.meta.dirname, '..');
const readyWithinMs = 120_000;

/** The demo world's day and moment in all browser tests and pictures. */
export const demoDate = '2026-03-16';
export const demoClock = '2026-03-16T08:00:00Z';

export type DemoServer = { url: string; stop(): Promise<void> };

/**
 * Starts the whole program on a free port with a data folder of its own, and waits until it answers. `stop` ends it and
 * removes the folder. The first start builds the pages if needed: up to two minutes. Throws with the program's own
 * output when it does not come up.
 * @param settings what is set besides the demo's own, e.g. an identity provider
 */
export async function startDemoServer(settings: Record<string, string> = {}): Promise<DemoServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'skolebesoeg-demo-'));
  // As root PostgreSQL runs as somebody else, who has to be let in.
  fs.chmodSync(dataFolder, 0o755);
  const env = { ...environment(port, dataFolder), ...settings };
  const server = spawn(process.execPath, ['server/main.ts'], { cwd: root, env });
  let output = '';
  server.stdout.on('data', (text) => (output += text));
  server.stderr.on('data', (text) => (output += text));
  const ended = once(server, 'exit');
  process.once('exit', () => server.kill('SIGTERM'));
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([ended, sleep(15_000).then(() => server.kill('SIGKILL'))]);
    fs.rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  if (await answers(`${url}/api/health`, () => server.exitCode !== null)) return { url, stop };
  await stop();
  throw new Error(`The demo server did not come up.\n${output.slice(-4000)}`);
}

/** Nothing of the caller's own settings may leak into the demo. */
function environment(port: number, dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, SMTP_URL, PUBLIC_URL, LINK_SECRET, ...rest } = process.env;
  return {
    ...rest,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataFolder,
    TMPDIR: dataFolder,
    DEMO_DATE: demoDate,
    DEMO_CLOCK: demoClock,
  };
}

async function answers(url: string, hasEnded: () => boolean): Promise<boolean> {
  const giveUpAt = Date.now() + readyWithinMs;
  while (Date.now() < giveUpAt && !hasEnded()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}
