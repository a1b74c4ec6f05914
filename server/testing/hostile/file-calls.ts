import { aFile } from '#server/testing/file-builder.ts';
import type { TestServer } from '#server/testing/server.ts';
import type { ValidCall } from './calls.ts';

type Parts = Partial<Pick<ValidCall, 'params' | 'query' | 'body' | 'headers'>>;

/** The smallest PDF that is taken: hostile input spoils its text. */
const aSmallPdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';

/** Calls about files and lists of goals; the file hangs on the published offer. */
export async function fileCalls(
  { db }: TestServer,
  department: { id: string; slug: string },
  offer: { id: string },
): Promise<Record<string, Parts>> {
  const { id, name } = await aFile(db, department, { picture: { width: 900, height: 600 } });
  const words = { imageAltDa: 'En krabbe.', imageAltEn: 'A crab.' };
  await db.prisma.offer.update({ where: { id: offer.id }, data: { imageFileId: id, ...words } });
  return {
    'POST /api/files': {
      query: { department: department.slug, name: 'før-opgave.pdf' },
      body: aSmallPdf,
      headers: { 'content-type': 'application/pdf' },
    },
    'GET /api/curriculum/goals': { query: { on: '2026-03-16', subject: 'HISTORY' } },
    'GET /api/curriculum/sets': {},
    'GET /api/curriculum/sets/:id/csv': { params: { id: 'faelles-maal-2019' } },
    'POST /api/curriculum/sets': {
      query: { id: 'faelles-maal-2031', nameDa: 'Mål', nameEn: 'Goals', validFrom: '2031-08-01', dryRun: 'true' },
      body: 'kode;fag;fra;til;dansk;engelsk\nhistorie.kilder;Historie;3;9;Kilder;Sources\n',
      headers: { 'content-type': 'text/csv' },
    },
    'GET /api/files/:id/:name': { params: { id, name }, query: { w: '800' } },
  };
}
