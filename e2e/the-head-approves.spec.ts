import type { APIRequestContext, Page } from '@playwright/test';
import { type CaughtMail, desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// A visit that needs two yeses: the department's, and that of the school's head, who answers by a link.

const lead = 'pernille.bronzehoej@example.org';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const linkIn = (mail: CaughtMail | undefined, path: string) =>
  new URL(new RegExp(`https?:\\S*/${path}/\\S+`).exec(mail?.text ?? '')?.[0].trim() ?? 'http://no.link').pathname;

async function logIn(page: Page): Promise<void> {
  await page.context().clearCookies();
  const answer = await page.request.post('/dev/login', { data: { email: lead } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** An offer of its own, published in the editor, that the department and the school's head both say yes to. */
async function publishOffer(page: Page, title: string): Promise<void> {
  await page.goto('/personale/tilbud/ny');
  await page.getByLabel('Titel på dansk').fill(title);
  await button(page, 'Lav en kladde').click();
  const texts = {
    'Titel, på engelsk': 'Wax and bronze',
    'Kort tekst, på dansk': 'Vi former en hånd i voks.',
    'Kort tekst, på engelsk': 'We shape a hand in wax.',
    'Beskrivelse, på dansk': 'Klassen former en hånd og ser, hvordan den bliver til bronze.',
    'Beskrivelse, på engelsk': 'The class shapes a hand and sees how it becomes bronze.',
  };
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label).first().fill(text);
  await page.getByLabel('Hovedfag eller hovedtema').selectOption('VISUAL_ARTS');
  await page.getByLabel('Varighed i minutter').fill('60');
  await page.getByLabel('Afdelingen svarer på ønsket først').check();
  await page.getByLabel('Skolens leder skal sige ja, før besøget er bekræftet').check();
  await page.getByLabel('Skolens leder svarer inden for, hverdage').fill('3');
  await button(page, 'Gem og udgiv').click();
  await expect(page.getByRole('status').first()).toContainText('Forløbet er udgivet');
}

/** Sessions of the offer with room for a class each; answers their ids. */
async function plan(page: Page, origin: string, title: string, dates: string[]): Promise<string[]> {
  const { items } = await (await page.request.get('/api/planning/offers')).json();
  const offer = items.find((one: { title: string }) => one.title === title);
  const ids: string[] = [];
  for (const date of dates) {
    const data = { offerId: offer.id, date, time: '14:50', capacity: { groups: 1 } };
    const answer = await page.request.post('/api/sessions', { data, headers: { origin } });
    expect(answer.status(), await answer.text()).toBe(201);
    ids.push((await answer.json()).id);
  }
  return ids;
}

interface Asked {
  sessionId: string;
  teacher: string;
  head: string;
}

/** A teacher's request, made without a login; answers its reference. */
async function ask(request: APIRequestContext, { sessionId, teacher, head }: Asked): Promise<string> {
  const schools = await (await request.get('/api/institutions?q=9900')).json();
  const { number } = schools.items.find(({ kind }: { kind: string }) => kind === 'FOLKESKOLE') ?? schools.items[0];
  const data = {
    sessionId,
    institution: { number },
    contact: { name: 'Mette Holm', email: teacher, phone: '20 00 41 87' },
    head: { name: 'Jonna Skovrider', email: head },
    groups: [{ label: '5.b', gradeLevel: 5, pupils: 20, adults: 4 }],
  };
  const answer = await request.post('/api/bookings', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const booking = await answer.json();
  expect(booking.status).toBe('REQUESTED');
  return booking.reference;
}

const subjectIs = (pattern: RegExp) => (mail: CaughtMail) => pattern.test(mail.subject);

for (const [how, javaScript] of [
  ['on a phone', true],
  ['without JavaScript', false],
] as const) {
  test.describe(how, () => {
    if (!javaScript) test.use(withoutJavaScript);

    test(`a request is confirmed by the department and approved by the school’s head, ${how}`, async ({
      page,
      request,
      baseURL,
      mailsTo,
      newAddress,
      expectAccessible,
    }) => {
      test.setTimeout(90_000);
      const title = `Voks og bronze ${how}`;
      const [teacher, head] = [newAddress('mette'), newAddress('leder')];
      await logIn(page);
      await publishOffer(page, title);
      const dates = ['2026-05-12', '2026-05-19', '2026-05-26'];
      const [first = '', second = '', third = ''] = await plan(page, baseURL ?? '', title, dates);
      const reference = await ask(request, { sessionId: first, teacher, head });

      // The teacher reads what is waited for, the head opens the link, and only a click answers.
      const [received] = await mailsTo(teacher);
      expect(received?.subject).toContain('Vi har fået jeres anmodning');
      const manage = linkIn(received, 'booking');
      await page.goto(manage);
      await expect(page.getByText(`Jonna Skovrider (${head}) er spurgt på mail`)).toBeVisible();
      if (javaScript) await expectAccessible(page);
      const [asked] = await mailsTo(head);
      await page.goto(linkIn(asked, 'godkend'));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Godkend et besøg');
      if (javaScript) await expectAccessible(page);
      await button(page, 'Ja, besøget er godkendt').click();
      await expect(page.getByRole('status').first()).toContainText('Nu mangler kun afdelingens svar');

      // The department confirms: now it is a visit, with its invitation.
      await page.goto(`/personale/booking/${reference}`);
      await expect(page.getByText('Skolens leder, Jonna Skovrider, har sagt ja.')).toBeVisible();
      if (javaScript) await expectAccessible(page);
      await button(page, 'Bekræft besøget').click();
      await expect(page.getByRole('status').first()).toContainText('Besøget er bekræftet');
      const confirmed = (await mailsTo(teacher, 2)).find(({ attachments }) => attachments.length > 0);
      expect(confirmed?.attachments[0]?.content).toContain('METHOD:REQUEST');

      // Another request: another time is proposed, and the school takes it; its head is asked about that one.
      const [other, otherHead] = [newAddress('anden'), newAddress('anden-leder')];
      const moved = await ask(request, { sessionId: second, teacher: other, head: otherHead });
      await page.goto(`/personale/booking/${moved}`);
      const panel = page.getByRole('region', { name: 'Anmodningen' });
      await panel.getByText('Foreslå en anden tid', { exact: true }).click();
      await panel.getByLabel('26. maj 2026').check();
      await panel.getByLabel('Til skolen (kan udelades)').first().fill('Den dag er værkstedet ledigt.');
      await button(page, 'Send forslaget').click();
      await expect(page.getByRole('status').first()).toContainText('Forslaget er sendt');
      const proposed = (await mailsTo(other, 2)).find(subjectIs(/Forslag til en anden tid/));
      await page.goto(linkIn(proposed, 'booking'));
      await expect(page.getByText('Den dag er værkstedet ledigt.')).toBeVisible();
      if (javaScript) await expectAccessible(page);
      await button(page, 'Ja, vi tager den tid').click();
      await expect(page.getByText('I har sagt ja til den foreslåede tid.')).toBeVisible();
      const [again] = await mailsTo(otherHead, 2);
      await page.goto(linkIn(again, 'godkend'));
      await expect(page.getByText('tirsdag den 26. maj 2026')).toBeVisible();

      // This head says no, in words that the teacher reads; the places are free for the next.
      await page.getByLabel('Besked til læreren (kan udelades)').fill('Der er idrætsdag.');
      await button(page, 'Nej').click();
      await expect(page.getByRole('status').first()).toContainText('Du har sagt nej');
      const no = (await mailsTo(other, 3)).find(subjectIs(/Jeres leder har sagt nej/));
      expect(no?.text).toContain('Jonna Skovrider skriver: Der er idrætsdag.');

      // The next is declined by the department, with a reason.
      const [last, lastHead] = [newAddress('sidste'), newAddress('sidste-leder')];
      const declined = await ask(request, { sessionId: third, teacher: last, head: lastHead });
      await page.goto(`/personale/booking/${declined}`);
      await page.getByText('Afvis anmodningen', { exact: true }).first().click();
      await page.getByLabel('Forløbet passer ikke til klassens trin').check();
      await button(page, 'Afvis anmodningen').click();
      await expect(page.getByRole('status').first()).toContainText('Anmodningen er afvist');
      const refusal = (await mailsTo(last, 2)).find(subjectIs(/Det kan desværre ikke lade sig gøre/));
      expect(refusal?.text).toContain('Forløbet passer ikke til klassens trin.');
      const settled = (await mailsTo(lastHead, 2)).find(subjectIs(/Du behøver ikke svare/));
      expect(settled?.text).toContain('Afdelingen kunne ikke tage imod besøget');
    });
  });
}

test.describe('on a wide screen', () => {
  test.use(desktop);

  test('a teacher who has mistyped the head’s address asks again, and the old link opens nothing', async ({
    page,
    request,
    baseURL,
    mailsTo,
    newAddress,
    expectedErrors,
  }) => {
    test.setTimeout(60_000);
    expectedErrors.push(/404/, /422/);
    const title = 'Bronze på ny';
    const [teacher, wrong, right] = [newAddress('tastefejl'), newAddress('forkert'), newAddress('rigtig')];
    await logIn(page);
    await publishOffer(page, title);
    const [sessionId = ''] = await plan(page, baseURL ?? '', title, ['2026-06-02']);
    await ask(request, { sessionId, teacher, head: wrong });
    const [received] = await mailsTo(teacher);
    await page.goto(linkIn(received, 'booking'));
    await page.getByText('Forkert mailadresse, eller skal en anden spørges?').click();
    await page.getByLabel('Lederens mailadresse').fill('ingen adresse');
    await button(page, 'Send spørgsmålet').click();
    await expect(page.getByLabel('Lederens mailadresse')).toHaveValue('ingen adresse');
    await page.getByLabel('Lederens mailadresse').fill(right);
    await button(page, 'Send spørgsmålet').click();
    await expect(page.getByText('Spørgsmålet er sendt.')).toBeVisible();
    const [old] = await mailsTo(wrong);
    expect((await page.goto(linkIn(old, 'godkend')))?.status()).toBe(404);
    const [asked] = await mailsTo(right);
    expect((await page.goto(linkIn(asked, 'godkend')))?.status()).toBe(200);
  });
});
