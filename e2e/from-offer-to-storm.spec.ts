import type { APIRequestContext, Page } from '@playwright/test';
import { type CaughtMail, desktop, expect, test } from './fixtures.ts';

// A season from its first idea to a stormy day: one department's lead, two educators and three schools.

const lead = 'pernille.bronzehoej@example.org';
const tobias = 'tobias.lerager@example.org';
const hanne = 'hanne.mejslund@example.org';
/** The day on which Tobias cannot come, and the storm does. */
const THE_DAY = '2027-05-04';

test.use(desktop);

async function logIn(page: Page, email: string): Promise<void> {
  // Whoever is logged in is left first: a program's call carries no Origin of ours.
  await page.context().clearCookies();
  const answer = await page.request.post('/dev/login', { data: { email } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const linkIn = (mail: CaughtMail | undefined, path: string) =>
  new RegExp(`https?:\\S*/${path}/\\S+`).exec(mail?.text ?? '')?.[0].trim() ?? '';

async function publishOffer(page: Page, title: string): Promise<void> {
  await page.goto('/personale/tilbud/ny');
  await page.getByLabel('Titel på dansk').fill(title);
  await button(page, 'Lav en kladde').click();
  const texts = {
    'Titel, på engelsk': 'A hand in bronze',
    'Kort tekst, på dansk': 'Vi former en hånd i voks.',
    'Kort tekst, på engelsk': 'We shape a hand in wax.',
    'Beskrivelse, på dansk': 'Klassen former en hånd og ser, hvordan den bliver til bronze.',
    'Beskrivelse, på engelsk': 'The class shapes a hand and sees how it becomes bronze.',
  };
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label).first().fill(text);
  await page.getByLabel('Hovedfag eller hovedtema').selectOption('VISUAL_ARTS');
  await page.getByLabel('Varighed i minutter').fill('60');
  await button(page, 'Gem og udgiv').click();
  await expect(page.getByRole('status').first()).toContainText('Forløbet er udgivet');
}

/** Two days are closed and Tobias has a meeting: 65 dates give 60 sessions that can be made. */
async function buildSeason(page: Page, title: string): Promise<void> {
  await page.goto('/personale/lukkedage');
  await page.getByText('Luk nogle dage').click();
  await page.getByLabel('Første dag').first().fill('2027-04-13');
  await page.getByLabel('Sidste dag').first().fill('2027-04-14');
  await page.getByLabel('Hvorfor?').fill('Nye montrer');
  await button(page, 'Luk dagene').click();
  await expect(page.getByRole('status').first()).toBeVisible();
  await page.goto('/personale/tider/serie');
  await page.getByLabel('Hvilket forløb?').selectOption({ label: title });
  await button(page, 'Videre').click();
  await page.getByLabel('Første dag').fill('2027-01-04');
  await page.getByLabel('Sidste dag').fill('2027-06-02');
  for (const day of ['Tirsdag', 'Onsdag', 'Torsdag']) await page.getByLabel(day).check();
  await page.getByLabel('Klokkeslæt').fill('14.50');
  await page.getByLabel('Grupper', { exact: true }).fill('3');
  await page.getByLabel('Børn og elever').fill('84');
  await page.getByLabel('Voksne', { exact: true }).fill('20');
  await page.getByLabel('Underviser 1', { exact: true }).selectOption({ label: 'Tobias Lerager' });
  await button(page, 'Se alle datoer').click();
  await expect(
    page.getByText(/65 datoer: .*4 springes over \(2 helligdage, 2 lukkedage\), 1 kan ikke oprettes\./),
  ).toBeVisible();
  await expect(page.getByText(/Tobias Lerager er optaget af »Fælles planlægning«/)).toBeVisible();
  await button(page, 'Opret 60 tider').click();
  await expect(page.getByRole('status')).toContainText('60 tider er oprettet');
}

async function meetingOf(page: Page, origin: string, email: string): Promise<void> {
  const choices = await (await page.request.get('/api/planning/choices?department=skulpturmuseet-ved-aaen')).json();
  const person = choices.educators.find(({ name }: { name: string }) => name === 'Tobias Lerager');
  expect(person, email).toBeDefined();
  const data = {
    ...{ department: 'skulpturmuseet-ved-aaen', kind: 'MEETING', title: 'Fælles planlægning', people: [person.id] },
    ...{ date: '2027-03-02', time: '15:00', endTime: '16:00' },
  };
  const answer = await page.request.post('/api/blocked-times', { data, headers: { origin } });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Three schools book the day's session: their references. */
async function threeSchoolsBook(request: APIRequestContext, title: string, emails: string[]): Promise<string[]> {
  const { items } = await (await request.get(`/api/offers?q=${encodeURIComponent(title)}`)).json();
  const sessions = await (
    await request.get(`/api/offers/${items[0].slug}/sessions?from=${THE_DAY}&to=${THE_DAY}`)
  ).json();
  const schools = await (await request.get('/api/institutions?q=skole')).json();
  const references: string[] = [];
  for (const [index, email] of emails.entries()) {
    const data = {
      sessionId: sessions.items[0].id,
      institution: { number: schools.items[index].number },
      contact: { name: 'Mette Holm', email, phone: '20 00 41 87' },
      groups: [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 4 }],
      language: 'da',
    };
    const answer = await request.post('/api/bookings', { data });
    expect(answer.status(), await answer.text()).toBe(201);
    references.push((await answer.json()).reference);
  }
  return references;
}

/** Tobias cannot come; Hanne takes over by the link in his mail. */
async function colleagueTakesOver(page: Page, mailsTo: (address: string, count?: number) => Promise<CaughtMail[]>) {
  await logIn(page, tobias);
  await page.goto('/personale/syg');
  await page.getByLabel('Fra dag').fill(THE_DAY);
  await page.getByLabel('Til og med dag').fill(THE_DAY);
  await button(page, 'Meld fravær og se tiderne').click();
  const affected = page.locator('.sought > li').filter({ hasText: 'En hånd i bronze' });
  await expect(affected).toContainText('Mangler en underviser');
  await affected.getByRole('button', { name: 'Spørg Hanne Mejslund' }).click();
  await expect(page.getByRole('status').first()).toContainText('spurgt');
  const [asked] = await mailsTo(hanne);
  await page.context().clearCookies();
  await page.goto(linkIn(asked, 'svar'));
  await button(page, 'Ja, jeg tager den').click();
  await expect(page.getByRole('status')).toContainText('Du har sagt ja');
}

test('a lead makes an offer and a season, a colleague takes over for another, and a stormy day moves three schools', async ({
  page,
  request,
  mailsTo,
  newAddress,
  expectAccessible,
}) => {
  test.slow();
  const title = `En hånd i bronze ${Date.now()}`;
  const emails = ['asta', 'bo', 'carla'].map((who) => newAddress(who));
  await page.goto('/');
  const { origin } = new URL(page.url());
  await logIn(page, lead);
  await publishOffer(page, title);
  await meetingOf(page, origin, tobias);
  await buildSeason(page, title);
  const references = await threeSchoolsBook(request, title, emails);
  for (const email of emails) await mailsTo(email);

  await colleagueTakesOver(page, mailsTo);
  const [news] = await mailsTo(emails[0] ?? '', 2);
  expect(news?.text).toContain('Hanne Mejslund');
  expect(news?.text).toContain('Tobias Lerager');

  await logIn(page, lead);
  await page.goto('/personale/aflys');
  await page.getByLabel('Dag', { exact: true }).fill(THE_DAY);
  await button(page, 'Vis tiderne').click();
  await page.getByLabel('Besked til skolerne på dansk').fill('Der er varslet storm.');
  await page.getByLabel('Besked på engelsk').fill('A storm is coming.');
  await button(page, 'Aflys de valgte tider').click();
  await expect(page.getByRole('status')).toContainText('3 bookinger venter på en ny tid');
  for (const [index, email] of emails.slice(0, 2).entries()) {
    const [told] = await mailsTo(email, 3);
    await page.goto(linkIn(told, 'booking'));
    await expect(page.getByText('Der er varslet storm.')).toBeVisible();
    if (index === 0) await expectAccessible(page);
    await page
      .getByRole('button', { name: / 2027,/ })
      .first()
      .click();
    await expect(page.getByRole('status')).toContainText('Bookingen er flyttet');
  }
  await page.goto('/personale/opgaver');
  const task = page.getByRole('article').filter({ has: page.getByRole('link', { name: `Booking ${references[2]}` }) });
  await task.getByRole('radio').first().check();
  await task.getByRole('button', { name: 'Flyt bookingen' }).click();
  await expect(page.getByRole('status')).toContainText(`Booking ${references[2]} er flyttet`);
  await expectAccessible(page);
});
