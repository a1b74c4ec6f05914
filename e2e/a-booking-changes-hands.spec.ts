import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

interface Booked {
  reference: string;
  manageToken: string;
}

/** A visit booked through the API, a class of 20, far enough ahead that every deadline is to come. */
async function aVisit(request: APIRequestContext, email: string): Promise<Booked> {
  const offers = await (await request.get('/api/offers?gradeLevel=5&form=ON_SITE&pupils=20&pageSize=50')).json();
  const schools = await (await request.get('/api/institutions?q=9900')).json();
  for (const { slug, confirmation } of offers.items) {
    if (confirmation !== 'INSTANT') continue;
    const period = 'from=2026-04-27&to=2026-06-20&pupils=20';
    const { items } = await (await request.get(`/api/offers/${slug}/sessions?${period}`)).json();
    for (const { id } of items.filter(({ bookable }: { bookable: boolean }) => bookable)) {
      const response = await request.post('/api/bookings', {
        data: {
          sessionId: id,
          institution: { number: schools.items[0].number },
          contact: { name: 'Mette Holm', email, phone: '20 00 41 87' },
          groups: [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 3 }],
          language: 'da',
        },
      });
      const booked = await response.json();
      if (booked.status === 'CONFIRMED') return booked;
    }
  }
  throw new Error('the demo world has no time to book');
}

const section = (page: Page, name: string) => page.getByRole('region', { name });

async function mailsTo(request: APIRequestContext, to: string) {
  const mails = await (await request.get(`/dev/mails.json?to=${encodeURIComponent(to)}`)).json();
  return mails as { subject: string; text: string; attachments: { method?: string }[] }[];
}

test('a teacher hands the booking to a colleague, whose link works; the old one opens nothing', async ({
  page,
  request,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  expectedErrors.push(/422/, /404/);
  const mette = newAddress('mette');
  const ali = newAddress('ali');
  const { reference, manageToken } = await aVisit(request, mette);
  await page.goto(`/booking/${reference}/${manageToken}`);
  const handOver = section(page, 'Giv bookingen videre');
  await expect(handOver).toContainText('helt til besøget begynder');
  await handOver.getByText('En kollega overtager').click();
  await expect(handOver).toContainText('Linket på denne side virker ikke bagefter');
  await handOver.getByLabel('Kollegaens navn').fill('Ali Noor');
  await handOver.getByRole('button', { name: 'Giv bookingen videre' }).click();
  await expect(page.getByRole('alert')).toContainText('skal rettes');
  await expect(handOver.getByLabel('Kollegaens navn')).toHaveValue('Ali Noor');
  await handOver.getByLabel('Kollegaens telefon').fill('20 00 55 16');
  await handOver.getByLabel('Kollegaens e-mail').fill(ali);
  await expectAccessible(page);
  await handOver.getByRole('button', { name: 'Giv bookingen videre' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bookingen er givet videre');
  await expect(page.getByRole('status')).toContainText(ali);
  await expectAccessible(page);
  expect((await page.goto(`/booking/${reference}/${manageToken}`))?.status()).toBe(404);

  await expect.poll(async () => (await mailsTo(request, ali)).length).toBeGreaterThan(0);
  const [mail] = await mailsTo(request, ali);
  expect(mail?.text).toContain('Mette Holm har givet bookingen');
  expect(mail?.attachments.map(({ method }) => method)).toContain('REQUEST');
  await expect.poll(async () => (await mailsTo(request, mette))[0]?.subject).toContain('Du har givet bookingen videre');
  const link = /https?:\/\/\S+\/booking\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  await page.goto(new URL(link).pathname);
  await expect(page.getByText('Bekræftet', { exact: true })).toBeVisible();
  await section(page, 'Hvad der er sket').getByText('Vis, hvad der er sket').click();
  await expect(section(page, 'Hvad der er sket')).toContainText('Gav bookingen videre til en anden');
});

test('a teacher cancels with a reason, regrets it, and has the places again', async ({ page, request, newAddress }) => {
  const { reference, manageToken } = await aVisit(request, newAddress('mette'));
  await page.goto(`/booking/${reference}/${manageToken}`);
  const cancel = section(page, 'Meld afbud');
  await expect(cancel).toContainText('I kan melde afbud her til og med');
  await expect(section(page, 'Flyt til en anden tid')).toContainText('I kan flytte til og med');
  await cancel.getByText('Vi kan ikke komme').click();
  await cancel.getByLabel('Hvorfor?').selectOption('Sygdom');
  await cancel.getByText('Ja, vi kommer ikke').click();
  await cancel.getByRole('button', { name: 'Meld afbud nu' }).click();
  await expect(page.getByText('Grund: Sygdom')).toBeVisible();
  await page.getByRole('button', { name: 'Vi kommer alligevel' }).click();
  await expect(page.getByRole('status')).toContainText('Afbuddet er taget tilbage');
  await expect(page.getByText('Bekræftet', { exact: true })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('somebody else comes along, and the booking changes hands', async ({ page, request, newAddress }) => {
    const { reference, manageToken } = await aVisit(request, newAddress('mette'));
    await page.goto(`/booking/${reference}/${manageToken}`);
    const people = section(page, 'Ret, hvem der kommer');
    await people.getByText('Ret navne').click();
    await people.getByText('En anden end kontaktpersonen tager med').click();
    await people.locator('#visitorName').fill('Vikar Vang');
    await people.locator('#visitorPhone').fill('20 00 00 32');
    await people.locator('#visitorEmail').fill(newAddress('vikar'));
    await people.getByRole('button', { name: 'Gem, hvem der kommer' }).click();
    await expect(page.getByRole('status')).toContainText('Dem, det vedrører, har fået besked');
    await expect(page.getByText('Vikar Vang').first()).toBeVisible();

    const handOver = section(page, 'Giv bookingen videre');
    await handOver.getByText('En kollega overtager').click();
    await handOver.getByLabel('Kollegaens navn').fill('Ali Noor');
    await handOver.getByLabel('Kollegaens telefon').fill('20 00 55 16');
    await handOver.getByLabel('Kollegaens e-mail').fill(newAddress('ali'));
    await handOver.getByRole('button', { name: 'Giv bookingen videre' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bookingen er givet videre');
  });
});
