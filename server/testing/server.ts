import type { AddressInfo } from 'node:net';
import { createApp } from '#server/app.ts';
import { httpServer } from '#server/http/http-server.ts';
import { type Clock, fixedClock } from '#server/platform/clock.ts';
import { type Config, readConfig } from '#server/platform/config.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Logger } from '#server/platform/logger.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  deps: Deps;
  db: TestDatabase;
  clock: Clock & { set(instant: string): void };
  /** Errors the server logged; a test that expects none may look. */
  errors: { event: string; facts: Record<string, unknown> }[];
  close(): Promise<void>;
}

/** Monday 16 March 2026, 9.00 in Denmark: the moment at which tests happen unless they say otherwise. */
export const TEST_NOW = '2026-03-16T08:00:00Z';

/** The API on a real port and a real PostgreSQL, without pages and mail worker, at a time that stands still. `close` closes `db`. */
export async function testServer(
  options: { now?: string; connections?: number; config?: Partial<Config>; db?: TestDatabase; logger?: Logger } = {},
): Promise<TestServer> {
  const db = options.db ?? (await testDatabase(options));
  const clock = fixedClock(options.now ?? TEST_NOW);
  const errors: TestServer['errors'] = [];
  const logger: Logger = options.logger ?? {
    info: () => undefined,
    warn: () => undefined,
    error: (event, facts = {}) => errors.push({ event, facts }),
  };
  const config = {
    ...readConfig({ DATABASE_URL: db.url, LINK_SECRET: 'a-secret-that-only-tests-know-0123456789' }),
    demo: true,
    ...options.config,
  };
  const deps: Deps = { config, clock, db, logger, wakeMailWorker: () => undefined };
  const { url, close } = await listening(deps);
  return {
    url,
    deps,
    db,
    clock,
    errors,
    close: async () => {
      await close();
      await db.close();
    },
  };
}

/**
 * Another server on the same database, at the same time of the clock: what two processes do to each other. (One process serves the
 * bookings of a session together, and so hides races.) Close it before the first.
 */
export function besideServer({ deps }: TestServer): Promise<Pick<TestServer, 'url' | 'close'>> {
  return listening(deps);
}

async function listening(deps: Deps): Promise<Pick<TestServer, 'url' | 'close'>> {
  const server = httpServer(createApp(deps).app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
