import type { RequestEvent } from '@sveltejs/kit';
import { type StoredFileAnswer, uploadFile } from '#server/files/file.contract.ts';
import type { Problem } from '#server/http/problems.ts';

export type FileSent = { ok: true; file: StoredFileAnswer } | { ok: false; status: number; message: string };

/** The file that somebody chose in a field of a form; null = none (browsers send an empty one then). */
export function chosenFile(form: FormData, field: string): File | null {
  const value = form.get(field);
  return value instanceof File && (value.size > 0 || value.name !== '') ? value : null;
}

/** Hands a chosen file on to the API; a refusal comes back as the sentence to show beside the field. */
export async function sendFile(
  { fetch, locals }: Pick<RequestEvent, 'fetch' | 'locals'>,
  { department, file }: { department: string; file: File },
): Promise<FileSent> {
  const query = new URLSearchParams({ department, name: file.name.slice(0, 500) || 'fil' });
  const headers = { 'accept-language': locals.language, 'content-type': 'application/octet-stream' };
  const response = await fetch(`${uploadFile.path}?${query}`, { method: uploadFile.method, headers, body: file });
  if (response.ok) return { ok: true, file: (await response.json()) as StoredFileAnswer };
  const { detail } = (await response.json()) as Problem;
  return { ok: false, status: response.status, message: detail };
}
