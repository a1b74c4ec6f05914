import { createApp } from '#server/app.ts';
import { httpServer } from '#server/http/http-server.ts';
import { clockStartingAt } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase } from '#server/platform/database.ts';
import { quietLogger } from '#server/platform/logger.ts';
import { BENCH_NOW } from './bench.ts';
import { endWithParent } from './end-with-parent.ts';

// The API in a process of its own, as `npm start` runs it but without pages and without the mail worker: mails are written
// to the outbox and stay there. Reads PORT, DATABASE_URL and LINK_SECRET.

const config = readConfig(process.env);
const { app } = createApp({
  config,
  clock: clockStartingAt(new Date(BENCH_NOW)),
  db: connectDatabase(config.DATABASE_URL ?? ''),
  logger: quietLogger,
  wakeMailWorker: () => undefined,
});
httpServer(app).listen(config.PORT, config.HOST, () =>
  process.stdout.write(`The API is ready: ${config.PUBLIC_URL}\n`),
);
endWithParent();
