import { type AccountMailSettings, accountMailComposer } from '#server/account-mails/account-mail.composer.ts';
import type { OutboxRow } from '#server/platform/outbox.store.ts';
import type { MailComposer } from '#server/platform/outbox.ts';
import { messageOf, type QueuedMail, type RenderedMessage, renderQueuedMail } from './mail-message.ts';

/** What the mail worker needs to make messages of outbox rows: about visits here, about accounts in account-mails. */
export function mailComposerFor(settings: AccountMailSettings): MailComposer<RenderedMessage> {
  const ofAccounts = accountMailComposer(settings);
  return {
    render: (row) => (isAboutVisit(row) ? renderQueuedMail(row) : { ...ofAccounts.render(row), ics: null }),
    message: (row, rendered) => (isAboutVisit(row) ? messageOf(row, rendered) : ofAccounts.message(row, rendered)),
    keeps: isAboutVisit,
  };
}

function isAboutVisit(row: OutboxRow): row is OutboxRow & QueuedMail {
  return row.recipientRole !== 'ACCOUNT';
}
