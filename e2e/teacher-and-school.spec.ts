import type { APIRequestContext, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

interface DemoLogin {
  email: string;
  role: string;
  institution?: string;
}

/** An EAN number with its check digit. */
const GLN = '5790000000005';

async function demoLogin(request: APIRequestContext, role: string): Promise<DemoLogin> {
  const people: DemoLogin[] = await (await request.get('/dev/logins.json')).json();
  const person = people.find((one) => one.role === role);
  if (person === undefined) throw new Error(`The demo has nobody who is ${role}`);
  return person;
}

/** The demo's one-click login, in the page's browser. */
async function logIn(page: Page, baseURL: string | undefined, role: string): Promise<DemoLogin> {
  const person = await demoLogin(page.request, role);
  const answer = await page.request.post('/dev/login', {
    data: { email: person.email },
    headers: { origin: baseURL ?? '' },
  });
  expect(answer.status()).toBe(200);
  return person;
}

interface Booked {
  reference: string;
  slug: string;
  title: string;
}

/** Somebody books a priced session for 5.x without a login. */
async function bookWithoutLogin(
  request: APIRequestContext,
  { email, school, nth, label = '5.x' }: { email: string; school: string; nth: number; label?: string },
): Promise<Booked> {
  const offers = await (
    await request.get('/api/offers?gradeLevel=5&pupils=20&from=2026-04-07&sort=title&pageSize=100')
  ).json();
  const priced = offers.items.filter(({ price }: { price: { totalOre: number } }) => price.totalOre > 0);
  const { slug, title } = priced[nth % priced.length];
  const { items } = await (await request.get(`/api/offers/${slug}/sessions?from=2026-04-13&pupils=20`)).json();
  for (const { id } of items.filter(({ bookable }: { bookable: boolean }) => bookable)) {
    const answer = await request.post('/api/bookings', {
      data: {
        sessionId: id,
        institution: { number: school },
        contact: { name: 'Tove Frydenlund', email, phone: '20 00 41 87' },
        groups: [{ label, gradeLevel: 5, pupils: 20, adults: 3 }],
        invoice: { gln: GLN, orderNumber: '17' },
      },
    });
    if (answer.status() === 201) return { reference: (await answer.json()).reference, slug, title };
  }
  throw new Error(`No free session of ${slug}`);
}

test('a teacher sees what was booked without a login, and books again with class and EAN number remembered', async ({
  page,
  request,
  baseURL,
  expectAccessible,
}) => {
  const { institution: school = '' } = await demoLogin(request, 'SCHOOL_ADMINISTRATOR');
  const { email } = await demoLogin(request, 'TEACHER');
  const booked = await bookWithoutLogin(request, { email, school, nth: 0 });

  await page.goto('/min-side');
  await expect(page).toHaveURL(/\/log-ind\?next=%2Fmin-side$/);
  await logIn(page, baseURL, 'TEACHER');
  await page.goto('/min-side');
  const card = page.locator(`#besoeg-${booked.reference}`);
  await expect(card.getByRole('heading')).toHaveText(booked.title);
  await expect(card).toContainText('5.x');
  await expectAccessible(page);
  await expectToFit(page);

  await page.goto(`/tilbud/${booked.slug}?igen=${booked.reference}&elever=20`);
  await page.getByRole('link', { name: /^Book .*\d/ }).click();
  await expect(page.getByText('Skole, klasse og EAN-nummer er taget med')).toBeVisible();
  await expect(page.getByText(`Nummer ${school}`)).toBeVisible();
  await expect(page.getByLabel('Klassens navn')).toHaveValue('5.x');
  await expect(page.getByLabel('Voksne')).toHaveValue('3');
  await expect(page.getByLabel('Dit navn')).toHaveValue('Tove Frydenlund');
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
  await expect(page.getByLabel('EAN-nummer')).toHaveValue(GLN);
  await page.getByRole('button', { name: /^Book 5\.x til/ }).click();
  await expect(page).toHaveURL(/\/booking\/[A-Z0-9-]+\/[\w-]+\?ny=1$/);
  const [, reference] = /\/booking\/([A-Z0-9-]+)\//.exec(page.url()) ?? [];
  await page.goto('/min-side');
  await expect(page.locator(`#besoeg-${reference}`)).toContainText('5.x');
});

test('somebody else’s reference takes nothing along', async ({ page, request, baseURL, newAddress }) => {
  const { institution: school = '' } = await demoLogin(request, 'SCHOOL_ADMINISTRATOR');
  const booked = await bookWithoutLogin(request, { email: newAddress('fremmed'), school, nth: 1, label: '5.y' });
  await page.goto(`/tilbud/${booked.slug}?igen=${booked.reference}&elever=20`);
  await page.getByRole('link', { name: /^Book .*\d/ }).click();
  await expect(page.getByLabel('Klassens navn')).toHaveValue('');
  await logIn(page, baseURL, 'TEACHER');
  await page.reload();
  // The time may be somebody else's by now: whatever the page says, nothing of the other booking is in it.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Book plads');
  await expect(page.locator('input[value="5.y"]')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);
  test('a teacher makes, renews and stops the calendar', async ({ page, request, baseURL }) => {
    await logIn(page, baseURL, 'TEACHER');
    await page.goto('/min-side');
    const make = page.getByRole('button', { name: /^Lav en (kalender|ny )adresse$/ });
    await make.click();
    await expect(page.getByRole('status')).toContainText('Kalenderadressen er klar');
    const old = await page.getByLabel('Kalenderens adresse').inputValue();
    expect(await (await request.get(new URL(old).pathname)).text()).toContain('BEGIN:VCALENDAR');
    await make.click();
    const fresh = await page.getByLabel('Kalenderens adresse').inputValue();
    expect((await request.get(new URL(old).pathname)).status()).toBe(404);
    await page.getByRole('button', { name: 'Stop kalenderen' }).click();
    await expect(page.getByRole('status')).toContainText('Kalenderen er stoppet');
    expect((await request.get(new URL(fresh).pathname)).status()).toBe(404);
  });
});

test.describe('on a wide screen', () => {
  test.use(desktop);
  test('a school’s administrator sets who is invited, sees every visit and subscribes to them', async ({
    page,
    request,
    baseURL,
    mailsTo,
    newAddress,
    expectAccessible,
    expectedErrors,
  }) => {
    const { institution: school = '' } = await logIn(page, baseURL, 'SCHOOL_ADMINISTRATOR');
    await page.goto('/min-side');
    await page.getByRole('region', { name: 'Skoler, du er kontakt for' }).getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/skole/${school}$`));
    await expectAccessible(page);

    const office = newAddress('kontor');
    const form = page.getByRole('region', { name: 'Kalenderinvitationer til kontoret' });
    await form.getByLabel('E-mail').fill('kontor');
    expectedErrors.push(/422/);
    await form.getByRole('button', { name: 'Gem adressen' }).click();
    await expect(page.getByRole('alert')).toContainText('Skriv kontorets e-mailadresse');
    await expect(form.getByLabel('E-mail')).toHaveValue('kontor');
    await form.getByLabel('E-mail').fill(office);
    await form.getByRole('button', { name: 'Gem adressen' }).click();
    await expect(page.getByRole('status')).toContainText('Adressen er gemt');

    const booked = await bookWithoutLogin(request, { email: newAddress('laerer'), school, nth: 2 });
    const [mail] = await mailsTo(office);
    expect(mail?.attachments.some(({ contentType }) => contentType.startsWith('text/calendar'))).toBe(true);
    await page.goto(`/skole/${school}`);
    await expect(page.getByRole('region', { name: 'Kommende besøg' }).first()).toContainText('5.x');
    await expect(page.getByRole('region', { name: 'Fakturaer, I kan vente' }).first()).toContainText(booked.reference);

    const feed = page.getByRole('region', { name: 'Skolens besøg i kalenderen' });
    await feed.getByRole('button', { name: /^Lav en (kalender|ny )adresse$/ }).click();
    const url = await feed.getByLabel('Kalenderens adresse').inputValue();
    const calendar = await (await request.get(new URL(url).pathname)).text();
    expect(calendar.replaceAll('\r\n ', '')).toContain(booked.reference);
    expect(calendar).not.toContain('/booking/');

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/en/skole/${school}`);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectToFit(page);
    await page.goto('/en/min-side');
    await expectAccessible(page);
    await expectToFit(page);

    await page.emulateMedia({ colorScheme: 'light' });
    expectedErrors.push(/404/);
    expect((await page.goto('/skole/999999'))?.status()).toBe(404);
  });
});

test('a teacher has no school’s page', async ({ page, request, baseURL, expectedErrors }) => {
  const { institution: school = '' } = await demoLogin(request, 'SCHOOL_ADMINISTRATOR');
  await logIn(page, baseURL, 'TEACHER');
  expectedErrors.push(/403/);
  expect((await page.goto(`/skole/${school}`))?.status()).toBe(403);
});

async function expectToFit(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, 'pixels wider than the screen').toBeLessThanOrEqual(0);
}
