import { expect, test } from 'vitest';
import { sampleFacts } from '#emails/facts.sample.ts';
import { renderNotice } from '#emails/render.ts';
import type { NoticeFacts } from './notice-facts.ts';

const visit = sampleFacts();
const base: NoticeFacts = {
  language: 'da',
  statedAt: '2026-03-16T08:00:00.000Z',
  department: visit.department,
  visit: null,
  values: {},
  rows: [],
  url: 'https://besoeg.example.org/side',
  unsubscribeUrl: null,
};
const educator = { role: 'EDUCATOR' as const, name: 'Bo Lind', email: 'bo@example.org' };
const teacher = { role: 'VISITOR' as const, name: 'Ida Krogsbæk', email: 'ida@example.org' };

test('the educator reads which visits nobody has recorded, and where to do it', () => {
  const rows = [{ label: 'Egelund Skole', lines: ['5.b, 26 elever', 'mandag den 16. marts 2026 kl. 9.00–10.30'] }];
  const mail = renderNotice('ATTENDANCE_NUDGE', educator, { ...base, values: { visits: 1 }, rows });
  expect(mail.subject).toBe('Kom de? Et besøg mangler fremmøde');
  expect(mail.text).toContain('Egelund Skole: 5.b, 26 elever');
  expect(mail.text).toContain('https://besoeg.example.org/side');
  const english = renderNotice('ATTENDANCE_NUDGE', educator, { ...base, language: 'en', values: { visits: 3 }, rows });
  expect(english.subject).toBe('Did they come? 3 visits lack attendance');
});

test('the teacher reads thanks with the materials for after, three questions and a way to end such mails', () => {
  const values = {
    materials: 1,
    'material.0.title': 'Efterarbejde <script>',
    'material.0.url': 'https://besoeg.example.org/api/files/1/a.pdf',
    unsubscribePage: 'https://besoeg.example.org/afmeld/abc',
  };
  const mail = renderNotice('THANK_YOU', teacher, { ...base, visit, values });
  expect(mail.subject).toBe(`Tak for besøget: ${visit.offer.title}`);
  expect(mail.text).toContain('Efterarbejde <script> (https://besoeg.example.org/api/files/1/a.pdf)');
  expect(mail.html).toContain('Efterarbejde &lt;script>');
  expect(mail.text).toContain('sig mailene fra (https://besoeg.example.org/afmeld/abc)');
  expect(mail.text).not.toContain(visit.manageUrl);
  const without = renderNotice('THANK_YOU', teacher, { ...base, visit, values: { ...values, materials: 0 } });
  expect(without.text).not.toContain('til bagefter');
});
