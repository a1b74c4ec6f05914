import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** For `test.use(…)` at the head of a file or a describe. */
export const desktop = { viewport: { width: 1280, height: 900 } };
export const withoutJavaScript = { javaScriptEnabled: false };

/** A mail as the demo caught it: what /dev/mails.json answers. */
export type CaughtMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string }[];
};

type Fixtures = {
  /** Fails the test at its end when a page wrote an error to the console or threw one. Always on. */
  quietConsole: undefined;
  /** Messages that a test expects, e.g. the browser's own line about a 409: add a pattern before it happens. */
  expectedErrors: RegExp[];
  /** Fails when axe finds anything against WCAG 2.1 A or AA on what the page shows now. Axe is JavaScript: it needs it on. */
  expectAccessible: (page: Page) => Promise<void>;
  /** The mails caught for this address, newest first. Waits until `count` have come (the worker sends them). */
  mailsTo: (address: string, count?: number) => Promise<CaughtMail[]>;
  /** An address nobody else uses, so that tests do not read each other's mails. */
  newAddress: (who: string) => string;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({ baseURL }, use) => use(process.env.E2E_URL ?? baseURL),

  expectedErrors: async ({ browserName: _ }, use) => use([]),

  quietConsole: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      context.on('weberror', (error) => complaints.push(error.error().message));
      await use(undefined);
      const unexpected = complaints.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors in the console of the browser').toEqual([]);
    },
    { auto: true },
  ],

  expectAccessible: async ({ browserName: _ }, use) => use(expectAccessible),

  mailsTo: async ({ request }, use) => {
    await use(async (address, count = 1) => {
      let mails: CaughtMail[] = [];
      const read = async () => {
        const answer = await request.get(`/dev/mails.json?to=${encodeURIComponent(address)}`);
        mails = (await answer.json()) as CaughtMail[];
        return mails.length;
      };
      await expect.poll(read, { message: `mails to ${address}`, timeout: 10_000 }).toBeGreaterThanOrEqual(count);
      return mails;
    });
  },

  newAddress: async ({ browserName: _ }, use, info) => {
    await use((who) => `${who}-${info.testId}-${info.retry}@example.org`.toLowerCase());
  },
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const findings = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
  expect(findings, `accessibility of ${page.url()}`).toEqual([]);
}
