import type { Browser, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// A department lead makes an offer, shows it to the schools, and changes it without breaking what is booked.

/** Karen leads Antiksamlingen in the demo. */
async function logIn(page: Page): Promise<void> {
  const answer = await page.request.post('/dev/login', { data: { email: 'karen.vasegaard@example.org' } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function anotherLead(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await logIn(page);
  return page;
}

// Long tasks of many pages, also on a slow machine.
test.describe.configure({ timeout: 90_000 });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/personale/tilbud/ny');
  await page.getByLabel('Titel på dansk').fill(title);
  await button(page, 'Lav en kladde').click();
  await expect(page.getByRole('status').first()).toContainText('Kladden er lavet');
}

/** The texts that schools read, in both languages. */
async function fillTexts(page: Page, title: string): Promise<void> {
  const texts: [string, string][] = [
    ['Titel, på engelsk', `${title} in English`],
    ['Kort tekst, på dansk', 'Gå på opdagelse i samlingen.'],
    ['Kort tekst, på engelsk', 'Explore the collection.'],
    ['Beskrivelse, på dansk', 'Vi kigger **nøje** efter.'],
    ['Beskrivelse, på engelsk', 'We look **closely**.'],
  ];
  for (const [label, text] of texts) await page.getByLabel(label).first().fill(text);
  await page.getByLabel('Hovedfag eller hovedtema').selectOption('HISTORY');
}

test.describe('on a large screen', () => {
  test.use(desktop);

  test('a lead makes an offer, sees it as schools will, publishes it, changes it and reads the difference', async ({
    page,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/status of 409/);
    const title = `Krukkens gåde ${Date.now()}`;
    await logIn(page);
    await page.goto('/personale/tilbud');
    await expectAccessible(page);
    await begin(page, title);
    await expectAccessible(page);

    await button(page, 'Gem og udgiv').click();
    await expect(page.getByRole('alert')).toContainText('Titel, på engelsk: Skal udfyldes.');
    await expectAccessible(page);
    await fillTexts(page, title);
    await button(page, 'Vis, som skolerne ser det').click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText('Intet er gemt endnu.')).toBeVisible();
    await expectAccessible(page);
    await button(page, 'Skriv videre').click();
    await expect(page.getByLabel('Kort tekst, på engelsk')).toHaveValue('Explore the collection.');
    await button(page, 'Gem og udgiv').click();
    await expect(page.getByRole('status').first()).toContainText('Forløbet er udgivet');

    await page.goto(`/tilbud?q=${encodeURIComponent(title)}`);
    await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
    await page.goto(`/personale/tilbud?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByLabel('Pris for én gruppe, kroner').fill('250,50');
    await button(page, 'Gem').click();
    await expect(page.getByRole('status').first()).toContainText('Forløbet er gemt');

    await page.getByRole('link', { name: 'Versioner' }).click();
    await expect(page.getByRole('heading', { name: 'Fra version 1 til 2' })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Pris Gratis 250,50 kr.' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Vis', exact: true }).click();
    await expect(page.getByText('Sådan ser skolerne det nu.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Rediger' }).click();
    await button(page, 'Arkivér').click();
    await expect(page.getByRole('status').first()).toContainText('Forløbet er arkiveret');
    await page.goto(`/tilbud?q=${encodeURIComponent(title)}`);
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
  });

  test('of two leads who edit the same offer the second sees what the first wrote, and keeps their own words', async ({
    page,
    browser,
    baseURL,
    expectedErrors,
  }) => {
    expectedErrors.push(/status of 412/);
    await logIn(page);
    await begin(page, `To ad gangen ${Date.now()}`);
    const second = await anotherLead(browser, process.env.E2E_URL ?? baseURL);
    await second.goto(page.url());
    await page.getByLabel('Kort tekst, på dansk').fill('Det første bud.');
    await button(page, 'Gem').click();
    await expect(page.getByRole('status').first()).toContainText('Forløbet er gemt');
    await second.getByLabel('Kort tekst, på dansk').fill('Det andet bud.');
    await button(second, 'Gem').click();
    await expect(second.getByRole('alert')).toContainText('Det første bud.');
    await expect(second.getByLabel('Kort tekst, på dansk')).toHaveValue('Det andet bud.');
    await button(second, 'Gem').click();
    await expect(second.getByRole('status').first()).toContainText('Forløbet er gemt');
    await second.context().close();
  });
});

test.describe('on a phone, without JavaScript', () => {
  test.use(withoutJavaScript);

  test('rows are added, filled, moved and taken out, a file is chosen once, and nothing typed is lost', async ({
    page,
    expectedErrors,
  }) => {
    // A file that is no PDF is refused; the form stays.
    expectedErrors.push(/status of 422/);
    await logIn(page);
    await begin(page, `Rækker ${Date.now()}`);
    await page.getByLabel('Kort tekst, på dansk').fill('Bliver stående.');
    await button(page, 'Tilføj et punkt').click();
    await page.getByLabel('Minut', { exact: true }).fill('0');
    await page.getByLabel('Overskrift, på dansk').fill('Velkommen');
    await button(page, 'Tilføj et materiale').click();
    const first = page.getByRole('group', { name: 'Materiale 1' });
    await first.getByLabel('Titel, på dansk').fill('Arket');
    const file = { name: 'ark.pdf', mimeType: 'application/pdf', buffer: Buffer.from('ikke en pdf') };
    await first.getByLabel('Fil').setInputFiles(file);
    await button(page, 'Tilføj et materiale').click();
    await expect(page.getByRole('alert')).toContainText('Materiale 1');
    await expect(first.getByLabel('Titel, på dansk')).toHaveValue('Arket');
    await button(page, 'Tilføj et materiale').click();
    await page.getByRole('group', { name: 'Materiale 2' }).getByLabel('Titel, på dansk').fill('Bogen');
    await button(page, 'Flyt op: materiale 2').click();
    await expect(first.getByLabel('Titel, på dansk')).toHaveValue('Bogen');
    await button(page, 'Fjern materiale 1').click();
    await button(page, 'Gem').click();
    await expect(page.getByRole('status').first()).toContainText('Forløbet er gemt');
    await expect(page.getByLabel('Kort tekst, på dansk')).toHaveValue('Bliver stående.');
    await expect(page.getByLabel('Overskrift, på dansk')).toHaveValue('Velkommen');
    await expect(first.getByLabel('Titel, på dansk')).toHaveValue('Arket');
    await button(page, 'Slet kladden').click();
    await expect(page.getByRole('status').first()).toContainText('Kladden er slettet');
  });
});
