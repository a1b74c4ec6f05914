import { createHash } from 'node:crypto';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { anAccount, serialNumber } from './builders.ts';

export interface FileFacts {
  name?: string;
  /** A picture (WebP by name only: its bytes are made up) of so many pixels; left out = a PDF. */
  picture?: { width: number; height: number };
  createdAt?: Date;
}

/** A stored file of a department, uploaded by somebody. */
export async function aFile(db: Pick<Database, 'prisma'>, department: { id: string }, facts: FileFacts = {}) {
  const { picture } = facts;
  const bytes = Buffer.from(`${picture ? 'RIFF' : '%PDF-1.7'} ${serialNumber()} %%EOF`);
  return db.prisma.storedFile.create({
    data: {
      id: newId(),
      departmentId: department.id,
      contentType: picture ? 'image/webp' : 'application/pdf',
      name: facts.name ?? (picture ? 'billede.webp' : 'opgave.pdf'),
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(),
      bytes,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      createdAt: facts.createdAt ?? new Date('2026-03-01T08:00:00Z'),
      createdBy: (await anAccount(db)).id,
    },
  });
}
