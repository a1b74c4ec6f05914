import { defineConfig } from '@playwright/test';
import { browserLaunch } from './e2e/browser.ts';

/** Every test runs on a phone's screen unless it says `test.use(desktop)` (e2e/fixtures.ts). */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    viewport: { width: 360, height: 740 },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    screenshot: 'only-on-failure',
    launchOptions: await browserLaunch(),
  },
});
