import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#server/platform/free-port.ts';

// The whole program as people start it: a process of its own, with its own data folder and port.

const root = path.resolve(import.meta.dirname, '../..');
/** The first start may have to build the pages. */
export const START_LIMIT_MS = 120_000;

export interface Program {
  url: string;
  pid: number;
  /** Everything it has said so far. */
  output(): string;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Waits until it says that it is ready; throws with what it said when it ends before. */
  ready(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Settings of a program; nothing else of the caller's own is handed on but PATH. */
export type Settings = Record<string, string>;

const running = new Set<ChildProcess>();

/** Starts the server: by `node server/main.ts`, or as `npm start` does. */
export async function startProgram(settings: Settings, command = ['node', 'server/main.ts']): Promise<Program> {
  const PORT = settings.PORT ?? String(await freePort());
  const { child, output, ended } = run(command, { ...settings, PORT });
  return {
    url: `http://127.0.0.1:${PORT}`,
    pid: child.pid ?? 0,
    output,
    ended,
    ready: async () => {
      await until(() => output().includes(' is ready: ') || child.exitCode !== null, START_LIMIT_MS);
      if (child.exitCode !== null) throw new Error(`The program ended instead of starting: ${output()}`);
    },
    kill: (signal) => child.kill(signal),
  };
}

/** Runs a command of the project to its end. */
export async function runCommand(
  command: string[],
  settings: Settings,
): Promise<{ code: number | null; output: string }> {
  const { output, ended } = run(command, settings);
  return { code: await ended, output: output() };
}

function run([program = 'node', ...words]: string[], settings: Settings) {
  const { PATH, HOME } = process.env;
  const child = spawn(program, words, {
    cwd: root,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  running.add(child);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, output: () => said.replace(/^Building the pages.*\n/, ''), ended };
}

/** Ends what a failed test has left running. */
export function killPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** An empty data folder that PostgreSQL's own user can reach when we are root. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'skolebesoeg-process-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Asks again every 20 ms; throws when the answer is still no after `limitMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error(`Still waiting after ${limitMs} ms for: ${isSo}`);
    await sleep(20);
  }
}

/** Processes that have to do with a folder (named in their command, or working in it), as their commands. Linux only. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const isOurs = command.includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
        return isOurs ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}
