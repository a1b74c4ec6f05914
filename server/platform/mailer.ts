import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';

/** What became of one attempt. The answer is the mail server's own words, or the error's. */
export interface Delivery {
  outcome: 'ACCEPTED' | 'TEMPORARY' | 'PERMANENT';
  /** SMTP reply code; null when the server never answered. */
  code: number | null;
  answer: string;
}

/** Takes one message to one recipient. Never throws: every trouble is a Delivery. */
export interface Mailer {
  send(message: SendMailOptions): Promise<Delivery>;
}

const LONGEST_ANSWER = 500;

/** Sends by SMTP, a connection for each mail. `totalMs` bounds one attempt, whatever the server does. */
export function smtpMailer(url: string, { totalMs = 60_000 }: { totalMs?: number } = {}): Mailer {
  const wait = Math.min(20_000, totalMs);
  return {
    async send(message) {
      const transport = createTransport({
        url,
        connectionTimeout: wait,
        greetingTimeout: wait,
        socketTimeout: Math.min(30_000, totalMs),
        dnsTimeout: wait,
      });
      try {
        return await withinTime(totalMs, transport.sendMail(message).then(accepted, refused));
      } finally {
        transport.close();
      }
    },
  };
}

/** Keeps what would have been sent in the database, for /dev/mails: the demo and development. */
export function catchingMailer(db: Database, clock: Clock): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(message) {
      const { message: raw, envelope } = await composer.sendMail(message);
      const caughtAt = clock.now();
      for (const recipient of envelope.to) {
        await db.pool.query('INSERT INTO caught_mail (id, recipient, raw, caught_at) VALUES ($1, $2, $3, $4)', [
          newId(),
          recipient,
          raw,
          caughtAt,
        ]);
      }
      return { outcome: 'ACCEPTED', code: 250, answer: '250 Caught, not sent: see /dev/mails' };
    },
  };
}

interface SmtpInfo {
  response: string;
  rejected: string[];
  rejectedErrors?: SmtpError[];
}

/** A mail that was refused for its only recipient can still resolve: who was rejected has to be read. */
function accepted(info: SmtpInfo): Delivery {
  if (info.rejected.length > 0) return refused(info.rejectedErrors?.[0] ?? new Error(info.response));
  return { outcome: 'ACCEPTED', code: Number.parseInt(info.response, 10) || 250, answer: shortened(info.response) };
}

interface SmtpError extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
}

function refused(error: SmtpError): Delivery {
  const code = error.responseCode ?? null;
  const answer = shortened(error.response ?? error.message);
  return { outcome: isPermanent(error) ? 'PERMANENT' : 'TEMPORARY', code, answer };
}

/**
 * 5xx is final, except 503 (a confused session) and a refused sign-in (our settings are wrong, not the mail). A message that
 * cannot be made at all is final too; everything else (timeouts, refused connections, 4xx) may pass.
 */
function isPermanent({ code, responseCode = 0 }: SmtpError): boolean {
  if (code === 'EAUTH' || responseCode === 503) return false;
  if (responseCode > 0) return responseCode >= 500;
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

async function withinTime(milliseconds: number, attempt: Promise<Delivery>): Promise<Delivery> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Delivery>((resolve) => {
    const answer = `No end after ${milliseconds / 1000} seconds`;
    timer = setTimeout(() => resolve({ outcome: 'TEMPORARY', code: null, answer }), milliseconds);
  });
  return Promise.race([attempt, tooLong]).finally(() => clearTimeout(timer));
}

function shortened(answer: string): string {
  return answer.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER);
}
