import type { APIRequestContext, Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import { type CaughtMail, desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// None of the dates suits: a teacher asks for another day, the lead answers with a time, and the teacher says yes.

const department = 'koebenhavns-befaestning';

async function logInAsLead(page: Page): Promise<void> {
  const logins: DemoLogin[] = await (await page.request.get('/dev/logins.json')).json();
  const lead = logins.find(({ role, department: slug }) => role === 'DEPARTMENT_LEAD' && slug === department);
  expect((await page.request.post('/dev/login', { data: { email: lead?.email } })).status()).toBe(200);
}

async function anOffer(request: APIRequestContext, nth: number): Promise<{ slug: string; title: string }> {
  const found = await request.get(`/api/offers?gradeLevel=5&form=ON_SITE&department=${department}`);
  const { items } = await found.json();
  return items[nth] ?? items[0];
}

const linkIn = (mail: CaughtMail | undefined, part: string) =>
  new RegExp(`https?:\\S*/${part}/\\S+`).exec(mail?.text ?? '')?.[0].trim() ?? '';

async function fillWish(page: Page, email: string): Promise<void> {
  await page.getByLabel('Tidligst').fill('2026-05-04');
  await page.getByLabel('Senest').fill('2026-05-29');
  await page.getByLabel('tirsdag', { exact: true }).check();
  await page.getByLabel('Om formiddagen').check();
  await page.getByLabel('Klassens navn').fill('5.b');
  await page.getByLabel('Trin', { exact: true }).selectOption({ label: '5. klasse' });
  await page.getByLabel('Elever').fill('20');
  await page.getByLabel('Voksne').fill('4');
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.getByLabel('Mobil på dagen').fill('20 00 41 87');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

test('a teacher asks for another day, is offered a new time and accepts it by the link', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
}) => {
  const offer = await anOffer(request, 0);
  const email = newAddress('mette');
  await page.goto(`/tilbud/${offer.slug}`);
  await page.getByRole('link', { name: 'Ønsk en anden dag' }).click();
  await expectAccessible(page);
  await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
  await page.getByRole('listbox').getByRole('option').first().click();
  await fillWish(page, email);
  await page.getByLabel('Er der mere, vi skal vide om dagene?').fill(`Vi har emneuge (${email}).`);
  await page.getByRole('button', { name: 'Send ønsket' }).click();
  await expect(page.getByRole('status')).toContainText('Vi har fået jeres ønske');
  await expect(page.getByText('Kun tirsdag')).toBeVisible();
  await expectAccessible(page);
  const [received] = await mailsTo(email);
  expect(received?.subject).toBe(`Vi har fået jeres datoønske: ${offer.title}`);

  await logInAsLead(page);
  await page.goto('/personale/opgaver');
  await expectAccessible(page);
  const wishes = page.getByRole('list', { name: 'Datoønsker' });
  await wishes.getByRole('listitem').filter({ hasText: email }).getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Datoønske fra');
  await expectAccessible(page);
  await page.getByLabel('En ny tid').check();
  await page.getByLabel('Dag', { exact: true }).fill('2026-05-26');
  await page.getByLabel('Klokken').fill('16.30');
  await page.getByLabel('Besked til skolen').fill('Vi har åbnet en ekstra eftermiddag til jer.');
  await page.getByRole('button', { name: 'Tilbyd tiden' }).click();
  await expect(page.getByRole('status')).toContainText('Skolen har fået tilbudt tiden');

  const [offered] = await mailsTo(email, 2);
  expect(offered?.subject).toBe(`Vi kan tilbyde jer en tid: ${offer.title}`);
  expect(offered?.text).toContain('tirsdag den 26. maj 2026');
  expect(offered?.text).toContain('Vi har åbnet en ekstra eftermiddag til jer.');
  await page.goto(linkIn(received, 'datooensker'));
  await expect(page.getByText('Vi holder en tid til jer. Sig ja senest torsdag den 19. marts.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sig ja eller nej' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ja tak, vi kommer' }).click();
  await expect(page.getByText('Tak. Pladserne er jeres.')).toBeVisible();
  const [confirmed] = await mailsTo(email, 3);
  expect(confirmed?.subject).toContain('Bekræftet:');
  expect(confirmed?.attachments.map(({ contentType }) => contentType).join()).toContain('ics');
  await page.goto(linkIn(received, 'datooensker'));
  await expect(page.getByText('I har sagt ja til tiden, og besøget er bekræftet.')).toBeVisible();
});

test.describe('without JavaScript, on a wide screen', () => {
  test.use({ ...withoutJavaScript, ...desktop });

  test('what is missing is named and nothing is lost; a wish is declined in words, and another is taken back', async ({
    page,
    request,
    mailsTo,
    newAddress,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    const offer = await anOffer(request, 1);
    const email = newAddress('ali');
    const ask = async () => {
      await page.goto(`/tilbud/${offer.slug}/anden-dato`);
      await fillWish(page, email);
      await page.getByLabel('Senest').fill('');
      await page.getByRole('button', { name: 'Send ønsket' }).last().click();
      await expect(page.getByRole('alert')).toContainText('Vælg den sidste dag, I kan.');
      await expect(page.getByLabel('tirsdag', { exact: true })).toBeChecked();
      await page.getByLabel('Senest').fill('2026-05-29');
      await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
      await page.getByRole('button', { name: 'Søg', exact: true }).click();
      await page.getByRole('radio', { name: /./ }).first().waitFor();
      await page.locator('input[name="school"]').first().check();
      await page.getByLabel('Er der mere, vi skal vide om dagene?').fill(`Skriv til ${email}.`);
      await page.getByRole('button', { name: 'Send ønsket' }).last().click();
      await expect(page.getByRole('status')).toContainText('Vi har fået jeres ønske');
    };
    await ask();
    const [first] = await mailsTo(email);
    await logInAsLead(page);
    await page.goto('/personale/opgaver');
    await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').last().click();
    await page.getByRole('button', { name: 'Send afslaget' }).click();
    await expect(page.getByRole('alert')).toContainText('Skriv til skolen, hvorfor');
    await page.getByLabel('Hvorfor kan det ikke lade sig gøre?').fill('Vi bygger om i maj. Prøv igen til efteråret.');
    await page.getByRole('button', { name: 'Send afslaget' }).click();
    await expect(page.getByRole('status')).toContainText('Skolen har fået afslaget');
    const [declined] = await mailsTo(email, 2);
    expect(declined?.text).toContain('Vi bygger om i maj.');
    await page.goto(linkIn(first, 'datooensker'));
    await expect(page.getByText('Vi bygger om i maj. Prøv igen til efteråret.')).toBeVisible();

    await page.getByRole('link', { name: 'Ønsk andre dage' }).click();
    await ask();
    await page.getByRole('button', { name: 'Træk ønsket tilbage' }).click();
    await expect(page.getByText('I har selv trukket ønsket tilbage.')).toBeVisible();
  });
});
