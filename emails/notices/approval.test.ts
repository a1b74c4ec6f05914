import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFactsInEnglish } from '#emails/facts.sample.ts';
import { noticeContent } from './compose.ts';
import type { NoticeFacts, NoticeKind } from './notice-facts.ts';

const visit = sampleFacts();
const facts = (values: NoticeFacts['values'], told = visit): NoticeFacts => ({
  language: told.language,
  statedAt: '2026-03-16T08:00:00Z',
  department: told.department,
  visit: told,
  values,
  rows: [],
  url: 'https://skolebesoeg.example.org/x',
  unsubscribeUrl: null,
});
const contact = { role: 'CONTACT' as const, name: 'Mette Sandager', email: 'mette@engskolen.example.org' };
const head = { role: 'HEAD' as const, name: 'Leder Holm', email: 'leder@example.org' };
const due = { dueAt: '2026-03-19T23:00:00Z' };
const textOf = (kind: NoticeKind, who: typeof contact | typeof head, told: NoticeFacts) => {
  const { lead, paragraphs, facts: rows } = noticeContent(kind, who, told);
  const words = (pieces: typeof lead) =>
    pieces.map((one) => (typeof one === 'string' ? one : 'strong' in one ? one.strong : one.label)).join('');
  return { lead: words(lead), paragraphs: paragraphs.map(words), rows: rows.map(({ label }) => label) };
};

describe('mails about requests', () => {
  test('the school reads whose yes it waits for, and until when', () => {
    const both = facts({ department: true, head: 'Leder Holm', classes: 1, ...due });
    expect(textOf('REQUEST_RECEIVED', contact, both).paragraphs).toEqual([
      'Naturcenter Amager Strand ser på anmodningen og svarer på mail. Jeres leder Leder Holm er samtidig spurgt på mail og skal også sige ja.',
      'I får svar senest torsdag den 19. marts. Kommer der intet svar, udløber anmodningen.',
      'Kalenderinvitationen kommer med bekræftelsen.',
    ]);
    const headOnly = facts({ department: false, head: 'Leder Holm', classes: 1, ...due });
    expect(textOf('REQUEST_RECEIVED', contact, headOnly).paragraphs[0]).toMatch(/^Jeres leder Leder Holm er spurgt/);
  });

  test('the head reads who asks, what it is and what it costs, and by when to answer', () => {
    const asked = facts({ school: 'Engskolen', teacher: 'Mette Sandager', ...due });
    const { lead, paragraphs, rows } = textOf('HEAD_ASKED', head, asked);
    expect(lead).toContain('Mette Sandager har anmodet om Livet på lavt vand.');
    expect(paragraphs[0]).toContain('senest torsdag den 19. marts');
    expect(rows).toContain('Pris');
    expect(rows).not.toContain('Madpakker');
    expect(noticeContent('HEAD_REMINDER', head, asked).subject).toMatch(/^Husk at svare/);
  });

  test('what does not take place as it was asked for tells nobody how to get there', () => {
    const when = 'torsdag den 28. maj 2026 kl. 9.30–11.30';
    const proposed = facts({ when, site: null, message: 'Da er der lavvande.', ...due });
    expect(textOf('TIME_PROPOSED', contact, proposed)).toMatchObject({
      lead: `Naturcenter Amager Strand foreslår ${when} i stedet for den tid, I anmodede om:`,
      paragraphs: [
        'Naturcenter Amager Strand skriver: Da er der lavvande.',
        'Svar ja eller nej senest torsdag den 19. marts. Indtil da er pladserne holdt til jer.',
      ],
    });
    for (const [kind, values] of [
      ['TIME_PROPOSED', { when, site: null, message: null, ...due }],
      ['REQUEST_DECLINED', { code: 'LEVEL', reason: null }],
      ['REQUEST_EXPIRED', { waitedFor: 'head' }],
      ['HEAD_SETTLED', { outcome: 'HEAD_DECLINED', head: 'Leder Holm', reason: 'Der er prøver.' }],
    ] as const) {
      expect(textOf(kind, contact, facts({ ...values })).rows).not.toContain('Transport');
    }
  });

  test('a refusal gives the reason in words, in the language of the booking', () => {
    const values = { code: 'NO_CAPACITY', reason: 'Try June.' };
    const { lead } = textOf('REQUEST_DECLINED', contact, facts(values, sampleFactsInEnglish()));
    expect(lead).toMatch(
      /at the time you requested\. There is no room, or nobody to teach\. Naturcenter Amager Strand writes: Try June\.$/,
    );
  });
});
