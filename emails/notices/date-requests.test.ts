import { describe, expect, test } from 'vitest';
import { sampleFacts, sampleFactsInEnglish } from '#emails/facts.sample.ts';
import { renderNotice } from '#emails/render.ts';
import type { NoticeFacts } from './notice-facts.ts';

const visit = { da: sampleFacts(), en: sampleFactsInEnglish() };
const contact = { role: 'CONTACT' as const, name: 'Mette Sandager', email: 'mette@engskolen.example.org' };

function facts(
  language: 'da' | 'en',
  changes: Partial<NoticeFacts> = {},
  values: NoticeFacts['values'] = {},
): NoticeFacts {
  return {
    language,
    statedAt: '2026-03-16T08:00:00.000Z',
    department: visit[language].department,
    visit: null,
    values: { offer: 'Livet på lavt vand', institution: 'Engskolen', ...values },
    rows: [],
    url: 'https://skolebesoeg.example.org/tilbud/livet-paa-lavt-vand',
    unsubscribeUrl: null,
    ...changes,
  };
}

describe('A wish for another day', () => {
  test('is acknowledged, with its link and without a promise', () => {
    const url = 'https://skolebesoeg.example.org/datooensker/1/token';
    const mail = renderNotice('DATE_REQUEST_RECEIVED', contact, facts('da', { url }));
    expect(mail.subject).toBe('Vi har fået jeres datoønske: Livet på lavt vand');
    expect(mail.text).toContain(url);
    expect(mail.text).toContain('I har ikke booket noget endnu.');
    expect(renderNotice('DATE_REQUEST_RECEIVED', contact, facts('en', { url })).text).toContain(
      'not booked anything yet',
    );
  });

  test('is answered with a time that waits for a yes until a day', () => {
    const given = (language: 'da' | 'en') =>
      facts(
        language,
        { visit: visit[language], url: visit[language].manageUrl },
        { expiresAt: '2026-03-19T23:00:00.000Z' },
      );
    const mail = renderNotice('DATE_REQUEST_ANSWERED', contact, given('da'));
    expect(mail.text).toContain('Sig ja senest torsdag den 19. marts.');
    expect(mail.text).toContain(visit.da.reference);
    expect(mail.html).toContain('Sig ja eller nej til tiden');
    expect(renderNotice('DATE_REQUEST_ANSWERED', contact, given('en')).text).toContain('Say yes by Thursday 19 March.');
  });

  test('is declined in the department’s words', () => {
    const rows = [{ label: 'Besked fra afdelingen', lines: ['Vi bygger om i maj.'] }];
    const mail = renderNotice('DATE_REQUEST_DECLINED', contact, facts('da', { rows }));
    expect(mail.text).toContain('Besked fra afdelingen: Vi bygger om i maj.');
    expect(renderNotice('DATE_REQUEST_DECLINED', contact, facts('en')).subject).toContain('cannot find a day');
  });

  test.each([
    ['NO_ANSWER', 'Jeres datoønske er udløbet: Livet på lavt vand', 'uden at vi fandt en tid'],
    ['NOT_TAKEN', 'Tiden er givet fri igen: Livet på lavt vand', 'hørte ikke fra jer inden fristen'],
    ['CANCELLED', 'Aflyst: den tid, vi tilbød jer til Livet på lavt vand', 'Jeres ønske står åbent igen'],
  ])('ends (%s) with why, and what to do then', (reason, subject, sentence) => {
    const mail = renderNotice('DATE_REQUEST_ENDED', contact, facts('da', {}, { reason }));
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(sentence);
    expect(renderNotice('DATE_REQUEST_ENDED', contact, facts('en', {}, { reason })).subject).not.toBe(subject);
  });
});
