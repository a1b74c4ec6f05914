import { expect, test } from './fixtures.ts';

test('the front page answers and axe finds nothing', async ({ page, expectAccessible }) => {
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  await expectAccessible(page);
});
