import type { Page } from '@playwright/test';
import { desktop, expect, test } from './fixtures.ts';

const pages = [
  '/',
  '/tilbud',
  '/steder',
  '/saadan-booker-i',
  '/min-booking',
  '/log-ind',
  '/privatliv',
  '/tilgaengelighed',
  '/api/docs',
];

for (const path of pages) {
  test(`${path} can be read by everybody on a phone, in the dark and on a wide screen`, async ({
    page,
    expectAccessible,
  }) => {
    // The description of the API is long, and axe looks at every line of it, three times.
    test.slow(path === '/api/docs');
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('h1')).toHaveCount(1);
    await expectAccessible(page);
    await expectToFit(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await page.setViewportSize(desktop.viewport);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectAccessible(page);
    await expectToFit(page);
  });
}

for (const path of pages.filter((path) => path !== '/api/docs')) {
  test(`/en${path} can be read by everybody in English`, async ({ page, expectAccessible }) => {
    const answer = await page.goto(`/en${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectAccessible(page);
    await expectToFit(page);
  });
}

async function expectToFit(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, 'pixels wider than the screen').toBeLessThanOrEqual(0);
}
