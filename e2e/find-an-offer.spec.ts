import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

const week19 = { level: '5', week: '2026-19', pupils: '26' };

test('a teacher says who, when and how many, and gets the free times of that week', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/');
  await expectAccessible(page);
  await page.getByLabel('Hvem er I?').selectOption(week19.level);
  await page.getByLabel('Hvornår?').selectOption(week19.week);
  await page.getByLabel('Hvor mange?').fill(week19.pupils);
  await page.getByRole('button', { name: 'Vis ledige tider' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ forløb har plads til jeres 26 elever i uge 19$/,
  );
  await expectAccessible(page);
  const first = page.getByRole('article').first();
  await expect(first.getByRole('list', { name: /, uge 19$/ })).toBeVisible();
  await expect(first.locator('a.slot').first()).toHaveAttribute('href', /^\/book\/[0-9a-f-]{36}\?trin=5&elever=26$/);
});

test('a teacher opens an offer and finds the rules, the place and the next weeks', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/tilbud?q=lavt+vand&uge=2026-19&elever=26');
  await page.getByRole('link', { name: 'Livet på lavt vand', exact: true }).click();
  await expect(page.getByLabel('Hvor mange elever er I?')).toHaveValue('26');
  await expect(page.getByRole('heading', { name: 'Uge 19' })).toBeVisible();
  for (const name of ['Praktisk', 'Det aftaler vi', 'Før, under og efter', 'Her mødes vi', 'Spørg os']) {
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await page.getByText('Lærervejledning').click();
  await expect(page.getByText('Eleverne skal kende tre ord')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Senere uger' }).click();
  await expect(page.getByRole('heading', { name: 'Uge 19' })).toBeHidden();
  await expect(page.getByLabel('Hvor mange elever er I?')).toHaveValue('26');
});

test('too large a class is told how many an offer takes', async ({ page, expectAccessible }) => {
  await page.goto('/tilbud/livet-paa-lavt-vand');
  await page.getByLabel('Hvor mange elever er I?').fill('90');
  await page.getByRole('button', { name: 'Vis tider' }).click();
  await expect(page.getByText('Der er plads til højst 28 elever; I er 90.')).toBeVisible();
  await expectAccessible(page);
});

test('a pedagogue finds something for the nursery', async ({ page }) => {
  await page.goto('/tilbud');
  await page.getByText('Ret søgning').click();
  await page.getByLabel('Hvem er I?').selectOption('vuggestue');
  await page.getByLabel('Hvor mange?').fill('8');
  await page.getByRole('search').getByRole('button', { name: 'Vis forløb' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ forløb har plads til jeres 8 børn$/);
});

test('a number that is not a number is explained beside the field', async ({ page, expectAccessible }) => {
  await page.goto('/tilbud?trin=5&elever=mange');
  await expect(page.getByLabel('Hvor mange?')).toHaveValue('mange');
  await expect(page.getByText('Skriv et tal, fx 26.')).toBeVisible();
  await expectAccessible(page);
});

test('when nothing fits, the page says what to let go of', async ({ page, expectAccessible }) => {
  await page.goto('/tilbud?q=xylofonorkester&trin=5');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingen forløb passer til det hele');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Uden søgeord · \d+ forløb$/ }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test.describe('on a wide screen', () => {
  test.use(desktop);

  test('a teacher searches, narrows down and takes a choice away again', async ({ page, expectAccessible }) => {
    await page.goto('/tilbud');
    const narrow = page.getByRole('form', { name: 'Afgræns' });
    await narrow.getByLabel('Søg efter ord').fill('befaestning');
    await narrow.getByLabel(/Kulturhistorie/).check();
    await narrow.getByRole('button', { name: 'Vis forløb' }).click();
    await expect(page).toHaveURL(/q=befaestning&fag=HISTORY/);
    await expect(page.getByRole('article').first()).toContainText('Københavns Befæstning');
    await expect(narrow.getByLabel(/Kulturhistorie/)).toBeChecked();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Fjern Kulturhistorie' }).click();
    await expect(narrow.getByLabel(/Kulturhistorie/)).not.toBeChecked();
    await expect(narrow.getByLabel('Søg efter ord')).toHaveValue('befaestning');
  });

  test('the count beside a filter is what the filter gives', async ({ page }) => {
    await page.goto('/tilbud?trin=5&elever=26');
    const option = page.locator('label.pick').filter({ hasText: 'Naturfag' });
    const count = (await option.locator('.n').textContent())?.trim();
    await option.locator('input').check();
    await page.getByRole('form', { name: 'Afgræns' }).getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} forløb har plads til jeres 26 elever`);
  });
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('a teacher gets from the question to a time', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Hvem er I?').selectOption(week19.level);
    await page.getByLabel('Hvor mange?').fill(week19.pupils);
    await page.getByRole('button', { name: 'Vis ledige tider' }).click();
    await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
    await expect(page.locator('a.slot').first()).toHaveAttribute('href', /^\/book\/.+\?trin=5&elever=26$/);
  });
});

test('everything can be read in English', async ({ page, expectAccessible }) => {
  await page.goto('/en/tilbud?trin=5&elever=26&uge=2026-19');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ visits have room for your 26 pupils in week 19$/,
  );
  await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'What we agree on' })).toBeVisible();
  await expectAccessible(page);
});

for (const path of [
  '/steder',
  '/steder/koebenhavns-befaestning',
  '/saadan-booker-i',
  '/privatliv',
  '/tilgaengelighed',
]) {
  test(`axe finds nothing on ${path}, in Danish or English`, async ({ page, expectAccessible }) => {
    for (const address of [path, `/en${path}`]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
    }
  });
}
