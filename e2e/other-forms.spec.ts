import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, withoutJavaScript } from './fixtures.ts';

interface Offered {
  id: string;
  slug: string;
  title: string;
}

/** A free session of an offer of this form, for a class of 20; from some day on, so that tests do not meet. */
async function freeSession(request: APIRequestContext, form: string, from: string): Promise<Offered> {
  const { items } = await (await request.get(`/api/offers?form=${form}&pupils=20&pageSize=50`)).json();
  for (const { slug, title } of items) {
    const sessions = await (await request.get(`/api/offers/${slug}/sessions?pupils=20&from=${from}`)).json();
    const free = sessions.items.find((session: { bookable: boolean }) => session.bookable);
    if (free !== undefined) return { id: free.id, slug, title };
  }
  throw new Error(`the demo world has no free session of form ${form}`);
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Find jeres skole eller dagtilbud').fill('9900');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByLabel('Klassens navn').fill('8.b');
  const level = page.getByLabel('Trin', { exact: true });
  await level.selectOption({ index: 1 });
  await page.getByLabel('Elever', { exact: true }).fill('20');
  await page.getByLabel('Voksne').fill('3');
  await page.getByLabel('Dit navn').fill('Mette Holm');
  await page.getByLabel('Mobil på dagen').fill('20 00 41 87');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

async function logInAs(page: Page, role: 'KNOWLEDGE_CENTRE'): Promise<void> {
  const logins: { email: string; role: string }[] = await (await page.request.get('/dev/logins.json')).json();
  const login = logins.find((one) => one.role === role);
  expect((await page.request.post('/dev/login', { data: { email: login?.email } })).status()).toBe(200);
}

const bookButton = (page: Page) => page.getByRole('button', { name: /^Book 8\.b/ }).last();

test('we come out to a school, at another place than its own; the place is moved by the link, and the calendar follows', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  test.setTimeout(90_000);
  expectedErrors.push(/status of 422/);
  const email = newAddress('mette');
  const { id } = await freeSession(request, 'OUTREACH', '2026-04-20');
  await page.goto(`/book/${id}`);
  await expect(page.getByText('Vi kommer ud til skolens adresse.')).toBeVisible();
  await fillIn(page, email);
  await page.getByText('Vi skal mødes et andet sted').click();
  await page.getByLabel('Vej og nummer').fill('Parkvej 12');
  await page.getByLabel('Hvor finder underviseren jer?').fill('Ved hallen.');
  await bookButton(page).click();

  // What is missing of the place is said, and nothing is lost.
  await expect(page.getByRole('alert')).toContainText('Skriv et postnummer med fire cifre.');
  await expect(page.getByLabel('Vej og nummer')).toHaveValue('Parkvej 12');
  await expectAccessible(page);
  await page.getByLabel('Postnummer').fill('2300');
  await page.getByLabel('By', { exact: true }).fill('København S');
  await bookButton(page).click();

  await expect(page.getByText('Parkvej 12, 2300 København S')).toBeVisible();
  await expectAccessible(page);
  const [mail] = await mailsTo(email, 1);
  expect(mail?.text).toContain('kommer ud til jer');
  const invite = mail?.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  const unfolded = (invite?.content ?? '').replace(/\r?\n /g, '');
  expect(unfolded).toContain('Parkvej 12\\, 2300 København S');
  expect(unfolded).not.toContain('GEO:');

  await page.locator('#ret ~ details > summary').click();
  await page.getByLabel('Vej og nummer').fill('Engvej 4');
  await page.getByRole('button', { name: 'Gem ændringen' }).click();
  await expect(page.getByText('Engvej 4, 2300 København S')).toBeVisible();
  const [changed] = await mailsTo(email, 2);
  expect(changed?.text).toContain('Engvej 4, 2300 København S (før');
});

test('an online visit has its link on the booking’s page and in the mail, and nowhere else', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
}) => {
  const email = newAddress('mette');
  const { id, slug } = await freeSession(request, 'ONLINE', '2026-04-20');
  const link = `https://moede.example.org/${slug}`;
  await page.goto(`/tilbud/${slug}`);
  expect(await page.content()).not.toContain(link);
  await page.goto(`/book/${id}`);
  expect(await page.content()).not.toContain(link);
  await fillIn(page, email);
  await bookButton(page).click();
  await expect(page.getByRole('link', { name: link })).toBeVisible();
  await expectAccessible(page);
  const [mail] = await mailsTo(email, 1);
  expect(mail?.text).toContain(link);
  expect(mail?.text).toContain('Vi mødes online');
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('the knowledge centre says how many a house takes on their own, and a class too many is told how many are left', async ({
    page,
    request,
    newAddress,
    expectedErrors,
  }) => {
    test.setTimeout(90_000);
    expectedErrors.push(/status of 422/);
    const { id } = await freeSession(request, 'SELF_GUIDED', '2026-05-04');
    const { rules } = await (await request.get(`/api/sessions/${id}`)).json();
    const limit = page.locator('#sted-gladsaxe-fort-selfGuidedPupils');
    const save = async (text: string) => {
      await page.locator('summary').filter({ hasText: 'Gladsaxe Fort' }).click();
      await limit.fill(text);
      await page.locator('form').filter({ has: limit }).getByRole('button').first().click();
    };
    await logInAs(page, 'KNOWLEDGE_CENTRE');
    await page.goto('/personale/registre/afdelinger/koebenhavns-befaestning');
    await save('mange');
    await expect(page.getByRole('alert')).toContainText('Skriv et helt tal.');
    await limit.fill('12');
    await page.locator('form').filter({ has: limit }).getByRole('button').first().click();
    await expect(limit).toHaveValue('12');

    const refused = await request.post('/api/bookings', {
      headers: { 'accept-language': 'da' },
      data: {
        sessionId: id,
        institution: { name: 'Skolen ved Søen', municipality: '0101' },
        contact: { name: 'Mette Holm', email: newAddress('mette'), phone: '20 00 41 87' },
        groups: [{ label: '5.b', gradeLevel: rules.gradeLevels.from, pupils: 20, adults: 10 }],
      },
    });
    expect([refused.status(), (await refused.json()).code]).toEqual([409, 'SESSION_FULL']);
    await page.goto(`/book/${id}`);
    await page.locator('.recap > summary').click();
    await expect(page.getByText('. På egen hånd')).toBeVisible();
    await expect(page.getByText('Plads til 12 elever endnu').first()).toBeVisible();

    await page.goto('/personale/registre/afdelinger/koebenhavns-befaestning');
    await save('60');
  });
});
