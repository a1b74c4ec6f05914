import { sampleFacts } from '#emails/facts.sample.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { TEST_NOW } from './server.ts';

export interface QueuedMailFacts {
  kind?: 'CONFIRMATION' | 'CHANGE' | 'CANCELLATION';
  method?: 'REQUEST' | 'CANCEL';
  sequence?: number;
  recipient?: string;
  /** Default a stream of its own. */
  stream?: string;
  facts?: object;
}

/** A mail in the outbox, due at once. Answers its id. */
export async function aQueuedMail(db: Pick<Database, 'prisma'>, facts: QueuedMailFacts = {}): Promise<string> {
  const id = newId();
  const {
    kind = 'CONFIRMATION',
    method = 'REQUEST',
    sequence = 0,
    recipient = 'mette@example.org',
    stream = id,
  } = facts;
  await db.prisma.outboxMail.create({
    data: {
      id,
      kind,
      recipientRole: 'VISITOR',
      recipientName: 'Mette Sandager',
      recipientEmail: recipient,
      calendarMethod: method,
      sequence,
      messageId: `<${id}@skolebesoeg.example.org>`,
      dedupeKey: `${id}:${kind}:${sequence}:${recipient}`,
      streamKey: stream,
      language: 'da',
      facts: { ...sampleFacts(), ...facts.facts },
      runAfter: new Date(TEST_NOW),
      createdAt: new Date(TEST_NOW),
    },
  });
  return id;
}
