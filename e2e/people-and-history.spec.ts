import type { Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// A lead looks after the people of the department, and sees who did what.

async function logInAs(page: Page, role: DemoLogin['role'], department?: string): Promise<DemoLogin> {
  const logins: DemoLogin[] = await (await page.request.get('/dev/logins.json')).json();
  const one = logins.find(
    (login) => login.role === role && (department === undefined || login.department === department),
  );
  if (one === undefined) throw new Error(`The demo has nobody who is ${role}`);
  expect((await page.request.post('/dev/login', { data: { email: one.email } })).status()).toBe(200);
  return one;
}

async function invite(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.goto('/personale/personer');
  await page.getByRole('link', { name: 'Inviter en person' }).click();
  await page.getByLabel('Navn').fill(name);
  await page.getByLabel('Mailadresse').fill(email);
  await page.getByRole('button', { name: 'Send invitationen' }).click();
  await expect(page.getByRole('status')).toHaveText('Invitationen er sendt.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test('a lead invites an educator, the mail arrives, and the role gets a last day', async ({
  page,
  newAddress,
  mailsTo,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/422/);
  await logInAs(page, 'DEPARTMENT_LEAD', 'koebenhavns-befaestning');
  await page.goto('/personale/personer/ny');
  await expectAccessible(page);
  await page.getByLabel('Navn').fill('Nina Nyansat');
  await page.getByRole('button', { name: 'Send invitationen' }).click();
  await expect(page.getByRole('alert')).toContainText('Mailadresse');
  await expect(page.getByLabel('Navn')).toHaveValue('Nina Nyansat');
  await expectAccessible(page);

  const email = newAddress('nina');
  await invite(page, { name: 'Nina Nyansat', email });
  const [mail] = await mailsTo(email);
  expect(mail?.text).toContain('underviser, Københavns Befæstning');
  await expectAccessible(page);

  await page.getByText('Afslut eller flyt slutdatoen').click();
  await page.getByLabel('Sidste dag som underviser').fill('2030-07-31');
  await page.getByRole('button', { name: 'Gem den sidste dag' }).click();
  await expect(page.getByRole('status')).toHaveText('Rollens dage er gemt.');
  await expect(page.getByText('til og med ons 31. jul. 2030')).toBeVisible();

  await page.getByRole('link', { name: 'Se, hvad der er sket med personen' }).click();
  const events = page.getByRole('list', { name: 'Hændelser, de nyeste først' });
  await expect(events).toContainText('Afsluttede en rolle');
  await expect(events).toContainText('som afdelingsleder');
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('an account is invited, closed and opened again', async ({ page, newAddress }) => {
    await logInAs(page, 'DEPARTMENT_LEAD', 'koebenhavns-befaestning');
    await invite(page, { name: 'Ulla Uden', email: newAddress('ulla') });
    await page.getByText('Luk kontoen', { exact: true }).and(page.locator('summary')).click();
    await page.getByRole('button', { name: 'Luk kontoen' }).click();
    await expect(page.getByRole('status')).toHaveText('Kontoen er lukket.');
    await page.getByRole('button', { name: 'Åbn kontoen igen' }).click();
    await expect(page.getByRole('status')).toHaveText('Kontoen er åben igen.');
  });
});

test('closing an account asks first who takes over the coming sessions', async ({
  page,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  await logInAs(page, 'DEPARTMENT_LEAD', 'koebenhavns-befaestning');
  await page.goto('/personale/personer');
  await page.getByRole('list', { name: 'Personer med roller og login' }).getByRole('link').first().click();
  const close = page.getByText('Luk kontoen', { exact: true }).and(page.locator('summary'));
  await close.click();
  await page.getByRole('button', { name: 'Luk kontoen' }).click();
  await expect(page.getByRole('alert')).toContainText('kommende tid');
  await expect(page.getByLabel('Alle tiderne går til')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await expect(page.getByText('Kontoen er lukket.')).toHaveCount(0);
});

test.describe('on a computer', () => {
  test.use(desktop);

  test('a lead follows a booking from the day sheet to what has happened to it', async ({ page, expectAccessible }) => {
    await logInAs(page, 'DEPARTMENT_LEAD', 'koebenhavns-befaestning');
    await page.goto('/personale/mangler');
    await page
      .getByRole('link', { name: /^Bookingen/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Besøget', exact: true })).toBeVisible();
    await expectAccessible(page);
    const reference = page.url().split('/').pop() ?? '';
    const { origin } = new URL(page.url());
    const recorded = await page.request.put(`/api/bookings/${reference}/attendance`, {
      data: { outcome: 'CAME' },
      headers: { origin },
    });
    expect(recorded.status()).toBe(200);
    await page.reload();
    const timeline = page.getByRole('list', { name: 'Hvad der er sket' });
    await expect(timeline).toContainText('Registrerede fremmøde');
    await expect(timeline).toContainText('som afdelingsleder');
    await expectAccessible(page);
  });
});

test('an educator sees the booking, but neither its history nor the people', async ({ page, expectedErrors }) => {
  expectedErrors.push(/403/);
  await logInAs(page, 'EDUCATOR', 'koebenhavns-befaestning');
  await page.goto('/personale/mangler');
  await page
    .getByRole('link', { name: /^Bookingen/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Mails', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hvad der er sket' })).toHaveCount(0);
  expect((await page.goto('/personale/personer'))?.status()).toBe(403);
});
