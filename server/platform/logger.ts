import { redacted } from './redact.ts';

/** Writes one JSON line per event. Facts must never hold mail addresses, tokens or texts that people typed. */
export interface Logger {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}

type Level = 'info' | 'warn' | 'error';

function write(level: Level, event: string, facts: Record<string, unknown> = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...facts });
  process.stderr.write(`${redacted(line)}\n`);
}

export const stderrLogger: Logger = {
  info: (event, facts) => write('info', event, facts),
  warn: (event, facts) => write('warn', event, facts),
  error: (event, facts) => write('error', event, facts),
};

/** Says only what needs somebody's attention: for the demo's terminal. */
export const quietLogger: Logger = {
  info: () => undefined,
  warn: (event, facts) => write('warn', event, facts),
  error: (event, facts) => write('error', event, facts),
};

/** The parts of an error that may be logged: its name, message and stack, without attached data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return { error: error.name, message: error.message, ...code, stack: error.stack };
}
