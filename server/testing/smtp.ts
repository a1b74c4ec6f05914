import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** How the test's mail server treats one recipient or message. */
export type SmtpBehaviour = 'ACCEPT' | 'HANG' | { code: number; answer: string };

export interface TestSmtp {
  /** `smtp://127.0.0.1:PORT` */
  url: string;
  /** What was accepted, in order. */
  received: (Email & { recipient: string })[];
  /** Asked for each message before it is accepted. */
  onMessage: (recipient: string) => SmtpBehaviour;
  /** Asked for each RCPT TO. */
  onRecipient: (recipient: string) => SmtpBehaviour;
  close(): Promise<void>;
}

/**
 * A real SMTP server on this machine that behaves as told; a client that dies half-way is forgotten. `delayMs` passes before each answer to DATA.
 */
export async function testSmtp({ delayMs = 0 }: { delayMs?: number } = {}): Promise<TestSmtp> {
  const received: TestSmtp['received'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => answer(smtp.onRecipient(address), callback),
    onData: async (stream, session, callback) => {
      const raw = await stream.toArray().then(Buffer.concat, () => null);
      if (raw === null) return;
      const recipient = session.envelope.rcptTo[0]?.address ?? '';
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const behaviour = smtp.onMessage(recipient);
      if (behaviour === 'ACCEPT') received.push({ ...(await PostalMime.parse(raw)), recipient });
      answer(behaviour, callback);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    onMessage: () => 'ACCEPT',
    onRecipient: () => 'ACCEPT',
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return smtp;
}

function answer(behaviour: SmtpBehaviour, callback: (error?: Error | null) => void): void {
  if (behaviour === 'HANG') return;
  if (behaviour === 'ACCEPT') callback();
  else callback(Object.assign(new Error(behaviour.answer), { responseCode: behaviour.code }));
}
