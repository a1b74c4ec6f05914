import type { Page } from '@playwright/test';
import { freePort } from '#server/platform/free-port.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type IdentityProvider,
  startIdentityProvider,
} from '#server/testing/oidc/identity-provider.ts';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { expect, test } from './fixtures.ts';

// A teacher on a phone logs in by UNI-Login, which tells neither name nor school. The provider is a real one (npm:
// oidc-provider) and so is the program, configured for it as in production; its "Hvem er du?" stands for the provider's login.

let server: DemoServer;
let provider: IdentityProvider;

test.beforeAll(async () => {
  test.setTimeout(150_000);
  const port = await freePort();
  server = await startDemoServer({
    UNILOGIN_ISSUER: `http://127.0.0.1:${port}`,
    UNILOGIN_CLIENT_ID: CLIENT_ID,
    UNILOGIN_CLIENT_SECRET: CLIENT_SECRET,
  });
  const redirectUris = [`${server.url}/api/login/oidc/unilogin/callback`];
  const staff = { aktoer_gruppe: 'Medarbejder', uniid: '1000013b36', loa: '2' };
  const people = { mette: staff, ali: staff, elev: { ...staff, aktoer_gruppe: 'Elev' } };
  provider = await startIdentityProvider({ port, redirectUris, people, inIdToken: false });
});
test.afterAll(async () => {
  await server?.stop();
  await provider?.close();
});

async function goToProvider(page: Page, language: '' | '/en' = '') {
  await page.goto(`${server.url}${language}/log-ind`);
  await page.getByRole('link', { name: /UNI-Login/ }).click();
}

/** From the login page to the provider, and there as somebody. */
async function logInAs(page: Page, who: string, language: '' | '/en' = '') {
  await goToProvider(page, language);
  await expect(page.getByRole('heading', { name: 'Hvem er du?' })).toBeVisible();
  await page.getByRole('link', { name: who, exact: true }).click();
}

test('a teacher logs in by UNI-Login, picks the school once, and is not asked again', async ({
  page,
  expectAccessible,
}) => {
  await logInAs(page, 'mette');
  await expect(page.getByRole('heading', { name: 'Din skole', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.getByRole('combobox').pressSequentially('skole');
  await page.getByRole('option').first().click();
  await page.getByLabel('Mine kolleger på skolen må se mine besøg').check();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Skolen skal bekræfte' })).toBeVisible();
  await expect(page.getByText('Venter på skolen')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${server.url}/log-ud`);
  await page.getByRole('main').getByRole('button', { name: 'Log ud' }).click();
  // UNI-Login still knows her: it sends her straight back.
  await goToProvider(page);
  await expect(page).toHaveURL(`${server.url}/min-side`);
});

test('a pupil is told in English who may log in', async ({ page, expectAccessible }) => {
  await logInAs(page, 'elev', '/en');
  await expect(page).toHaveURL(/\/en\/log-ind\?fejl=NOT_STAFF$/);
  await expect(page.getByText('Only staff can log in here by UNI-Login')).toBeVisible();
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the school is found by a search that is a form', async ({ page }) => {
    await logInAs(page, 'ali');
    await page.getByLabel('Dit navn').fill('Ali Noor');
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('skole');
    await page.getByRole('button', { name: 'Søg' }).click();
    await expect(page.getByLabel('Dit navn')).toHaveValue('Ali Noor');
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByText('Venter på skolen')).toBeVisible();
  });
});
