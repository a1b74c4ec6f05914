import { describe, expect, test } from 'vitest';
import { type AccountMail, securityEvents } from './account-facts.ts';
import { accountTexts } from './account-texts.ts';
import { renderAccountMail } from './render.ts';

const HOME = 'https://besoeg.example.org';
const linkId = '0197bbbb-0000-7000-8000-000000000001';
const linkUrl = `${HOME}/log-ind/link/TOKEN`;
const statedAt = '2026-03-16T08:00:00Z';
const expiresAt = '2026-03-16T08:10:00Z';
const inLanguage = (language: 'da' | 'en') => ({ language, statedAt });

const linkMail = (language: 'da' | 'en', purpose: 'LOGIN' | 'PROVE_EMAIL'): AccountMail => ({
  kind: 'LOGIN_LINK',
  facts: { ...inLanguage(language), linkId, purpose, expiresAt },
  linkUrl,
  code: '012345',
});
const invitation = (language: 'da' | 'en', invitedBy = 'Birgit Nyborg Test'): AccountMail => ({
  kind: 'INVITATION',
  facts: {
    ...inLanguage(language),
    linkId,
    expiresAt: '2026-03-23T08:00:00Z',
    invitedBy,
    roles: language === 'da' ? ['underviser, Fortet'] : ['educator, Fortet'],
  },
  linkUrl: `${HOME}/invitation/TOKEN`,
});
const notice = (language: 'da' | 'en', event: (typeof securityEvents)[number]): AccountMail => ({
  kind: 'SECURITY_NOTICE',
  facts: { ...inLanguage(language), event },
  securityUrl: `${HOME}/min-side/sikkerhed`,
});

const every = (['da', 'en'] as const).flatMap((language) => [
  { file: `${language}-account-login-link`, mail: linkMail(language, 'LOGIN') },
  { file: `${language}-account-prove-email`, mail: linkMail(language, 'PROVE_EMAIL') },
  { file: `${language}-account-invitation`, mail: invitation(language) },
  ...securityEvents.map((event) => ({
    file: `${language}-account-${event.toLowerCase().replaceAll('_', '-')}`,
    mail: notice(language, event),
  })),
]);

describe('golden mails about an account', () => {
  test.each(every)('$file reads as before', async ({ file, mail }) => {
    const { subject, text } = renderAccountMail(mail, 'Mette Sandager', HOME);
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${file}.txt`);
  });

  test.each(every.filter(({ mail }) => mail.kind !== 'SECURITY_NOTICE'))('$file looks as before', async (golden) => {
    const { html } = renderAccountMail(golden.mail, 'Mette Sandager', HOME);
    await expect(html).toMatchFileSnapshot(`golden/${golden.file}.html`);
  });
});

test.each(every)('$file tells the same in text and on the page', ({ mail }) => {
  const { text, html } = renderAccountMail(mail, '', HOME);
  const url = 'linkUrl' in mail ? mail.linkUrl : 'securityUrl' in mail ? mail.securityUrl : HOME;
  for (const part of [text, html]) expect(part).toContain(url);
  if (mail.kind === 'LOGIN_LINK') for (const part of [text, html]) expect(part).toContain('012 345');
  expect(html).toContain(`lang="${mail.facts.language}"`);
});

test('a name that is no name becomes neither an element nor a line of the mail', () => {
  const evil = '<img src=x onerror=alert(1)>\r\nBcc: all@example.org\u202e';
  const { subject, text, html } = renderAccountMail(invitation('da', evil), evil, HOME);
  expect(html).not.toContain('<img');
  expect(`${subject}${text}`).not.toMatch(/\r|\u202e|^Bcc:/m);
});

test('the link is told in Danish time', () => {
  expect(renderAccountMail(linkMail('da', 'LOGIN'), '', HOME).text).toContain('indtil kl. 9.10');
  expect(renderAccountMail(linkMail('en', 'LOGIN'), '', HOME).text).toContain('until 9:10');
});

test('every text of the account mails exists in both languages and none is left in the other', () => {
  const sentences = (texts: object, prefix = ''): [string, unknown][] =>
    Object.entries(texts).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' ? sentences(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
    );
  const english = new Map(sentences(accountTexts.en));
  for (const [key, value] of sentences(accountTexts.da)) {
    expect(english.has(key)).toBe(true);
    if (typeof value === 'string') expect(english.get(key)).not.toBe(value);
  }
});
