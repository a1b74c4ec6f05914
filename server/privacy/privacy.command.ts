import { readFile, writeFile } from 'node:fs/promises';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '#server/platform/clock.ts';
import { type Config, ConfigError, readConfig } from '#server/platform/config.ts';
import type { Database } from '#server/platform/database.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { replayErasures } from './replay.service.ts';
import { type ErasedHash, readErasures } from './replay.store.ts';
import { runRetention } from './retention.service.ts';

/** 0 = done, 1 = it failed or somebody has to see to something, 2 = the command was written wrongly. */
type ExitCode = 0 | 1 | 2;
type Environment = Record<string, string | undefined>;

const RETENTION_USAGE = 'npm run retention [-- --dry-run]';
const REPLAY_USAGE = 'npm run privacy:replay [-- --from FILE | --export FILE]';

/** `npm run retention`: deletes what has been kept for its time, or (`--dry-run`) tells what would go. */
export function runRetentionCommand(parameters: string[], environment: Environment): Promise<ExitCode> {
  const options = parsed(parameters, { 'dry-run': { type: 'boolean', default: false } });
  if (options === null) return usage(RETENTION_USAGE);
  return withDatabase(environment, async (db, config) => {
    const run = await runRetention(
      { db, config },
      { dryRun: options['dry-run'] === true, login: null, now: systemClock.now() },
    );
    for (const { rule, before, rows } of run.rules) say(`${rule.padEnd(20)} before ${before.slice(0, 10)}  ${rows}`);
    say(run.dryRun ? 'Nothing was changed.' : 'Done.');
    return 0;
  });
}

/**
 * `npm run privacy:replay`: erases again what a restored backup has brought back. `--export FILE` writes the erasures down,
 * beside the backups and not in them; `--from FILE` reads those that the backup does not know.
 */
export function runReplayCommand(parameters: string[], environment: Environment): Promise<ExitCode> {
  const options = parsed(parameters, { from: { type: 'string' }, export: { type: 'string' } });
  if (options === null) return usage(REPLAY_USAGE);
  return withDatabase(environment, async (db, config) => {
    if (typeof options.export === 'string') {
      await writeFile(options.export, linesOf(await readErasures(db.pool)), { mode: 0o600 });
      return 0;
    }
    const others = typeof options.from === 'string' ? erasuresOf(await readFile(options.from, 'utf8')) : [];
    const { erased, rows, stillComing } = await replayErasures({ db, config }, { now: systemClock.now(), others });
    say(`erased again: ${erased} addresses, ${rows} rows`);
    if (stillComing.length === 0) return 0;
    say(`Bookings that the backup takes for coming; cancel them or ask the school: ${stillComing.join(', ')}`);
    return 1;
  });
}

const erasedLine = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime() });

function linesOf(erasures: ErasedHash[]): string {
  return erasures
    .map(
      ({ emailHash, at }) =>
        `${JSON.stringify({ hash: Buffer.from(emailHash).toString('hex'), at: at.toISOString() })}\n`,
    )
    .join('');
}

function erasuresOf(text: string): ErasedHash[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const { hash, at } = erasedLine.parse(JSON.parse(line));
    return { emailHash: Buffer.from(hash, 'hex'), at: new Date(at) };
  });
}

/** The options of a command by name, with or without a value; null when it was written wrongly. */
function parsed(args: string[], options: ParseArgsOptionsConfig): Record<string, unknown> | null {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return null;
  }
}

async function withDatabase(
  environment: Environment,
  work: (db: Database, config: Config) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const config = readConfig(environment);
    const opened = await openDatabase(config, { exclusive: false });
    try {
      return await work(opened.db, config);
    } finally {
      await opened.close();
    }
  } catch (error) {
    say(error instanceof ConfigError ? `A setting is wrong:\n${error.message}` : (error as Error).message);
    return 1;
  }
}

function usage(text: string): Promise<ExitCode> {
  say(text);
  return Promise.resolve(2);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
