import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

interface Free {
  id: string;
  startsAt: string;
  left: { groups: number; pupils: number };
}

/** A session that one class fills: whoever holds it holds all of it. What a test has taken, the next one does not find. */
async function sessionForOne(request: APIRequestContext): Promise<Free> {
  const offers = await (await request.get('/api/offers?gradeLevel=5&form=ON_SITE&pupils=20&pageSize=50')).json();
  for (const { slug } of offers.items) {
    const period = 'from=2026-04-13&to=2026-06-20&pupils=20';
    const { items } = await (await request.get(`/api/offers/${slug}/sessions?${period}`)).json();
    const free = items.find(({ bookable, left }: Free & { bookable: boolean }) => bookable && left.groups === 1);
    if (free && (await asksNobody(request, free.id))) return free;
  }
  throw new Error('the demo world has no session with one place left');
}

async function asksNobody(request: APIRequestContext, id: string): Promise<boolean> {
  const { confirmation, asks } = await (await request.get(`/api/sessions/${id}`)).json();
  return confirmation === 'INSTANT' && asks.headBy === null;
}

async function leftOf(request: APIRequestContext, id: string): Promise<number> {
  return (await (await request.get(`/api/sessions/${id}`)).json()).left.groups;
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Klassens navn').fill('5.b');
  await page.getByLabel('Trin', { exact: true }).selectOption({ label: '5. klasse' });
  await page.getByLabel('Elever').fill('20');
  await page.getByLabel('Voksne').fill('3');
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.getByLabel('Mobil på dagen').fill('20 00 41 87');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

async function chooseSchool(page: Page): Promise<void> {
  await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
  await page.getByRole('listbox').getByRole('option').first().click();
}

const held = (page: Page) => page.locator('.hold');

test('while a teacher writes, the places are hers: another finds the time full, and she books them', async ({
  page,
  request,
  browser,
  baseURL,
  newAddress,
  expectAccessible,
}) => {
  const session = await sessionForOne(request);
  await page.goto(`/book/${session.id}?elever=20`);
  await expect(held(page)).toContainText('Vi holder 20 pladser til jer');
  await expect(held(page).getByRole('timer')).toHaveText(/^(10:00|9:\d\d)$/);
  await expect(held(page).getByRole('status')).toHaveText('Pladserne holdes i 10 minutter.');
  await expectAccessible(page);
  expect(await leftOf(request, session.id)).toBe(0);

  const other = await browser.newContext({ baseURL: baseURL ?? '' });
  const page2 = await other.newPage();
  await page2.goto(`/book/${session.id}?elever=20`);
  await expect(page2.getByRole('heading', { name: 'Tiden kan ikke bookes' })).toBeVisible();
  await expect(page2.getByText('Tiden er fuldt booket.')).toBeVisible();
  await other.close();

  await page.reload();
  await expect(held(page)).toContainText('Vi holder 20 pladser til jer');
  await chooseSchool(page);
  await fillIn(page, newAddress('mette'));
  await page.getByRole('button', { name: /^Book 5\.b til/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
});

test('the places can be held longer, once; when the time is over the form says so and still books', async ({
  page,
  request,
  newAddress,
  expectAccessible,
}) => {
  const session = await sessionForOne(request);
  await page.clock.install();
  await page.goto(`/book/${session.id}?elever=20`);
  await expect(held(page).getByRole('timer')).toBeVisible();
  await page.clock.runFor('02:00');
  await expect(held(page).getByRole('timer')).toHaveText(/^(8:0\d|7:5\d)$/);
  await held(page).getByRole('button', { name: 'Forlæng med 10 minutter' }).click();
  await expect(held(page).getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/);
  await expect(held(page).getByRole('button')).toHaveCount(0);

  await page.clock.runFor('08:30');
  await expect(held(page).getByRole('status')).toHaveText('Der er 2 minutter til, at pladserne bliver givet fri.');
  await page.clock.runFor('02:00');
  await expect(held(page)).toContainText('Pladserne holdes ikke længere. I kan stadig booke, så længe der er plads.');
  await expect(held(page).getByRole('button', { name: 'Hold pladserne igen' })).toBeVisible();
  await expectAccessible(page);
  await chooseSchool(page);
  await fillIn(page, newAddress('mette'));
  await page.getByRole('button', { name: /^Book 5\.b til/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
});

test('other numbers hold other places; more than there is room for is said at once, and what was held stays', async ({
  page,
  request,
}) => {
  const session = await sessionForOne(request);
  await page.goto(`/book/${session.id}`);
  await expect(held(page)).toContainText('Vi holder');
  await page.getByLabel('Elever').fill('18');
  await page.getByLabel('Voksne').fill('2');
  await page.getByLabel('Dit navn').focus();
  await expect(held(page)).toContainText('Vi holder 18 pladser til jer');
  await page.getByLabel('Elever').fill('90');
  await page.getByLabel('Dit navn').focus();
  await expect(held(page)).toContainText(/Der er plads til højst \d+ elever; I er 90\./);
  await expect(held(page)).toContainText('Vi holder 18 pladser til jer');
});

test('when no answer comes nothing is lost, and pressing again books once', async ({
  page,
  context,
  request,
  mailsTo,
  newAddress,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const session = await sessionForOne(request);
  const email = newAddress('mette');
  await page.goto(`/book/${session.id}`);
  await expect(held(page)).toContainText('Vi holder');
  await chooseSchool(page);
  await fillIn(page, email);
  await loseTheAnswer(context);
  const button = page.getByRole('button', { name: /^Book 5\.b til/ });
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Vi fik ikke svar' })).toBeVisible();
  await expect(page.getByLabel('Dit navn')).toHaveValue('Mette Holm');
  await button.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
  const mails = await mailsTo(email);
  expect(new Set(mails.map(({ text }) => /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0])).size).toBe(1);
  expect(await leftOf(request, session.id)).toBe(0);
});

/** The first booking reaches the server, and its answer is lost on the way back. */
async function loseTheAnswer(context: BrowserContext): Promise<void> {
  let lost = false;
  await context.route(/\?\/book$/, async (route) => {
    if (lost) return route.continue();
    lost = true;
    await route.fetch({ maxRedirects: 0 });
    await route.abort('failed');
  });
}

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('a button holds the places, every step goes on holding them, and the form books', async ({
    page,
    request,
    newAddress,
  }) => {
    const session = await sessionForOne(request);
    await page.goto(`/book/${session.id}?elever=20`);
    await expect(held(page)).toContainText('Vi kan holde pladserne for jer i 10 minutter');
    await held(page).getByRole('button', { name: 'Hold pladserne' }).click();
    await expect(held(page)).toContainText(/Vi holder 20 pladser til jer\s*til kl\. \d+\.\d\d/);
    expect(await leftOf(request, session.id)).toBe(0);
    await held(page).getByRole('button', { name: 'Forlæng' }).click();
    await expect(held(page).getByRole('button')).toHaveCount(0);

    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('button', { name: 'Søg' }).click();
    await expect(held(page)).toContainText('Vi holder 20 pladser til jer');
    await page.getByRole('radio').first().check();
    await fillIn(page, newAddress('mette'));
    await page.getByRole('button', { name: /^Book plads/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
  });
});
