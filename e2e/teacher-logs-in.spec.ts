import type { Page } from '@playwright/test';
import { type CaughtMail, expect, test, withoutJavaScript } from './fixtures.ts';

// A teacher logs in by mail, between two lessons, on a phone.

async function askForLink(page: Page, address: string, next = ''): Promise<void> {
  await page.goto(`/log-ind${next && `?next=${encodeURIComponent(next)}`}`);
  await page.getByLabel('Din mail').fill(address);
  await page.getByRole('button', { name: 'Send mig et link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se i din mail');
  await expect(page.getByText(`Vi har sendt en mail til ${address}.`)).toBeVisible();
}

const linkIn = ({ text }: CaughtMail) => /^http:\S+\/log-ind\/link\/\S+$/m.exec(text)?.[0] ?? '';
const codeIn = ({ text }: CaughtMail) => /^\d{3} \d{3}$/m.exec(text)?.[0] ?? '';
const button = (page: Page) => page.getByRole('button', { name: 'Log ind', exact: true });

test('S4 by the link in the mail, which scanners have opened five times, once', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  const address = newAddress('laerer');
  await page.goto('/log-ind');
  await expectAccessible(page);
  await askForLink(page, address, '/min-side?fra=mail');
  await expectAccessible(page);
  const [mail] = (await mailsTo(address)) as [CaughtMail];
  const link = linkIn(mail);
  for (let at = 0; at < 5; at += 1) {
    const scanned = await request.get(link);
    expect(scanned.headers()).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    });
    expect(scanned.headers()['set-cookie']).toBeUndefined();
  }
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /^Husk mig/ }).check();
  await button(page).click();
  await expect(page).toHaveURL(/\/min-side\?fra=mail$/);
  const login = (await page.context().cookies()).find(({ name }) => name === 'login');
  expect(login).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket kan ikke bruges');
  await expectAccessible(page);
});

test('S4 by the code, when the mail is read on another device', async ({
  page,
  browser,
  mailsTo,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/401|409/);
  const address = newAddress('laerer');
  await askForLink(page, address);
  const [mail] = (await mailsTo(address)) as [CaughtMail];
  const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const other = await elsewhere.newPage();
  await other.goto(linkIn(mail));
  await expect(other.getByRole('alert')).toContainText('skriv de seks cifre fra mailen dér');
  await expect(button(other)).toHaveCount(0);
  await expectAccessible(other);
  await elsewhere.close();

  const code = codeIn(mail);
  await page.getByLabel('De seks cifre fra mailen').fill(code === '000 000' ? '111111' : '000000');
  await button(page).click();
  await expect(page.getByRole('alert')).toContainText('Du kan prøve 4 gange til');
  await expectAccessible(page);
  await page.getByLabel('De seks cifre fra mailen').fill(code);
  await button(page).click();
  await expect(page).toHaveURL(/\/min-side$/);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('by the link, by a new mail and by the code', async ({ page, mailsTo, newAddress, expectedErrors }) => {
    expectedErrors.push(/401|422/);
    await page.goto('/log-ind');
    const form = page.locator('form', { has: page.getByLabel('Din mail') });
    await form.evaluate((element) => element.setAttribute('novalidate', ''));
    await page.getByLabel('Din mail').fill('ikke en adresse');
    await form.getByRole('button').click();
    await expect(page.getByRole('alert')).toContainText('Din mail:');
    await expect(page.getByLabel('Din mail')).toHaveValue('ikke en adresse');

    const address = newAddress('laerer');
    await askForLink(page, address);
    const [first] = (await mailsTo(address)) as [CaughtMail];
    await page.goto(linkIn(first));
    await button(page).click();
    await expect(page).toHaveURL(/\/min-side$/);

    await page.context().clearCookies();
    await askForLink(page, address);
    await page.getByRole('button', { name: 'Send en ny mail' }).click();
    await expect(page.getByRole('status')).toContainText('Der er sendt en ny mail.');
    const [newest] = (await mailsTo(address, 3)) as [CaughtMail];
    await page.getByLabel('De seks cifre fra mailen').fill(codeIn(newest));
    await button(page).click();
    await expect(page).toHaveURL(/\/min-side$/);
  });
});

test('S3 a link never leads to another site', async ({ page, mailsTo, newAddress }) => {
  const address = newAddress('laerer');
  await askForLink(page, address, '//elsewhere.example.org/min-side');
  const [mail] = (await mailsTo(address)) as [CaughtMail];
  await page.goto(linkIn(mail));
  await button(page).click();
  await expect(page).toHaveURL(/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/min-side$/);
});

test('somebody whose role asks for more than a link is told how to put it in force', async ({
  page,
  mailsTo,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/403/);
  await askForLink(page, 'koordinator@example.org', '/omraade');
  const [mail] = (await mailsTo('koordinator@example.org')) as [CaughtMail];
  await page.goto(linkIn(mail));
  await button(page).click();
  await expect(page.getByText('Du har en rolle, der ikke er i kraft')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sådan får du rollen i kraft' }).click();
  await expect(page.getByRole('heading', { name: 'Din rolle venter: koordinator' })).toBeVisible();
});
