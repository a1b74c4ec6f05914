import type { Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import type { ListedSession } from '#server/sessions/session-list.contract.ts';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// A lead plans single sessions and changes several at once: what is in the way is named, and nobody's booking moves silently.

const DEPARTMENT = 'antiksamlingen';

async function logInAsLead(page: Page): Promise<void> {
  const logins: DemoLogin[] = await (await page.request.get('/dev/logins.json')).json();
  const lead = logins.find(({ role, department }) => role === 'DEPARTMENT_LEAD' && department === DEPARTMENT);
  if (lead === undefined) throw new Error(`The demo has no lead of ${DEPARTMENT}`);
  expect((await page.request.post('/dev/login', { data: { email: lead.email } })).status()).toBe(200);
}

/** Coming sessions of the department, by start; each test takes its own by a day that no other one uses. */
async function sessionsFrom(page: Page, from: string): Promise<ListedSession[]> {
  const answer = await page.request.get(`/api/sessions?department=${DEPARTMENT}&from=${from}&pageSize=100`);
  return (await answer.json()).items;
}

async function oneWith(page: Page, from: string, fits: (session: ListedSession) => boolean): Promise<ListedSession> {
  const found = (await sessionsFrom(page, from)).find(fits);
  if (found === undefined) throw new Error('The demo has no such session');
  return found;
}

test('a new session with an educator who teaches already is refused with the other one’s name, and saved at another time', async ({
  page,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  await logInAsLead(page);
  const other = await oneWith(page, '2026-03-23', ({ educators }) => educators.length > 0);
  const educator = other.educators[0]?.name ?? '';
  await page.goto('/personale/tider');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ny tid' }).click();
  await page.getByLabel('Forløb', { exact: true }).selectOption(other.offer.slug);
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect(page.getByLabel('Længde i minutter')).toHaveValue(/\d+/);
  await page.getByLabel('Dato').fill(other.date);
  await page.getByLabel('Klokkeslæt').fill(other.time);
  await page.getByLabel('Underviser 1', { exact: true }).selectOption({ label: educator });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Læg tiden' }).click();
  await expect(page.getByRole('alert')).toContainText(`${educator} er optaget af »${other.offer.title}«`);
  await expect(page.getByLabel('Klokkeslæt')).toHaveValue(other.time);
  await expectAccessible(page);

  await page.getByLabel('Klokkeslæt').fill('18:30');
  await page.getByRole('button', { name: 'Se, hvad der er i vejen' }).click();
  await expect(page.getByRole('status')).toContainText('Intet er gemt endnu');
  await page.getByRole('button', { name: 'Læg tiden' }).click();
  await expect(page.getByRole('status')).toContainText('Tiden er lagt.');
  await expect(page.getByLabel('Klokkeslæt')).toHaveValue('18:30');
  await expectAccessible(page);
});

test('02:30 in the night of summer time is refused with a sentence', async ({ page, expectedErrors }) => {
  expectedErrors.push(/422/);
  await logInAsLead(page);
  const { offer } = await oneWith(page, '2026-03-23', () => true);
  await page.goto(`/personale/tider/ny?forloeb=${offer.slug}&dato=2026-03-29&tid=02:30`);
  await page.getByRole('button', { name: 'Læg tiden' }).click();
  await expect(page.getByRole('alert')).toContainText('Klokken 02.30 findes ikke søndag den 29. marts 2026');
});

test.describe('on a desk', () => {
  test.use(desktop);

  test('places below what is booked say who would lose theirs; another day takes the bookings along only when that was seen', async ({
    page,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/409/);
    await logInAsLead(page);
    const booked = await oneWith(page, '2026-04-20', ({ bookings, taken }) => bookings > 0 && taken.pupils > 5);
    await page.goto(`/personale/tider/${booked.id}`);
    await expectAccessible(page);
    await page.getByLabel('Børn').fill('3');
    await page.getByRole('button', { name: 'Gem tiden' }).click();
    await expect(page.getByRole('alert')).toContainText('ville først miste sin plads');
    await expect(page.getByLabel('Børn')).toHaveValue('3');
    await expectAccessible(page);

    await page.getByLabel('Børn').fill(String(booked.capacity.pupils));
    await page.getByLabel('Klokkeslæt').fill('18:00');
    await page.getByRole('button', { name: 'Gem tiden' }).click();
    await expect(page.getByRole('heading', { name: /flytter med/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Besked til skolerne').first().fill('Salen er i brug om formiddagen.');
    await page.getByRole('button', { name: /Gem og giv/ }).click();
    await expect(page.getByRole('status')).toContainText('får besked');
    await expect(page.getByLabel('Klokkeslæt')).toHaveValue('18:00');

    await page.getByRole('link', { name: 'Se, hvad der er sket med tiden' }).click();
    await expect(page.getByText('Ændrede en tid').first()).toBeVisible();
  });

  test('two sessions get other places together after a preview', async ({ page, expectAccessible }) => {
    await logInAsLead(page);
    await page.goto('/personale/tider?fra=2026-06-01');
    const ticks = page.locator('.planned input[type=checkbox]');
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByRole('button', { name: 'Ændr dem med hak' }).click();
    await expect(page.getByText('2 tider er valgt')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Sæt antal pladser' }).check();
    await page.getByLabel('Voksne').fill('9');
    await page.getByRole('button', { name: 'Se, hvad der sker' }).click();
    await expect(page.getByRole('status')).toContainText('2 tider ændres');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gem alle 2' }).click();
    await expect(page.getByRole('status').first()).toContainText('2 tider er ændret.');
  });
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('of two leads with the same session the second sees what the first wrote, and keeps what was typed', async ({
    page,
    context,
    expectedErrors,
  }) => {
    expectedErrors.push(/412/);
    await logInAsLead(page);
    const { id } = await oneWith(page, '2026-05-04', () => true);
    await page.goto(`/personale/tider/${id}`);
    const colleague = await context.newPage();
    await colleague.goto(`/personale/tider/${id}`);
    await colleague.getByLabel('Voksne').fill('8');
    await colleague.getByRole('button', { name: 'Gem tiden' }).click();
    await expect(colleague.getByRole('status')).toContainText('Tiden er gemt.');

    await page.getByLabel('Tilstand').selectOption({ label: 'Lukket for booking' });
    await page.getByRole('button', { name: 'Gem tiden' }).click();
    await expect(page.getByRole('alert')).toContainText('En anden har ændret tiden, mens du skrev');
    await expect(page.getByText('En anden har i mellemtiden skrevet: 8')).toBeVisible();
    await expect(page.getByLabel('Tilstand')).toHaveValue('CLOSED');
    await expect(page.getByLabel('Voksne')).toHaveValue('8');
    await page.getByRole('button', { name: 'Gem tiden' }).click();
    await expect(page.getByRole('status')).toContainText('Tiden er gemt.');
    await expect(page.getByLabel('Voksne')).toHaveValue('8');
    await expect(page.getByLabel('Tilstand')).toHaveValue('CLOSED');
  });

  test('a session is cancelled with a message, and its bookings are shown first', async ({ page }) => {
    await logInAsLead(page);
    const booked = await oneWith(page, '2026-05-11', ({ bookings }) => bookings > 0);
    await page.goto(`/personale/tider/${booked.id}`);
    await page.getByText('Aflys tiden').first().click();
    await page.getByLabel('Besked til skolerne').fill('Der er varslet storm.');
    await page.getByRole('button', { name: 'Aflys tiden' }).click();
    await expect(page.getByRole('status')).toContainText('Tiden er aflyst.');
    await expect(page.getByText('Der er varslet storm.')).toBeVisible();
  });
});
