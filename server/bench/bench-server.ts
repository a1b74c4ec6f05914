import { type Settings, startProgram } from '#server/testing/program.ts';

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

/** A server in a process of its own, on a free port of this machine. */
export async function benchServer(file: string, settings: Settings = {}): Promise<BenchServer> {
  const program = await startProgram(settings, [process.execPath, file]);
  await program.ready();
  return {
    url: program.url,
    stop: async () => {
      program.kill('SIGTERM');
      await program.ended;
    },
  };
}

/** The API on a database that has been migrated: `POST /api/bookings` and all the rest, without pages and mail worker. */
export function apiServer(databaseUrl: string): Promise<BenchServer> {
  return benchServer('server/bench/api-process.ts', { DATABASE_URL: databaseUrl, LINK_SECRET: BENCH_SECRET });
}

/** A whole sentence, because the settings ask for 32 characters; it protects nothing. */
export const BENCH_SECRET = 'a-secret-of-the-benches-that-protects-nothing';
