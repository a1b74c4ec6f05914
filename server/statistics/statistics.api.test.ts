import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let centre: LoginHeaders;
let educator: LoginHeaders;

beforeAll(async () => {
  server = await testServer({ now: '2027-09-01T08:00:00Z' });
  const { db } = server;
  const fort = await aDepartment(db, {
    slug: 'fortet',
    name: 'Fortet',
    agreements: [
      { type: 'FULLY_EXTERNAL', from: '2010-01-01', to: '2027-01-01' },
      { type: 'CULTURAL_COFUNDED', from: '2027-01-01' },
    ],
  });
  const beach = await aDepartment(db, { slug: 'stranden', name: 'Stranden' });
  const watch = await anOffer(db, fort, { slug: 'vagt', titleDa: '=Vagt; på "volden"', titleEn: 'On watch' });
  const crab = await anOffer(db, beach, {
    slug: 'krabben',
    subject: 'BIOLOGY',
    subjects: ['BIOLOGY'],
    subjectFamily: 'SCIENCE',
  });
  const city = await anInstitution(db, { name: 'Byens Prøveskole' });
  const island = await anInstitution(db, { municipalityCode: '0400', kind: 'PRIVATE_SCHOOL' });
  const places = { capacityGroups: 9, capacityPupils: 200, capacityAdults: 50 };
  const december = await aSession(db, watch, { day: '2026-12-31', ...places });
  const january = await aSession(db, watch, { day: '2027-01-01', ...places });
  const july = await aSession(db, crab, { day: '2027-07-31', ...places });
  const august = await aSession(db, crab, { day: '2027-08-01', ...places });
  await aSession(db, crab, { day: '2027-08-02', ...places });
  await aSession(db, crab, { day: '2027-08-03', ...places, state: 'CANCELLED' });
  const twoClasses = [
    { gradeLevel: 3, pupils: 20, adults: 2 },
    { gradeLevel: 5, pupils: 26, adults: 3 },
  ];
  await aBooking(db, december, {
    institution: city,
    groups: twoClasses,
    came: [
      { pupils: 18, adults: 2 },
      { pupils: 0, adults: 0 },
    ],
  });
  await aBooking(db, january, { institution: city, groups: [{ pupils: 24 }], came: 'AS_BOOKED' });
  await aBooking(db, january, { institution: island, groups: [{ pupils: 10 }], came: 'NO_SHOW' });
  await aBooking(db, january, { institution: island, status: 'CANCELLED_BY_BOOKER' });
  await aBooking(db, july, {
    institution: null,
    groups: [{ ageGroup: 'MIXED', pupils: 12, adults: 4 }],
    came: 'AS_BOOKED',
  });
  await aBooking(db, july, { institution: city, status: 'CANCELLED_BY_VENUE' });
  await aBooking(db, august, { institution: city });
  centre = await loginHeaders(server, (await anAccount(db)).id);
  const guide = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId: fort.id }] });
  educator = await loginHeaders(server, guide.id);
});
afterAll(() => server.close());

async function ask(address: string, headers: Record<string, string> = centre) {
  const response = await fetch(`${server.url}/api/statistics/${address}`, {
    headers: { 'accept-language': 'da', ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('Figures', () => {
  test('counts what came by attendance, and what did not come apart from it', async () => {
    const { body } = await ask('visits');
    expect(body.total).toEqual({
      visits: 3,
      groups: 3,
      pupils: 18 + 24 + 12,
      adults: 2 + 2 + 4,
      bookedPupils: 46 + 24 + 10 + 12,
      cancelledByBooker: 1,
      cancelledByVenue: 1,
      noShows: 1,
      sessionsOffered: 5,
      sessionsUsed: 3,
      pupilPlacesOffered: 1000,
    });
    expect(body.rows).toEqual([body.total]);
  });

  test('a visit on 31 July and one on 1 August lie in two school years', async () => {
    const { body } = await ask('visits?groupBy=schoolYear');
    expect(body.rows).toMatchObject([
      { schoolYear: '2026/27', schoolYearLabel: '2026/27', visits: 3, sessionsOffered: 3, sessionsUsed: 3 },
      { schoolYear: '2027/28', visits: 0, sessionsOffered: 2, sessionsUsed: 0 },
    ]);
  });

  test('the same municipality counts in Hovedstaden until New Year and in Østdanmark from then on', async () => {
    const { body } = await ask('visits?groupBy=municipality,region&calendarYear=2026,2027');
    expect(
      body.rows.map((row: Record<string, unknown>) => [row.municipalityLabel, row.region, row.regionLabel, row.visits]),
    ).toEqual([
      ['Bornholm', '1086', 'Region Østdanmark', 0],
      ['København', '1084', 'Region Hovedstaden', 1],
      ['København', '1086', 'Region Østdanmark', 1],
      ['Ukendt kommune', null, 'Ukendt region', 1],
    ]);
  });

  test('the partnership of the day counts, for visits and for what was offered', async () => {
    const { body } = await ask('visits?groupBy=partnershipType&department=fortet');
    expect(body.rows).toMatchObject([
      { partnershipType: 'CULTURAL_COFUNDED', visits: 1, sessionsOffered: 1 },
      { partnershipType: 'FULLY_EXTERNAL', visits: 1, sessionsOffered: 1 },
    ]);
  });

  test('what was offered has no figures by who came, but its total stays', async () => {
    const { body } = await ask('visits?groupBy=department,institutionKind');
    expect(
      body.rows.every((row: Record<string, unknown>) => row.sessionsOffered === null && row.sessionsUsed === null),
    ).toBe(true);
    expect(body.total.sessionsOffered).toBe(5);
    const filtered = await ask('visits?groupBy=month&targetGroup=DAYCARE');
    expect(filtered.body).toMatchObject({
      rows: [{ month: '2027-07', monthLabel: 'juli 2027', visits: 1, pupilPlacesOffered: null }],
      total: { visits: 1, sessionsOffered: null },
    });
  });

  test('unknown is a row of its own and can be asked for', async () => {
    const { body } = await ask('visits?groupBy=institutionKind&municipality=UNKNOWN,0400');
    expect(body.rows).toMatchObject([
      { institutionKind: 'PRIVATE_SCHOOL', visits: 0, noShows: 1 },
      { institutionKind: null, institutionKindLabel: 'Ikke i registret', visits: 1 },
    ]);
  });

  test('several values of a filter add up, however they are written', async () => {
    const comma = await ask('visits?calendarYear=2026,2027&groupBy=offer');
    const repeated = await ask('visits?calendarYear=2026&calendarYear=2027&groupBy=offer');
    expect(repeated.body).toEqual(comma.body);
    expect(comma.body.rows).toMatchObject([
      { offer: 'vagt', visits: 2 },
      { offer: 'krabben', offerLabel: 'Forløb krabben', visits: 1 },
    ]);
  });

  test('periods of two kinds narrow each other', async () => {
    const { body } = await ask('visits?schoolYear=2026/27&calendarYear=2027');
    expect(body.total).toMatchObject({ visits: 2, sessionsOffered: 2 });
    expect((await ask('visits?schoolYear=2026/27&calendarYear=2029')).body.total).toMatchObject({
      visits: 0,
      sessionsOffered: 0,
    });
  });

  test('an empty period has no rows and zeroes in total', async () => {
    const { body } = await ask('visits?schoolYear=2012/13&groupBy=department,municipality');
    expect(body.rows).toEqual([]);
    expect(body.total).toMatchObject({ visits: 0, bookedPupils: 0, sessionsOffered: 0 });
  });

  test('labels follow the language', async () => {
    const { body } = await ask('visits?groupBy=gradeStage&language=en', { ...centre, 'accept-language': 'da' });
    expect(body.rows.map((row: Record<string, unknown>) => row.gradeStageLabel)).toEqual([
      'Grades 4–6',
      'Several stages',
      'No class level',
    ]);
  });
});

describe('Wrong questions', () => {
  test.each([
    ['groupBy=weekday', 'groupBy'],
    ['groupBy=__proto__', 'groupBy'],
    ['schoolYear=2026/28', 'schoolYear'],
    ['schoolYear=2026', 'schoolYear'],
    ['calendarYear=26', 'calendarYear'],
    ['month=2026-13', 'month'],
    ['department=findes-ikke', 'department'],
    ['offer=%27%3BDROP', 'offer'],
    ['municipality=101', 'municipality'],
    ['municipality=9999', 'municipality'],
    ['region=0000', 'region'],
    ['targetGroup=ADULTS', 'targetGroup'],
    ['targetGroup=toString', 'targetGroup'],
    ['subject=%00', 'subject'],
    ['form=ON_SITE&form=TV', 'form'],
    ['format=xlsx', 'format'],
    ['format=pdf', 'format'],
  ])('%s is refused by its field', async (query, path) => {
    const { status, body } = await ask(`visits?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path }] });
    expect(body.errors[0].message.length).toBeGreaterThan(5);
  });

  test('an empty field of a form is no filter', async () => {
    const { status, body } = await ask('visits?groupBy=&schoolYear=&municipality=&format=');
    expect(status).toBe(200);
    expect(body.total.visits).toBe(3);
  });
});

describe('Who may', () => {
  test('nobody without a login', async () => {
    for (const address of ['visits', 'visits/bookings', 'choices'])
      expect((await ask(address, { cookie: '' })).status).toBe(401);
  });

  test('an educator sees only the own department', async () => {
    expect((await ask('visits?groupBy=department', educator)).body).toMatchObject({
      rows: [{ department: 'fortet', visits: 2 }],
      total: { visits: 2, sessionsOffered: 2 },
    });
    expect((await ask('visits/bookings', educator)).body.total).toBe(4);
    expect((await ask('choices', educator)).body.department).toEqual([{ value: 'fortet', label: 'Fortet' }]);
    expect((await ask('visits?department=fortet', educator)).status).toBe(200);
  });

  test('a filter on a department of others is refused', async () => {
    for (const address of [
      'visits?department=stranden',
      'visits?department=fortet,stranden',
      'visits/bookings?department=stranden',
    ]) {
      expect((await ask(address, educator)).status).toBe(403);
    }
  });
});

describe('Bookings behind a figure', () => {
  test('are as many as the figure says', async () => {
    const { body: figures } = await ask('visits?groupBy=department,institutionKind');
    for (const row of figures.rows) {
      const filter = `department=${row.department}&institutionKind=${row.institutionKind ?? 'UNKNOWN'}`;
      expect((await ask(`visits/bookings?${filter}&outcome=CAME`)).body.total).toBe(row.visits);
      expect((await ask(`visits/bookings?${filter}&outcome=NO_SHOW`)).body.total).toBe(row.noShows);
    }
  });

  test('show what was booked and what came, and no contact data', async () => {
    const { body } = await ask('visits/bookings?calendarYear=2026');
    expect(body).toMatchObject({ total: 1, page: 1, pageSize: 50 });
    expect(body.items[0]).toEqual({
      reference: expect.stringMatching(/^\w{4}-\w{4}$/),
      localDate: '2026-12-31',
      institution: {
        number: expect.any(String),
        name: 'Byens Prøveskole',
        municipality: { code: '0101', name: 'København' },
      },
      department: { slug: 'fortet', name: 'Fortet' },
      offer: { slug: 'vagt', title: '=Vagt; på "volden"' },
      outcome: 'CAME',
      booked: { groups: 2, pupils: 46, adults: 5 },
      came: { groups: 1, pupils: 18, adults: 2 },
    });
  });

  test('come in pages; a page past the end is empty', async () => {
    const first = await ask('visits/bookings?pageSize=4');
    const second = await ask('visits/bookings?pageSize=4&page=2');
    expect(first.body.items).toHaveLength(4);
    expect(second.body.items).toHaveLength(2);
    expect((await ask('visits/bookings?pageSize=4&page=3')).body).toMatchObject({ items: [], total: 6 });
    expect(first.body.items.map((item: { localDate: string }) => item.localDate)).toEqual([
      '2027-07-31',
      '2027-07-31',
      '2027-01-01',
      '2027-01-01',
    ]);
  });
});

test('the choices are the values that occur, in the order in which they are shown', async () => {
  const { body } = await ask('choices');
  expect(body.schoolYear.map(({ value }: { value: string }) => value)).toEqual(['2026/27', '2027/28']);
  expect(body.municipality).toEqual([
    { value: '0400', label: 'Bornholm' },
    { value: '0101', label: 'København' },
  ]);
  expect(body.targetGroup.map(({ value }: { value: string }) => value)).toEqual(['DAYCARE', 'PRIMARY']);
});
