import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { readRawBody } from '#server/http/raw-body.ts';

export type UploadedFile = { fileName: string; bytes: Uint8Array };

export type Upload =
  | { ok: true; files: UploadedFile[] }
  | { ok: false; code: 'TOO_LARGE' | 'UPLOAD_UNREADABLE' | 'NO_FILE' };

/** Stands for a name where the sender gives none. */
const UNNAMED = 'upload.csv';

/**
 * The files in a request's body: those of a multipart form, else the body itself. Never holds more than `limitBytes`; what
 * comes after is read and thrown away, so that the sender gets to see the answer.
 */
export async function readUpload(request: IncomingMessage, limitBytes: number): Promise<Upload> {
  const body = await readRawBody(request, limitBytes);
  if (typeof body === 'string') return { ok: false, code: body };
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\//i.test(contentType)) return { ok: true, files: [{ fileName: UNNAMED, bytes: body }] };
  const files = await filesOfForm(body, contentType);
  if (files === null) return { ok: false, code: 'UPLOAD_UNREADABLE' };
  return files.length > 0 ? { ok: true, files } : { ok: false, code: 'NO_FILE' };
}

/** Null = not a form that can be read. */
async function filesOfForm(body: Buffer<ArrayBuffer>, contentType: string): Promise<UploadedFile[] | null> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => null);
  if (form === null) return null;
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  const chosen = files.filter((file) => file.name !== '' || file.size > 0);
  return Promise.all(
    chosen.map(async (file) => ({ fileName: nameOf(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** A sender's file name as it may stand in a report: no folders, no control characters, not endless. */
function nameOf(name: string): string {
  const base = path.win32.basename(name.toWellFormed());
  return base.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 100) || UNNAMED;
}
