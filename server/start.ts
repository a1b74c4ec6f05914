import type { Server } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loginFinder } from '#server/accounts/account.service.ts';
import { createApp } from '#server/app.ts';
import { boardPages } from '#server/boards/board-pages.ts';
import { bookingClockFor } from '#server/booking-clock/booking-clock.ts';
import { type AnswerApi, recorded } from '#server/http/asked-api.ts';
import { dispatch } from '#server/http/dispatch.ts';
import { closeGently, httpServer } from '#server/http/http-server.ts';
import { loginCookieName } from '#server/http/signed-in.ts';
import { catchesMails, mailWorkerFor } from '#server/invites/mail-worker.ts';
import { clockStartingAt, systemClock } from '#server/platform/clock.ts';
import type { Config } from '#server/platform/config.ts';
import type { Deps } from '#server/platform/deps.ts';
import { describeError, quietLogger, stderrLogger } from '#server/platform/logger.ts';
import { MigrationError } from '#server/platform/migrate.ts';
import {
  AlreadyRunningError,
  DatabaseError,
  type OpenedDatabase,
  openDatabase,
} from '#server/platform/open-database.ts';
import { nightlyFor } from '#server/privacy/nightly.ts';
import { localDateOf } from '#server/time/local-time.ts';

const DEMO_SEED = 1;

/** Starts everything and prints where to go; ends the process with one sentence when it can't. */
export async function start(config: Config, { development }: { development: boolean }): Promise<void> {
  try {
    await startWith(config, development);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

async function startWith(config: Config, development: boolean): Promise<void> {
  const opened = await openDatabase(config, { exclusive: true });
  const outside = {
    config,
    clock: config.DEMO_CLOCK === undefined ? systemClock : clockStartingAt(new Date(config.DEMO_CLOCK)),
    db: opened.db,
    logger: config.demo ? quietLogger : stderrLogger,
  };
  if (config.demo) await prepareDemo(outside);
  const worker = mailWorkerFor(outside);
  const deps: Deps = { ...outside, wakeMailWorker: () => worker.wake() };
  const { app } = createApp(deps);
  const server = httpServer(app);
  const answerApi: AnswerApi = (request, clientAddress) => dispatch(app, request, clientAddress);
  globalThis.answerApiRequest = recorded(answerApi);
  if (!development) app.use(boardPages({ ...deps, answerApi, ...readerOf(deps) }));
  await mountPages(app, server, config, development);
  await listen(server, config);
  worker.start();
  const nightly = nightlyFor(outside);
  nightly.start();
  const bookingClock = bookingClockFor(deps);
  bookingClock.start();
  stopOnSignals(server, [worker, nightly, bookingClock], opened, deps);
  process.stdout.write(`${await welcome(deps)}\n`);
}

/** The demo world is loaded into an empty embedded database, and topped up at each start so that it never grows old. */
async function prepareDemo({ config, clock, db }: Pick<Deps, 'config' | 'clock' | 'db'>): Promise<void> {
  const { loadDemoWorld } = await import('#server/demo/load.ts');
  const { topUpDemoWorld } = await import('#server/demo/top-up.ts');
  const { completeDemoPeople } = await import('#server/demo/demo-people.ts');
  const now = clock.now();
  await loadDemoWorld(db, { seed: DEMO_SEED, demoDate: config.DEMO_DATE ?? localDateOf(now), now });
  await topUpDemoWorld(db, now);
  await completeDemoPeople(db, { now, secret: config.LINK_SECRET });
}

/** Who is logged in, for what is answered before the pages. */
function readerOf({ db, config }: Deps) {
  return { findLogin: loginFinder(db), loginCookie: loginCookieName(config.PUBLIC_URL.startsWith('https:')) };
}

type App = ReturnType<typeof createApp>['app'];

/** SvelteKit's pages, after the API: built ones, or through Vite with hot reload in development. */
async function mountPages(app: App, server: Server, config: Config, development: boolean): Promise<void> {
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
  process.env.ADDRESS_HEADER = 'x-client-address';
  const protocol = new URL(config.PUBLIC_URL).protocol.slice(0, -1);
  app.use((request, _response, next) => {
    request.headers['x-forwarded-proto'] = protocol;
    request.headers['x-client-address'] = request.ip ?? 'unknown';
    next();
  });
  if (development) {
    const { createServer: createVite } = await import('vite');
    const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
    app.use(vite.middlewares);
    return;
  }
  // The register import takes 30 MB with the form around it; every other form's size is looked at in hooks.server.ts.
  process.env.BODY_SIZE_LIMIT = '32M';
  const built = path.resolve(import.meta.dirname, '../build/handler.js');
  const { handler } = await import(built);
  app.use(handler);
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, () => resolve());
  });
}

/** Npm, the shell and the terminal may each hand on one and the same signal; only a later one means "at once". */
const SAME_SIGNAL_MS = 1_000;
const PATIENCE_MS = 5_000;
const startedBy = process.ppid;

/** First signal: finish what is under way, then go. Second: go at once. */
function stopOnSignals(server: Server, workers: { stop(): Promise<void> }[], opened: OpenedDatabase, deps: Deps): void {
  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null && performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
    if (stoppingSince !== null) return;
    stoppingSince = performance.now();
    await closeGently(server, PATIENCE_MS);
    await Promise.race([Promise.all(workers.map((worker) => worker.stop())), sleep(PATIENCE_MS)]);
    await opened.close().catch((error) => deps.logger.error('stop.failed', describeError(error)));
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  stopWithNpm(stop);
}

/** An npm that is killed outright tells nobody: without it the server stops, instead of keeping port and data for good. */
function stopWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== startedBy) stop();
  }, 200).unref();
}

async function welcome({ config, db, clock }: Pick<Deps, 'config' | 'db' | 'clock'>): Promise<string> {
  const ready = `Skolebesøg is ready: ${config.PUBLIC_URL}`;
  if (!config.demo) return ready;
  const { DEMO_PASSWORD } = await import('#server/accounts/demo-password.ts');
  const { readDemoLogins } = await import('#server/accounts/demo-logins.service.ts');
  const logins = (await readDemoLogins(db, clock.now())).filter(
    (login, index, all) => all.findIndex(({ role }) => role === login.role) === index,
  );
  return [
    ready,
    '',
    `Demo logins (one click at ${config.PUBLIC_URL}/log-ind; password: ${DEMO_PASSWORD}, codes: /dev/logins.json):`,
    ...logins.map(({ email, role }) => `  ${role.padEnd(20)} ${email}`),
    ...(catchesMails(config) ? ['', `Mails are caught, not sent: ${config.PUBLIC_URL}/dev/mails`] : []),
  ].join('\n');
}

function sentenceOf(error: unknown): string {
  if (error instanceof AlreadyRunningError || error instanceof DatabaseError || error instanceof MigrationError) {
    return error.message;
  }
  const { code, syscall, message } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `The port is taken by another program: set PORT to a free one. (${message})`;
  if (syscall === 'listen') return `The server cannot listen there: see to HOST and PORT. (${message})`;
  if (code === 'EACCES' || code === 'EPERM') {
    return `This user may not use the data folder; it may belong to another one: see to DATA_DIR. (${message})`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
