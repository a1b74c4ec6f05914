import type { Locator, Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// A department's week on the board: by person, room and offer; a time is moved by dragging and by a form. Each test plans its own
// sessions in a week of its own, far ahead, so that tests at the same time are not in each other's way.

interface Choices {
  offers: { id: string; title: string; form: string }[];
  educators: { id: string; name: string }[];
}

async function logIn(page: Page): Promise<Choices> {
  const logins: DemoLogin[] = await (await page.request.get('/dev/logins.json')).json();
  const lead = logins.find(
    ({ role, department }) => role === 'DEPARTMENT_LEAD' && department === 'naturcenter-amager-strand',
  );
  expect(
    (
      await page.request.post('/dev/login', { data: { email: lead?.email }, headers: { origin: originOf(page) } })
    ).status(),
  ).toBe(200);
  return (await page.request.get('/api/planning/choices')).json();
}

interface Planned {
  title: string;
  person: string;
  colleague: string;
}

/** A logged-in browser says where a changing call comes from. */
function originOf(page: Page): string {
  return new URL(process.env.E2E_URL ?? page.url()).origin;
}

/** A session of one educator, in the morning of a day. */
async function plan(page: Page, date: string): Promise<Planned> {
  const { offers, educators } = await logIn(page);
  const offer = offers.find(({ form }) => form === 'ON_SITE');
  const [person, colleague] = educators;
  if (!offer || !person || !colleague) throw new Error('The demo has nothing to plan with');
  const answer = await page.request.post('/api/sessions', {
    headers: { origin: originOf(page) },
    data: { offerId: offer.id, date, time: '09:30', educators: [{ id: person.id }], resources: [] },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { title: offer.title, person: person.name, colleague: colleague.name };
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const card = (page: Page, name: string, title: string) => row(page, name).locator('.ev').filter({ hasText: title });

/** Only when the page says that cards can be dragged can they be. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await expect(page.getByText('Træk en tid til en anden dag')).toBeVisible();
  await from.dragTo(to);
}

test.describe('on a desk', () => {
  test.use(desktop);

  test('a week is looked at by person, by room and by offer, and narrowed', async ({ page, expectAccessible }) => {
    const { title, person, colleague } = await plan(page, '2027-11-16');
    await page.goto('/personale/tavle/2027-W46');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Tavle for uge 46');
    await expect(card(page, person, title)).toContainText('9.30');
    await expectAccessible(page);
    const sides = page.getByRole('navigation', { name: 'Vis ugen efter' });
    await sides.getByRole('link', { name: 'Forløb' }).click();
    await expect(card(page, title, title)).toContainText(person);
    await expectAccessible(page);
    await sides.getByRole('link', { name: 'Lokaler og grej' }).click();
    await expect(card(page, 'Uden lokale', title)).toContainText(person);
    await expectAccessible(page);
    await page.locator('select[name=underviser]').selectOption({ label: colleague });
    await page.getByRole('button', { name: 'Vis', exact: true }).click();
    await expect(page.locator('.ev')).toHaveCount(0);
    await page.getByRole('link', { name: 'Fjern valg' }).click();
    await expect(card(page, 'Uden lokale', title)).toBeVisible();
    await page.getByRole('link', { name: 'Uge 47' }).click();
    await expect(page).toHaveURL(/2027-W47\?vis=lokale/);
  });

  test('a card that is dragged to a colleague and another day opens the form; nothing is saved before its button', async ({
    page,
    expectAccessible,
  }) => {
    const { title, person, colleague } = await plan(page, '2027-10-19');
    await page.goto('/personale/tavle/2027-W42');
    const thursday = row(page, colleague).getByRole('cell').nth(3);
    await drag(page, card(page, person, title), thursday);
    await expect(page).toHaveURL(/\/personale\/tavle\/flyt\/.*dato=2027-10-21/);
    await expect(page.getByLabel('Dag')).toHaveValue('2027-10-21');
    await expect(page.getByLabel('Underviser')).toHaveValue(/.{36}/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tilbage til tavlen' }).first().click();
    await drag(page, card(page, person, title), thursday);
    await page.getByRole('button', { name: 'Flyt tiden' }).click();
    await expect(page.getByRole('status')).toHaveText('Tiden er flyttet.');
    await expect(thursday).toContainText(title);
    await expect(card(page, person, title)).toHaveCount(0);
  });

  test('by keyboard: the link of a card leads to the form, and a second one at the same time names what is in the way', async ({
    page,
  }) => {
    const { title, person } = await plan(page, '2027-10-26');
    await plan(page, '2027-10-27');
    await page.goto('/personale/tavle/2027-W43');
    const move = row(page, person)
      .getByRole('link', { name: `Flyt ${title}` })
      .first();
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Dag').fill('2027-10-27');
    await page.getByRole('button', { name: 'Se, hvad der sker' }).press('Enter');
    const happens = page.getByRole('region', { name: 'Det sker der' });
    await expect(happens).toContainText(`er optaget af »${title}« onsdag den 27. oktober kl. 9.30`);
    await expect(page.getByRole('button', { name: 'Flyt tiden' })).toHaveCount(0);
  });

  test('the day sheet is one to print, and a month says what is used', async ({ page, expectAccessible }) => {
    const { title } = await plan(page, '2027-11-02');
    await page.goto('/personale/maaned/2027-11');
    await expect(page.getByRole('row').filter({ hasText: title }).first()).toContainText(/\d+ af \d+/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'tir 2. nov.' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tirsdag den 2. november 2027');
    await expectAccessible(page);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test.describe('on a phone without JavaScript', () => {
  test.use(withoutJavaScript);

  test('the board is a list, and a time is moved by the form', async ({ page }) => {
    const { title, person } = await plan(page, '2027-11-09');
    await page.goto('/personale/tavle/2027-W45');
    await expect(card(page, person, title)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page
      .getByRole('link', { name: `Flyt ${title}` })
      .first()
      .click();
    await page.getByLabel('Klokkeslæt').fill('10:15');
    await page.getByRole('button', { name: 'Se, hvad der sker' }).click();
    await page.getByRole('button', { name: 'Flyt tiden' }).click();
    await expect(page.getByRole('status')).toHaveText('Tiden er flyttet.');
    await expect(card(page, person, title)).toContainText('10.15');
  });
});
