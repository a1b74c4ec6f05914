import type { APIRequestContext, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// Somebody writes: what do you hold about me, and please erase it. The knowledge centre answers.

/** Logs the browser in as the knowledge centre, as the demo's button does. */
async function beTheKnowledgeCentre(page: Page): Promise<void> {
  const logins = await (await page.request.get('/dev/logins.json')).json();
  const { email } = logins.find(({ role }: { role: string }) => role === 'KNOWLEDGE_CENTRE');
  expect((await page.request.post('/dev/login', { data: { email } })).ok()).toBe(true);
}

/** Books a visit that is to come and cancels it, so that nothing is in the way of an erasure. Answers its reference. */
async function aCancelledBooking(request: APIRequestContext, email: string, name: string): Promise<string> {
  const { items } = await (
    await request.get('/api/offers?targetGroup=PRIMARY&pageSize=20&pupils=10&from=2026-05-01')
  ).json();
  const offer = items.find(
    ({ confirmation, nextSession, gradeLevels }: Offer) => confirmation === 'INSTANT' && nextSession && gradeLevels,
  );
  const sessions = await request.get(`/api/offers/${offer.slug}/sessions?from=2026-05-01&pupils=10`);
  const session = (await sessions.json()).items.find(({ bookable }: { bookable: boolean }) => bookable);
  const [school] = await (await request.get('/api/institutions?q=skole')).json().then((found) => found.items ?? found);
  const body = {
    sessionId: session.id,
    institution: { number: school.number },
    contact: { name, email, phone: '20 00 77 45' },
    groups: [{ label: '5.b', gradeLevel: offer.gradeLevels.from, pupils: 10, adults: 3 }],
    message: 'Hilsen fra mig',
    language: 'da',
  };
  const made = await request.post('/api/bookings', { data: body });
  const booking = await made.json();
  expect(made.status(), JSON.stringify(booking)).toBe(201);
  const headers = { authorization: `Bearer ${booking.manageToken}` };
  const cancelled = await request.post(`/api/bookings/${booking.reference}/cancel`, { data: {}, headers });
  expect(cancelled.ok(), await cancelled.text()).toBe(true);
  return booking.reference;
}

interface Offer {
  slug: string;
  confirmation: string;
  nextSession: { id: string } | null;
  gradeLevels: { from: number } | null;
}

const addressField = (page: Page, section: string) =>
  page.getByRole('region', { name: section }).getByLabel('Mailadresse', { exact: true });

for (const [device, use] of [
  ['on a phone', {}],
  ['on a wide screen without JavaScript', { ...desktop, ...withoutJavaScript }],
] as const) {
  test.describe(device, () => {
    test.use(use);

    test('what is held about somebody is shown, and erased after a look and a typed confirmation', async ({
      page,
      playwright,
      baseURL,
      mailsTo,
      newAddress,
      expectAccessible,
      javaScriptEnabled,
      expectedErrors,
    }) => {
      expectedErrors.push(/422/);
      const email = newAddress('sletmig');
      const visitor = await playwright.request.newContext({ baseURL });
      const reference = await aCancelledBooking(visitor, email, 'Svala Sletmig');
      await mailsTo(email, 2);
      await beTheKnowledgeCentre(page);
      await page.goto('/personale/persondata');

      await addressField(page, 'Hvad har vi om en adresse?').fill(email.toUpperCase());
      await page.getByRole('button', { name: 'Vis oplysninger' }).click();
      await page.getByText('Bookinger (1)').click();
      await expect(page.getByText(reference, { exact: true })).toBeVisible();
      await expect(page.getByText('20 00 77 45').first()).toBeVisible();
      if (javaScriptEnabled !== false) await expectAccessible(page);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Hent som fil' }).click();
      expect((await download).suggestedFilename()).toBe('persondata.json');

      await addressField(page, 'Slet en person').fill(email);
      await page.getByRole('button', { name: 'Se, hvad der vil ske' }).click();
      await expect(page.getByRole('heading', { name: `Det sker, når ${email} slettes` })).toBeVisible();
      await page.getByLabel('Skriv mailadressen igen for at slette').fill('en-anden@example.org');
      await page.getByRole('button', { name: 'Slet for altid' }).click();
      await expect(page.getByRole('alert')).toContainText('Skriv nøjagtig den samme mailadresse.');
      await expect(page.getByLabel('Skriv mailadressen igen for at slette')).toHaveValue('en-anden@example.org');
      if (javaScriptEnabled !== false) await expectAccessible(page);
      await page.getByLabel('Skriv mailadressen igen for at slette').fill(email);
      await page.getByRole('button', { name: 'Slet for altid' }).click();
      await expect(page.getByRole('heading', { name: 'Slettet' })).toBeVisible();

      await addressField(page, 'Hvad har vi om en adresse?').fill(email);
      await page.getByRole('button', { name: 'Vis oplysninger' }).click();
      await expect(page.getByText(`Der er intet gemt om ${email}.`)).toBeVisible();
      expect(await (await page.request.get(`/dev/mails.json?to=${email}`)).json()).toEqual([]);
    });
  });
}

test('a coming visit is in the way, and the page says what to do', async ({ page, expectAccessible }) => {
  await beTheKnowledgeCentre(page);
  const { items } = await (await page.request.get('/api/schedule?from=2026-03-17&to=2026-04-16')).json();
  const [booking] = items
    .flatMap((item: { bookings: Coming[] }) => item.bookings)
    .filter(({ status }: Coming) => status === 'CONFIRMED');
  await page.goto('/personale/persondata');
  await addressField(page, 'Slet en person').fill(booking.contact.email);
  await page.getByRole('button', { name: 'Se, hvad der vil ske' }).click();
  await expect(page.getByText('Der kan ikke slettes endnu')).toBeVisible();
  await expect(page.getByText('Adressen står i kommende bookinger')).toContainText(booking.reference);
  await expect(page.getByRole('button', { name: 'Slet for altid' })).toHaveCount(0);
  await expectAccessible(page);
});

interface Coming {
  reference: string;
  status: string;
  contact: { email: string };
}

test('a rehearsal of the tidying up is listed with its figures', async ({ page, expectAccessible }) => {
  await beTheKnowledgeCentre(page);
  await page.goto('/personale/persondata');
  await page.getByRole('button', { name: 'Prøvekør' }).click();
  await expect(page.getByRole('table', { name: 'Seneste kørsel (en prøve: intet er ændret)' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Personer i gamle bookinger/ })).toContainText('16. mar. 2024');
  await expectAccessible(page);
});

test('the privacy page says whom to write to and for how long what is kept', async ({ page }) => {
  await page.goto('/privatliv');
  await expect(page.getByText('24 måneder efter besøget')).toBeVisible();
  await expect(page.getByRole('link', { name: 'dpo@example.org' })).toBeVisible();
  await page.goto('/en/tilgaengelighed');
  await expect(page.getByRole('link', { name: 'tilgaengelighed@example.org' })).toBeVisible();
});
