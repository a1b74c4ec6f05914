import type { Browser, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// The knowledge centre keeps what all other pages build on: the registers of schools, the departments and their agreements.

const header = 'INST_NR;INST_NAVN;INST_TYPE_NR;BEL_KOMMUNE;INST_ADR;POSTNR;POSTDISTRIKT';
const school = (number: number, name = `Registerskolen ${number}`) =>
  `${number};${name};1012;101;Strandvej ${number % 100};2300;København S`;

/** A register of invented schools, as the browser sends it. */
function registerFile(rows: string[], name = 'skoler.csv') {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`) };
}

const schools = (from: number, count: number) => Array.from({ length: count }, (_, index) => school(from + index));

async function logIn(page: Page, email = 'videncenter@example.org'): Promise<void> {
  const answer = await page.request.post('/dev/login', { data: { email } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function anotherEditor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await logIn(page);
  return page;
}

test.describe('the import', () => {
  test.use(withoutJavaScript);

  test('an upload shows how far it has come and ends in a report; a trial is imported without choosing again', async ({
    page,
  }) => {
    await logIn(page);
    await page.goto('/personale/registre/import');
    await page.getByLabel('Filer').setInputFiles(registerFile([...schools(991_001, 40), '12;;1012;101;;;']));
    await page.getByRole('button', { name: 'Prøv først' }).click();
    await expect(page.getByRole('status')).toContainText('intet er gemt', { timeout: 15_000 });
    await expect(page.getByRole('definition').first()).toHaveText('40');
    const skipped = page.getByRole('row', { name: /^42/ });
    await expect(skipped).toContainText('»12« er ikke et institutionsnummer');
    await expect(skipped).toContainText('Navnet mangler.');

    await page.getByRole('button', { name: 'Importér nu' }).click();
    await expect(page.getByRole('status')).toContainText('Importen er gennemført', { timeout: 15_000 });
    const found = await page.request.get('/api/institutions?q=991007');
    expect((await found.json()).items).toMatchObject([{ name: 'Registerskolen 991007' }]);
  });

  test('many closings ask for a second step', async ({ page, expectedErrors }) => {
    expectedErrors.push(/422/);
    await logIn(page);
    await page.goto('/personale/registre/import');
    await page
      .getByLabel('Filer')
      .setInputFiles(registerFile(schools(992_001, 60).map((row) => row.replace(';1012;', ';1013;'))));
    await page.getByRole('button', { name: 'Importér', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('gennemført', { timeout: 15_000 });

    await page.goto('/personale/registre/import');
    await page
      .getByLabel('Filer')
      .setInputFiles(registerFile(schools(992_001, 20).map((row) => row.replace(';1012;', ';1013;'))));
    await page.getByRole('button', { name: 'Importér', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Ikke lukket' })).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Luk dem' }).click();
    await expect(page.getByRole('alert')).toContainText('Sæt kryds');
    await page.getByLabel('Ja, filen er fuldstændig').check();
    await page.getByRole('button', { name: 'Luk dem' }).click();
    await expect(page.getByRole('definition').nth(2)).toHaveText('40', { timeout: 15_000 });
    await expect(page.getByRole('heading', { name: 'Ikke lukket' })).toHaveCount(0);
  });

  test('F3 a wrong, an empty, a missing and a much too large file are each answered with a sentence', async ({
    page,
    expectedErrors,
  }) => {
    test.slow();
    expectedErrors.push(/413|422/);
    await logIn(page);
    const choose = async (buffer: Buffer, name: string) => {
      await page.goto('/personale/registre/import');
      await page.getByLabel('Filer').setInputFiles({ name, mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Prøv først' }).click();
    };
    await choose(Buffer.from('%PDF-1.7\n1 0 obj'), 'register.csv');
    await expect(page.getByRole('status')).toContainText('register.csv er ikke en tekstfil', { timeout: 15_000 });
    await choose(Buffer.alloc(0), 'tom.csv');
    await expect(page.getByRole('status')).toContainText('tom.csv er tom', { timeout: 15_000 });
    await choose(Buffer.alloc(10 * 1024 * 1024, 'a'), 'ti-mb.csv');
    await expect(page.getByRole('status')).toContainText('hverken skoleregisteret', { timeout: 30_000 });
    await page.goto('/personale/registre/import');
    await page.getByRole('button', { name: 'Prøv først' }).click();
    await expect(page.getByRole('alert')).toContainText('Vælg en fil');
    await choose(Buffer.alloc(31 * 1024 * 1024, 'a'), 'stor.csv');
    await expect(page.getByRole('alert')).toContainText('større end 30 MB', { timeout: 30_000 });
  });
});

test.describe('the departments', () => {
  test.use(desktop);

  test('a department is added and edited, and schools see it at once', async ({
    page,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/422|409/);
    await logIn(page);
    await page.goto('/personale/registre');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Afdelinger' }).click();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tilføj en afdeling' }).click();
    await page.getByLabel('Navn').fill('Prøvefortet');
    await page.getByLabel('Om afdelingen, på dansk').fill('Et fort til at prøve med.');
    await page.getByRole('button', { name: 'Tilføj afdelingen' }).click();
    await expect(page.getByRole('alert')).toContainText('Postnummer: Skriv et postnummer med fire cifre.');
    await expect(page.getByLabel('Navn')).toHaveValue('Prøvefortet');
    await expectAccessible(page);
    await page.getByLabel('Om afdelingen, på engelsk').fill('A fort to try with.');
    await page.getByLabel('Vej og nummer').fill('Fortvej 1');
    await page.getByLabel('Postnummer').fill('2610');
    await page.getByLabel('By', { exact: true }).fill('Rødovre');
    await page.getByLabel('Kommune').selectOption({ label: 'Rødovre' });
    await page.getByLabel('Mailadresse').fill('proevefortet@example.org');
    await page.getByLabel('Telefon').fill('20 00 43 21');
    await page.getByRole('button', { name: 'Tilføj afdelingen' }).click();
    await expect(page.getByRole('status')).toContainText('Afdelingen er tilføjet');

    await page.locator('summary', { hasText: 'Tilføj en aftale' }).click();
    const agreement = page.locator('form#aftale-ny');
    await agreement.getByLabel('Aftalens art').selectOption({ label: 'Kommunal samfinansiering' });
    await agreement.getByLabel('Hvem aftalen er med').fill('Rødovre Kommune');
    await agreement.getByLabel('Første dag').fill('2026-01-01');
    await agreement.getByRole('button', { name: 'Gem aftalen' }).click();
    await expect(page.getByText('Gælder i dag')).toBeVisible();

    await page.locator('summary', { hasText: 'Tilføj en aftale' }).click();
    await agreement.getByLabel('Aftalens art').selectOption({ label: 'Fuldt finansieret af kommuner' });
    await agreement.getByLabel('Hvem aftalen er med').fill('Fem kommuner');
    await agreement.getByLabel('Første dag').fill('2026-08-01');
    await agreement.getByRole('button', { name: 'Gem aftalen' }).click();
    await expect(page.getByRole('alert')).toContainText('allerede en aftale med Rødovre Kommune');
    await expect(agreement.getByLabel('Hvem aftalen er med')).toHaveValue('Fem kommuner');
    await expectAccessible(page);

    await page.goto('/steder/proevefortet');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Prøvefortet');
    await expect(page.getByText('Et fort til at prøve med.')).toBeVisible();
  });
});

test.describe('two editors', () => {
  test.use(withoutJavaScript);

  test('the second one is told what the first has written, and keeps what was typed', async ({
    page,
    browser,
    baseURL,
    expectedErrors,
  }) => {
    expectedErrors.push(/412/);
    await logIn(page);
    const address = '/personale/registre/afdelinger/antiksamlingen';
    await page.goto(address);
    const other = await anotherEditor(browser, baseURL);
    await other.goto(address);
    await other.locator('form#facts').getByLabel('Telefon').fill('20 00 11 11');
    await other.getByRole('button', { name: 'Gem oplysningerne' }).click();
    await expect(other.getByRole('status')).toContainText('Gemt');
    await other.context().close();

    const facts = page.locator('form#facts');
    await facts.getByLabel('By', { exact: true }).fill('Nyby');
    await page.getByRole('button', { name: 'Gem oplysningerne' }).click();
    await expect(page.getByRole('alert')).toContainText('En anden har ændret det i mellemtiden');
    await expect(facts.getByLabel('By', { exact: true })).toHaveValue('Nyby');
    await expect(facts.getByText('En anden har skrevet: 20 00 11 11')).toBeVisible();
    await facts.getByLabel('Telefon').fill('20 00 11 11');
    await page.getByRole('button', { name: 'Gem oplysningerne' }).click();
    await expect(page.getByRole('status')).toContainText('Gemt');
    await expect(facts.getByLabel('By', { exact: true })).toHaveValue('Nyby');
  });
});

test('a coordinator sees who never comes, in the own municipalities only', async ({ page, expectAccessible }) => {
  await logIn(page, 'koordinator@example.org');
  await page.goto('/omraade');
  await expectAccessible(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hvem kommer fra');
  await page.getByLabel('Besøg i år').selectOption({ label: 'Ingen, heller ikke booket' });
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/besoeg=NONE/);
  await expectAccessible(page);
  expect((await page.request.get('/omraade?kommune=0860')).status()).toBe(403);
  expect((await page.request.get('/personale/registre')).status()).toBe(403);
});
