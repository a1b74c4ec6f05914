import type { MailComposer } from '#server/platform/outbox.ts';
import { messageOf, type RenderedMessage, renderQueuedMail } from './mail-message.ts';

/** What the mail worker needs to make messages of outbox rows. */
export const mailComposer: MailComposer<RenderedMessage> = { render: renderQueuedMail, message: messageOf };
