import type { APIRequestContext, Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import { totpCode } from '#server/accounts/totp.ts';
import { fromBase32 } from '#server/testing/base32.ts';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// Somebody who works here: password and code, a passkey, recovery codes, and where they are logged in.

/** Passkeys belong to a name, not to an address of numbers: the same demo, opened as localhost. */
const site = () => (process.env.E2E_URL ?? '').replace('127.0.0.1', 'localhost');
test.use({ baseURL: async ({ browserName: _ }, use) => use(site()) });

/** The nth person of a role; each test takes its own, for a code counts once. */
async function somebody(request: APIRequestContext, role: string, nth: number): Promise<DemoLogin> {
  const logins: DemoLogin[] = await (await request.get('/dev/logins.json')).json();
  const one = logins.filter((login) => login.role === role)[nth];
  if (one === undefined) throw new Error(`The demo has no ${nth + 1} people who are ${role}`);
  return one;
}

/** The demo's clock, which runs on from the morning of 16 March 2026: read off a login that begins now. */
async function demoNow(request: APIRequestContext): Promise<Date> {
  const { email } = await somebody(request, 'PARTNER', 0);
  const begun = await request.post('/dev/login', { data: { email }, headers: { origin: site() } });
  expect(begun.status()).toBe(200);
  const { items } = await (await request.get('/api/me/logins')).json();
  const [latest] = items.filter(({ current }: { current: boolean }) => current);
  return new Date(latest.createdAt);
}

/** What the app shows now. `attempt` makes a second try of the same test use the next code. */
async function codeOf(secret: string, request: APIRequestContext, attempt = 0): Promise<string> {
  const now = await demoNow(request);
  return totpCode(fromBase32(secret), new Date(now.getTime() + attempt * 30_000));
}

async function logIn(page: Page, { email, password }: DemoLogin): Promise<void> {
  await page.getByLabel('Mailadresse').first().fill(email);
  await page.getByLabel('Adgangskode', { exact: true }).fill(password ?? '');
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
}

const securityPage = '/min-side/sikkerhed';

test('an educator sets up codes from an app, keeps the recovery codes, and is asked for one from then on', async ({
  page,
  request,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/401|422/);
  const person = await somebody(request, 'EDUCATOR', 0);
  await page.goto(`/log-ind?next=${securityPage}`);
  await logIn(page, person);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sikkerhed');
  await expect(page.getByText(/^Chrome på /).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Sæt koder op' }).click();
  await expect(page.getByRole('img', { name: /^QR-kode/ })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  const code = page.getByLabel('De seks cifre, som appen viser nu');
  await code.fill('12345');
  await page.getByRole('button', { name: 'Slå koder til' }).click();
  await expect(page.getByRole('alert')).toContainText('Koden passer ikke');
  expect((await page.locator('code').innerText()).replaceAll(' ', '')).toBe(secret);
  await code.fill(await codeOf(secret, request, -1));
  await page.getByRole('button', { name: 'Slå koder til' }).click();

  await expect(page.getByText('Gem dem nu.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Kopiér koderne' })).toBeVisible();
  await expectAccessible(page);
  const codes = await page.locator('ol.codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: 'Jeg har gemt dem' }).click();
  await expect(page.getByText('Du har 10 gendannelseskoder tilbage.')).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`/log-ind?next=${securityPage}`);
  await logIn(page, person);
  await giveCode(page, codes[0] ?? '');
  await expect(page.getByText('Du har 9 gendannelseskoder tilbage.')).toBeVisible();
});

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(/^Kode/).fill(code);
  const password = page.getByLabel('Adgangskode', { exact: true });
  await expect(password.or(page.getByLabel(/^Kode/)).first()).toBeVisible();
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
}

test('a lead logs in with the password and the code that the app shows', async ({
  page,
  request,
  expectAccessible,
  expectedErrors,
}, info) => {
  expectedErrors.push(/401/);
  const lead = await somebody(request, 'DEPARTMENT_LEAD', 1 + info.retry);
  await page.goto('/log-ind');
  await logIn(page, lead);
  await expect(page.getByLabel(/^Kode/)).toBeVisible();
  await expectAccessible(page);
  await giveCode(page, await codeOf(lead.totpSecret ?? '', request));
  await expect(page).toHaveURL(/\/personale/);
  await page.goto(securityPage);
  await expect(page.getByText('adgangskode i to trin').first()).toBeVisible();
});

test('a passkey is added on the own device, and logs in without a password', async ({
  page,
  request,
  expectAccessible,
}) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`/log-ind?next=${securityPage}`);
  await logIn(page, await somebody(request, 'EDUCATOR', 1));
  await page.getByLabel('Navn på den nye adgangsnøgle').fill('Min bærbare');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tilføj en adgangsnøgle' }).click();
  await expect(page.getByRole('status')).toContainText('Adgangsnøglen er tilføjet');
  await expect(page.getByText('Min bærbare').first()).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto(`/log-ind?next=${securityPage}`);
  await page.getByRole('button', { name: 'Log ind med adgangsnøgle' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sikkerhed');
  await expect(page.getByText('Sidst brugt mandag den 16. marts 2026.')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ ...withoutJavaScript, ...desktop });

  test('somebody sees where they are logged in, logs out everywhere else, and changes the password', async ({
    page,
    browser,
    request,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    const person = await somebody(request, 'EDUCATOR', 2);
    const elsewhere = await browser.newContext({ baseURL: site(), userAgent: windows });
    const begun = await elsewhere.request.post('/dev/login', {
      data: { email: person.email },
      headers: { origin: site() },
    });
    expect(begun.status()).toBe(200);

    await page.goto(`/log-ind?next=${securityPage}`);
    await logIn(page, person);
    await expect(page.getByText('Firefox på Windows', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Log ud alle andre steder' }).click();
    await expect(page.getByRole('status')).toContainText('Du er logget ud alle andre steder.');
    await expect(page.getByText('Firefox på Windows', { exact: true })).toHaveCount(0);
    expect((await elsewhere.request.get('/api/me')).status()).toBe(401);
    await elsewhere.close();

    await page.getByLabel('Din nuværende adgangskode').fill(person.password ?? '');
    await page.getByLabel('Ny adgangskode').fill('password1234');
    await page.getByRole('button', { name: 'Gem adgangskoden' }).click();
    await expect(page.getByRole('alert')).toContainText('bliver gættet først');
    await page.getByLabel('Din nuværende adgangskode').fill(person.password ?? '');
    await page.getByLabel('Ny adgangskode').fill('otte muslinger i vinden');
    await page.getByRole('button', { name: 'Gem adgangskoden' }).click();
    await expect(page.getByRole('status')).toContainText('Din adgangskode er ændret');
  });
});

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
