import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession, serialNumber } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aNewDepartment, aNewSite } from './department-editor.sample.ts';

let server: TestServer;
let centre: LoginHeaders;
let accountId: string;
beforeAll(async () => {
  server = await testServer();
  accountId = (await anAccount(server.db)).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  centre = await loginHeaders(server, accountId);
});

interface Sent {
  body?: unknown;
  ifMatch?: number;
  headers?: Record<string, string>;
}

async function call(method: string, path: string, { body, ifMatch, headers = centre }: Sent = {}) {
  if (method !== 'GET') server.clock.set(new Date(server.clock.now().getTime() + 1_000).toISOString());
  const response = await fetch(`${server.url}/api/departments${path}`, {
    method,
    headers: { 'accept-language': 'da', ...headers, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  return { status: response.status, etag: response.headers.get('etag'), answer };
}

/** The audit of a department: action, role and details, oldest first. */
async function auditOf(departmentId: string) {
  const rows = await server.db.prisma.auditEvent.findMany({ where: { departmentId }, orderBy: { id: 'asc' } });
  return rows.map(({ action, role, details }) => ({ action, role, details }));
}

const idOf = async (slug: string) => (await server.db.prisma.department.findUniqueOrThrow({ where: { slug } })).id;

test('a new department gets an address of its name, is audited, and stands in the public list at once', async () => {
  const { status, answer } = await call('POST', '', { body: aNewDepartment });
  expect(status).toBe(201);
  expect(answer).toEqual({ ...aNewDepartment, slug: 'fortet-paa-oeen', version: 1 });
  expect((await call('POST', '', { body: aNewDepartment })).answer.slug).toBe('fortet-paa-oeen-2');
  const list = await call('GET', '', { headers: {} });
  expect(list.answer.items).toContainEqual(expect.objectContaining({ slug: 'fortet-paa-oeen', partnership: null }));
  expect(await auditOf(await idOf('fortet-paa-oeen'))).toEqual([
    { action: 'department.created', role: 'KNOWLEDGE_CENTRE', details: { slug: 'fortet-paa-oeen' } },
  ]);
});

test('wrong fields are named one by one, a taken or reserved address is told, and nothing is saved', async () => {
  const { slug } = await aDepartment(server.db);
  const before = await server.db.prisma.department.count();
  const wrong = { name: ' ', postalCode: '99', email: 'nope', municipalityCode: '1', phone: '12' };
  const { status, answer } = await call('POST', '', { body: { ...aNewDepartment, ...wrong } });
  expect(status).toBe(422);
  expect(answer.errors.map(({ path }: { path: string }) => path).sort()).toEqual(Object.keys(wrong).sort());
  const unknown = await call('POST', '', { body: { ...aNewDepartment, municipalityCode: '9999' } });
  expect(unknown.answer.errors).toMatchObject([{ path: 'municipalityCode', code: 'INVALID_CHOICE' }]);
  for (const taken of [slug, 'ny']) {
    const refused = await call('POST', '', { body: { ...aNewDepartment, slug: taken } });
    expect(refused.answer.errors).toMatchObject([{ path: 'slug', code: 'SLUG_TAKEN' }]);
  }
  expect(await server.db.prisma.department.count()).toBe(before);
});

test('A3 fields that nobody may set are refused by name', async () => {
  const department = await aDepartment(server.db);
  for (const body of [{ version: 7 }, { id: department.id }, { slug: 'nyt' }, { sites: [] }]) {
    const { status, answer } = await call('PATCH', `/${department.slug}`, { body });
    expect([status, answer.errors[0].code]).toEqual([422, 'UNKNOWN_FIELD']);
  }
});

test('of two editors of a department the second is told, and nothing is lost', async () => {
  const { slug, id } = await aDepartment(server.db);
  const read = await call('GET', `/${slug}/editing`);
  expect(read.etag).toBe('"1"');
  const first = await call('PATCH', `/${slug}`, { body: { phone: '20 00 77 77' }, ifMatch: 1 });
  expect([first.status, first.etag]).toEqual([200, '"2"']);
  const second = await call('PATCH', `/${slug}`, { body: { name: 'Andet navn' }, ifMatch: 1 });
  expect([second.status, second.answer.code]).toEqual([412, 'CHANGED_MEANWHILE']);
  expect((await call('PATCH', `/${slug}`, { body: { name: 'Andet navn' }, ifMatch: 2 })).status).toBe(200);
  const same = await call('PATCH', `/${slug}`, { body: { name: 'Andet navn', phone: '20 00 77 77' }, ifMatch: 3 });
  expect([same.status, same.etag]).toEqual([200, '"3"']);
  expect(await auditOf(id)).toMatchObject([
    { action: 'department.changed', details: { fields: ['phone'] } },
    { action: 'department.changed', details: { fields: ['name'] } },
  ]);
});

test('C6 ten editors who have seen the same version: one saves', async () => {
  const { slug } = await aDepartment(server.db);
  const edits = Array.from({ length: 10 }, (_, index) =>
    call('PATCH', `/${slug}`, { body: { name: `Navn ${index}` }, ifMatch: 1 }),
  );
  const statuses = (await Promise.all(edits)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
});

test('a site is added, changed and, when nothing stands there, closed: then nobody sees it', async () => {
  const { slug, id } = await aDepartment(server.db);
  const added = await call('POST', `/${slug}/sites`, { body: aNewSite });
  expect(added.answer).toEqual({ ...aNewSite, slug: 'kasematten', selfGuidedPupils: null, active: true, version: 1 });
  const path = `/${slug}/sites/kasematten`;
  const changed = await call('PATCH', path, { body: { accessDa: 'Niveaufrit.' }, ifMatch: 1 });
  expect(changed.answer).toMatchObject({ accessDa: 'Niveaufrit.', version: 2 });
  expect((await call('PATCH', path, { body: { city: 'Hvidovre' }, ifMatch: 1 })).status).toBe(412);
  const sitesSeen = async () =>
    (await call('GET', `/${slug}`, { headers: {} })).answer.sites.map((site: { slug: string }) => site.slug);
  expect(await sitesSeen()).toEqual(['kasematten', 'stedet']);
  expect((await call('PATCH', path, { body: { active: false }, ifMatch: 2 })).status).toBe(200);
  expect(await sitesSeen()).toEqual(['stedet']);
  expect((await call('GET', `/${slug}/editing`)).answer.sites).toMatchObject([{ slug: 'stedet' }, { active: false }]);
  expect((await auditOf(id)).map(({ action, details }) => [action, details])).toEqual([
    ['site.created', { site: 'kasematten' }],
    ['site.changed', { site: 'kasematten', fields: ['accessDa'] }],
    ['site.changed', { site: 'kasematten', fields: ['active'] }],
  ]);
});

test('a site can take so many pupils on their own in an hour; a lower limit turns nobody away', async () => {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department, { form: 'SELF_GUIDED' });
  const session = await aSession(server.db, offer, { educatorsNeeded: 0 });
  await aBooking(server.db, session);
  const path = `/${department.slug}/sites/stedet`;
  expect((await call('PATCH', path, { body: { selfGuidedPupils: 20 } })).answer.selfGuidedPupils).toBe(20);
  const hours = await server.db.prisma.siteHour.findMany({ where: { siteId: department.siteId } });
  expect(hours.map(({ pupils, capacity }) => [pupils, capacity])).toEqual([
    [24, 24],
    [24, 24],
  ]);
  expect((await call('PATCH', path, { body: { selfGuidedPupils: 0 } })).answer.errors[0].path).toBe('selfGuidedPupils');
  expect((await call('PATCH', path, { body: { selfGuidedPupils: null } })).answer.selfGuidedPupils).toBeNull();
});

test('a site where sessions are to come or offers are held stays open, and both are named', async () => {
  const department = await aDepartment(server.db);
  const offer = await anOffer(server.db, department, { titleDa: 'Livet på volden' });
  await aSession(server.db, offer, { day: '2026-04-23' });
  await aSession(server.db, offer, { day: '2026-04-24', state: 'CANCELLED' });
  await aSession(server.db, offer, { day: '2026-02-02' });
  const path = `/${department.slug}/sites/stedet`;
  const { status, answer } = await call('PATCH', path, { body: { active: false } });
  expect(status).toBe(409);
  expect(answer.reasons).toMatchObject([
    { code: 'SITE_HAS_SESSIONS', total: 1, sessions: [{ offer: 'Livet på volden' }] },
    { code: 'SITE_HAS_OFFERS', offers: [{ slug: offer.slug }] },
  ]);
  expect(answer.detail).toContain('én kommende tid på stedet, den første torsdag den 23. april 2026');
  await server.db.prisma.session.updateMany({ where: { offerId: offer.id }, data: { state: 'CANCELLED' } });
  await server.db.prisma.offer.update({ where: { id: offer.id }, data: { state: 'ARCHIVED' } });
  expect((await call('PATCH', path, { body: { active: false } })).status).toBe(200);
});

test('agreements never overlap: the refusal names the other one, and the day after its last day is free', async () => {
  const agreements = [{ type: 'FULLY_EXTERNAL' as const, from: '2010-01-01' }];
  const { slug } = await aDepartment(server.db, { agreements });
  const body = { type: 'MUNICIPAL_COFUNDED', partner: 'Fem kommuner', from: '2026-08-01', to: null };
  const refused = await call('POST', `/${slug}/partnerships`, { body });
  expect([refused.status, refused.answer.code]).toEqual([409, 'AGREEMENTS_OVERLAP']);
  expect(refused.answer.detail).toContain('en aftale med Partneren (fra fredag den 1. januar 2010)');
  const [old] = (await call('GET', `/${slug}/editing`)).answer.partnerships;
  const path = `/${slug}/partnerships/${old.id}`;
  expect((await call('PATCH', path, { body: { to: '2026-08-01' }, ifMatch: 1 })).answer).toMatchObject({ version: 2 });
  expect((await call('POST', `/${slug}/partnerships`, { body })).status).toBe(409);
  expect((await call('PATCH', path, { body: { to: '2026-07-31' }, ifMatch: 1 })).status).toBe(412);
  expect((await call('PATCH', path, { body: { to: '2026-07-31' }, ifMatch: 2 })).status).toBe(200);
  const added = await call('POST', `/${slug}/partnerships`, { body });
  expect(added.answer).toMatchObject({ ...body, version: 1, recounted: 0 });
  const backwards = await call('PATCH', path, { body: { to: '2009-01-01' } });
  expect(backwards.answer.errors).toMatchObject([{ path: 'to', code: 'ENDS_BEFORE_IT_BEGINS' }]);
});

test('two agreements on the same days added at once: one is saved', async () => {
  const { slug } = await aDepartment(server.db, { agreements: [] });
  const body = { type: 'MUNICIPAL_COFUNDED', partner: 'Kommunen', from: '2026-08-01' };
  const both = await Promise.all([1, 2].map(() => call('POST', `/${slug}/partnerships`, { body })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('bookings are counted under the agreement of their day, also when it is written down afterwards', async () => {
  const department = await aDepartment(server.db, { agreements: [] });
  const session = await aSession(server.db, await anOffer(server.db, department), { day: '2026-04-23' });
  const { id } = await aBooking(server.db, session);
  const typeOf = async () => (await server.db.prisma.booking.findUniqueOrThrow({ where: { id } })).partnershipType;
  const body = { type: 'MUNICIPAL_COFUNDED', partner: 'Kommunen', from: '2026-01-01' };
  const { answer } = await call('POST', `/${department.slug}/partnerships`, { body });
  expect([answer.recounted, await typeOf()]).toEqual([1, 'MUNICIPAL_COFUNDED']);
  const path = `/${department.slug}/partnerships/${answer.id}`;
  const kept = await call('DELETE', path, { ifMatch: 1 });
  expect([kept.status, kept.answer.code]).toEqual([409, 'AGREEMENT_IN_USE']);
  expect((await call('PATCH', path, { body: { to: '2026-03-31' } })).answer.recounted).toBe(1);
  expect(await typeOf()).toBeNull();
  expect((await call('DELETE', path, { ifMatch: 1 })).status).toBe(412);
  expect((await call('DELETE', path, { ifMatch: 2 })).status).toBe(204);
  expect((await auditOf(department.id)).at(-1)).toMatchObject({
    action: 'partnership.removed',
    details: { type: 'MUNICIPAL_COFUNDED', from: '2026-01-01', to: '2026-03-31' },
  });
});

test('A4 an agreement or a site of another department is a 404', async () => {
  const [one, other] = [await aDepartment(server.db), await aDepartment(server.db)];
  const [agreement] = (await call('GET', `/${other.slug}/editing`)).answer.partnerships;
  const body = { partner: 'Min' };
  expect((await call('PATCH', `/${one.slug}/partnerships/${agreement.id}`, { body })).status).toBe(404);
  expect((await call('DELETE', `/${one.slug}/partnerships/${agreement.id}`)).status).toBe(404);
  expect((await call('PATCH', `/${one.slug}/sites/findes-ikke`, { body: { name: 'X' } })).status).toBe(404);
  expect((await call('GET', '/findes-ikke/editing')).status).toBe(404);
});

test('G1 an edit whose audit row cannot be written changes nothing', async () => {
  const { slug, name } = await aDepartment(server.db, { slug: `afd-${serialNumber()}` });
  await server.db.pool.query('ALTER TABLE audit_event RENAME TO audit_event_away');
  try {
    expect((await call('PATCH', `/${slug}`, { body: { name: 'Nyt' } })).status).toBe(500);
  } finally {
    await server.db.pool.query('ALTER TABLE audit_event_away RENAME TO audit_event');
    server.errors.length = 0;
  }
  expect((await call('GET', `/${slug}/editing`)).answer.name).toBe(name);
});

test('only the knowledge centre edits: a lead of the department may not, a stranger is asked to log in', async () => {
  const department = await aDepartment(server.db);
  const lead = await anAccount(server.db, { grants: [{ role: 'DEPARTMENT_LEAD', departmentId: department.id }] });
  const headers = await loginHeaders(server, lead.id);
  expect((await call('PATCH', `/${department.slug}`, { body: { name: 'X' }, headers })).status).toBe(403);
  expect((await call('GET', `/${department.slug}/editing`, { headers })).status).toBe(403);
  expect((await call('GET', `/${department.slug}/editing`, { headers: {} })).status).toBe(401);
});
