import type { APIRequestContext, Page } from '@playwright/test';
import { desktop, expect, test, withoutJavaScript } from './fixtures.ts';

// An educator on Monday morning: what comes this week, the day sheet, and the two taps after each visit.

interface Visit {
  reference: string;
  date: string;
  department: string;
  school: string;
  pupils: number;
  adults: number;
  groups: { id: string }[];
}
interface DemoLogin {
  email: string;
  password: string;
  role: string;
  department?: string;
}

/** The demo's clock stands at this day in all browser tests. */
const today = '2026-03-16';

async function demoLogins(request: APIRequestContext): Promise<DemoLogin[]> {
  return (await request.get('/dev/logins.json')).json();
}

/** A day on which a department has two visits of one group each that nobody has recorded; each test takes its own. */
async function twoVisitsWithoutAttendance(request: APIRequestContext, nth: number): Promise<[Visit, Visit]> {
  const centre = (await demoLogins(request)).find(({ role }) => role === 'KNOWLEDGE_CENTRE');
  await request.post('/dev/login', { data: { email: centre?.email } });
  const { items } = await (await request.get(`/api/schedule?from=2026-02-16&to=${today}`)).json();
  const visits: Visit[] = items.flatMap(({ session, bookings }: ScheduleItem) =>
    bookings
      .filter(({ status, attendance, groups }) => status === 'CONFIRMED' && attendance === null && groups.length === 1)
      .map(({ reference, institution, groups: [group] }) => ({
        reference,
        date: session.localDate,
        department: session.department.slug,
        school: institution.name,
        pupils: group?.pupils ?? 0,
        adults: group?.adults ?? 0,
        groups: [group],
      })),
  );
  const days = Map.groupBy(visits, ({ date, department }) => `${department} ${date}`);
  const [first, second] = [...days.values()].filter(({ length }) => length > 1)[nth] ?? [];
  if (first === undefined || second === undefined) throw new Error('The demo has too few visits without attendance');
  return [first, second];
}

interface ScheduleItem {
  session: { localDate: string; department: { slug: string } };
  bookings: {
    reference: string;
    status: string;
    attendance: unknown;
    institution: { name: string };
    groups: { id: string; pupils: number; adults: number }[];
  }[];
}

async function logIn(page: Page, { department }: Visit): Promise<DemoLogin> {
  const educator = (await demoLogins(page.request)).find(
    (login) => login.role === 'EDUCATOR' && login.department === department,
  );
  if (educator === undefined) throw new Error(`The demo has no educator in ${department}`);
  await page.getByLabel('Mailadresse').fill(educator.email);
  await page.getByLabel('Adgangskode').fill(educator.password);
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  return educator;
}

const cardOf = (page: Page, { reference }: Visit) => page.locator(`#besoeg-${reference}`);

async function figuresOf(page: Page, { department, date }: Visit) {
  const month = date.slice(0, 7);
  const answer = await page.request.get(`/api/statistics/visits?department=${department}&month=${month}`);
  const { visits, groups, pupils, adults, noShows } = (await answer.json()).total;
  return { visits, groups, pupils, adults, noShows };
}

test('the educator records attendance in two taps, and the statistics rise by exactly that', async ({
  page,
  request,
  expectAccessible,
}) => {
  test.slow();
  const [first, second] = await twoVisitsWithoutAttendance(request, 0);

  await page.goto(`/personale/dag/${first.date}`);
  await expect(page).toHaveURL(/\/log-ind\?next=/);
  await expectAccessible(page);
  await logIn(page, first);
  await expect(page).toHaveURL(new RegExp(`/personale/dag/${first.date}$`));
  await expectAccessible(page);
  const before = await figuresOf(page, first);

  await cardOf(page, first).getByText('Ret tal').click();
  await cardOf(page, first)
    .getByLabel(/Elever|Børn/)
    .fill(String(first.pupils - 2));
  await cardOf(page, first)
    .getByLabel('Voksne')
    .fill(String(first.adults + 1));
  await expectAccessible(page);
  await cardOf(page, first).getByRole('button', { name: 'Gem tallene' }).click();
  await expect(cardOf(page, first)).toContainText(new RegExp(`Kom: ${first.pupils - 2} (elever|børn)`));

  await cardOf(page, second).getByRole('button', { name: 'Udeblev' }).click();
  await expect(cardOf(page, second).locator('.done')).toContainText('Udeblev');
  await expectAccessible(page);

  expect(await figuresOf(page, first)).toEqual({
    visits: before.visits + 1,
    groups: before.groups + 1,
    pupils: before.pupils + first.pupils - 2,
    adults: before.adults + first.adults + 1,
    noShows: before.noShows + 1,
  });

  await page.goto('/personale');
  await expect(page).toHaveURL(/\/personale\/uge\/2026-W12$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Uge 12');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Mangler fremmøde/ }).click();
  await expect(cardOf(page, first)).toHaveCount(0);
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use(withoutJavaScript);

  test('what was recorded wrong is corrected, and nothing typed is lost', async ({ page, request, expectedErrors }) => {
    expectedErrors.push(/422/);
    const [first, second] = await twoVisitsWithoutAttendance(request, 1);
    await page.goto(`/personale/dag/${first.date}?mine=`);
    await logIn(page, first);

    await cardOf(page, first).getByRole('button', { name: 'Kom som booket' }).click();
    await expect(cardOf(page, first).locator('.done')).toContainText(`Kom: ${first.pupils} `);

    await cardOf(page, second).getByText('Ret tal').click();
    await cardOf(page, second)
      .getByLabel(/Elever|Børn/)
      .fill('mange');
    await cardOf(page, second).getByRole('button', { name: 'Gem tallene' }).click();
    await expect(page.getByRole('alert')).toContainText('Skriv hele tal');
    await expect(cardOf(page, second).getByLabel(/Elever|Børn/)).toHaveValue('mange');
    await cardOf(page, second)
      .getByLabel(/Elever|Børn/)
      .fill('7');
    await cardOf(page, second).getByRole('button', { name: 'Gem tallene' }).click();
    await expect(cardOf(page, second).locator('.done')).toContainText('Kom: 7 ');

    await cardOf(page, second).locator('summary').click();
    await cardOf(page, second).getByRole('button', { name: 'Udeblev' }).click();
    await expect(cardOf(page, second).locator('.done')).toContainText('Udeblev');
  });

  test('a wrong password is said without naming which was wrong, and logging out ends it', async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/401/);
    await page.goto('/log-ind?next=//elsewhere.example.org');
    await page.getByLabel('Mailadresse').fill('ukendt@example.org');
    await page.getByLabel('Adgangskode').fill('forkert');
    await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('passer ikke sammen');
    await expect(page.getByLabel('Mailadresse')).toHaveValue('ukendt@example.org');
    await page.getByRole('button', { name: /^Videncenter/ }).click();
    await expect(page).toHaveURL(/\/personale\/uge\/2026-W12$/);
    await page.locator('summary', { hasText: 'Menu' }).click();
    await page.getByRole('button', { name: /Log ud$/ }).click();
    await expect(page.getByRole('status')).toContainText('Du er logget ud');
    await page.goto('/personale/mangler');
    await expect(page).toHaveURL(/\/log-ind\?next=/);
  });
});

test.describe('on paper', () => {
  test.use(desktop);

  test('the day sheet is printed without navigation and with room for the pen', async ({ page, request }) => {
    const [visit] = await twoVisitsWithoutAttendance(request, 2);
    await page.goto(`/personale/dag/${visit.date}`);
    await logIn(page, visit);
    await page.emulateMedia({ media: 'print' });
    await expect(cardOf(page, visit).locator('.pen')).toBeVisible();
    await expect(cardOf(page, visit)).toContainText(visit.school);
    for (const hidden of [page.getByRole('navigation'), page.getByRole('button'), page.getByRole('contentinfo')]) {
      for (const one of await hidden.all()) await expect(one).toBeHidden();
    }
  });
});

test('A2 no page of the staff, and no form on it, answers without a login', async ({ request, baseURL }) => {
  const pages = [
    '/personale',
    '/personale/uge/2026-W12',
    `/personale/dag/${today}`,
    '/personale/mangler',
    '/statistik',
    '/statistik/besoeg',
  ];
  for (const page of [...pages, ...pages.map((path) => `/en${path}`)]) {
    const answer = await request.get(page, { maxRedirects: 0 });
    expect(answer.status(), page).toBe(303);
    expect(answer.headers().location, page).toMatch(/^(\/en)?\/log-ind\?next=/);
  }
  for (const action of ['came', 'noShow', 'numbers']) {
    const headers = { origin: baseURL ?? '' };
    const form = { reference: 'ABCD-EFGH' };
    const answer = await request.post(`/personale/mangler?/${action}`, { form, headers, maxRedirects: 0 });
    expect(answer.headers().location ?? (await answer.text()), action).toContain('/log-ind?next=');
  }
});
