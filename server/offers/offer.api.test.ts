import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
  await fillCatalogue(server);
});
afterAll(() => server.close());

async function fillCatalogue({ db }: TestServer): Promise<void> {
  const fort = await aDepartment(db, { slug: 'forterne', name: 'Forterne' });
  const beach = await aDepartment(db, { slug: 'stranden', name: 'Naturcenter Stranden', municipalityCode: '0400' });
  const vagt = await anOffer(db, fort, {
    slug: 'vagt-paa-volden',
    titleDa: 'Vagt på volden',
    titleEn: 'Guard on the Rampart',
    teaserDa: 'Klassen står vagt ved fæstningen en nat i 1914.',
    keywords: 'soldat fort kanon',
    priceOre: 82500,
    languages: ['da', 'en'],
  });
  await aSession(db, vagt, { day: '2026-04-23' });
  await aSession(db, vagt, { day: '2026-03-17' });
  await aSession(db, vagt, { day: '2026-05-07', takenGroups: 1, takenPupils: 40, takenAdults: 3 });
  const krabber = await anOffer(db, beach, {
    slug: 'krabbens-hjem',
    titleDa: 'Krabbens hjem',
    titleEn: 'The Home of the Crab',
    teaserDa: 'Børnene finder krabber i lavt vand.',
    subjectFamily: 'SCIENCE',
    subject: 'NATURE_OUTDOOR_SCIENCE',
    targetGroups: ['DAYCARE', 'PRIMARY'],
    ageGroups: ['MIXED'],
    gradeFrom: 0,
    gradeTo: 2,
    maxPupils: 20,
    pupilsPerAdult: 5,
  });
  await aSession(db, krabber, { day: '2026-04-24', capacityPupils: 20, capacityGroups: 1, capacityAdults: 4 });
  await anOffer(db, beach, {
    slug: 'vand-ude-paa-skolen',
    titleDa: 'Vand ude på skolen',
    subjectFamily: 'SCIENCE',
    subject: 'PHYSICS_CHEMISTRY',
    subjects: ['PHYSICS_CHEMISTRY', 'MATHEMATICS'],
    form: 'OUTREACH',
    targetGroups: ['UPPER_SECONDARY'],
    gradeFrom: null,
    gradeTo: null,
  });
  await anOffer(db, fort, { slug: 'kladde', state: 'DRAFT', titleDa: 'Kladde om forter' });
}

// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the server itself.
type Json = any;

async function get(path: string, language = 'da'): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });
  return { status: response.status, body: await response.json() };
}

async function found(query: string): Promise<string[]> {
  const { status, body } = await get(`/api/offers?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.total).toBe(body.items.length);
  return body.items.map((offer: { slug: string }) => offer.slug).sort();
}

describe('The list of offers', () => {
  it('holds what is published, with its next session that can still be booked', async () => {
    const { body } = await get('/api/offers');
    expect(body.total).toBe(3);
    const vagt = body.items.find((offer: Json) => offer.slug === 'vagt-paa-volden');
    expect(vagt).toMatchObject({
      title: 'Vagt på volden',
      department: { slug: 'forterne', name: 'Forterne' },
      gradeLevels: { from: 4, to: 6 },
      price: { totalOre: 82500, parts: [{ label: 'Undervisning', amountOre: 82500 }] },
      nextSession: { startsAt: '2026-04-23T07:00:00.000Z', pupilsLeft: 56 },
    });
  });

  it('puts the soonest first and what has no dates last', async () => {
    const { body } = await get('/api/offers');
    expect(body.items.map((offer: Json) => offer.slug)).toEqual([
      'vagt-paa-volden',
      'krabbens-hjem',
      'vand-ude-paa-skolen',
    ]);
  });

  it('is in English for those who ask in English', async () => {
    const { body } = await get('/api/offers?department=forterne', 'en');
    expect(body.items[0].title).toBe('Guard on the Rampart');
    expect(body.facets.form[0].label).toBe('At the site');
  });

  it('has pages, and a page past the end is empty', async () => {
    const first = await get('/api/offers?pageSize=2');
    const last = await get('/api/offers?pageSize=2&page=2');
    const past = await get('/api/offers?pageSize=2&page=3');
    expect([first, last, past].map(({ body }) => body.items.length)).toEqual([2, 1, 0]);
    expect(past.body).toMatchObject({ total: 3, page: 3, pageSize: 2 });
  });

  it.each([
    ['targetGroup=DAYCARE', ['krabbens-hjem']],
    ['targetGroup=DAYCARE,UPPER_SECONDARY', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['targetGroup=DAYCARE&targetGroup=UPPER_SECONDARY', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['gradeLevel=5', ['vagt-paa-volden']],
    ['gradeLevel=2,5', ['krabbens-hjem', 'vagt-paa-volden']],
    ['gradeLevel=9', []],
    ['ageGroup=NURSERY', ['krabbens-hjem']],
    ['subjectFamily=SCIENCE', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['subject=MATHEMATICS', ['vand-ude-paa-skolen']],
    ['municipality=0101', ['vagt-paa-volden']],
    ['municipality=0400', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['region=1084', ['krabbens-hjem', 'vagt-paa-volden', 'vand-ude-paa-skolen']],
    ['department=stranden', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['form=OUTREACH', ['vand-ude-paa-skolen']],
    ['free=true', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['language=en', ['vagt-paa-volden']],
    ['pupils=26', ['vagt-paa-volden']],
    ['pupils=20', ['krabbens-hjem', 'vagt-paa-volden']],
    ['from=2026-04-24&to=2026-04-24', ['krabbens-hjem']],
    ['from=2026-05-01&to=2026-05-31', ['vagt-paa-volden']],
    ['from=2026-05-01&to=2026-05-31&pupils=17', []],
    ['from=2026-03-16&to=2026-03-17', []],
    ['q=&pupils=&from=&form=', ['krabbens-hjem', 'vagt-paa-volden', 'vand-ude-paa-skolen']],
  ])('filtered by %s holds %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('counts in each facet what the value would give with the other filters applied', async () => {
    const { body } = await get('/api/offers?subjectFamily=SCIENCE&form=OUTREACH');
    expect(body.total).toBe(1);
    expect(body.facets.form).toEqual([
      { value: 'ON_SITE', label: 'På stedet', count: 1 },
      { value: 'OUTREACH', label: 'Ude hos jer', count: 1 },
    ]);
    expect(body.facets.subjectFamily).toEqual([{ value: 'SCIENCE', label: 'Naturfag', count: 1 }]);
    expect(body.facets.department).toEqual([{ value: 'stranden', label: 'Naturcenter Stranden', count: 1 }]);
  });
});

describe('The search', () => {
  it.each([
    ['børn', ['krabbens-hjem']],
    ['børnene', ['krabbens-hjem']],
    ['boernenes', ['krabbens-hjem']],
    ['forter', ['vagt-paa-volden']],
    ['fortet', ['vagt-paa-volden']],
    ['fæst', ['vagt-paa-volden']],
    ['FAESTNINGER', ['vagt-paa-volden']],
    ['strand', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['krabber stranden', ['krabbens-hjem']],
    ['center', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['ter', []],
    ['strande', ['krabbens-hjem', 'vand-ude-paa-skolen']],
    ['krabber forter', []],
    ['vagt og krig', []],
    ['vagt og nat', ['vagt-paa-volden']],
    ['guard', ['vagt-paa-volden']],
    ['matematik', ['vand-ude-paa-skolen']],
    ['va', ['krabbens-hjem', 'vagt-paa-volden', 'vand-ude-paa-skolen']],
    ['!!! &', ['krabbens-hjem', 'vagt-paa-volden', 'vand-ude-paa-skolen']],
    ['kladde', []],
  ])('for "%s" finds %j', async (q, expected) => {
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  it('puts a word of the title before one of the teaser', async () => {
    const { body } = await get('/api/offers?q=vand');
    expect(body.items.map((offer: Json) => offer.slug)).toEqual(['vand-ude-paa-skolen', 'krabbens-hjem']);
  });

  it.each([
    `'; DROP TABLE offer; --`,
    'a & | ! ( ) : * <-> \\ " \'',
    '%00%01',
    '\u0000',
    '\ud800',
    '1e308 -5 0x1f 3.14',
    '漢字 🙂 ß ẞ Œ İ',
    'og i på',
    "fort':*",
    'x'.repeat(500),
    'ord '.repeat(125),
  ])('takes %j as harmless text', async (q) => {
    const { status } = await get(`/api/offers?q=${encodeURIComponent(q.toWellFormed())}`);
    expect(status).toBe(200);
    expect(server.errors).toEqual([]);
  });
});

describe('A wrong question', () => {
  it.each([
    ['targetGroup=TEACHERS', 'targetGroup'],
    ['gradeLevel=11', 'gradeLevel'],
    ['gradeLevel=1e308', 'gradeLevel'],
    ['subject=ALCHEMY', 'subject'],
    ['municipality=101', 'municipality'],
    ['form=%00', 'form'],
    ['free=maybe', 'free'],
    ['from=2026-02-30', 'from'],
    ['from=2026-05-02&to=2026-05-01', 'to'],
    ['pupils=0', 'pupils'],
    ['pupils=-1', 'pupils'],
    ['pupils=1e308', 'pupils'],
    ['pupils=26&pupils=27', 'pupils'],
    ['page=0', 'page'],
    ['pageSize=101', 'pageSize'],
    ['sort=newest', 'sort'],
    [`q=${'x'.repeat(501)}`, 'q'],
    ['q=a&q=b', 'q'],
    [`department=${'a'.repeat(300)}`, 'department'],
  ])('%s is answered with 422 that names %s', async (query, path) => {
    const { status, body } = await get(`/api/offers?${query}`);
    expect(status).toBe(422);
    expect(body.code).toBe('INVALID_INPUT');
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  });

  it('about an offer that is not published is a 404', async () => {
    for (const path of ['kladde', 'nope', 'kladde/sessions', '%00', "x'--"]) {
      expect((await get(`/api/offers/${path}`)).status).toBe(404);
    }
  });

  it('about days so far away that their neighbours are no days is refused, and about the farthest days answered', async () => {
    for (const path of ['/api/offers', '/api/offers/vagt-paa-volden/sessions']) {
      expect((await get(`${path}?to=2199-12-31`)).status).toBe(422);
      expect((await get(`${path}?from=2197-12-31`)).status).toBe(200);
      expect((await get(`${path}?from=1901-01-01&to=1901-01-01`)).status).toBe(200);
    }
  });
});

describe('An offer', () => {
  it('has its rules in plain words, its sites and its department', async () => {
    const { body } = await get('/api/offers/vagt-paa-volden');
    expect(body.rules.map((rule: Json) => rule.code)).toEqual(['SIZE', 'ADULTS', 'LEAD_TIME', 'CANCELLATION', 'PRICE']);
    expect(body.rules.map((rule: Json) => rule.text)).toContain('I skal booke senest 2 hverdage før besøget.');
    expect(body.sites).toHaveLength(1);
    expect(body.sites[0]).toMatchObject({ name: 'Stedet', municipality: { code: '0101', name: 'København' } });
    expect(body.department).toMatchObject({ slug: 'forterne', phone: '20 00 00 10' });
  });

  it('calls the visitors pupils when schools come besides daycares', async () => {
    const { body } = await get('/api/offers/krabbens-hjem', 'en');
    expect(body.rules[0].text).toBe('You can be up to 20 pupils.');
  });
});

describe('The sessions of an offer', () => {
  it('are judged for so many pupils, with the reasons', async () => {
    const { body } = await get('/api/offers/vagt-paa-volden/sessions?pupils=26');
    expect(body).toMatchObject({ total: 3, pupils: 26, adults: 2 });
    const [tomorrow, april, may] = body.items;
    expect(tomorrow).toMatchObject({ localDate: '2026-03-17', bookable: false });
    expect(tomorrow.reasons[0]).toMatchObject({ code: 'TOO_LATE_TO_BOOK', lastDay: '2026-03-13' });
    expect(april).toMatchObject({ startsAt: '2026-04-23T07:00:00.000Z', bookable: true, reasons: [] });
    expect(may).toMatchObject({ left: { groups: 1, pupils: 16, adults: 13 }, bookable: false });
    expect(may.reasons.map((reason: Json) => reason.code)).toEqual(['SESSION_FULL']);
  });

  it('are those of the period asked for, both days included', async () => {
    const { body } = await get('/api/offers/vagt-paa-volden/sessions?from=2026-04-23&to=2026-04-23');
    expect(body.items.map((session: Json) => session.localDate)).toEqual(['2026-04-23']);
    expect(body.pupils).toBe(1);
  });

  it('explain in words why there is no room', async () => {
    const { body } = await get('/api/offers/krabbens-hjem/sessions?pupils=21');
    expect(body.items[0].reasons[0].message).toContain('20 elever');
  });
});
