import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

interface Part {
  session: { id: string };
  groups: number[];
}

/** An offer that three classes of 5th grade can be split over, with its proposals; `nth` = another one for each test. */
async function offerForThree(request: APIRequestContext, nth: number) {
  const found: { slug: string; title: string; proposals: { parts: Part[] }[] }[] = [];
  const offers = await (
    await request.get('/api/offers?gradeLevel=5&form=ON_SITE&pupils=24&from=2026-04-13&pageSize=50')
  ).json();
  for (const offer of offers.items.filter((one: { confirmation: string }) => one.confirmation === 'INSTANT')) {
    const spread = { classes: 3, pupils: 60, gradeLevel: 5 };
    const answer = await request.post(`/api/offers/${offer.slug}/splits`, { data: { spread, from: '2026-04-13' } });
    const { proposals } = await answer.json();
    if (proposals.length > 1) found.push({ slug: offer.slug, title: offer.title, proposals });
    if (found.length > nth) break;
  }
  const offer = found[nth];
  if (offer === undefined) throw new Error('the demo has too few offers that three classes can share');
  return offer;
}

async function askForTimes(page: Page): Promise<void> {
  await page.getByLabel('Antal klasser').selectOption('3');
  await page.getByLabel('Elever i alt').fill('60');
  await page.getByLabel('Trin', { exact: true }).selectOption({ label: '5. klasse' });
  await page.getByLabel('Fra', { exact: true }).fill('2026-04-13');
  await page.getByRole('button', { name: 'Find tider' }).click();
}

async function fillClasses(page: Page): Promise<void> {
  for (const [index, label] of ['5.a', '5.b', '5.c'].entries()) {
    const part = page.getByRole('group', { name: `Klasse ${index + 1}` });
    await part.getByLabel('Klassens navn').fill(label);
    await part.getByLabel('Voksne').fill('4');
  }
}

async function fillContact(page: Page, email: string): Promise<void> {
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.locator('#phone').fill('20 00 41 87');
  await page.locator('#email').fill(email);
}

test.describe('on a phone', () => {
  test('three classes find times together, are booked at once with one confirmation, and are cancelled by the first link', async ({
    page,
    request,
    mailsTo,
    newAddress,
    expectAccessible,
    expectedErrors,
  }) => {
    test.setTimeout(60_000);
    const offer = await offerForThree(request, 0);
    const [email, colleague, office] = [newAddress('mette'), newAddress('ali'), newAddress('kontor')];

    await page.goto(`/tilbud/${offer.slug}`);
    await page.getByRole('link', { name: 'Er I flere klasser? Find tider til jer alle' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Er I flere klasser?');
    await expectAccessible(page);
    await askForTimes(page);
    await expect(page.getByRole('heading', { name: /^Vi har fundet/ })).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /^Vælg / })
      .first()
      .click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Book plads til klasserne');
    await expectAccessible(page);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('listbox').getByRole('option').first().click();
    await fillClasses(page);
    await fillContact(page, email);
    await page.getByLabel('Kontorets e-mail').fill(office);

    await test.step('a mistake is named beside the class it is about, and nothing typed is lost', async () => {
      expectedErrors.push(/409/);
      const second = page.getByRole('group', { name: 'Klasse 2' });
      await second.getByLabel('Voksne').fill('0');
      await page.getByRole('button', { name: /^Book 5\.a, 5\.b og 5\.c til/ }).click();
      await expect(page.getByRole('alert')).toContainText(/5\.b: Der skal mindst/);
      await expect(second.getByLabel('Klassens navn')).toHaveValue('5.b');
      await expectAccessible(page);
      await second.getByLabel('Voksne').fill('4');
    });

    await test.step('the second class has a teacher of its own', async () => {
      await page.locator('summary', { hasText: 'en anden lærer til denne klasse' }).nth(1).click();
      await page.getByLabel('En anden lærer kommer med denne klasse').nth(1).check();
      await page.locator('[id="groups.1.visitorName"]').fill('Ali Noor');
      await page.locator('[id="groups.1.visitorPhone"]').fill('20 00 55 16');
      await page.locator('[id="groups.1.visitorEmail"]').fill(colleague);
    });
    await page.getByRole('button', { name: /^Book 5\.a, 5\.b og 5\.c til/ }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
    const classes = page.getByRole('region', { name: 'Klasserne' });
    await expect(classes.getByRole('listitem')).toHaveCount(3);
    await expect(classes).toContainText('Tager med: Ali Noor');
    await expectAccessible(page);

    const mails = await mailsTo(email, 2);
    const confirmations = mails.filter(({ subject }) => subject.startsWith('Bekræftet'));
    expect(confirmations).toHaveLength(1);
    for (const fact of ['5.a', '5.b', '5.c', 'Ali Noor']) expect(confirmations[0]?.text).toContain(fact);
    for (const mail of mails) expect(mail.attachments.map(({ contentType }) => contentType).join()).toContain('ics');
    const [own] = await mailsTo(colleague);
    expect(own?.attachments.map(({ content }) => content).join()).toContain('METHOD:REQUEST');
    expect(await mailsTo(office, 3)).toHaveLength(3);

    await page.goto(/https?:\/\/\S+\/booking\/\S+/.exec(own?.text ?? '')?.[0] ?? '');
    await expect(page.getByRole('region', { name: 'Klasserne' })).toContainText('5.a');
    await expect(page.getByRole('link', { name: /^Se eller ret 5/ })).toHaveCount(0);

    await page.goto(/https?:\/\/\S+\/booking\/\S+/.exec(confirmations[0]?.text ?? '')?.[0] ?? '');
    await page.getByRole('link', { name: 'Se eller ret 5.b' }).click();
    await expect(classes.getByText('Denne side', { exact: true })).toBeVisible();
    await page.goBack();
    await page.locator('summary', { hasText: 'Ingen af klasserne kan komme' }).click();
    await page.getByLabel('Ja, ingen af dem kommer').check();
    await page.getByRole('button', { name: 'Meld afbud for alle nu' }).click();
    await expect(page.getByRole('status')).toContainText(['I har meldt afbud for alle klasserne']);
    await expectAccessible(page);
    const cancelled = await mailsTo(office, 6);
    const cancels = cancelled.filter(({ attachments }) =>
      attachments.some(({ content }) => content.includes('CANCEL')),
    );
    expect(cancels).toHaveLength(3);
  });

  test('where one time is taken meanwhile, nothing is booked, and everything typed goes on with other times', async ({
    page,
    request,
    newAddress,
    expectAccessible,
    expectedErrors,
  }) => {
    expectedErrors.push(/409/);
    const offer = await offerForThree(request, 1);
    await page.goto(`/tilbud/${offer.slug}/klasser?klasser=3&elever=60&trin=5&fra=2026-04-13`);
    await page
      .getByRole('link', { name: /^Vælg / })
      .first()
      .click();
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
    await page.getByRole('listbox').getByRole('option').first().click();
    await fillClasses(page);
    await fillContact(page, newAddress('for-sent'));
    await takeAllPlaces(request, new URL(page.url()).searchParams.getAll('k')[2]?.split('.')[0] ?? '', newAddress('x'));
    await page.getByRole('button', { name: /^Book 5\.a, 5\.b og 5\.c til/ }).click();
    await expect(page.getByRole('heading', { name: 'Der er ikke længere plads til jer alle' })).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^Brug .* i stedet$/ })
      .first()
      .click();
    await expect(page.getByRole('group', { name: 'Klasse 3' }).getByLabel('Klassens navn')).toHaveValue('5.c');
    await page.getByRole('button', { name: /^Book 5\.a, 5\.b og 5\.c til/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
  });

  test('where no time can be found the page says why and what to do', async ({ page, request, expectAccessible }) => {
    const offer = await offerForThree(request, 0);
    await page.goto(`/tilbud/${offer.slug}/klasser?klasser=3&elever=300&trin=5`);
    await expect(page.getByText(/^Klasse 1: Der er plads til højst/)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/en/tilbud/${offer.slug}/klasser`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Are you several classes?');
  });
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('three classes find times, the school by searching, and are booked', async ({
    page,
    request,
    mailsTo,
    newAddress,
  }) => {
    const offer = await offerForThree(request, 2);
    const email = newAddress('uden-js');
    await page.goto(`/tilbud/${offer.slug}/klasser`);
    await askForTimes(page);
    await page
      .getByRole('link', { name: /^Vælg / })
      .first()
      .click();
    await fillClasses(page);
    await fillContact(page, email);
    await page.getByLabel('Find jeres skole eller dagtilbud').fill('skole');
    await page.getByRole('button', { name: 'Søg' }).click();
    await expect(page.locator('[id="groups.1.label"]')).toHaveValue('5.b');
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: /^Book 5\.a, 5\.b og 5\.c til/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har fået en plads');
    await expect(page.getByRole('link', { name: 'Se eller ret 5.c' })).toBeVisible();
    expect(await mailsTo(email, 3)).toHaveLength(3);
  });
});

/** Another teacher books until nobody else gets in. */
async function takeAllPlaces(request: APIRequestContext, sessionId: string, email: string): Promise<void> {
  const { items } = await (await request.get('/api/institutions?q=9900')).json();
  for (let i = 0; i < 5; i++) {
    const answer = await request.post('/api/bookings', {
      data: {
        sessionId,
        institution: { number: items[0].number },
        contact: { name: 'Ali Noor', email, phone: '20005516' },
        groups: [{ label: '6.a', gradeLevel: 5, pupils: 20, adults: 4 }],
        language: 'da',
      },
    });
    if (answer.status() === 409) return;
    expect(answer.status()).toBe(201);
  }
}
