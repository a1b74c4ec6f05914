import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anOffer, aSession } from '#server/testing/builders.ts';
import { aFile } from '#server/testing/file-builder.ts';
import { type LoginHeaders, loginHeaders } from '#server/testing/login.ts';
import { TEST_NOW, type TestServer, testServer } from '#server/testing/server.ts';
import { aPdf, aPngOf } from './file.sample.ts';
import { removeOrphans } from './file.service.ts';

// F3: what comes in as a file is what it says it is, holds nothing it should not, and is shown to whom it concerns.

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
let lead: LoginHeaders;

beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
  lead = await loginOf({ role: 'DEPARTMENT_LEAD', departmentId: department.id });
});
afterAll(() => server.close());

async function loginOf(...grants: { role: 'DEPARTMENT_LEAD' | 'EDUCATOR'; departmentId: string }[]) {
  return loginHeaders(server, (await anAccount(server.db, { grants })).id);
}

async function upload(bytes: Buffer | string, { name = 'fil', to = department.slug, headers = lead } = {}) {
  const query = new URLSearchParams({ department: to, name });
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  const response = await fetch(`${server.url}/api/files?${query}`, { method: 'POST', headers, body });
  return { status: response.status, answer: await response.json() };
}

async function show(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + url, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const paint = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#7a9' } });

/** A published offer that shows the file as its picture. */
async function shownOn(imageFileId: string, state: 'PUBLISHED' | 'DRAFT' = 'PUBLISHED') {
  return anOffer(server.db, department, { state, imageFileId, imageAltDa: 'En krabbe.', imageAltEn: 'A crab.' });
}

test('a photograph is written anew: upright, smaller, in several widths, and without where it was taken', async () => {
  const photo = await paint(3000, 1800)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: 'Kim Prøve' }, IFD3: { GPSLatitude: '55/1 40/1 0/1' } })
    .toBuffer();
  const { status, answer } = await upload(photo, { name: '../../IMG_0042.JPG' });
  expect(status).toBe(201);
  expect(answer).toMatchObject({ name: 'IMG_0042.webp', contentType: 'image/webp', width: 1200, height: 2000 });
  const whole = await show(answer.url, lead);
  const facts = await sharp(whole.bytes).metadata();
  expect(facts).toMatchObject({ format: 'webp', width: 1200, height: 2000 });
  expect([facts.exif, facts.xmp, facts.iptc, facts.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect(whole.bytes.includes('Kim Pr')).toBe(false);
  const widths = await Promise.all(
    [100, 400, 401, 900, 5000].map(
      async (w) => (await sharp((await show(`${answer.url}?w=${w}`, lead)).bytes).metadata()).width,
    ),
  );
  expect(widths).toEqual([400, 400, 800, 1200, 1200]);
});

test('small pictures stay as small as they are, PNG with transparency and grey WebP are taken too', async () => {
  const png = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#7a98' } })
    .png()
    .toBuffer();
  expect((await upload(png)).answer).toMatchObject({ width: 300, height: 200 });
  const grey = await paint(500, 300).greyscale().webp().toBuffer();
  expect((await upload(grey)).answer).toMatchObject({ width: 500, height: 300 });
});

test('what it is called and what type it says it has make no difference', async () => {
  const jpeg = await paint(300, 200).jpeg().toBuffer();
  const { answer } = await upload(jpeg, {
    name: 'opgave.pdf',
    headers: { ...lead, 'content-type': 'application/pdf' },
  });
  expect(answer).toMatchObject({ contentType: 'image/webp', name: 'opgave.webp' });
});

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['an archive', Buffer.from('504b0304140000000800', 'hex')],
  ['GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
  ['a PDF after something else', `<script>alert(1)</script>\n${aPdf().toString()}`],
])('%s is refused', async (_what, bytes) => {
  expect(await upload(bytes, { name: 'billede.png' })).toMatchObject({
    status: 415,
    answer: { code: 'UNSUPPORTED_FILE', detail: expect.stringContaining('PDF') },
  });
});

test('a picture that is cut off or is only the beginning of one is refused', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const whole = await sharp(Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * i) % 251)), {
      raw: { width: 300, height: 200, channels: 3 },
    })
      .toFormat(format)
      .toBuffer();
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    expect(await upload(half), format).toMatchObject({ status: 422, answer: { code: 'FILE_BROKEN' } });
    expect(await upload(whole.subarray(0, 20)), format).toMatchObject({ status: 422, answer: { code: 'FILE_BROKEN' } });
  }
});

test('a decompression bomb is refused before it is unpacked', async () => {
  const bomb = aPngOf(60_000, 60_000);
  expect(bomb.length).toBeLessThan(10_000);
  expect(await upload(bomb)).toMatchObject({ status: 422, answer: { code: 'PICTURE_TOO_LARGE' } });
});

test('a moving picture is refused', async () => {
  const pixels = Buffer.concat([Buffer.alloc(40 * 40 * 3, 10), Buffer.alloc(40 * 40 * 3, 200)]);
  const frames = await sharp(pixels, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } })
    .webp({ delay: [100, 100] })
    .toBuffer();
  expect(await upload(frames)).toMatchObject({ status: 422, answer: { code: 'ANIMATED_PICTURE' } });
});

test('a picture that is something else as well is only a picture afterwards', async () => {
  const jpeg = await paint(300, 200).jpeg().toBuffer();
  const both = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
  const { status, answer } = await upload(both);
  expect(status).toBe(201);
  const { bytes } = await show(answer.url, lead);
  expect(bytes.includes('script')).toBe(false);
});

test('a PDF is kept as it is, and downloaded under its own name', async () => {
  const pdf = aPdf();
  const { status, answer } = await upload(pdf, { name: 'Før-opgave "krabber".pdf' });
  expect(status).toBe(201);
  expect(answer).toMatchObject({ name: 'Før-opgave krabber.pdf', contentType: 'application/pdf', width: null });
  const { headers, bytes } = await show(answer.url, lead);
  expect(bytes.equals(pdf)).toBe(true);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="F_r-opgave krabber.pdf"; filename*=UTF-8''F%C3%B8r-opgave%20krabber.pdf`,
  );
});

test('a PDF that does something by itself is refused with what to do about it', async () => {
  const { status, answer } = await upload(aPdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }));
  expect([status, answer.code]).toEqual([422, 'ACTIVE_PDF']);
  expect(answer.detail).toContain('Gem som PDF');
});

test('too much is refused while it comes, and nothing is nothing', async () => {
  expect(await upload(Buffer.alloc(20_000_001, 37))).toMatchObject({ status: 413, answer: { code: 'TOO_LARGE' } });
  const jpeg = await paint(300, 200).jpeg().toBuffer();
  expect(await upload(Buffer.concat([jpeg, Buffer.alloc(15_000_000)]))).toMatchObject({ status: 413 });
  expect(await upload('')).toMatchObject({ status: 422, answer: { code: 'EMPTY_FILE' } });
});

test('only the department’s leads upload, and only to their own', async () => {
  const other = await aDepartment(server.db);
  const educator = await loginOf({ role: 'EDUCATOR', departmentId: department.id });
  expect((await upload(aPdf(), { to: other.slug })).status).toBe(403);
  expect((await upload(aPdf(), { headers: educator })).status).toBe(403);
  expect(await upload(aPdf(), { to: 'findes-ikke' })).toMatchObject({ status: 422 });
});

test('the same file twice is stored once, and each upload that stores something is audited', async () => {
  const own = await aDepartment(server.db);
  const headers = await loginOf({ role: 'DEPARTMENT_LEAD', departmentId: own.id });
  const pdf = aPdf({ catalogue: '/Lang (da)' });
  const first = await upload(pdf, { to: own.slug, name: 'a.pdf', headers });
  expect((await upload(pdf, { to: own.slug, name: 'a.pdf', headers })).answer).toEqual(first.answer);
  expect((await upload(pdf, { to: own.slug, name: 'b.pdf', headers })).answer.id).not.toBe(first.answer.id);
  const audit = await server.db.prisma.auditEvent.findMany({ where: { departmentId: own.id } });
  expect(audit.map(({ action, role }) => [action, role])).toEqual([
    ['file.added', 'DEPARTMENT_LEAD'],
    ['file.added', 'DEPARTMENT_LEAD'],
  ]);
});

test('a file is everybody’s while its offer is published, else the staff’s', async () => {
  const { id, name } = await aFile(server.db, department, { picture: { width: 900, height: 600 } });
  const url = `/api/files/${id}/${name}`;
  const educator = await loginOf({ role: 'EDUCATOR', departmentId: department.id });
  const stranger = await loginOf({ role: 'EDUCATOR', departmentId: (await aDepartment(server.db)).id });
  const seenBy = async () =>
    [await show(url), await show(url, stranger), await show(url, educator)].map(({ status }) => status);
  expect(await seenBy()).toEqual([404, 404, 200]);
  const offer = await shownOn(id, 'DRAFT');
  expect(await seenBy()).toEqual([404, 404, 200]);
  await server.db.prisma.offer.update({ where: { id: offer.id }, data: { state: 'PUBLISHED' } });
  expect(await seenBy()).toEqual([200, 200, 200]);
  expect((await show(`/api/files/${id}/noget-andet.webp`)).status).toBe(404);
  await server.db.prisma.offer.update({ where: { id: offer.id }, data: { state: 'ARCHIVED' } });
  expect(await seenBy()).toEqual([404, 404, 200]);
});

test('what somebody has booked stays readable after the offer has got another picture and is archived', async () => {
  const { pool, prisma } = server.db;
  const picture = await aFile(server.db, department, { picture: { width: 900, height: 600 } });
  const task = await aFile(server.db, department);
  const offer = await shownOn(picture.id);
  const texts = { titleDa: 'Før', titleEn: 'Before', noteDa: '', noteEn: '', bodyDa: '', bodyEn: '' };
  await prisma.material.create({
    data: { id: crypto.randomUUID(), offerId: offer.id, phase: 'BEFORE', position: 1, fileId: task.id, ...texts },
  });
  const { rows } = await pool.query('SELECT offer_keep_version($1, NULL, now()) AS id', [offer.id]);
  const booking = await aBooking(server.db, await aSession(server.db, offer));
  await prisma.booking.update({ where: { id: booking.id }, data: { offerVersionId: rows[0].id } });
  await prisma.material.deleteMany({ where: { offerId: offer.id } });
  await prisma.offer.update({ where: { id: offer.id }, data: { state: 'ARCHIVED', imageFileId: null } });
  expect((await show(`/api/files/${picture.id}/${picture.name}`)).status).toBe(200);
  expect((await show(`/api/files/${task.id}/${task.name}`)).status).toBe(200);
  expect(await removeOrphans(pool, new Date('2027-01-01'))).toBeGreaterThan(0);
  expect(await prisma.storedFile.count({ where: { id: { in: [picture.id, task.id] } } })).toBe(2);
});

test('browsers keep what is public, and ask again with what they have', async () => {
  const { id, name } = await aFile(server.db, department, { picture: { width: 900, height: 600 } });
  await shownOn(id);
  const url = `/api/files/${id}/${name}`;
  const { headers } = await show(`${url}?w=400`);
  expect(headers.get('cache-control')).toBe('public, max-age=604800, immutable');
  const etag = headers.get('etag') ?? '';
  const again = await show(`${url}?w=400`, { 'if-none-match': etag });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  expect((await show(`${url}?w=800`, { 'if-none-match': etag })).status).toBe(200);
});

test('files that never hung on anything go after a week', async () => {
  const old = new Date(new Date(TEST_NOW).getTime() - 8 * 86_400_000);
  const orphan = await aFile(server.db, department, { createdAt: old });
  const used = await aFile(server.db, department, { createdAt: old, picture: { width: 9, height: 9 } });
  const young = await aFile(server.db, department, { createdAt: new Date(TEST_NOW) });
  await shownOn(used.id, 'DRAFT');
  await removeOrphans(server.db.pool, new Date(TEST_NOW));
  const left = await server.db.prisma.storedFile.findMany({ where: { id: { in: [orphan.id, used.id, young.id] } } });
  expect(left.map(({ id }) => id).sort()).toEqual([used.id, young.id].sort());
});
