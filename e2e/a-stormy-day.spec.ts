import type { APIRequestContext, Page } from '@playwright/test';
import type { DemoLogin } from '#server/accounts/demo-logins.contract.ts';
import { type CaughtMail, expect, test, withoutJavaScript } from './fixtures.ts';

// A storm is coming: the lead cancels a day with one message; three schools get another time, two by their links.

const department = 'koebenhavns-befaestning';

async function logInAsLead(page: Page): Promise<void> {
  const logins: DemoLogin[] = await (await page.request.get('/dev/logins.json')).json();
  const lead = logins.find(({ role, department: slug }) => role === 'DEPARTMENT_LEAD' && slug === department);
  expect((await page.request.post('/dev/login', { data: { email: lead?.email } })).status()).toBe(200);
}

/** Plans sessions with room for one class each; answers their ids. */
async function plan(page: Page, origin: string, times: { date: string; time: string }[]): Promise<string[]> {
  const found = await (await page.request.get(`/api/offers?gradeLevel=5&form=ON_SITE&department=${department}`)).json();
  const { items } = await (await page.request.get('/api/planning/offers')).json();
  const offer = items.find(({ slug }: { slug: string }) => slug === found.items[0].slug);
  const ids: string[] = [];
  for (const { date, time } of times) {
    const data = { offerId: offer.id, date, time, capacity: { groups: 1 } };
    const answer = await page.request.post('/api/sessions', { data, headers: { origin } });
    expect(answer.status(), await answer.text()).toBe(201);
    ids.push((await answer.json()).id);
  }
  return ids;
}

async function book(
  request: APIRequestContext,
  sessionId: string,
  email: string,
  language: 'da' | 'en' = 'da',
): Promise<string> {
  const schools = await (await request.get('/api/institutions?q=9900')).json();
  const { number } = schools.items.find(({ kind }: { kind: string }) => kind === 'FOLKESKOLE') ?? schools.items[0];
  const data = {
    sessionId,
    institution: { number },
    contact: { name: 'Mette Holm', email, phone: '20 00 41 87' },
    groups: [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 4 }],
    language,
  };
  const answer = await request.post('/api/bookings', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).reference;
}

const linkIn = (mail: CaughtMail | undefined) => /https?:\S*\/booking\/\S+/.exec(mail?.text ?? '')?.[0].trim() ?? '';
const calendarIn = (mail: CaughtMail | undefined) =>
  mail?.attachments.find(({ filename }) => filename === 'invite.ics')?.content.replace(/\r\n /g, '') ?? '';
const uidIn = (mail: CaughtMail | undefined) => /UID:(\S+)/.exec(calendarIn(mail))?.[1];

interface Story {
  page: Page;
  request: APIRequestContext;
  mailsTo: (address: string, count?: number) => Promise<CaughtMail[]>;
  newAddress: (who: string) => string;
  /** The day of the storm, and one with free times. */
  days: { storm: string; calm: string };
  look: (page: Page) => Promise<void>;
}

async function aStormyDay({ page, request, mailsTo, newAddress, days, look }: Story): Promise<void> {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await logInAsLead(page);
  const at = (date: string) => ['09:00', '11:30', '14:00'].map((time) => ({ date, time }));
  const sessions = await plan(page, origin, at(days.storm));
  await plan(page, origin, at(days.calm));
  const emails = ['anna', 'bodil', 'carl'].map((who) => newAddress(who));
  const references = [];
  for (const [index, email] of emails.entries()) {
    references.push(await book(request, sessions[index] ?? '', email, index === 1 ? 'en' : 'da'));
  }
  for (const email of emails) await mailsTo(email);

  await page.goto('/personale/aflys');
  await look(page);
  await page.getByLabel('Dag', { exact: true }).fill(days.storm);
  await page.getByRole('button', { name: 'Vis tiderne' }).click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(page.getByText('3 tider med 3 bookinger')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Aflys de valgte tider' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv, hvorfor I aflyser');
  await page.getByLabel('Besked til skolerne på dansk').fill('Der er varslet storm, og voldene er lukket.');
  await page.getByLabel('Besked på engelsk').fill('A storm is coming and the ramparts are closed.');
  await page.getByRole('button', { name: 'Aflys de valgte tider' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tiderne er aflyst');
  await expect(page.getByRole('status')).toContainText('3 bookinger venter på en ny tid');
  await look(page);

  // The first school, in Danish, chooses by its link.
  const [told, confirmed] = await mailsTo(emails[0] ?? '', 2);
  expect(told?.subject).toMatch(/^Aflyst: /);
  expect(told?.text).toContain('Der er varslet storm, og voldene er lukket.');
  expect(calendarIn(told)).toContain('METHOD:CANCEL');
  await page.context().clearCookies();
  await page.goto(linkIn(told));
  await expect(page.getByRole('heading', { level: 2, name: /^Jeres besøg .* er aflyst$/ })).toBeVisible();
  await expect(page.getByText('på grund af vejret')).toBeVisible();
  await look(page);
  await page
    .getByRole('button', { name: / 2026,/ })
    .first()
    .click();
  await expect(page.getByRole('status')).toContainText('Bookingen er flyttet');
  await look(page);
  const [moved] = await mailsTo(emails[0] ?? '', 3);
  expect(moved?.subject).toContain('(ny tid)');
  expect(calendarIn(moved)).toContain('METHOD:REQUEST');
  expect(calendarIn(moved)).toContain('SEQUENCE:2');
  expect([uidIn(told), uidIn(moved)]).toEqual([uidIn(confirmed), uidIn(confirmed)]);

  // The second, in English.
  const [inEnglish] = await mailsTo(emails[1] ?? '', 2);
  expect(inEnglish?.text).toContain('A storm is coming and the ramparts are closed.');
  await page.goto(linkIn(inEnglish));
  await expect(page.getByText('We have cancelled because of the weather.')).toBeVisible();
  await look(page);
  await page
    .getByRole('button', { name: / 2026,/ })
    .first()
    .click();
  await expect(page.getByRole('status')).toContainText('The booking has been moved');

  // The third is rung by the department, which moves it.
  await logInAsLead(page);
  await page.goto('/personale/opgaver');
  const task = page.getByRole('article').filter({ has: page.getByRole('link', { name: `Booking ${references[2]}` }) });
  await expect(task).toContainText('Der er varslet storm');
  await look(page);
  await task.getByRole('radio').first().check();
  await task.getByRole('button', { name: 'Flyt bookingen' }).click();
  await expect(page.getByRole('status')).toContainText(`Booking ${references[2]} er flyttet`);
  await expect(page.getByRole('link', { name: `Booking ${references[2]}` })).toHaveCount(1);
  const done = page.getByRole('region', { name: 'Løst de sidste 30 dage' });
  await expect(done.getByText('af skolen selv').first()).toBeVisible();
  await look(page);
  const [byStaff] = await mailsTo(emails[2] ?? '', 3);
  expect(byStaff?.subject).toContain('(ny tid)');
  await page.goto(`/personale/booking/${references[2]}`);
  await expect(page.getByRole('heading', { name: 'Flyt til en anden tid' })).toBeVisible();
  await look(page);
}

test('a day is cancelled with one message, and three schools move to other times', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
  expectedErrors,
}) => {
  test.slow();
  expectedErrors.push(/422/);
  const days = { storm: '2026-06-14', calm: '2026-06-21' };
  await aStormyDay({ page, request, mailsTo, newAddress, days, look: expectAccessible });
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('the same day is cancelled, and the schools move all the same', async ({
    page,
    request,
    mailsTo,
    newAddress,
    expectedErrors,
  }) => {
    test.slow();
    expectedErrors.push(/422/);
    const days = { storm: '2026-09-13', calm: '2026-09-20' };
    await aStormyDay({ page, request, mailsTo, newAddress, days, look: async () => undefined });
  });
});
