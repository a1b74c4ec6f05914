import { expect, test } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import type { NoticeFacts } from '#emails/notices/notice-facts.ts';
import { messageOfNotice, renderQueuedNotice } from './notice-message.ts';

const visit = sampleFacts();
const oneClick = 'https://besoeg.example.org/api/mail-opt-outs/abc';
const facts: NoticeFacts = {
  language: 'da',
  statedAt: '2026-03-17T15:00:00.000Z',
  department: visit.department,
  visit,
  values: { materials: 0, unsubscribePage: 'https://besoeg.example.org/afmeld/abc' },
  rows: [],
  url: 'https://besoeg.example.org/evaluering/KRAN-4821/token',
  unsubscribeUrl: oneClick,
};

function headersOf(changes: Partial<NoticeFacts>) {
  const recipient = { recipientRole: 'VISITOR' as const, recipientName: 'Ida', recipientEmail: 'ida@example.org' };
  const row = {
    kind: 'THANK_YOU' as const,
    ...recipient,
    messageId: '<1@example.org>',
    calendarMethod: null,
    sequence: 0,
    facts: { ...facts, ...changes },
  };
  return messageOfNotice(row, renderQueuedNotice(row)).headers;
}

test('thanks can be ended by one POST as RFC 8058 asks', () => {
  expect(headersOf({})).toMatchObject({
    'List-Unsubscribe': `<${oneClick}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
});

test('what was agreed cannot be unsubscribed: its mails have no such header', () => {
  expect(headersOf({ unsubscribeUrl: null })).not.toHaveProperty('List-Unsubscribe');
});
