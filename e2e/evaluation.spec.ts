import type { APIRequestContext, Page } from '@playwright/test';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { test as base, type CaughtMail, expect, withoutJavaScript } from './fixtures.ts';

// After the visit: the educator records that the class came late, the teacher is thanked the day after, answers three
// questions on the phone, and the lead reads what was written. Thanks are sent from four in the afternoon, so this world has a
// clock of its own.

const test = base.extend<object, { afternoon: DemoServer }>({
  afternoon: [
    async ({ browserName: _ }, use) => {
      const server = await startDemoServer({ DEMO_CLOCK: '2026-03-17T15:10:00Z' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  baseURL: async ({ afternoon }, use) => use(afternoon.url),
});

interface Visit {
  reference: string;
  date: string;
  email: string;
}
interface ScheduleItem {
  session: { localDate: string };
  bookings: { reference: string; status: string; attendance: unknown; visitor: { email: string } }[];
}

async function logInAs(request: APIRequestContext, role: string) {
  const logins: { email: string; role: string }[] = await (await request.get('/dev/logins.json')).json();
  await request.post('/dev/login', { data: { email: logins.find((login) => login.role === role)?.email } });
}

/** A visit of the last days that nobody has recorded; each test takes its own. */
async function unrecordedVisit(request: APIRequestContext, nth: number): Promise<Visit> {
  await logInAs(request, 'KNOWLEDGE_CENTRE');
  const query = 'from=2026-03-05&to=2026-03-15&attendance=MISSING';
  const { items }: { items: ScheduleItem[] } = await (await request.get(`/api/schedule?${query}`)).json();
  const visits = items.flatMap(({ session, bookings }) =>
    bookings.map(({ reference, visitor }) => ({ reference, date: session.localDate, email: visitor.email })),
  );
  const visit = visits[nth];
  if (visit === undefined) throw new Error('The demo has too few visits without attendance');
  return visit;
}

async function thanksTo(request: APIRequestContext, { email, reference }: Visit): Promise<CaughtMail> {
  let thanks: CaughtMail | undefined;
  const look = async () => {
    const mails: CaughtMail[] = await (await request.get(`/dev/mails.json?to=${encodeURIComponent(email)}`)).json();
    thanks = mails.find(({ text }) => text.includes(`/evaluering/${reference}/`));
    return thanks !== undefined;
  };
  await expect.poll(look, { message: `thanks to ${email}`, timeout: 30_000 }).toBe(true);
  return thanks as CaughtMail;
}

const pathIn = (mail: CaughtMail, part: string) =>
  new RegExp(`https?://[^/\\s]+(/${part}/[\\w/-]+)`).exec(mail.text)?.[1] ?? '';

function answer(page: Page, question: RegExp, number: number) {
  const scale = page.getByRole('group', { name: question });
  return scale.getByRole('radio', { name: new RegExp(`^${number}`) }).check();
}

test('a class came late; the teacher answers three questions by link, once, and the lead reads the comment', async ({
  page,
  expectAccessible,
  expectedErrors,
}) => {
  test.slow();
  expectedErrors.push(/422/);
  const visit = await unrecordedVisit(page.request, 0);
  await page.goto(`/personale/dag/${visit.date}`);
  const card = page.locator(`#besoeg-${visit.reference}`);
  await card.getByRole('button', { name: 'Kom for sent' }).click();
  await expect(card.locator('.done')).toContainText('Kom for sent:');
  await card.locator('summary').first().click();
  await expect(card).toContainText('Kan rettes til og med onsdag den 30. september 2026');
  await expectAccessible(page);
  await page.context().clearCookies();

  const link = pathIn(await thanksTo(page.request, visit), 'evaluering');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvordan gik det?');
  await expectAccessible(page);
  await answer(page, /noget ud af besøget/, 4);
  await page.getByLabel(/Er der noget, afdelingen skal vide/).fill('Bålet var det bedste.');
  await page.getByRole('button', { name: 'Send svarene' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('2 svar mangler');
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await expect(page.getByLabel(/Er der noget, afdelingen skal vide/)).toHaveValue('Bålet var det bedste.');
  await summary.getByRole('link', { name: /Ville I komme igen/ }).click();
  await page.keyboard.press('ArrowLeft');
  await answer(page, /Passede forløbet/, 3);
  await page.getByRole('button', { name: 'Send svarene' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tak for svarene');
  await expectAccessible(page);
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Send svarene' })).toHaveCount(0);

  await logInAs(page.request, 'KNOWLEDGE_CENTRE');
  await page.goto('/personale/evalueringer');
  await expect(page.getByText('Bålet var det bedste.')).toBeVisible();
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('the answers are sent, and mails of this kind are ended by the page or by the mail program', async ({
    page,
    request,
    baseURL,
  }) => {
    test.slow();
    const visit = await unrecordedVisit(request, 1);
    const recorded = await request.put(`/api/bookings/${visit.reference}/attendance`, {
      data: { outcome: 'CAME' },
      headers: { origin: baseURL ?? '' },
    });
    expect(recorded.status()).toBe(200);
    const mail = await thanksTo(request, visit);

    await page.goto(pathIn(mail, 'evaluering'));
    for (const question of [/noget ud af besøget/, /Passede forløbet/, /Ville I komme igen/]) {
      await answer(page, question, 5);
    }
    await page.getByRole('button', { name: 'Send svarene' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tak for svarene');

    await page.goto(pathIn(mail, 'afmeld'));
    await page.getByRole('button', { name: 'Sig mailen fra' }).click();
    await expect(page.getByRole('status')).toContainText('ikke flere mails med tak');
    await page.getByRole('button', { name: 'Send mig mailen igen' }).click();
    await expect(page.getByRole('status')).toContainText('igen tak og spørgsmål');

    const { headers } = mail as CaughtMail & { headers: Record<string, string> };
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const oneClick = headers['list-unsubscribe']?.replace(/^<|>$/g, '') ?? '';
    const ended = await fetch(oneClick, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(ended.status).toBe(200);
    await page.reload();
    await expect(page.getByRole('status')).toContainText('ikke flere mails med tak');
  });
});
