import type { Page } from '@playwright/test';
import { desktop, expect, test } from './fixtures.ts';

/** The login page of the demo has a button for each person. */
async function logIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Videncenter/ }).click();
}

/** The cells of the total, as numbers without their thousands' points. */
async function totals(page: Page): Promise<string[]> {
  const cells = await page.getByRole('table').locator('tfoot td').allTextContents();
  return cells.map((text) => text.replaceAll('.', '').trim());
}

test.describe('the knowledge centre at a desk', () => {
  test.use(desktop);

  test('sees the table, changes the grouping, and the total stays; the file and the bookings agree', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto('/statistik');
    await expect(page).toHaveURL(/log-ind\?next=%2Fstatistik/);
    await logIn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skoleåret 2025/26');
    const before = await totals(page);
    expect(Number(before[0])).toBeGreaterThan(100);
    await expectAccessible(page);

    await page.getByLabel('Del op efter').selectOption({ label: 'Kommune' });
    await page.getByLabel('Og derefter').selectOption({ label: 'Ingen opdeling' });
    await page.getByRole('button', { name: 'Vis tal' }).click();
    await expect(page.getByRole('rowheader', { name: 'Bornholm' })).toBeVisible();
    expect(await totals(page)).toEqual(before);
    await expectAccessible(page);

    const address = await page.getByRole('link', { name: 'Hent som CSV' }).getAttribute('href');
    const file = await (await page.request.get(address ?? '')).text();
    const lines = file
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    const sumOf = (column: number) => lines.slice(1).reduce((sum, line) => sum + Number(line[column]), 0);
    expect([2, 3, 4, 5, 6].map((column) => String(sumOf(column)))).toEqual(before.slice(0, 5));

    const row = page.getByRole('row', { name: /Bornholm/ });
    const visits = await row.getByRole('link').first().textContent();
    await row.getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Bookingerne bag tallet' })).toBeVisible();
    await expect(page.getByText(`${visits} bookinger`)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('navigation', { name: 'Sti' }).getByRole('link', { name: 'Statistik' }).click();
    await expect(page.getByLabel('Del op efter')).toHaveValue('municipality');
  });
});

test('the figures are read on a phone, in English too, and nothing is wider than the screen', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/statistik?period=all&groupBy=department');
  await logIn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alle år');
  await page.goto('/en/statistik?period=all&groupBy=department&sort=-pupils');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All years');
  await expect(page.getByRole('columnheader', { name: 'Children' })).toHaveAttribute('aria-sort', 'descending');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
