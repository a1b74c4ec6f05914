import { expect, test } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import { renderNotice } from '#emails/render.ts';
import type { NoticeFacts } from './notice-facts.ts';

const visit = sampleFacts();
const contact = { role: 'CONTACT' as const, name: 'Ida Krogsbæk', email: 'ida@example.org' };

function waitingFacts(values: NoticeFacts['values'], changes: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    language: 'da',
    statedAt: '2026-03-16T08:00:00.000Z',
    department: visit.department,
    visit,
    values: {
      offer: visit.offer.title,
      offerUrl: visit.offer.url,
      time: 'torsdag den 23. april 2026 kl. 9.00–10.30',
      classes: 1,
      position: 2,
      wishes: null,
      until: 'onsdag den 18. marts',
      approval: null,
      why: null,
      ...values,
    },
    rows: [],
    url: visit.manageUrl,
    unsubscribeUrl: null,
    ...changes,
  };
}

test('whoever joins reads their number and that they have no places yet', () => {
  const mail = renderNotice('WAITING_JOINED', contact, waitingFacts({ wishes: 'alle tirsdage i april' }));
  expect(mail.subject).toBe(`I står på venteliste: ${visit.offer.title}`);
  expect(mail.text).toContain('I er nummer 2 i køen lige nu.');
  expect(mail.text).toContain('I kan også komme alle tirsdage i april.');
  expect(mail.text).toContain('I har ingen pladser før det.');
});

test('an offer says until when, what comes after a yes, and that a no helps the next', () => {
  const mail = renderNotice('PLACE_OFFERED', contact, waitingFacts({ approval: 'HEAD' }));
  expect(mail.text).toContain('Sig ja senest onsdag den 18. marts.');
  expect(mail.text).toContain('beder vi jeres leder bekræfte');
  expect(mail.text).toContain(visit.manageUrl);
  expect(mail.html).toContain('Svar på tilbuddet');
});

test('several classes are listed with their times, and wait together', () => {
  const rows = [
    { label: '5.a', lines: ['torsdag den 23. april 2026 kl. 9.00–10.30', '24 elever'] },
    { label: '5.b', lines: ['torsdag den 23. april 2026 kl. 11.00–12.30', '22 elever'] },
  ];
  const mail = renderNotice('PLACE_OFFERED', contact, waitingFacts({ classes: 2 }, { rows }));
  expect(mail.text).toContain('Tilbuddet gælder alle 2 klasser på én gang.');
  expect(mail.text).toContain('5.b');
});

test.each([
  ['PASSED', 'for sent at booke'],
  ['MISSED', 'to gange uden at svare'],
  ['CANCELLED', 'er aflyst'],
])('waiting that ends says why: %s', (why, words) => {
  const mail = renderNotice('WAITING_ENDED', contact, waitingFacts({ why }));
  expect(mail.text).toContain(words);
});

test('a lapsed offer says that the place in the queue is kept, in English too', () => {
  const english = waitingFacts({ offer: 'Hunting and fishing', why: 'MISSED' }, { language: 'en' });
  expect(renderNotice('OFFER_LAPSED', contact, waitingFacts({ why: 'MISSED' })).text).toContain(
    'I beholder jeres plads i køen',
  );
  const mail = renderNotice('OFFER_LAPSED', contact, english);
  expect(mail.subject).toBe('The places are no longer yours: Hunting and fishing');
  expect(mail.text).toContain('You keep your place in the queue');
});
