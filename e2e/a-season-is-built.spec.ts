import type { Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

// A lead builds a season in an afternoon: every date is seen with what is in the way before anything is made.

const department = 'antiksamlingen';
const offer = 'kroppen-i-gips';

async function logIn(page: Page): Promise<void> {
  const answer = await page.request.post('/dev/login', { data: { email: 'karen.vasegaard@example.org' } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** What a lead's browser sends to the API. */
async function post(page: Page, path: string, data: object) {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(path, { data, headers: { origin } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

async function choices(page: Page) {
  const answer = await page.request.get(`/api/planning/choices?department=${department}`);
  const { offers, educators } = (await answer.json()) as {
    offers: { id: string; slug: string }[];
    educators: { id: string; name: string }[];
  };
  const own = offers.find(({ slug }) => slug === offer);
  const liv = educators.find(({ name }) => name === 'Liv Amforsen');
  if (own === undefined || liv === undefined) throw new Error('the demo has this offer and this educator');
  return { offerId: own.id, educatorId: liv.id };
}

async function fillRule(page: Page, { from, to, days }: { from: string; to: string; days: string[] }) {
  await page.getByLabel('Første dag').fill(from);
  await page.getByLabel('Sidste dag').fill(to);
  for (const day of days) await page.getByLabel(day).check();
}

test('a season of 60 sessions: closed days and holidays are skipped, a conflict is seen, the rest is made', async ({
  page,
  expectAccessible,
  expectedErrors,
}) => {
  // Four pages of up to 65 dates are looked through by axe.
  test.slow();
  expectedErrors.push(/422/);
  await logIn(page);
  await page.goto('/personale/tider/serie');
  await page.getByLabel('Hvilket forløb?').selectOption({ label: 'Kroppen i gips' });
  await page.getByRole('button', { name: 'Videre' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Læg en serie: Kroppen i gips');
  await expectAccessible(page);
  const { offerId, educatorId } = await choices(page);
  await post(page, '/api/closed-days', { department, from: '2027-04-13', to: '2027-04-14', reason: 'Nye montrer' });
  const visit = { offerId, date: '2027-03-02', time: '14:30', educators: [{ id: educatorId }] };
  await post(page, '/api/sessions', visit);

  await fillRule(page, { from: '2027-01-04', to: '2027-06-02', days: ['Tirsdag', 'Onsdag'] });
  await page.getByLabel('Underviser 1', { exact: true }).selectOption({ label: 'Liv Amforsen' });
  await page.getByRole('button', { name: 'Se alle datoer' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv mindst ét klokkeslæt.');
  await expect(page.getByLabel('Onsdag')).toBeChecked();
  await expect(page.getByLabel('Første dag')).toHaveValue('2027-01-04');
  await expectAccessible(page);

  await page.getByLabel('Torsdag').check();
  await page.getByLabel('Klokkeslæt').fill('14.00');
  await page.getByRole('button', { name: 'Se alle datoer' }).click();
  await expect(
    page.getByText(
      '65 datoer: 55 uden problemer, 5 med bemærkninger, 4 springes over (2 helligdage, 2 lukkedage), 1 kan ikke oprettes.',
    ),
  ).toBeVisible();
  await expect(page.getByText('Springes over: lukkedag (Nye montrer).')).toHaveCount(2);
  await expect(page.getByText('Springes over: helligdag (Skærtorsdag).')).toBeVisible();
  await expect(page.getByText(/Liv Amforsen er optaget af »Kroppen i gips« tirsdag den 2. marts/)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^tir 2. mar/ })).not.toBeChecked();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Opret 60 tider' }).click();
  await expect(page.getByRole('status')).toContainText('60 tider er oprettet');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Se den første uge' }).click();
  await expect(page).toHaveURL(/\/personale\/uge\/2027-W01/);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('the same dates are not made twice, one is taken away, and what was typed stays all the way', async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    await logIn(page);
    await page.goto(`/personale/tider/serie?forloeb=${offer}`);
    await fillRule(page, { from: '2026-09-07', to: '2026-09-27', days: ['Søndag'] });
    await page.getByLabel('Klokkeslæt').fill('10, 14.30');
    await page.getByText('Undtagelser og ekstra dage').click();
    await page.getByLabel('Ikke på dagene').fill('20.9.2026');
    await page.getByRole('button', { name: 'Se alle datoer' }).click();
    await expect(page.getByText('Springes over: undtaget.')).toHaveCount(2);

    await page.getByRole('button', { name: 'Ret', exact: true }).click();
    await expect(page.getByLabel('Klokkeslæt')).toHaveValue('10, 14.30');
    await expect(page.getByLabel('Ikke på dagene')).toHaveValue('20.9.2026');
    await expect(page.getByLabel('Søndag')).toBeChecked();
    await page.getByRole('button', { name: 'Se alle datoer' }).click();
    await page.getByRole('checkbox', { name: /27. sep. kl. 14.30/ }).uncheck();
    await page.getByRole('button', { name: 'Opret de valgte tider' }).click();
    await expect(page.getByRole('status')).toContainText('3 tider er oprettet');

    await page.goto(`/personale/tider/serie?forloeb=${offer}`);
    await fillRule(page, { from: '2026-09-13', to: '2026-09-13', days: ['Søndag'] });
    await page.getByLabel('Klokkeslæt').fill('10');
    await page.getByRole('button', { name: 'Se alle datoer' }).click();
    await expect(page.getByText(/findes allerede på stedet/)).toBeVisible();
    await page.getByRole('button', { name: 'Opret de valgte tider' }).click();
    await expect(page.getByRole('alert')).toContainText('Vælg mindst én dato.');
  });

  test('a season of 10,000 dates is refused with the number, and stays in the form', async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    await logIn(page);
    await page.goto(`/personale/tider/serie?forloeb=${offer}`);
    await fillRule(page, {
      from: '2026-08-01',
      to: '2027-09-04',
      days: ['Mandag', 'Tirsdag', 'Onsdag', 'Torsdag', 'Fredag'],
    });
    await page.getByLabel('Klokkeslæt').fill('8, 9, 10, 11, 12, 13, 14, 15');
    await page.getByRole('button', { name: 'Se alle datoer' }).click();
    await expect(page.getByRole('alert')).toContainText(
      /Det ville give 2\.\d{3} tider\. Der kan højst laves 500 ad gangen/,
    );
    await expect(page.getByLabel('Klokkeslæt')).toHaveValue('8, 9, 10, 11, 12, 13, 14, 15');
    await page.getByLabel('Sidste dag').fill('2053-12-31');
    await page.getByRole('button', { name: 'Se alle datoer' }).click();
    await expect(page.getByRole('alert')).toContainText('Der er 10.015 dage fra den første til den sidste.');
  });
});

test('a week is copied to another: what is in the way is seen first', async ({ page, expectAccessible }) => {
  await logIn(page);
  await page.goto('/personale/tider/kopier');
  await expectAccessible(page);
  const week = page.getByRole('region', { name: 'En uge', exact: true });
  await week.getByLabel('Kopiér uge').selectOption('2026-W13');
  await week.getByLabel('Til uge').selectOption('2026-W31');
  await week.getByLabel('Forløb').selectOption({ label: 'Krukker, guder og helte' });
  await week.getByRole('button', { name: 'Se alle tider' }).click();
  await expect(page.getByText(/^\d+ tider: \d+ /)).toBeVisible();
  await expectAccessible(page);
  const create = page.getByRole('button', { name: /^Opret \d+ tid/ });
  const [, count] = /(\d+)/.exec((await create.textContent()) ?? '') ?? [];
  await create.click();
  await expect(page.getByRole('status')).toContainText(`${count} tid`);
  await page.goto('/en/personale/tider/kopier');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Copy sessions');
});
