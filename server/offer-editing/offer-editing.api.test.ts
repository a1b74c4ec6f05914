import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aWholeOffer } from './offer-editing.sample.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let leadId: string;
let lead: LoginHeaders;
beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db, { slug: 'fortet' });
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: department.id }];
  leadId = (await anAccount(server.db, { name: 'Lea Leder', grants })).id;
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(TEST_NOW);
  lead = await loginHeaders(server, leadId);
});

interface Sent {
  body?: unknown;
  ifMatch?: number;
  headers?: Record<string, string>;
}

async function call(method: string, path: string, { body, ifMatch, headers = lead }: Sent = {}) {
  if (method !== 'GET') server.clock.set(new Date(server.clock.now().getTime() + 1_000).toISOString());
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { 'accept-language': 'da', ...headers, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  return { status: response.status, etag: response.headers.get('etag'), answer };
}

async function aDraft(facts: Record<string, unknown> = {}): Promise<{ id: string; slug: string }> {
  const body = { department: 'fortet', titleDa: 'Et nyt forløb', ...facts };
  const { status, answer } = await call('POST', 'planning/offers', { body });
  expect([status, answer.errors]).toEqual([201, undefined]);
  return answer;
}

async function aPublishedOffer(facts: Record<string, unknown> = {}) {
  const { id, slug } = await aDraft();
  const saved = await call('PATCH', `planning/offers/${id}`, { body: { ...aWholeOffer, ...facts } });
  expect([saved.status, saved.answer.errors]).toEqual([200, undefined]);
  const published = await call('POST', `planning/offers/${id}/publish`);
  expect([published.status, published.answer.state]).toEqual([200, 'PUBLISHED']);
  return { id, slug };
}

const pathsOf = (answer: { errors: { path: string }[] }) => answer.errors.map(({ path }) => path);

test('a draft begins with a title, gets its address from it, and schools do not see it', async () => {
  const first = await aDraft({ titleDa: 'Ål på Øen', targetGroups: ['DAYCARE'], form: 'OUTREACH' });
  expect(first).toMatchObject({ slug: 'aal-paa-oeen', state: 'DRAFT', version: 1, subjects: [], travelMinutes: 30 });
  expect(await aDraft({ titleDa: 'Ål på Øen' })).toMatchObject({ slug: 'aal-paa-oeen-2', gradeFrom: 0, gradeTo: 10 });
  expect((await call('GET', 'offers/aal-paa-oeen', { headers: {} })).status).toBe(404);
  expect((await call('GET', 'offers?q=ål', { headers: {} })).answer.total).toBe(0);
});

test('publishing lists everything that is missing, with the field of each', async () => {
  const { id } = await aDraft({ form: 'COURSE' });
  const material = { phase: 'AFTER', titleDa: 'Ark', titleEn: '', noteDa: 'pdf', noteEn: '', bodyDa: '', bodyEn: '' };
  const changes = { meetingCount: 1, clothingDa: 'Støvler', materials: [{ ...material, fileId: null }] };
  expect((await call('PATCH', `planning/offers/${id}`, { body: changes })).status).toBe(200);
  const { status, answer } = await call('POST', `planning/offers/${id}/publish`);
  expect([status, answer.code]).toEqual([409, 'OFFER_INCOMPLETE']);
  const texts = ['titleEn', 'teaserDa', 'teaserEn', 'descriptionDa', 'descriptionEn', 'subjects'];
  const rest = ['meetingCount', 'clothingEn', 'materials.0.titleEn', 'materials.0.noteEn', 'materials.0.bodyDa'];
  expect(pathsOf(answer)).toEqual([...texts, ...rest]);
  expect(answer.errors[10]).toMatchObject({ message: 'Skriv materialet som tekst, eller vælg en fil.' });
  const read = await call('GET', `planning/offers/${id}`);
  expect([read.answer.state, read.answer.missing]).toEqual(['DRAFT', answer.errors]);
});

test('a published offer stands in the catalogue with all that was typed', async () => {
  const { id, slug } = await aPublishedOffer();
  const { answer } = await call('GET', `planning/offers/${id}`);
  const [last, first] = aWholeOffer.programme;
  expect(answer).toMatchObject({ ...aWholeOffer, programme: [first, last], materials: [{ bodyDa: 'Læs om fortet.' }] });
  expect(answer).toMatchObject({ publishedAt: '2026-03-16T08:00:03.000Z', missing: [], everPublished: true });
  expect((await call('GET', `offers/${slug}`, { headers: {} })).answer).toMatchObject({
    title: 'Fortets hemmeligheder',
    bookingOpensAt: '2026-03-02T07:00:00+00:00',
  });
  const listed = (await call('GET', 'offers?q=lygter', { headers: {} })).answer;
  expect(listed.items).toContainEqual(expect.objectContaining({ slug, department: expect.anything() }));
});

test('what is published stays complete, and a refused change changes nothing', async () => {
  const { id } = await aPublishedOffer();
  const { status, answer } = await call('PATCH', `planning/offers/${id}`, { body: { titleEn: ' ', priceOre: 1 } });
  expect([status, answer.code, pathsOf(answer)]).toEqual([409, 'OFFER_INCOMPLETE', ['titleEn']]);
  expect((await call('GET', `planning/offers/${id}`)).answer).toMatchObject({
    titleEn: 'Secrets of the fort',
    priceOre: 25_000,
  });
});

test('of two leads who edit the same offer the second is told, and nothing is lost', async () => {
  const { id } = await aDraft();
  const first = await call('PATCH', `planning/offers/${id}`, { body: { teaserDa: 'Første' }, ifMatch: 1 });
  expect([first.status, first.etag]).toEqual([200, '"2"']);
  for (const [method, path, body] of [
    ['PATCH', '', { teaserDa: 'Anden' }],
    ['POST', '/publish', undefined],
    ['POST', '/archive', {}],
    ['DELETE', '', undefined],
  ] as const) {
    const second = await call(method, `planning/offers/${id}${path}`, { body, ifMatch: 1 });
    expect([second.status, second.answer.code]).toEqual([412, 'CHANGED_MEANWHILE']);
  }
  expect((await call('GET', `planning/offers/${id}`)).answer.teaserDa).toBe('Første');
});

test('who says yes to a booking, and within how many working days, is the lead’s to decide', async () => {
  const { id, slug } = await aPublishedOffer();
  const asked = { headApproval: true, headWorkingDays: 3, requestWorkingDays: 1, levelByRequest: true };
  expect((await call('PATCH', `planning/offers/${id}`, { body: asked })).status).toBe(200);
  expect((await call('GET', `planning/offers/${id}`)).answer).toMatchObject(asked);
  const { rules } = (await call('GET', `offers/${slug}`)).answer;
  expect(rules).toContainEqual({
    code: 'HEAD_APPROVAL',
    text: 'Skolens leder skal sige ja på mail inden for 3 hverdage, før besøget er bekræftet.',
  });
  const wrong = await call('PATCH', `planning/offers/${id}`, { body: { headWorkingDays: 0, requestWorkingDays: 61 } });
  expect(wrong.status).toBe(422);
});

test('saving what stands already changes nothing, not even the version', async () => {
  const { id } = await aPublishedOffer();
  const before = (await call('GET', `planning/offers/${id}`)).answer;
  const again = await call('PATCH', `planning/offers/${id}`, { body: aWholeOffer });
  expect([again.status, again.etag]).toEqual([200, `"${before.version}"`]);
  expect(await server.db.prisma.offerVersion.count({ where: { offerId: id } })).toBe(1);
});

test.each([
  [{ minPupils: 20, maxPupils: 10 }, 'maxPupils', 'SMALLER_THAN_THE_FEWEST'],
  [{ gradeFrom: 6, gradeTo: 4 }, 'gradeTo', 'BEFORE_THE_FIRST'],
  [{ gradeFrom: null }, 'gradeFrom', 'REQUIRED'],
  [{ targetGroups: [] }, 'targetGroups', 'TOO_FEW'],
  [{ targetGroups: ['DAYCARE'], ageGroups: [] }, 'ageGroups', 'REQUIRED'],
  [{ seasonFrom: '02-30' }, 'seasonFrom', 'INVALID_DATE'],
  [{ seasonFrom: '05-01' }, 'seasonTo', 'ONLY_ONE_END'],
  [{ bookingOpens: { date: '2026-03-29', time: '02:30' } }, 'bookingOpens.time', 'NO_SUCH_TIME'],
  [{ subjects: ['ALCHEMY'] }, 'subjects.0', 'INVALID_CHOICE'],
  [{ site: 'andetsteds' }, 'site', 'INVALID_CHOICE'],
  [{ imageFileId: '019cf5c8-0000-7000-8000-000000000000' }, 'imageFileId', 'INVALID_CHOICE'],
  [{ goals: [{ goalId: '019cf5c8-0000-7000-8000-000000000000' }] }, 'goals.0.goalId', 'INVALID_CHOICE'],
  [
    { resources: [{ resourceId: '019cf5c8-0000-7000-8000-000000000000', quantity: 1 }] },
    'resources.0.resourceId',
    'INVALID_CHOICE',
  ],
  [{ durationMinutes: 4 }, 'durationMinutes', 'TOO_SMALL'],
  [{ state: 'PUBLISHED' }, 'state', 'UNKNOWN_FIELD'],
])('not even a draft takes %j', async (body, path, code) => {
  const { id } = await aDraft();
  const { status, answer } = await call('PATCH', `planning/offers/${id}`, { body });
  expect(status).toBe(422);
  expect(answer.errors).toEqual([expect.objectContaining({ path, code, message: expect.any(String) })]);
});

test('files and rooms of another department cannot be named', async () => {
  const other = await aDepartment(server.db);
  const files = await Promise.all([department.id, other.id].map((id) => aFile(id)));
  const rooms = await Promise.all([department.id, other.id].map((id) => aKit(id)));
  const { id } = await aDraft();
  const [own, foreign] = files;
  const [ownRoom, foreignRoom] = rooms;
  const right = { imageFileId: own, imageAltDa: 'Et fort', resources: [{ resourceId: ownRoom, quantity: 12 }] };
  const saved = await call('PATCH', `planning/offers/${id}`, { body: right });
  expect([saved.status, saved.answer.resources]).toEqual([200, right.resources]);
  expect(saved.answer.missing).toContainEqual(expect.objectContaining({ path: 'imageAltEn' }));
  const wrong = { imageFileId: foreign, resources: [{ resourceId: foreignRoom, quantity: 1 }] };
  expect(pathsOf((await call('PATCH', `planning/offers/${id}`, { body: wrong })).answer)).toEqual([
    'resources.0.resourceId',
    'imageFileId',
  ]);
  const tooMany = { resources: [{ resourceId: ownRoom, quantity: 13 }] };
  expect((await call('PATCH', `planning/offers/${id}`, { body: tooMany })).answer.errors).toMatchObject([
    { path: 'resources.0.quantity', code: 'MORE_THAN_THERE_IS' },
  ]);
});

async function aFile(departmentId: string): Promise<string> {
  const facts = { contentType: 'image/webp', name: 'fort.webp', width: 4, height: 3, createdAt: new Date() };
  const bytes = { sizeBytes: 3, bytes: Buffer.from('abc'), sha256: Buffer.alloc(32) };
  const data = { id: newId(), departmentId, createdBy: leadId, ...facts, ...bytes };
  return (await server.db.prisma.storedFile.create({ data })).id;
}

async function aKit(departmentId: string): Promise<string> {
  const data = { id: newId(), departmentId, kind: 'KIT' as const, nameDa: 'Waders', nameEn: 'Waders' };
  return (await server.db.prisma.resource.create({ data: { ...data, pooled: true, quantity: 12 } })).id;
}

test('a preview shows unsaved changes as schools would see them, and saves nothing', async () => {
  const { id, slug } = await aPublishedOffer();
  const body = { titleDa: 'Noget nyt', priceOre: 0, materials: [] };
  const { status, answer } = await call('POST', `planning/offers/${id}/preview`, { body });
  expect([status, answer.title, answer.price.totalOre, answer.materials]).toEqual([200, 'Noget nyt', 0, []]);
  const draft = await aDraft();
  expect((await call('POST', `planning/offers/${draft.id}/preview`, { body: {} })).answer.title).toBe('Et nyt forløb');
  const wrong = await call('POST', `planning/offers/${id}/preview`, { body: { minPupils: 99 } });
  expect([wrong.status, pathsOf(wrong.answer)]).toEqual([422, ['maxPupils']]);
  expect((await call('GET', `offers/${slug}`, { headers: {} })).answer.title).toBe('Fortets hemmeligheder');
  expect((await call('GET', `planning/offers/${id}`)).answer.materials).toHaveLength(1);
});

test('archiving names the coming sessions with bookings, and goes on when the visits are to be held', async () => {
  const { id, slug } = await aPublishedOffer();
  const offer = await server.db.prisma.offer.findUniqueOrThrow({ where: { id } });
  const session = await aSession(server.db, offer);
  await aBooking(server.db, session);
  await aBooking(server.db, session, { status: 'CANCELLED_BY_BOOKER' });
  await aSession(server.db, offer, { day: '2026-04-24' });
  const refused = await call('POST', `planning/offers/${id}/archive`, { body: {} });
  expect([refused.status, refused.answer.code]).toEqual([409, 'OFFER_HAS_BOOKINGS']);
  expect(refused.answer.reasons[0]).toMatchObject({
    total: 1,
    bookings: 1,
    sessions: [{ id: session.id, bookings: 1 }],
  });
  expect(refused.answer.detail).toContain('23. april 2026');
  expect((await call('GET', `offers/${slug}`, { headers: {} })).status).toBe(200);
  const archived = await call('POST', `planning/offers/${id}/archive`, { body: { keepBookings: true } });
  expect([archived.status, archived.answer.state]).toEqual([200, 'ARCHIVED']);
  expect((await call('GET', `offers/${slug}`, { headers: {} })).status).toBe(404);
  expect((await call('GET', `offers?q=lygter&pageSize=100`, { headers: {} })).answer.items).not.toContainEqual(
    expect.objectContaining({ slug }),
  );
  const reopened = await call('POST', `planning/offers/${id}/reopen`);
  expect([reopened.answer.state, reopened.answer.archivedAt, reopened.answer.everPublished]).toEqual([
    'DRAFT',
    null,
    true,
  ]);
  expect((await call('POST', `planning/offers/${id}/reopen`)).answer.code).toBe('OFFER_NOT_ARCHIVED');
});

test('a copy is a new draft with materials and needs, and without sessions', async () => {
  const kit = await aKit(department.id);
  const { id } = await aPublishedOffer({ resources: [{ resourceId: kit, quantity: 2 }] });
  const { status, answer } = await call('POST', `planning/offers/${id}/copy`, { body: {} });
  expect(status).toBe(201);
  expect(answer).toMatchObject({
    state: 'DRAFT',
    titleDa: 'Fortets hemmeligheder (kopi)',
    titleEn: 'Secrets of the fort (copy)',
    slug: 'fortets-hemmeligheder-kopi',
    resources: [{ resourceId: kit, quantity: 2 }],
    materials: [{ titleDa: 'Forberedelse' }],
    bookingOpens: null,
    everPublished: false,
  });
  const renamed = await call('POST', `planning/offers/${id}/copy`, { body: { titleDa: 'Fortet om vinteren' } });
  expect(renamed.answer).toMatchObject({ titleDa: 'Fortet om vinteren', titleEn: '', slug: 'fortet-om-vinteren' });
});

test('only a draft that was never shown can be deleted', async () => {
  const { id } = await aDraft();
  expect((await call('DELETE', `planning/offers/${id}`)).status).toBe(204);
  expect((await call('GET', `planning/offers/${id}`)).status).toBe(404);
  const published = await aPublishedOffer();
  const refused = await call('DELETE', `planning/offers/${published.id}`);
  expect([refused.status, refused.answer.code]).toEqual([409, 'OFFER_IN_USE']);
});

test('the list shows every state with the next session and what is booked, and finds titles with and without æøå', async () => {
  const own = await aDepartment(server.db, { slug: 'listen' });
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: own.id }];
  const headers = await loginHeaders(server, (await anAccount(server.db, { grants })).id);
  const booked = await anOffer(server.db, own, { titleDa: 'Ærlige øjne' });
  await anOffer(server.db, own, { titleDa: 'Ældre sager', state: 'ARCHIVED' });
  await anOffer(server.db, own, { titleDa: 'Nyt', state: 'DRAFT' });
  await aSession(server.db, booked, { day: '2026-03-10' });
  await aSession(server.db, booked, { day: '2026-04-20', state: 'CANCELLED' });
  const next = await aSession(server.db, booked, { day: '2026-04-21' });
  await aBooking(server.db, await aSession(server.db, booked, { day: '2026-04-22' }));
  const { answer } = await call('GET', 'planning/offers', { headers });
  expect(answer.items.map(({ title }: { title: string }) => title)).toEqual(['Nyt', 'Ærlige øjne', 'Ældre sager']);
  expect(answer).toMatchObject({ total: 3, states: { DRAFT: 1, PUBLISHED: 1, ARCHIVED: 1 } });
  expect(answer.items[1]).toMatchObject({ nextSession: { id: next.id }, comingSessions: 2, comingBookings: 1 });
  const found = await call('GET', 'planning/offers?q=oejne&state=PUBLISHED&department=listen', { headers });
  expect(found.answer).toMatchObject({ total: 1, states: { DRAFT: 0, PUBLISHED: 1, ARCHIVED: 0 } });
  expect((await call('GET', 'planning/offers?department=fortet', { headers })).status).toBe(403);
});

test('another department’s offer is nowhere, and educators make none', async () => {
  const { id } = await aDraft();
  const other = await aDepartment(server.db, { slug: 'naboen' });
  const grants = [{ role: 'DEPARTMENT_LEAD' as const, departmentId: other.id }];
  const neighbour = await loginHeaders(server, (await anAccount(server.db, { grants })).id);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { titleDa: 'Mit' }],
    ['DELETE', '', undefined],
    ['POST', '/publish', undefined],
    ['POST', '/archive', {}],
    ['POST', '/reopen', undefined],
    ['POST', '/copy', {}],
    ['POST', '/preview', {}],
  ] as const) {
    const answer = await call(method, `planning/offers/${id}${path}`, { body, headers: neighbour });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  const begun = await call('POST', 'planning/offers', {
    body: { department: 'fortet', titleDa: 'X' },
    headers: neighbour,
  });
  expect(begun.status).toBe(403);
  const educator = await anAccount(server.db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  const headers = await loginHeaders(server, educator.id);
  expect((await call('GET', 'planning/offers', { headers })).status).toBe(403);
});

test('the history says who did what, with names of fields and no texts', async () => {
  const { id } = await aPublishedOffer();
  await call('POST', `planning/offers/${id}/archive`, { body: {} });
  const rows = await server.db.prisma.auditEvent.findMany({ where: { offerId: id }, orderBy: { at: 'asc' } });
  expect(rows.map(({ action, role }) => [action, role])).toEqual(
    ['offer.created', 'offer.changed', 'offer.published', 'offer.archived'].map((action) => [
      action,
      'DEPARTMENT_LEAD',
    ]),
  );
  expect(JSON.stringify(rows[1]?.details)).not.toContain('hemmeligheder');
});
