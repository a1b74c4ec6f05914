import type { Deps } from '#server/platform/deps.ts';
import { catchingMailer, type Mailer, smtpMailer } from '#server/platform/mailer.ts';
import { createOutboxWorker, type OutboxWorker } from '#server/platform/outbox.ts';
import { mailComposerFor } from './mail-composer.ts';

/** True when mails are caught and shown at /dev/mails instead of being sent. */
export function catchesMails({ demo, SMTP_URL }: Pick<Deps['config'], 'demo' | 'SMTP_URL'>): boolean {
  return demo && SMTP_URL === undefined;
}

/** The worker for these settings: SMTP where SMTP_URL is set, else caught in the demo, else tried again as when a mail server is down. */
export function mailWorkerFor(deps: Omit<Deps, 'wakeMailWorker'>): OutboxWorker {
  const { db, clock, logger } = deps;
  return createOutboxWorker({ db, clock, logger, mailer: mailerFor(deps), compose: mailComposerFor(deps.config) });
}

function mailerFor({ config, db, clock }: Omit<Deps, 'wakeMailWorker'>): Mailer {
  if (config.SMTP_URL !== undefined) return smtpMailer(config.SMTP_URL);
  return catchesMails(config) ? catchingMailer(db, clock) : unsetMailer;
}

const unsetMailer: Mailer = {
  send: async () => ({ outcome: 'TEMPORARY', code: null, answer: 'No mail server is set: SMTP_URL' }),
};
