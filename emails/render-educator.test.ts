import { expect, test } from 'vitest';
import type { AccountMail } from './account-facts.ts';
import { educatorMailTexts } from './educator-texts.ts';
import { renderAccountMail } from './render.ts';

const HOME = 'https://besoeg.example.org';
const stated = (language: 'da' | 'en') => ({ language, statedAt: '2026-03-16T06:12:00Z' });
const session = (language: 'da' | 'en') => ({
  title: language === 'da' ? 'Vagt på volden' : 'On guard on the rampart',
  startsAt: '2026-03-26T08:00:00Z',
  endsAt: '2026-03-26T09:30:00Z',
  meetings: [],
  site: 'Vestvolden',
  address: 'Voldgaden 1, 2610 Rødovre',
  department: 'Københavns Befæstning',
  bookings: [{ institution: 'Søndre Prøveskole', groups: '5.a, 5.b', pupils: 52, adults: 5 }],
});
const requestId = '0197bbbb-0000-7000-8000-000000000002';

const request = (language: 'da' | 'en', replaces: string | null): AccountMail => ({
  kind: 'EDUCATOR_REQUEST',
  facts: {
    ...stated(language),
    requestId,
    role: 'LEADS',
    askedBy: 'Birgit Nyborg Test',
    replaces,
    session: session(language),
  },
  answerUrl: `${HOME}/svar/${requestId}/TOKEN`,
});
const answer = (language: 'da' | 'en', said: 'ACCEPTED' | 'DECLINED'): AccountMail => ({
  kind: 'EDUCATOR_ANSWER',
  facts: { ...stated(language), answer: said, answeredBy: 'Ida Prøve', session: session(language) },
  planUrl: `${HOME}/personale/dag/2026-03-26`,
});

const every = (['da', 'en'] as const).flatMap((language) => [
  { file: `${language}-educator-request`, mail: request(language, 'Kim Prøve') },
  { file: `${language}-educator-request-by-oneself`, mail: request(language, 'Birgit Nyborg Test') },
  { file: `${language}-educator-request-lacking`, mail: request(language, null) },
  {
    file: `${language}-educator-request-withdrawn`,
    mail: {
      kind: 'EDUCATOR_REQUEST_WITHDRAWN',
      facts: { ...stated(language), session: { ...session(language), bookings: [] } },
      planUrl: `${HOME}/personale/dag/2026-03-26`,
    } satisfies AccountMail,
  },
  { file: `${language}-educator-accepted`, mail: answer(language, 'ACCEPTED') },
  { file: `${language}-educator-declined`, mail: answer(language, 'DECLINED') },
]);

test.each(every)('$file reads and looks as before', async ({ file, mail }) => {
  const { subject, text, html } = renderAccountMail(mail, 'Mette Sandager', HOME);
  await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${file}.txt`);
  await expect(html).toMatchFileSnapshot(`golden/${file}.html`);
});

test.each(every)('$file tells time, place and where to go, in text and on the page', ({ mail }) => {
  const { text, html } = renderAccountMail(mail, '', HOME);
  const url = 'answerUrl' in mail ? mail.answerUrl : 'planUrl' in mail ? mail.planUrl : '';
  for (const part of [text, html]) {
    expect(part).toContain(url);
    expect(part).toContain('Vestvolden');
    expect(part).toMatch(/9\.00–10\.30|9:00–10:30/);
  }
  expect(html).toContain(`lang="${mail.facts.language}"`);
});

test('nobody is told why a colleague cannot come', () => {
  for (const { mail } of every) {
    const { subject, text } = renderAccountMail(mail, 'Mette Sandager', HOME);
    expect(`${subject} ${text}`).not.toMatch(/\b(syg|sygdom|ill|illness|sick)\b/i);
  }
});

test('what colleagues are called can neither add an element nor a line', () => {
  const evil = '<img src=x onerror=alert(1)>\r\nBcc: all@example.org\u202e';
  const { subject, text, html } = renderAccountMail(request('da', evil), evil, HOME);
  expect(html).not.toContain('<img');
  expect(`${subject}${text}`).not.toMatch(/\r|\u202e|^Bcc:/m);
});

test('both languages have every sentence', () => {
  expect(Object.keys(educatorMailTexts.en)).toEqual(Object.keys(educatorMailTexts.da));
});
