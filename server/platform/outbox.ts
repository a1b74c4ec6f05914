import type { SendMailOptions } from 'nodemailer';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { describeError, type Logger } from './logger.ts';
import type { Delivery, Mailer } from './mailer.ts';
import { retryDelayMs } from './outbox.retry.ts';
import { abortExpired, abortOvertaken, claimMails, type OutboxRow, settleMail, storeRendered } from './outbox.store.ts';

/** Makes messages of rows; handed in by the start, because the platform knows no feature. Pure, may throw. */
export interface MailComposer<Rendered = unknown> {
  /** Called once per mail, at its first claim; the result is stored as JSON. */
  render(row: OutboxRow): Rendered;
  /** Called at each attempt with what was stored. */
  message(row: OutboxRow, rendered: Rendered): SendMailOptions;
  /** Whether what was rendered may be stored. Secrets may not: such a mail is rendered anew at each attempt, to the same words. */
  keeps(row: OutboxRow): boolean;
}

export interface OutboxWorker {
  /** Something new may be there; never throws, never waits. */
  wake(): void;
  start(): void;
  /** Takes nothing more and waits until what is under way is settled. */
  stop(): Promise<void>;
}

interface Settings<Rendered> {
  db: Database;
  clock: Clock;
  logger: Logger;
  mailer: Mailer;
  compose: MailComposer<Rendered>;
  pollMs?: number;
  /** Longer than one attempt of the mailer may take; after it, another worker may take the mail. */
  leaseMs?: number;
  /** Mails under way at once: Exchange Online allows three connections. */
  parallel?: number;
}

/**
 * Sends what stands in the outbox, at least once each, in order within a stream. Several workers may run. Being killed at any
 * point loses nothing: at worst a mail is sent twice with the same Message-ID.
 */
export function createOutboxWorker<Rendered>(settings: Settings<Rendered>): OutboxWorker {
  const { db, clock, logger, pollMs = 5_000, leaseMs = 120_000, parallel = 3 } = settings;
  const underWay = new Set<Promise<void>>();
  let poll: NodeJS.Timeout | undefined;
  let running = false;
  let pumping: Promise<void> | null = null;
  let pumpAgain = false;

  async function takeWhatIsDue(): Promise<void> {
    await abortOvertaken(db);
    const now = clock.now();
    await abortExpired(db, now);
    const leaseUntil = new Date(now.getTime() + leaseMs);
    const limit = parallel - underWay.size;
    const rows = limit > 0 ? await claimMails(db, { now, leaseUntil, limit }) : [];
    for (const row of rows) {
      const attempt = deliver(settings, row).finally(() => {
        underWay.delete(attempt);
        wake();
      });
      underWay.add(attempt);
    }
  }

  async function pump(): Promise<void> {
    do {
      pumpAgain = false;
      await takeWhatIsDue().catch((error) => logger.warn('outbox.unavailable', describeError(error)));
    } while (pumpAgain && running);
    pumping = null;
  }

  function wake(): void {
    if (!running) return;
    if (pumping) pumpAgain = true;
    else pumping = pump();
  }

  return {
    wake,
    start() {
      running = true;
      poll = setInterval(wake, pollMs);
      wake();
    },
    async stop() {
      running = false;
      clearInterval(poll);
      await pumping;
      await Promise.all(underWay);
    },
  };
}

/** One attempt from the claim to its end. Only a database that is away leaves it open; then the lease runs out. */
async function deliver<Rendered>(settings: Settings<Rendered>, row: OutboxRow): Promise<void> {
  const { db, clock, logger, mailer, compose } = settings;
  try {
    const message = composed(settings, row);
    if (message && row.rendered === null && compose.keeps(row)) await storeRendered(db, row, message.rendered);
    const delivery = message ? await mailer.send(message.options) : UNREADABLE;
    const now = clock.now();
    const end = endOf(delivery, row, now);
    await settleMail(db, row, { ...end, ...delivery, now });
    const log = end.status === 'FAILED' ? logger.error : end.status === 'RETRY' ? logger.warn : logger.info;
    log(`mail.${end.status.toLowerCase()}`, { mail: row.id, attempts: row.attempts, code: delivery.code });
  } catch (error) {
    logger.warn('mail.unsettled', { mail: row.id, ...describeError(error) });
  }
}

const UNREADABLE: Delivery = { outcome: 'PERMANENT', code: null, answer: 'The mail could not be written' };

/** The message of a row, rendered at the first claim only; null when it cannot be made. */
function composed<Rendered>({ compose, logger }: Settings<Rendered>, row: OutboxRow) {
  try {
    const rendered = (row.rendered as Rendered | null) ?? compose.render(row);
    return { rendered, options: compose.message(row, rendered) };
  } catch (error) {
    logger.error('mail.unreadable', { mail: row.id, ...describeError(error) });
    return null;
  }
}

function endOf({ outcome }: Delivery, { attempts }: OutboxRow, now: Date) {
  if (outcome === 'ACCEPTED') return { status: 'SENT' as const, runAfter: null };
  const delay = outcome === 'TEMPORARY' ? retryDelayMs(attempts, Math.random()) : null;
  if (delay === null) return { status: 'FAILED' as const, runAfter: null };
  return { status: 'RETRY' as const, runAfter: new Date(now.getTime() + delay) };
}
