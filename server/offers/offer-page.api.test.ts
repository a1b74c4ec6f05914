import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { aDepartment, anOffer, aSession } from '#server/testing/builders.ts';
import { aFile } from '#server/testing/file-builder.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';

let server: TestServer;
let department: Awaited<ReturnType<typeof aDepartment>>;
beforeAll(async () => {
  server = await testServer();
  department = await aDepartment(server.db);
});
afterAll(() => server.close());

async function read(path: string, language = 'da') {
  const response = await fetch(`${server.url}/api${path}`, { headers: { 'accept-language': language } });
  return response.json();
}

test('an offer shows its own picture with words and middle, on its page and in the list; others have a drawn cover', async () => {
  const { id } = await aFile(server.db, department, { picture: { width: 2000, height: 1300 }, name: 'lav vand.webp' });
  const words = { imageAltDa: 'En krabbe.', imageAltEn: 'A crab.', imageFocusX: 75, imageFocusY: 10 };
  const { slug } = await anOffer(server.db, department, { imageFileId: id, ...words });
  const plain = await anOffer(server.db, department);
  const picture = {
    url: `/api/files/${id}/lav%20vand.webp`,
    width: 2000,
    height: 1300,
    alt: 'En krabbe.',
    focus: { x: 75, y: 10 },
  };
  expect((await read(`/offers/${slug}`)).picture).toEqual(picture);
  expect((await read(`/offers/${slug}`, 'en')).picture.alt).toBe('A crab.');
  const { items } = await read('/offers');
  const pictures = Object.fromEntries(
    items.map((item: { slug: string; picture: unknown }) => [item.slug, item.picture]),
  );
  expect(pictures).toEqual({ [slug]: picture, [plain.slug]: null });
});

test('materials that are files say how large they are, texts are written out of Markdown', async () => {
  const { id, sizeBytes } = await aFile(server.db, department, { name: 'opgave.pdf' });
  const offer = await anOffer(server.db, department, { descriptionDa: 'Vi går **ud**.\n\n<script>alert(1)</script>' });
  const texts = { titleDa: 'Opgave', titleEn: 'Task', noteDa: '', noteEn: '', bodyDa: '- Net\n- Spand', bodyEn: '' };
  await server.db.prisma.material.create({
    data: { id: newId(), offerId: offer.id, phase: 'BEFORE', position: 1, fileId: id, ...texts },
  });
  const { descriptionHtml, materials } = await read(`/offers/${offer.slug}`);
  expect(descriptionHtml).toBe('<p>Vi går <strong>ud</strong>.</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  expect(materials).toMatchObject([
    {
      bodyHtml: '<ul>\n<li>Net</li>\n<li>Spand</li>\n</ul>',
      file: { name: 'opgave.pdf', url: `/api/files/${id}/opgave.pdf`, contentType: 'application/pdf', sizeBytes },
    },
  ]);
});

test('a course tells its season and every meeting of each session, and adults by level in words', async () => {
  const offer = await anOffer(server.db, department, {
    ...{ form: 'COURSE', meetingCount: 3, seasonFrom: '10-01', seasonTo: '03-31' },
    adultRatios: [{ level: 'LOWER', pupilsPerAdult: 8 }],
  });
  const session = await aSession(server.db, offer);
  const meetings = [7, 14].map((days) => ({
    startsAt: new Date(session.startsAt.getTime() + days * 86_400_000),
    endsAt: new Date(session.endsAt.getTime() + days * 86_400_000),
  }));
  await server.db.prisma.sessionMeeting.createMany({
    data: meetings.map((meeting, index) => ({
      ...{ id: newId(), sessionId: session.id, position: index + 2 },
      ...meeting,
    })),
  });
  const details = await read(`/offers/${offer.slug}`);
  expect(details).toMatchObject({ meetingCount: 3, season: { from: '10-01', to: '03-31' } });
  expect(details.rules.find(({ code }: { code: string }) => code === 'ADULTS').text).toBe(
    'I skal have mindst 1 voksen med pr. 14 elever i gruppen (0.-3. klasse: 1 pr. 8). Vores underviser tæller ikke med.',
  );
  const { items } = await read(`/offers/${offer.slug}/sessions`);
  expect(items[0].meetings.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(
    meetings.map(({ startsAt }) => startsAt.toISOString()),
  );
  const adultsFor = async (level: string) => (await read(`/offers/${offer.slug}/sessions?pupils=16${level}`)).adults;
  expect([await adultsFor('&level=MIDDLE'), await adultsFor('&level=LOWER'), await adultsFor('')]).toEqual([2, 2, 2]);
  expect((await read(`/offers/${offer.slug}/sessions?pupils=28&level=MIDDLE`)).adults).toBe(2);
  expect((await read(`/offers/${offer.slug}/sessions?pupils=28`)).adults).toBe(4);
});
