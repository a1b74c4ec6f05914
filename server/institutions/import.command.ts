import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#server/platform/clock.ts';
import { type Config, ConfigError, readConfig } from '#server/platform/config.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import type { Language } from '#server/time/language.ts';
import { commandTexts } from './import.command.texts.ts';
import { showProgress } from './import.progress.ts';
import { reportLines } from './import.report.ts';
import { type ImportOutcome, importInstitutions } from './import.service.ts';
import { importRunning } from './import.texts.ts';
import { MAX_REGISTER_BYTES } from './institution.contract.ts';
import { refusalSentence } from './register.texts.ts';

type Options = { files: string[]; dryRun: boolean; allowClosing: boolean; language: Language };

/** 0 = imported (lines may have been skipped), 1 = nothing was imported, 2 = the command was written wrongly. */
type ExitCode = 0 | 1 | 2;

/**
 * Runs the import as a command: progress and refusals on stderr, the report on stdout with the counts as its last line.
 *
 * @param parameters what stands after the command's name.
 */
export async function runImportCommand(
  parameters: string[],
  environment: Record<string, string | undefined>,
): Promise<ExitCode> {
  const options = optionsOf(parameters);
  if (options === null) {
    say(commandTexts[parameters.includes('--english') ? 'en' : 'da'].usage);
    return 2;
  }
  try {
    const outcome = await importWith(options, environment);
    return tell(outcome, options.language);
  } catch (error) {
    say(sentenceOf(error, options.language));
    return 1;
  }
}

function optionsOf(parameters: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'allow-closing': { type: 'boolean', default: false },
        english: { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) return null;
    const language = values.english ? 'en' : 'da';
    return { files: positionals, dryRun: values['dry-run'], allowClosing: values['allow-closing'], language };
  } catch {
    return null;
  }
}

async function importWith(options: Options, environment: Record<string, string | undefined>): Promise<ImportOutcome> {
  const { dryRun, allowClosing, language } = options;
  const folder = environment.INIT_CWD ?? process.cwd();
  const files = [];
  for (const file of options.files) files.push(await readInput(path.resolve(folder, file), language));
  const opened = await openDatabase(configOf(environment), { exclusive: false });
  const progress = showProgress(process.stderr, language);
  try {
    const now = systemClock.now();
    const request = { files, importer: 'command' as const, now, dryRun, allowClosing, onStep: progress.step };
    return await importInstitutions(opened.db, request);
  } finally {
    progress.end();
    await opened.close();
  }
}

/** The import signs no links: it must not ask for the secret that does, nor make one. */
function configOf(environment: Record<string, string | undefined>): Config {
  return readConfig({
    ...environment,
    LINK_SECRET: environment.LINK_SECRET || 'the import command signs no links at all',
  });
}

/** A file that cannot be read; the message is a sentence. */
class InputError extends Error {}

async function readInput(file: string, language: Language): Promise<{ fileName: string; bytes: Uint8Array }> {
  const fileName = path.basename(file);
  const texts = commandTexts[language];
  const facts = await stat(file).catch(() => null);
  if (facts === null) throw new InputError(texts.noSuchFile(file));
  if (!facts.isFile()) throw new InputError(texts.notAFile(file));
  if (facts.size > MAX_REGISTER_BYTES) throw new InputError(texts.tooLarge(fileName));
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new InputError(texts.unreadable(file));
  return { fileName, bytes };
}

function tell(outcome: ImportOutcome, language: Language): ExitCode {
  if (outcome.ok) {
    process.stdout.write(`${reportLines(outcome.report, language).join('\n')}\n`);
    return 0;
  }
  if (outcome.code === 'IMPORT_RUNNING') say(importRunning[language]);
  else for (const refusal of outcome.refusals) say(refusalSentence(refusal, language));
  say(commandTexts[language].nothingImported);
  return 1;
}

function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof InputError) return error.message;
  if (error instanceof ConfigError) return `${commandTexts[language].wrongSetting}\n${error.message}`;
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return commandTexts[language].failed(reason);
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
