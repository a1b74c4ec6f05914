import { expect, test } from 'vitest';
import { importViolations } from './import-rules.ts';

function violations(file: string, ...imports: string[]): number {
  return importViolations(file, imports.join('\n')).length;
}

test('a page may take values from a contract and types from anywhere', () => {
  const page = 'web/routes/tilbud/+page.server.ts';
  expect(violations(page, "import { offer } from '#server/offers/offer.contract.ts';")).toBe(0);
  expect(violations(page, "import type { Offer } from '#server/offers/offer.store.ts';")).toBe(0);
  expect(violations(page, "import { listOffers } from '#server/offers/offer.service.ts';")).toBe(1);
});

test('the script of a Svelte file is read and its line is named', () => {
  const source = '<h1>import</h1>\n<script lang="ts">\n  import { x } from \'#server/platform/clock.ts\';\n</script>';
  expect(importViolations('web/routes/+page.svelte', source)).toEqual([
    expect.stringContaining('web/routes/+page.svelte:3 imports #server/platform/clock.ts'),
  ]);
});

test('a rule may not reach the database, a package or a service', () => {
  const rule = 'server/bookings/booking.rules.ts';
  expect(violations(rule, "import { addDays } from '#server/time/local-time.ts';")).toBe(0);
  expect(violations(rule, "import { refusals } from '#server/quotas/quota.rules.ts';")).toBe(0);
  expect(violations(rule, "import pg from 'pg';")).toBe(1);
  expect(violations(rule, "import { findOffer } from './booking.store.ts';")).toBe(1);
});

test("a feature goes through another feature's service, never its store", () => {
  const service = 'server/bookings/booking.service.ts';
  expect(violations(service, "import { save } from './booking.store.ts';")).toBe(0);
  expect(violations(service, "import { offerOf } from '#server/offers/offer.service.ts';")).toBe(0);
  expect(violations(service, "const store = await import('#server/offers/offer.store.ts');")).toBe(1);
  expect(violations(service, "export { save } from '#server/offers/offer.store.ts';")).toBe(1);
  expect(violations('server/statistics/visit.store.ts', "import { a } from '#server/offers/offer.store.ts';")).toBe(0);
});

test('platform and mails know no feature', () => {
  expect(violations('server/platform/mailer.ts', "import { a } from '#server/bookings/booking.rules.ts';")).toBe(1);
  expect(violations('emails/confirmation.ts', "import { formatVisit } from '#server/time/format.ts';")).toBe(0);
  expect(violations('emails/confirmation.ts', "import { a } from '#server/bookings/booking.contract.ts';")).toBe(1);
});
