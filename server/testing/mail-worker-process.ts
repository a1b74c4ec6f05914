import { mailComposerFor } from '#server/invites/mail-composer.ts';
import { connectDatabase } from '#server/platform/database.ts';
import { smtpMailer } from '#server/platform/mailer.ts';
import { createOutboxWorker } from '#server/platform/outbox.ts';
import { mailSettings } from './mail-settings.ts';

// A mail worker in a process of its own, to be killed: node server/testing/mail-worker-process.ts DATABASE_URL SMTP_URL
// Its clock runs a hundred times as fast, so that retries and leases of minutes take seconds.

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
const SPEED = 100;
const started = Date.now();

createOutboxWorker({
  db: connectDatabase(databaseUrl, { connections: 3 }),
  clock: { now: () => new Date(started + (Date.now() - started) * SPEED) },
  logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  mailer: smtpMailer(smtpUrl),
  compose: mailComposerFor(mailSettings),
  pollMs: 50,
  leaseMs: 60_000,
}).start();
