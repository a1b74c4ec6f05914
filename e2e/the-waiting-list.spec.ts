import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

interface Booked {
  reference: string;
  manageToken: string;
}

const school = { name: 'Skolen ved Søen', municipality: '0101' };
const contact = (email: string) => ({ name: 'Mette Holm', email, phone: '20 00 41 87' });

/** A session that one class fills, with that class's booking; `nth` = another one for each test. */
async function fullSession(request: APIRequestContext, nth: number, email: string) {
  const offers = await (await request.get('/api/offers?gradeLevel=5&form=ON_SITE&pupils=24&pageSize=50')).json();
  let found = 0;
  for (const { slug, title, confirmation } of offers.items) {
    if (confirmation !== 'INSTANT') continue;
    const { items } = await (await request.get(`/api/offers/${slug}/sessions?pupils=20`)).json();
    for (const session of items.filter((one: { bookable: boolean }) => one.bookable).slice(-3)) {
      const { left, rules, asks, cancellable } = await (await request.get(`/api/sessions/${session.id}`)).json();
      if (left.groups !== 1 || !cancellable || asks?.headBy || rules.minPupils > 20 || rules.maxPupilsPerGroup < 20)
        continue;
      if (found++ < nth) break;
      const groups = [{ label: '5.x', gradeLevel: 5, pupils: 20, adults: 4 }];
      const body = { sessionId: session.id, institution: school, contact: contact(email), groups };
      const answer = await request.post('/api/bookings', { data: body });
      expect(answer.status()).toBe(201);
      return {
        id: session.id as string,
        slug: slug as string,
        title: title as string,
        booked: (await answer.json()) as Booked,
      };
    }
  }
  throw new Error('the demo has too few sessions for one class');
}

async function giveBack(request: APIRequestContext, { reference, manageToken }: Booked): Promise<void> {
  const answer = await request.post(`/api/bookings/${reference}/cancel`, {
    data: { reason: 'Sygdom' },
    headers: { authorization: `Bearer ${manageToken}` },
  });
  expect(answer.status()).toBe(200);
}

async function fillClass(page: Page, email: string): Promise<void> {
  await page.getByLabel('Klassens navn').fill('5.b');
  await page.getByLabel('Trin', { exact: true }).selectOption({ label: '5. klasse' });
  await page.getByLabel('Elever', { exact: true }).fill('20');
  await page.getByLabel('Voksne').fill('4');
  await page.getByLabel('Dit navn').fill('Ali Berg');
  await page.locator('#phone').fill('20 00 41 88');
  await page.locator('#email').fill(email);
}

test('a full session is waited for; somebody gives up their places, and they are accepted by the link of the mail', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  test.setTimeout(90_000);
  expectedErrors.push(/422/);
  const [first, ours] = [newAddress('mette'), newAddress('ali')];
  const { id, slug, booked } = await fullSession(request, 0, first);

  await page.goto(`/book/${id}`);
  await page
    .getByRole('link', { name: /venteliste/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skriv jer på ventelisten');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skriv os på ventelisten' }).last().click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
  await page.getByRole('listbox').getByRole('option').first().click();
  await fillClass(page, ours);
  await page.getByRole('button', { name: 'Skriv os på ventelisten' }).last().click();

  await expect(page.getByText('I er nr. 1 i køen til tiden.')).toBeVisible();
  await expectAccessible(page);
  const link = page.url();
  const subjects = async () => (await mailsTo(ours)).map(({ subject }) => subject).join();
  await expect.poll(subjects).toContain('I står på venteliste');

  await giveBack(request, booked);
  await expect.poll(subjects, { timeout: 20_000 }).toContain('Der er plads til jer');
  await expect(async () => {
    await page.goto(link.split('?')[0] ?? link);
    await expect(page.getByRole('heading', { name: 'Der er plads til jer' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ja tak, vi kommer' }).click();
  await expect(page.getByText('Tak. Pladserne er jeres.')).toBeVisible();
  await expectAccessible(page);
  await expect.poll(subjects).toContain('Bekræftet');
  await page.goto(`/tilbud/${slug}`);
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('joining with other days, and a no that hands the places on', async ({ page, request, newAddress, mailsTo }) => {
    test.setTimeout(90_000);
    const [first, ours] = [newAddress('mette'), newAddress('ali')];
    const { id, booked } = await fullSession(request, 1, first);
    await page.goto(`/venteliste/${id}`);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('button', { name: 'Søg', exact: true }).click();
    await page.locator('input[type=radio][name=school]').first().check();
    await fillClass(page, ours);
    await page.getByRole('button', { name: 'Skriv os på ventelisten' }).last().click();
    await expect(page.getByText('I er nr. 1 i køen til tiden.')).toBeVisible();
    const link = page.url().split('?')[0] ?? '';
    await giveBack(request, booked);
    await mailsTo(ours, 2);
    await page.goto(link);
    await page.getByRole('button', { name: 'Nej tak', exact: true }).click();
    await expect(page.getByText('Pladserne er givet videre.')).toBeVisible();
  });
});
