import fs from 'node:fs';
import { failure, type Outcome, reportFile, runTool, type Step } from './step.ts';

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};
type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs: PlaywrightSpec[] };
type PlaywrightSpec = {
  title: string;
  file: string;
  line: number;
  ok: boolean;
  tests: { results: { error?: { message?: string } }[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
};

/** What runs the program: each step uses both cores itself. */
export const testSteps: Step[] = [
  { name: 'unit tests', run: () => vitest('unit', '--project=unit*') },
  { name: 'API tests', run: () => vitest('api', '--project=api') },
  { name: 'browser tests', run: playwright },
];

async function vitest(name: string, project: string): Promise<Outcome> {
  const file = reportFile(`${name}.json`);
  fs.rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok, output } = await runTool(name, ['vitest', 'run', project, ...reporters]);
  if (!fs.existsSync(file)) return failure(tail(output));
  const report: VitestReport = JSON.parse(fs.readFileSync(file, 'utf8'));
  const problems = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLines(message)}`];
    return failed.map((test) => `${test.fullName}: ${firstLines(test.failureMessages[0])}`);
  });
  return outcome(ok, report.numPassedTests, Math.max(report.numFailedTests, problems.length), problems, output);
}

async function playwright(): Promise<Outcome> {
  const file = reportFile('e2e.json');
  fs.rmSync(file, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { ok, output } = await runTool('e2e', ['playwright', 'test', '--reporter=list,json'], env);
  if (!fs.existsSync(file)) return failure(tail(output));
  const report: PlaywrightReport = JSON.parse(fs.readFileSync(file, 'utf8'));
  const broken = report.errors.map(({ message }) => firstLines(message));
  const failed = report.suites.flatMap(specsOf).filter((spec) => !spec.ok);
  const problems = failed.map((spec) => {
    const error = spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error;
    return `e2e/${spec.file}:${spec.line} ${spec.title}: ${firstLines(error?.message)}`;
  });
  const { expected, flaky, unexpected } = report.stats;
  return outcome(ok, expected + flaky, unexpected + broken.length, [...broken, ...problems], output);
}

function specsOf(suite: PlaywrightSuite): PlaywrightSpec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

/** A program that ended badly counts as one failure even when it named none. */
function outcome(ok: boolean, passed: number, failed: number, problems: string[], output: string): Outcome {
  if (ok || failed > 0) return { passed, failed, problems };
  return { passed, failed: 1, problems: tail(output) };
}

function firstLines(message = 'no message'): string {
  const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  const lines = message
    .replace(ansi, '')
    .split('\n')
    .map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(0, 4)
    .join(' | ');
}

function tail(output: string): string[] {
  return output.trim().split('\n').slice(-15);
}
