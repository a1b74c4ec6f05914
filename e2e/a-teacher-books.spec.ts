import type { APIRequestContext, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

interface Free {
  id: string;
  startsAt: string;
  left: { pupils: number };
}

/** A free session of the nth offer that takes 4.-6. class and asks nobody, at least three weeks ahead (inside the cancellation deadline). */
async function freeSession(
  request: APIRequestContext,
  pupils: number,
  nth = 0,
): Promise<Free & { slug: string; title: string }> {
  const offers = await (
    await request.get(`/api/offers?gradeLevel=5&form=ON_SITE&pupils=${pupils}&from=2026-04-07&pageSize=20`)
  ).json();
  let passed = 0;
  for (const { slug, title } of offers.items) {
    const sessions = await (await request.get(`/api/offers/${slug}/sessions?from=2026-04-13&pupils=${pupils}`)).json();
    const free = sessions.items.find((session: { bookable: boolean }) => session.bookable);
    const asksNobody = free && (await isAtOnce(request, free.id));
    if (asksNobody && passed++ === nth) return { ...free, slug, title };
  }
  throw new Error('the demo world has too few offers that are booked at once');
}

async function isAtOnce(request: APIRequestContext, sessionId: string): Promise<boolean> {
  const { confirmation, asks } = await (await request.get(`/api/sessions/${sessionId}`)).json();
  return confirmation === 'INSTANT' && asks.headBy === null;
}

async function fillClassAndContact(page: Page, email: string): Promise<void> {
  await page.getByLabel('Klassens navn').fill('5.b');
  await page.getByLabel('Trin', { exact: true }).selectOption({ label: '5. klasse' });
  await page.getByLabel('Elever').fill('22');
  await page.getByLabel('Voksne').fill('3');
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.getByLabel('Mobil på dagen').fill('20 00 41 87');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

test.describe('on a phone', () => {
  test('a teacher books, gets the confirmation with an invitation, changes the numbers and cancels', async ({
    page,
    request,
    mailsTo,
    newAddress,
    expectAccessible,
  }) => {
    const session = await freeSession(request, 22);
    const email = newAddress('mette');
    const office = newAddress('kontor');

    await page.goto(`/book/${session.id}?elever=22`);
    await expectAccessible(page);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('listbox').getByRole('option').first().click();
    await expect(page.getByText(/^Nummer 9900/)).toBeVisible();
    await fillClassAndContact(page, email);
    await expect(page.getByText(/^22 elever: mindst \d voksne med/)).toBeVisible();
    await page.getByLabel('Er der noget, vi skal tage hensyn til?').fill('To elever bruger kørestol.');
    await page.getByLabel('Kontorets e-mail').fill(office);
    await page.getByRole('button', { name: /^Book 5\.b til/ }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
    const reference = (await page.locator('.ref').first().textContent()) ?? '';
    expect(reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await expectAccessible(page);

    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain(reference);
    expect(mail?.text).toContain('/booking/');
    expect(mail?.attachments.map(({ contentType }) => contentType).join()).toContain('ics');
    const [invite] = await mailsTo(office);
    expect(invite?.text).not.toContain('/booking/');

    await page.goto(/https?:\/\/\S+\/booking\/\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    await page.locator('summary', { hasText: /^Ret$/ }).click();
    await page.getByLabel('Elever').fill('20');
    await page.getByRole('button', { name: 'Gem ændringen' }).click();
    await expect(page.getByRole('status').first()).toContainText('Ændringen er gemt');
    await expect(page.getByText('20 elever og 3 voksne')).toBeVisible();
    expect((await mailsTo(email, 2))[0]?.text).toContain('20');

    await page.locator('summary', { hasText: 'Vi kan ikke komme' }).click();
    await page.getByLabel('Ja, vi kommer ikke').check();
    await page.getByRole('button', { name: 'Meld afbud nu' }).click();
    await expect(page.getByRole('status').first()).toContainText('I har meldt afbud');
    await expectAccessible(page);
    const cancelled = (await mailsTo(email, 3))[0];
    expect(cancelled?.attachments.map(({ content }) => content).join()).toContain('METHOD:CANCEL');
    await mailsTo(office, 3);
  });

  test('mistakes are named beside the field and in a summary, and nothing typed is lost', async ({
    page,
    request,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    const session = await freeSession(request, 22);
    await page.goto(`/book/${session.id}`);
    await page.getByLabel('Dit navn').fill('Mette Holm');
    await page.getByLabel('Elever').fill('mange');
    await page.getByRole('button', { name: /^Book plads/ }).click();
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('før I kan booke');
    await expect(summary).toBeFocused();
    await expect(page).toHaveTitle(/ting mangler/);
    await expect(page.getByLabel('Elever')).toHaveValue('mange');
    await expect(page.getByLabel('Dit navn')).toHaveValue('Mette Holm');
    await expectAccessible(page);
    await summary.getByRole('link', { name: 'Skriv en e-mailadresse som navn@skole.dk.' }).click();
    await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused();
  });

  test('the page is there in English', async ({ page, request, expectAccessible }) => {
    const session = await freeSession(request, 22);
    await page.goto(`/en/book/${session.id}?elever=22`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Book for your class');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectAccessible(page);
  });
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('a teacher finds the school, keeps everything typed, and books', async ({
    page,
    request,
    mailsTo,
    newAddress,
  }) => {
    const session = await freeSession(request, 22, 1);
    const email = newAddress('uden-js');
    await page.goto(`/book/${session.id}?elever=22`);
    await fillClassAndContact(page, email);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('skole');
    await page.getByRole('button', { name: 'Søg' }).click();
    await expect(page.getByLabel('Klassens navn')).toHaveValue('5.b');
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: /^Book 5\.b til/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
    await mailsTo(email);
  });
});

test.describe('the last places', () => {
  test.use(desktop);

  test('go to one teacher; the other gets a kind page and moves everything typed to the next free time', async ({
    page,
    request,
    newAddress,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/409/);
    const session = await freeSession(request, 22, 2);
    await page.goto(`/book/${session.id}?elever=22`);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('listbox').getByRole('option').first().click();
    await fillClassAndContact(page, newAddress('anden'));
    await letGo(page, request, session.id);
    await takeAllPlaces(request, session.id, newAddress('foerst'));

    await page.getByRole('button', { name: /^Book 5\.b til/ }).click();
    await expect(page.getByRole('heading', { name: 'Pladserne blev taget, mens I skrev' })).toBeVisible();
    await expect(page.getByLabel('Klassens navn')).toHaveValue('5.b');
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^Brug .* i stedet/ })
      .first()
      .click();
    await expect(page.getByLabel('Klassens navn')).toHaveValue('5.b');
    await page.getByRole('button', { name: /^Book 5\.b til/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
  });
});

/** The places that the form holds are given free, as when its time is over. */
async function letGo(page: Page, request: APIRequestContext, sessionId: string): Promise<void> {
  const token = page.locator('input[name="holdToken"]');
  await expect(token).toHaveValue(/./);
  const headers = { authorization: `Bearer ${await token.inputValue()}` };
  expect((await request.delete(`/api/sessions/${sessionId}/holds`, { headers })).status()).toBe(204);
}

/** Another teacher books until nobody else gets in. */
async function takeAllPlaces(request: APIRequestContext, sessionId: string, email: string): Promise<void> {
  const { items } = await (await request.get('/api/institutions?q=9900')).json();
  for (let i = 0; i < 5; i++) {
    const groups = [{ label: '6.a', gradeLevel: 5, pupils: 20, adults: 3 }];
    const answer = await request.post('/api/bookings', {
      data: {
        sessionId,
        institution: { number: items[0].number },
        contact: { name: 'Ali Noor', email, phone: '20005516' },
        groups,
        language: 'da',
      },
    });
    if (answer.status() === 409) return;
    expect(answer.status()).toBe(201);
  }
}
