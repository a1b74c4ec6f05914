import { type AccountMailSettings, accountMailComposer } from '#server/account-mails/account-mail.composer.ts';
import type { OutboxRow } from '#server/platform/outbox.store.ts';
import type { MailComposer } from '#server/platform/outbox.ts';
import { messageOf, type QueuedMail, type RenderedMessage, renderQueuedMail } from './mail-message.ts';
import { isNotice, messageOfNotice, renderQueuedNotice } from './notice-message.ts';

/** What the mail worker needs to make messages of outbox rows: about visits and their turns here, about accounts in account-mails. */
export function mailComposerFor(settings: AccountMailSettings): MailComposer<RenderedMessage> {
  const ofAccounts = accountMailComposer(settings);
  return {
    render(row) {
      if (isNotice(row)) return renderQueuedNotice(row);
      return isAboutVisit(row) ? renderQueuedMail(row) : { ...ofAccounts.render(row), ics: null };
    },
    message(row, rendered) {
      if (isNotice(row)) return messageOfNotice(row, rendered);
      return isAboutVisit(row) ? messageOf(row, rendered) : ofAccounts.message(row, rendered);
    },
    keeps: (row) => isNotice(row) || isAboutVisit(row),
  };
}

function isAboutVisit(row: OutboxRow): row is OutboxRow & QueuedMail {
  return row.recipientRole !== 'ACCOUNT';
}
