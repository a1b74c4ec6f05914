import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const logs = path.join(root, '.cache/test');

/** What a step found. `problems` are lines to show; the whole output is in .cache/test/. */
export type Outcome = { passed: number; failed: number; problems: string[] };
export type Step = { name: string; run: () => Promise<Outcome> };
export type Result = Outcome & { name: string; seconds: number };

export const succeeded: Outcome = { passed: 1, failed: 0, problems: [] };

/** One thing that is wrong, told in these lines. */
export function failure(problems: string[]): Outcome {
  return { passed: 0, failed: 1, problems };
}

/** Runs steps, `lanes` at a time, and prints one line for each as it ends, with its problems below. */
export async function runSteps(steps: Step[], lanes: number): Promise<Result[]> {
  const waiting = [...steps];
  const results: Result[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      print(result);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

async function runStep({ name, run }: Step): Promise<Result> {
  const begun = performance.now();
  const outcome = await run().catch((error: Error) => failure([error.message]));
  return { ...outcome, name, seconds: (performance.now() - begun) / 1000 };
}

function print({ name, failed, passed, seconds, problems }: Result): void {
  const count = passed + failed > 1 ? `  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s${count}`);
  for (const problem of problems.slice(0, 30)) console.log(`    ${problem.slice(0, 300)}`);
  if (problems.length > 30) console.log(`    … and ${problems.length - 30} more, see .cache/test/`);
}

/** The line that a CI reads: "12 passed, 0 failed". Sets the exit code. */
export function conclude(results: Result[]): void {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

export type Ran = { ok: boolean; output: string };

/**
 * Runs a program of node_modules/.bin without colours; never throws. The output is kept in .cache/test/<log>.log.
 * @param line the program and its arguments
 */
export async function runTool(log: string, line: string[], env: Record<string, string> = {}): Promise<Ran> {
  const [program = '', ...args] = line;
  const file = program === 'node' ? process.execPath : path.join(root, 'node_modules/.bin', program);
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const options = { cwd: root, env: { ...inherited, NO_COLOR: '1', ...env }, maxBuffer: 1 << 28 };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      fs.mkdirSync(logs, { recursive: true });
      fs.writeFileSync(path.join(logs, `${log}.log`), `${stdout}\n${stderr}`);
      resolve({ ok: error === null, output: `${stdout}\n${stderr}` });
    });
  });
}

/** The folder of the logs and reports. */
export function reportFile(name: string): string {
  return path.join(logs, name);
}
