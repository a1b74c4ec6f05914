import { parseArgs } from 'node:util';
import { ensurePrismaClient } from '#server/platform/prisma-client-generation.ts';
import { killPrograms } from '#server/testing/program.ts';
import type { Bench, BenchResult } from './bench.ts';

// npm run bench -- [book] [hot] [reject] [rush] [pages] [search] [board] [alloc] [--rounds 5]
// Ends with 0 when everything was right and measured well, 1 when an answer was wrong, 2 when a figure is invalid.
// A target that is not reached is said, and is no error: machines differ.

const benches: Record<string, () => Promise<Bench>> = {
  book: async () => (await import('./book.ts')).book,
  hot: async () => (await import('./hot.ts')).hot,
  reject: async () => (await import('./reject.ts')).reject,
  rush: async () => (await import('./rush.ts')).rush,
  pages: async () => (await import('./pages.ts')).pages,
  search: async () => (await import('./search.ts')).search,
  board: async () => (await import('./board.ts')).board,
  alloc: async () => (await import('./alloc.ts')).alloc,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const rounds = Number(values.rounds);
const unknown = names.find((name) => !(name in benches));
if (unknown !== undefined || !Number.isInteger(rounds) || rounds < 1 || rounds > 50) {
  process.stderr.write(`npm run bench -- [${Object.keys(benches).join('] [')}] [--rounds 1 to 50]\n`);
  process.exit(1);
}
process.once('exit', killPrograms);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await ensurePrismaClient();
process.stdout.write(`${row('bench', 'figure', 'target', 'reached', 'behind it')}\n`);
let exitCode = 0;
for (const name of names) exitCode = Math.max(exitCode, await runBench(name));
process.exit(exitCode);

async function runBench(name: string): Promise<number> {
  try {
    const bench = await benches[name]?.();
    if (bench === undefined) throw new Error(`There is no bench ${name}`);
    return tell(name, await bench({ rounds }));
  } catch (error) {
    process.stdout.write(`${name}: ${error instanceof Error ? error.stack : error}\n`);
    return 1;
  }
}

function tell(name: string, { figures, invalid }: BenchResult): number {
  for (const { bench, value, target, reached, detail } of figures) {
    const word = reached === null ? '' : reached ? 'yes' : 'not reached';
    process.stdout.write(`${row(bench, value, target ?? '', word, detail)}\n`);
  }
  if (invalid === null) return 0;
  process.stdout.write(`${name}: INVALID, ${invalid}.\n`);
  return 2;
}

function row(...cells: string[]): string {
  return cells
    .map((cell, column) => cell.padEnd([18, 10, 10, 12, 0][column] ?? 0))
    .join(' ')
    .trimEnd();
}
