import { expect, test } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import { renderNotice } from '#emails/render.ts';
import type { NoticeFacts } from './notice-facts.ts';

const visit = sampleFacts();

function taskFacts(values: NoticeFacts['values'], changes: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    language: 'da',
    statedAt: '2026-03-16T08:00:00.000Z',
    department: visit.department,
    visit,
    values: { institution: 'Egelund Skole', offer: 'Jagt og fiskeri', dueAt: '2026-03-24T11:00:00.000Z', ...values },
    rows: [],
    url: 'https://besoeg.example.org/personale/booking/KRAN-4821',
    unsubscribeUrl: null,
    ...changes,
  };
}

const department = { role: 'DEPARTMENT' as const, name: 'Museet', email: 'museet@example.org' };

test('the department reads who waits, until when, and where to answer', () => {
  const mail = renderNotice('DEPARTMENT_TASK', department, taskFacts({ task: 'REQUEST' }));
  expect(mail.subject).toBe('Anmodning: Egelund Skole vil gerne komme til Jagt og fiskeri');
  expect(mail.text).toContain('Svar senest tirsdag den 24. marts kl. 12.00');
  expect(mail.text).toContain('/personale/booking/KRAN-4821');
  expect(mail.text).toContain(visit.contact.phone);
  expect(mail.text).not.toContain(visit.manageUrl);
});

test('a level that the offer is not made for is told as a question', () => {
  const mail = renderNotice('DEPARTMENT_TASK', department, taskFacts({ task: 'OTHER_LEVEL' }));
  expect(mail.subject).toBe('Andet trin: Egelund Skole spørger til Jagt og fiskeri');
});

test('a wish for another day has no visit yet, only its own rows', () => {
  const rows = [{ label: 'Dage', lines: ['20. april til 30. maj 2026'] }];
  const mail = renderNotice('DEPARTMENT_TASK', department, taskFacts({ task: 'DATE_REQUEST' }, { visit: null, rows }));
  expect(mail.text).toContain('20. april til 30. maj 2026');
  expect(mail.text).toContain('Ønsket udløber tirsdag den 24. marts kl. 12.00');
  expect(mail.html).toContain('Se ønsket og svar');
});
