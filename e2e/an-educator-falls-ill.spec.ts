import type { APIRequestContext, Page } from '@playwright/test';
import { type CaughtMail, desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// "Jeg er syg": one form says when, the sessions concerned stand there with who is free, one press asks, the first colleague to
// say yes takes over, and the school hears only who teaches now. Nothing says why.

interface Demo {
  email: string;
  name: string;
  department?: string;
}
interface Scheduled {
  session: { id: string; startsAt: string; endsAt: string; localDate: string; offer: { title: string } };
  bookings: { status: string; reference: string; visitor: { email: string } }[];
}
interface Taught extends Scheduled {
  ill: Demo;
  free: string[];
  visitorEmail: string;
}

/** The demo's clock stands at this day in all browser tests. */
const days = 'from=2026-03-18&to=2026-05-29';

/** A coming visit of a department's educator for whom at least two colleagues are free. */
async function aVisit(request: APIRequestContext, department: string): Promise<Taught> {
  const logins: Demo[] = await (await request.get('/dev/logins.json')).json();
  const ill = logins.find((login) => login.department === department && 'role' in login && login.role === 'EDUCATOR');
  if (ill === undefined) throw new Error(`The demo has no educator in ${department}`);
  await request.post('/dev/login', { data: { email: ill.email } });
  const { items } = await (await request.get(`/api/schedule?${days}&educator=me`)).json();
  for (const item of items as Scheduled[]) {
    const booking = item.bookings.find(({ status }) => status === 'CONFIRMED');
    if (booking === undefined) continue;
    const { proposals } = await (await request.get(`/api/sessions/${item.session.id}/educator-proposals`)).json();
    if (proposals.some(({ asked }: { asked: string | null }) => asked !== null)) continue;
    const free = proposals
      .filter(({ standing }: { standing: string }) => standing !== 'NOT_FREE')
      .map(({ name }: { name: string }) => name);
    if (free.length > 1) return { ...item, ill, free, visitorEmail: booking.visitor.email };
  }
  throw new Error(`No visit in ${department} that a colleague could take`);
}

/** The Danish clock of an instant, as a time field takes it. */
const clock = (iso: string) =>
  new Intl.DateTimeFormat('da-DK', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Copenhagen' })
    .format(new Date(iso))
    .replace('.', ':');

async function tellOfAbsence(page: Page, { session }: Taught): Promise<void> {
  await page.goto('/personale/syg');
  await expect(page.getByRole('heading', { level: 1, name: 'Kan ikke komme' })).toBeVisible();
  await page.getByLabel('Fra dag').fill(session.localDate);
  await page.getByLabel('Klokken').first().fill(clock(session.startsAt));
  await page.getByLabel('Til og med dag').fill(session.localDate);
  await page.getByLabel('Klokken').last().fill(clock(session.endsAt));
  await page.getByRole('button', { name: 'Meld fravær og se tiderne' }).click();
  await expect(page.getByText('Fraværet er gemt.')).toBeVisible();
}

/** The mails that ask colleagues in the name of somebody, newest first. */
async function requestsFrom(
  request: APIRequestContext,
  { ill: { name }, session }: Taught,
  count: number,
): Promise<CaughtMail[]> {
  const when = `kl. ${clock(session.startsAt).replace(/^0/, '').replace(':', '.')}`;
  let mails: CaughtMail[] = [];
  const asked = async () => {
    const all = (await (await request.get('/dev/mails.json')).json()) as CaughtMail[];
    mails = all.filter(
      ({ text }) => text.includes(`${name} kan ikke komme`) && text.includes(when) && text.includes('/svar/'),
    );
    return mails.length;
  };
  await expect.poll(asked, { timeout: 30_000 }).toBe(count);
  return mails;
}

const linkIn = ({ text }: CaughtMail) => new URL(/https?:\S+\/svar\/\S+/.exec(text)?.[0] ?? '').pathname;

test.describe('with JavaScript, on a computer', () => {
  test.use(desktop);

  test('an educator cannot come: a colleague takes over by link, and the school hears only who teaches now', async ({
    page,
    browser,
    baseURL,
    mailsTo,
    expectAccessible,
  }) => {
    const visit = await aVisit(page.request, 'skulpturmuseet-ved-aaen');
    const toldBefore = (await mailsTo(visit.visitorEmail, 0)).length;
    await tellOfAbsence(page, visit);
    await expectAccessible(page);
    const card = page.locator(`[id="tid-${visit.session.id}"]`);
    await expect(card.getByText('Mangler en underviser')).toBeVisible();
    await expect(card).toContainText('fri');
    await card.getByRole('button', { name: `Spørg ${visit.free[0]}` }).click();
    await expect(page.getByText('1 kollega er spurgt.')).toBeVisible();
    await expect(card.getByText(`${visit.free[0]}: spurgt`)).toBeVisible();
    expect(await mailsTo(visit.visitorEmail, 0)).toHaveLength(toldBefore);

    const [mail] = await requestsFrom(page.request, visit, 1);
    if (mail === undefined) throw new Error('a colleague was asked');
    const context = await browser.newContext({ baseURL });
    const colleague = await context.newPage();
    const response = await colleague.goto(linkIn(mail));
    expect(response?.headers()['referrer-policy']).toBe('no-referrer');
    await expect(colleague.getByRole('heading', { level: 1, name: 'Kan du undervise?' })).toBeVisible();
    await expectAccessible(colleague);
    await colleague.getByRole('button', { name: 'Ja, jeg tager den' }).click();
    await expect(colleague.getByText('Du har sagt ja. Tak. Du står nu på planen.')).toBeVisible();
    await context.close();

    const told = await mailsTo(visit.visitorEmail, toldBefore + 1);
    expect(told).toHaveLength(toldBefore + 1);
    // In the language of the booking.
    expect(told[0]?.subject).toMatch(/ny underviser|new educator/);
    expect(told[0]?.text).toContain(visit.free[0]);
    for (const { subject, text } of [mail, ...told]) expect(`${subject} ${text}`).not.toMatch(/\bsyg/i);
    await page.goto('/personale/syg');
    await expect(page.locator(`[id="tid-${visit.session.id}"]`)).toHaveCount(0);
  });
});

test.describe('without JavaScript, on a phone', () => {
  test.use(withoutJavaScript);

  test('several are asked at once, one says no, the other yes, and whoever comes too late is told', async ({
    page,
    browser,
    baseURL,
  }) => {
    const visit = await aVisit(page.request, 'koebenhavns-befaestning');
    await tellOfAbsence(page, visit);
    const card = page.locator(`[id="tid-${visit.session.id}"]`);
    const many = card.getByRole('button', { name: /^Spørg (de tre første|alle \d+)$/ }).first();
    const count = /tre/.test(await many.innerText()) ? 3 : visit.free.length;
    await many.click();
    await expect(page.getByText(`${count} kolleger er spurgt.`)).toBeVisible();
    const mails = await requestsFrom(page.request, visit, count);
    const [first, second] = mails.map(linkIn);
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const colleague = await context.newPage();
    await colleague.goto(first ?? '');
    await colleague.getByRole('button', { name: 'Nej, jeg kan ikke' }).click();
    await expect(colleague.getByText('Du har sagt nej. Tak for svaret.')).toBeVisible();
    await colleague.goto(second ?? '');
    await colleague.getByRole('button', { name: 'Ja, jeg tager den' }).click();
    await expect(colleague.getByText('Du har sagt ja.')).toBeVisible();
    await colleague.goto(first ?? '');
    await expect(colleague.getByRole('button', { name: 'Ja, jeg tager den' })).toHaveCount(0);
    await context.close();
  });

  test('a time that does not exist is refused beside its field, and what was typed stays', async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/422/);
    await page.request.post('/dev/login', { data: { email: 'tobias.lerager@example.org' } });
    await page.goto('/personale/syg');
    await page.getByLabel('Fra dag').fill('2026-03-29');
    await page.getByLabel('Klokken').first().fill('02:30');
    await page.getByLabel('Til og med dag').fill('2026-03-29');
    await page.getByRole('button', { name: 'Meld fravær og se tiderne' }).click();
    await expect(page.getByRole('alert')).toContainText('uret stilles en time frem');
    await expect(page.getByLabel('Klokken').first()).toHaveValue('02:30');
  });
});
